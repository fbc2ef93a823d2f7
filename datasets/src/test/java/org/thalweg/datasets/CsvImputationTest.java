package org.thalweg.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.DataException;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;
import org.thalweg.data.Imputation;
import org.thalweg.data.Unseen;

class CsvImputationTest {

    private static final String TEXT =
            """
            age,color,who,y
            1,red,a,10
            ,blue,b,20
            3,NA,c,30
            4,red,a,
            5,red,,50
            6,blue,b,60
            """;

    @TempDir private Path folder;

    private CsvFile file() {
        return new CsvFile(folder);
    }

    private Dataset read(Missing missing) throws IOException {
        return file().of(TEXT).categorical("color").groupBy("who").missing(missing).target("y");
    }

    private static List<double[]> rows(Dataset data) {
        return IntStream.range(0, data.size())
                .mapToObj(
                        i -> {
                            double[] row = new double[data.inputs()];
                            data.copyInputs(i, row, 0);
                            return row;
                        })
                .toList();
    }

    @Test
    void inputs_stay_missing_and_rows_without_target_or_group_are_left_out() throws IOException {
        Dataset data = read(Missing.MEDIAN);
        assertThat(data.inputNames()).containsExactly("age", "color=blue", "color=red");
        double gap = Double.NaN;
        assertThat(rows(data))
                .containsExactly(
                        new double[] {1, 0, 1},
                        new double[] {gap, 1, 0},
                        new double[] {3, gap, gap},
                        new double[] {6, 1, 0});
        assertThat(data.missing()).isEqualTo(Map.of("age", 1, "color", 1));
        assertThat(data.imputation()).contains(Imputation.MEDIAN);
        assertThat(data.filled())
                .contains(
                        "2 missing values are filled by the median of the training part, categories by the most frequent: age 1, color 1.");
        assertThat(data.origin().skipped()).containsExactly(4, 5);
        assertThat(data.origin().leftOut())
                .contains("2 of 6 rows were left out for missing values: who 1, y 1.");
        assertThat(read(Missing.SKIP).size()).isEqualTo(2);
    }

    @Test
    void a_file_that_lacks_nothing_is_as_ever() throws IOException {
        String whole = "a,y\n1,2\n3,4\n";
        Dataset filled = file().of(whole).missing(Missing.MEAN).target("y");
        Dataset plain = file().of(whole).target("y");
        assertThat(filled.missing()).isEmpty();
        assertThat(filled.filled()).isEmpty();
        assertThat(filled.hash()).isEqualTo(plain.hash());
    }

    /** Lines that are read quickly, and those that are not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gaps_are_read_at_any_pace(boolean quick) throws IOException {
        StringBuilder text = new StringBuilder("a,b,y\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 5 == 3 ? "" : i)
                    .append(i % 7 == 2 ? ",x," : ",z,")
                    .append(i)
                    .append('\n');
        }
        Dataset data =
                file().of(text.toString())
                        .categorical("b")
                        .missingValuesOf("b", "x")
                        .missing(Missing.MEAN)
                        .at(new Csv.Pace(3, quick))
                        .target("y");
        assertThat(data.size()).isEqualTo(40);
        assertThat(data.missing()).isEqualTo(Map.of("a", 8, "b", 6));
        assertThat(rows(data).get(3)).containsExactly(Double.NaN, 1);
        assertThat(rows(data).get(4)).containsExactly(4, 1);
    }

    @Test
    void a_column_without_any_value_is_told_when_it_is_to_be_filled() throws IOException {
        Dataset data =
                file().of("a,b,y\n,,1\n,,2\n").categorical("b").missing(Missing.MEAN).target("y");
        assertThat(data.missing()).isEqualTo(Map.of("a", 2, "b", 2));
    }

    @Test
    void a_test_set_has_gaps_of_its_own() throws IOException {
        Path test =
                Files.writeString(
                        folder.resolve("test.csv"), "color,y,age,who\nred,1,,a\n,2,7,b\n,,7,b\n");
        Dataset data =
                file().of(TEXT)
                        .categorical("color")
                        .groupBy("who")
                        .missing(Missing.MEAN)
                        .test(test)
                        .target("y");
        assertThat(data.missing()).isEqualTo(Map.of("age", 2, "color", 2));
        assertThat(data.testSize()).isEqualTo(2);
        assertThat(data.origin().skipped()).containsExactly(4, 5, 9);
    }

    @Test
    void identifiers_are_known_in_spite_of_gaps() throws IOException {
        StringBuilder text = new StringBuilder("subject,dose,y\n");
        for (int i = 0; i < 30; i++) {
            text.append(i == 4 || i == 17 ? "" : i / 3).append(",1.5,").append(i).append('\n');
        }
        assertThat(
                        IdentifierColumns.of(
                                file().of(text.toString()).missing(Missing.MEAN).target("y")))
                .containsExactly("subject");
    }

    @Test
    void data_for_a_model_have_gaps_too() throws IOException {
        Encoding known = read(Missing.MEAN).encoding();
        String later = "color,age\nred,\n,2\n";
        Dataset data = file().of(later).missing(Missing.MEAN).inputsLike(known);
        assertThat(rows(data))
                .containsExactly(
                        new double[] {Double.NaN, 0, 1}, new double[] {2, Double.NaN, Double.NaN});
        file().assertError(
                        ":2: column 'age' has no value: ''. Use `missing(Missing.SKIP)` to leave such rows out.",
                        later,
                        csv -> csv.inputsLike(known));
        Dataset measured =
                file().of("color,age,y\nred,,\n,2,5\n").missing(Missing.MEAN).like(known);
        assertThat(measured.origin().skipped()).containsExactly(1);
        StringWriter out = new StringWriter();
        CsvPredictions.write(known, measured.origin(), new double[][] {{7}}, out);
        assertThat(out).hasToString("row,y\n2,7\n");
    }

    @Test
    void a_category_that_is_not_known_is_an_error_or_ignored() throws IOException {
        Encoding known = read(Missing.SKIP).encoding();
        String later = "color,age\nred,1\nmauve,2\npink,3\nmauve,4\n";
        assertThatThrownBy(() -> file().of(later).inputsLike(known))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        folder.resolve("data.csv")
                                + ":3: column 'color' is 'mauve', which the training data did not have. They had 'blue', 'red'. Use `unseen(Unseen.IGNORE)` to ignore such categories.");
        Dataset data = file().of(later).unseen(Unseen.IGNORE).inputsLike(known);
        assertThat(rows(data).stream().map(row -> row[1] + row[2]))
                .isEqualTo(Arrays.asList(1.0, 0.0, 0.0, 0.0));
        assertThat(data.origin().notes())
                .containsExactly(
                        "Column 'color' has categories in 3 rows that the training data did not have, and that are ignored: 'mauve', 'pink'.");
    }
}

package org.thalweg.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.data.DataException;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;
import org.thalweg.data.Encoding.Source;

class CsvLikeTest {

    @TempDir private Path folder;

    private Encoding known = Encoding.ofNumbers(List.of(), List.of());

    @BeforeEach
    void train() throws IOException {
        known =
                Csv.read(
                                file(
                                        """
                                        id,age,sex,share,dose,species
                                        a,1,f,10%,1.0,cat
                                        b,2,m,20%,2,dog
                                        """))
                        .categorical("sex", "dose")
                        .drop("id")
                        .classes("species")
                        .encoding();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "new", ".csv"), text);
    }

    private static List<Double> row(Dataset data, int instance) {
        double[] row = new double[data.inputs()];
        data.copyInputs(instance, row, 0);
        return com.google.common.primitives.Doubles.asList(row);
    }

    @Test
    void a_dataset_knows_the_columns_that_it_was_made_of() {
        assertThat(known)
                .isEqualTo(
                        new Encoding(
                                List.of(
                                        new Source("age", "", List.of()),
                                        new Source("sex", "", List.of("f", "m")),
                                        new Source("share", "%", List.of()),
                                        new Source("dose", "", List.of("1.0", "2"))),
                                List.of(new Source("species", "", List.of("cat", "dog"))),
                                true));
    }

    @Test
    void finds_columns_by_name_and_categories_as_they_were() throws IOException {
        Dataset data =
                Csv.read(
                                file(
                                        """
                                        dose;share;note;age;sex
                                        1;5,5 %;x;7;m
                                        2,0;1%;y;8;m
                                        """))
                        .inputsLike(known);
        assertThat(data.inputNames())
                .containsExactly("age", "sex=f", "sex=m", "share", "dose=1.0", "dose=2");
        assertThat(row(data, 0)).containsExactly(7.0, 0.0, 1.0, 0.055, 1.0, 0.0);
        assertThat(row(data, 1)).containsExactly(8.0, 0.0, 1.0, 0.01, 0.0, 1.0);
        assertThat(data.outputs()).isZero();
        assertThat(data.origin().notes())
                .containsExactly("A column is no input of the model, and left out: 'note'.");
        assertThat(data.encoding().inputs()).isEqualTo(known.inputs());
    }

    @Test
    void reads_classes_as_they_were() throws IOException {
        Dataset data =
                Csv.read(file("age,sex,share,dose,species\n7,m,1%,1,dog\n8,f,2%,2,dog\n"))
                        .like(known);
        assertThat(data.outputNames()).containsExactly("cat", "dog");
        assertThat(data.classOf(0)).isEqualTo(1);
        assertThat(data.encoding()).isEqualTo(known);
    }

    private void refuses(String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Csv.read(file).inputsLike(known))
                .isInstanceOf(DataException.class)
                .hasMessage(file + message);
    }

    @Test
    void names_what_is_missing() throws IOException {
        refuses(
                "age,Sex,share,dose\n1,f,1%,1\n",
                ": there is no column 'sex', which the model needs. Did you mean 'Sex'? It has age, Sex, share, dose.");
        refuses(
                "age,dose\n1,1\n",
                ": there are no columns 'sex', 'share', which the model needs. It has age, dose.");
        refuses(
                "5,2\n3,4\n",
                ": there are no columns 'age', 'sex', 'share', 'dose', which the model needs. It has no header, and 2 columns: the model knows its inputs by name.");
    }

    @Test
    void names_a_category_that_was_not_there_with_its_line() throws IOException {
        refuses(
                "age,sex,share,dose\n1,f,1%,1\n1,F,1%,2\n",
                ":3: column 'sex' is 'F', which the training data did not have. Did you mean 'f'? They had 'f', 'm'. Use `unseen(Unseen.IGNORE)` to ignore such categories.");
        refuses(
                "age,sex,share,dose\n1,f,1%,1\n1,m,1%,3\n",
                ":3: column 'dose' is '3', which the training data did not have. They had '1.0', '2'. Use `unseen(Unseen.IGNORE)` to ignore such categories.");
    }

    @Test
    void a_share_is_written_as_it_was() throws IOException {
        refuses(
                "age,sex,share,dose\n1,f,12,1\n",
                ":2: column 'share' is '12'. In the training data it had the sign %: write it in the same way.");
        refuses(
                "age,sex,share,dose\n1%,f,12%,1\n",
                ":2: column 'age' is '1%'. In the training data it had no percent sign: write it in the same way.");
        refuses(
                "age,sex,share,dose\nold,f,12%,1\n",
                ":2: column 'age' is not a number: 'old'. In the training data it held numbers.");
    }

    @Test
    void the_model_says_what_columns_are_for() throws IOException {
        Path file = file("age\n1\n");
        assertThatThrownBy(() -> Csv.read(file).drop("age").inputsLike(known))
                .hasMessage("The model says which columns are read. Leave `drop` out.");
        assertThatThrownBy(() -> Csv.read(file).test(file).inputsLike(known))
                .hasMessage("Predictions are of one file. Leave `test` out.");
    }

    @Test
    void without_header_columns_are_where_they_were_or_in_order() throws IOException {
        Encoding positions = Csv.read(file("5,1,2\n6,3,4\n")).target(1).encoding();
        assertThat(positions.inputNames()).containsExactly("2", "3");
        Dataset whole = Csv.read(file("0,7,8\n0,9,10\n")).inputsLike(positions);
        assertThat(row(whole, 0)).containsExactly(7.0, 8.0);
        assertThat(whole.origin().notes()).isEmpty();
        Dataset inputsAlone = Csv.read(file("2,3\n9,10\n")).inputsLike(positions);
        assertThat(row(inputsAlone, 0)).containsExactly(2.0, 3.0);
        assertThat(inputsAlone.size()).isEqualTo(2);
    }

    @Test
    void rows_are_read_alike_at_any_pace() throws IOException {
        StringBuilder text = new StringBuilder("note,sex,dose,age,share\n");
        for (int i = 0; i < 50; i++) {
            text.append("x,")
                    .append(i % 2 == 0 ? "f" : "m")
                    .append(",2,")
                    .append(i)
                    .append(",1%\n");
        }
        Path file = file(text.toString());
        Dataset slow = Csv.read(file).at(new Csv.Pace(1000, false)).inputsLike(known);
        Dataset quick = Csv.read(file).at(new Csv.Pace(1, true)).inputsLike(known);
        assertThat(quick).isEqualTo(slow);
        assertThat(slow.size()).isEqualTo(50);
        Path unseen = file(text.toString().replace("m,2,49", "d,2,49"));
        assertThatThrownBy(() -> Csv.read(unseen).at(new Csv.Pace(1, true)).inputsLike(known))
                .hasMessageStartingWith(unseen + ":51: column 'sex' is 'd',");
    }

    @Test
    void predictions_say_of_which_row_they_are() throws IOException {
        Dataset data =
                Csv.read(
                                file(
                                        "age,sex,share,dose\n,f,1%,1\n1,f,1%,1\n,f,1%,1\n,f,1%,1\n2,m,1%,2\n"))
                        .missing(Missing.SKIP)
                        .inputsLike(known);
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.origin().skipped()).containsExactly(1, 3, 4);
        StringWriter out = new StringWriter();
        CsvPredictions.write(known, data.origin(), new double[][] {{0.25, 0.75}, {0.5, 0.5}}, out);
        assertThat(out)
                .hasToString(
                        "row,species,species=cat,species=dog\n2,dog,0.25,0.75\n5,cat,0.5,0.5\n");
        StringWriter numbers = new StringWriter();
        CsvPredictions.write(
                Encoding.ofNumbers(List.of("x"), List.of("a, b", "c")),
                data.origin(),
                new double[][] {{1e-9, 2}},
                numbers);
        assertThat(numbers).hasToString("row,\"a, b\",c\n2,1e-9,2\n");
    }
}

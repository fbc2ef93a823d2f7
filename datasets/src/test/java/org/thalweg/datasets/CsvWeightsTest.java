package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;

/** A column by which rows are weighted. */
class CsvWeightsTest {

    private static final String TEXT = "x,count,y\n1,2,5\n2,0,6\n3,0.5,7\n";

    @TempDir Path folder;

    @Test
    void is_no_input() throws IOException {
        Dataset data = csv(TEXT).weights("count").target("y");
        assertEquals(List.of("x"), data.inputNames());
        assertEquals(Optional.of("count"), data.weightColumn());
        assertArrayEquals(new double[] {2, 0, 0.5}, weights(data));
        assertEquals(data, csv(TEXT).weights(2).target("y"));
        assertEquals(data, csv(TEXT).weights(-2).target("y"));
        assertNotEquals(data, csv(TEXT).drop("count").target("y"));
    }

    @Test
    void goes_with_groups_and_an_order() throws IOException {
        Dataset data =
                csv("w,who,when,x,y\n1,a,2020,1,1\n2,b,2021,2,2\n")
                        .groupBy("who")
                        .orderBy("when")
                        .weights("w")
                        .target("y");
        assertEquals(List.of("x"), data.inputNames());
        assertEquals("b", data.groupOf(1));
        assertEquals(2021, data.orderOf(1));
        assertEquals(2, data.weightOf(1));
    }

    @Test
    void is_read_beyond_the_first_records_too() throws IOException {
        StringBuilder text = new StringBuilder("x,y,w\n");
        for (int i = 0; i < 30; i++) {
            text.append(i + ",1," + i + "\n");
        }
        for (boolean quick : new boolean[] {true, false}) {
            Dataset data = csv(text.toString()).at(new Csv.Pace(3, quick)).weights("w").target("y");
            assertArrayEquals(IntStream.range(0, 30).asDoubleStream().toArray(), weights(data));
        }
    }

    @Test
    void a_test_file_has_it_as_well() throws IOException {
        Path test = Files.writeString(folder.resolve("test.csv"), "y,count,x\n1,3,1\n");
        Dataset data = csv(TEXT).weights("count").test(test).target("y");
        assertArrayEquals(new double[] {2, 0, 0.5, 3}, weights(data));
        assertTrue(data.isTest(3));
    }

    @Test
    void a_missing_weight_is_a_missing_value() throws IOException {
        String text = "x,w,y\n1,1,1\n2,,2\n3,2,4\n";
        Dataset data = csv(text).weights("w").missing(Missing.SKIP).target("y");
        assertArrayEquals(new double[] {1, 2}, weights(data));
        assertError(
                ":3: column 'w' has no value: ''. Use `missing(Missing.SKIP)` to leave such rows out.",
                text,
                csv -> csv.weights("w").target("y"));
    }

    @ParameterizedTest
    @CsvSource({"-1", "-0.5", "1e71", "1e-71"})
    void what_cannot_be_a_weight(String weight) throws IOException {
        assertError(
                ":3: column 'w', by which rows are weighted, is '%s'. A weight is 0, or a number from 1e-70 to 1e70."
                        .formatted(weight),
                "x,w,y\n1,1,1\n2,%s,2\n".formatted(weight),
                csv -> csv.weights("w").target("y"));
    }

    @Test
    void what_is_no_number() throws IOException {
        assertError(
                ":3: column 'w' is not a number: 'often'. Rows are weighted by it.",
                "x,w,y\n1,1,1\n2,often,2\n",
                csv -> csv.weights("w").target("y"));
        assertError(
                ":2: column 'w' is too large for a double: '1e999'.",
                "x,w,y\n1,1e999,1\n",
                csv -> csv.weights("w").target("y"));
    }

    @Test
    void some_row_must_count() throws IOException {
        assertError(
                ": column 'w', by which rows are weighted, is 0 in every row: none counts.",
                "x,w,y\n1,0,1\n2,0,2\n",
                csv -> csv.weights("w").target("y"));
    }

    @Test
    void has_no_other_use() throws IOException {
        assertError(
                ": column 'count' is both the weights and target. Take it out of one of the two.",
                TEXT,
                csv -> csv.weights("count").target("count"));
        assertError(
                ": column 'count' is both the weights and dropped. It is no input in any case: take it out of `drop`.",
                TEXT,
                csv -> csv.weights("count").drop("count").target("y"));
        assertError(
                ": there is no column 'counts'. Did you mean 'count'? It has x, count, y.",
                TEXT,
                csv -> csv.weights("counts").target("y"));
    }

    @Test
    void weights_what_is_measured_by_a_model_and_is_not_needed_for_predictions()
            throws IOException {
        Encoding model = csv("x,y\n1,2\n2,3\n").target("y").encoding();
        Csv other = csv("y,x,w\n1,2,0.5\n2,3,\n");
        Dataset predicted = other.weightsIfAny("w").inputsLike(model);
        assertEquals(List.of(), predicted.origin().notes());
        assertEquals(Optional.empty(), predicted.weightColumn());
        Dataset measured = csv("y,x,w\n1,2,0.5\n2,3,4\n").weightsIfAny("w").like(model);
        assertArrayEquals(new double[] {0.5, 4}, weights(measured));
        assertEquals(List.of(), measured.origin().notes());
        assertEquals(measured, csv("y,x,w\n1,2,0.5\n2,3,4\n").weights("w").like(model));
        Dataset without = csv("y,x\n1,2\n").weightsIfAny("w").like(model);
        assertEquals(Optional.empty(), without.weightColumn());
        assertError(
                ": there is no column 'w'. It has y, x.",
                "y,x\n1,2\n",
                csv -> csv.weights("w").like(model));
        assertError(
                ":2: column 'w', by which rows are weighted, is '-1'. A weight is 0, or a number from 1e-70 to 1e70.",
                "y,x,w\n1,2,-1\n",
                csv -> csv.weights("w").like(model));
    }

    private Csv csv(String text) throws IOException {
        return Csv.read(Files.writeString(folder.resolve("data.csv"), text));
    }

    private void assertError(String expected, String text, Function<Csv, Dataset> reading)
            throws IOException {
        Csv csv = csv(text);
        Messages.assertMessage(folder.resolve("data.csv") + expected, () -> reading.apply(csv));
    }

    private static double[] weights(Dataset data) {
        return IntStream.range(0, data.size()).mapToDouble(data::weightOf).toArray();
    }
}

package org.thalweg.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.catalog.Catalog;
import org.thalweg.data.DataException;
import org.thalweg.datasets.MissingValues;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.SpecReader;

/** Messages about data say settings as they can be written where the data were named. */
final class DataWordingTest {

    private static final String SPEC = "chain: momentum(0.9) | sgd(0.05)\ndata: wine.csv\n";

    @TempDir private Path folder;

    private final SpecReader reader = new SpecReader(Catalog.standard());

    private DataSource spec(String data, String more) throws IOException {
        Files.writeString(folder.resolve("wine.csv"), data);
        return reader.read("wine.yaml", SPEC + more, folder).data().get(0);
    }

    private DataSource options(String data, Map<String, String> options) throws IOException {
        Path file = Files.writeString(folder.resolve("wine.csv"), data);
        return reader.fromPipe("momentum(0.9) | sgd(0.05)", file, options).data().get(0);
    }

    private void assertError(String expected, DataSource source) {
        assertEquals(
                expected.replace("FILE", folder.resolve("wine.csv").toString()),
                assertThrows(DataException.class, () -> LoadedData.dataset(source)).getMessage());
    }

    @Test
    void an_unknown_column_is_told_where_it_was_named() throws IOException {
        String has = "Did you mean 'alcohol'? It has alcohol, kind, y.";
        String data = "alcohol,kind,y\n1,a,2\n";
        for (Map.Entry<String, String> line :
                Map.of(
                                "target: alcohl\n", "3:1",
                                "target: y\ndrop: [kind, alcohl]\n", "4:1",
                                "target: y\ncategorical: alcohl\n", "4:1",
                                "target: y\nmissing-values: {alcohl: -200}\n", "4:1",
                                "target: y\nsplit: {group: alcohl}\n", "4:9",
                                "target: y\nsplit:\n  order: alcohl\n", "5:3",
                                "class: alcohl\n", "3:1")
                        .entrySet()) {
            assertError(
                    "wine.yaml:%s: FILE: there is no column 'alcohl'. %s"
                            .formatted(line.getValue(), has),
                    spec(data, line.getKey()));
        }
        assertError(
                "--target: FILE: there is no column 'alcohl'. " + has,
                options(data, Map.of("target", "alcohl")));
        assertError(
                "--group: FILE: there is no column 'alcohl'. " + has,
                options(data, Map.of("target", "y", "split", "{group: alcohl}")));
        assertError(
                "FILE: there is no column 'alcohl'. " + has,
                DataSource.of(folder.resolve("wine.csv"), "alcohl"));
    }

    @Test
    void advice_is_in_keys_or_options() throws IOException {
        Map<String, String> y = Map.of("target", "y");
        String missing = "a,y\nNA,1\n2,3\n";
        assertError(
                "FILE:2: column 'a' has no value: 'NA'. Use `missing: skip` to leave such rows out, or `missing: mean` to fill it.",
                spec(missing, "target: y\n"));
        assertError(
                "FILE:2: column 'a' has no value: 'NA'. Use `--missing skip` to leave such rows out, or `--missing mean` to fill it.",
                options(missing, y));
        String word = "a,y\nred,1\n2,3\n";
        assertError(
                "FILE:2: column 'a' is not a number: 'red'. Name it in `categorical` or `drop` if it holds no numbers.",
                spec(word, "target: y\n"));
        assertError(
                "FILE:2: column 'a' is not a number: 'red'. Name it in `--categorical` or `--drop` if it holds no numbers.",
                options(word, y));
        String kind = "a,y\n1,red\n2,white\n";
        assertError(
                "FILE:2: column 'y' is not a number: 'red'. Use `class` for a target that names classes.",
                spec(kind, "target: y\n"));
        assertError(
                "FILE:2: column 'y' is not a number: 'red'. Use `--class` for a target that names classes.",
                options(kind, y));
        String comma = "a,y\n\"0,5\",1\n";
        assertError(
                "FILE:2: column 'a' is not a number: '0,5'. It looks like a number with a decimal comma: `decimal: \",\"` reads it.",
                spec(comma, "target: y\n"));
        assertError(
                "FILE:2: column 'a' is not a number: '0,5'. It looks like a number with a decimal comma: `--decimal ,` reads it.",
                options(comma, y));
        String ambiguous = "1,3,7\n2,4,8\n";
        assertError(
                "wine.yaml:3:1: FILE:1: '3' is a position, and stands in the first record, which may be header or data. Write `header: true` if it is a name there, or `header: false`.",
                spec(ambiguous, "target: 3\n"));
        assertError(
                "--target: FILE:1: '3' is a position, and stands in the first record, which may be header or data. Write `--header` if it is a name there, or `--no-header`.",
                options(ambiguous, Map.of("target", "3")));
        String fields = "a,y\n1,2\n1\n";
        assertError(
                "FILE:3: 1 field where the first record has 2. Check delimiter, quotes and `skip-lines`.",
                spec(fields, "target: y\n"));
        assertError(
                "FILE:3: 1 field where the first record has 2. Check delimiter, quotes and `--skip-lines`.",
                options(fields, y));
        assertError(
                "FILE:2: Unclosed quoted field at end of input. Within quotes a quote is written twice.",
                spec("a,y\n\"1,2\n", "target: y\n"));
        assertError(
                "wine.yaml:3:1: FILE: column 'y' has 11 classes in 11 rows, so that most rows are the only one of their class. If it is a number to predict, use `target: y`.",
                spec(
                        "x,y\n1,1\n2,2\n3,3\n4,4\n5,5\n6,6\n7,7\n8,8\n9,9\n1,10\n2,11\n",
                        "class: y\n"));
    }

    @Test
    void missing_values_are_said_by_texts_and_by_maps() throws IOException {
        String data = "a,k,y\n-200,NA,1\n3,x,2\n4,x,none\n5,NA,6\n6,NA,7\n7,x,8\n";
        assertEquals(
                Optional.of(new MissingValues(Optional.of(List.of("-200", "null")), Map.of())),
                spec(data, "target: y\nmissing-values: [-200, null]\n").missingValues());
        assertEquals(
                Optional.of(new MissingValues(Optional.of(List.of()), Map.of())),
                spec(data, "target: y\nmissing-values: []\n").missingValues());
        MissingValues both =
                new MissingValues(Optional.of(List.of("none")), Map.of("a", List.of("-200", "?")));
        assertEquals(
                Optional.of(both),
                spec(data, "target: y\nmissing-values: [none, {a: [-200, '?']}]\n")
                        .missingValues());
        DataSource source =
                spec(
                        data,
                        "target: y\ncategorical: k\nmissing: skip\nmissing-values: [none, {a: -200}]\n");
        DataFacts facts = LoadedData.read(source.folds(2), 1).facts();
        assertEquals(4, facts.instances());
        assertEquals(Map.of("a", 1, "y", 1), facts.missing());
    }

    @Test
    void arguments_say_the_same() {
        DataSource source = DataSource.of(folder.resolve("wine.csv"), "y");
        assertEquals(
                Optional.of(new MissingValues(Optional.of(List.of("NA", "-200")), Map.of())),
                source.missingValues(List.of("NA,-200")).missingValues());
        assertEquals(
                Optional.of(new MissingValues(Optional.of(List.of()), Map.of())),
                source.missingValues(List.of("")).missingValues());
        assertEquals(
                Optional.of(new MissingValues(Optional.empty(), Map.of("CO(GT)", List.of("-200")))),
                source.missingValues(List.of("{CO(GT): -200}")).missingValues());
        assertEquals(source.missingValues("NA", "-200"), source.missingValues(List.of("NA,-200")));
    }

    @Test
    void what_is_not_said_is_not_in_the_text_of_a_spec() throws IOException {
        Files.writeString(folder.resolve("wine.csv"), "a,y\n1,2\n");
        Experiment plain = reader.read("wine.yaml", SPEC + "target: y\n", folder);
        assertEquals(false, plain.toYaml().contains("missing-values"));
        assertEquals(false, plain.toYaml().contains("decimal"));
    }

    @Test
    void facts_know_how_the_file_was_read_and_what_was_left_out() throws IOException {
        DataSource source =
                spec("a;y\n0,5;1\nNA;2\n1,5;3\n2,5;4\n3,5;5\n", "target: y\nmissing: skip\n")
                        .folds(2);
        DataFacts facts = LoadedData.read(source, 1).facts();
        assertEquals(
                "4 rows, 1 input; header in line 1, delimiter ';', decimal comma",
                facts.described());
        assertEquals(Map.of("a", 1), facts.missing());
        assertEquals("1 of 5 rows were left out for missing values: a 1.", facts.notes().get(0));
    }
}

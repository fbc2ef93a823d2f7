package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.thalweg.data.Dataset;

/** A file in a folder of a test, written anew for each reading. */
record CsvFile(Path folder) {

    Path path() {
        return folder.resolve("data.csv");
    }

    Csv of(String text) throws IOException {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    Csv of(byte[] text) throws IOException {
        return Csv.read(Files.write(path(), text));
    }

    /** The error, without the file's name, of reading a text. */
    void assertError(String expected, String text, Function<Csv, Dataset> reading)
            throws IOException {
        Csv csv = of(text);
        Messages.assertMessage(path() + expected, () -> reading.apply(csv));
    }

    /** The values of an input, row by row. */
    static void assertInput(Dataset data, int input, double... expected) {
        assertEquals(
                Arrays.toString(expected),
                Arrays.toString(
                        IntStream.range(0, data.size())
                                .mapToDouble(i -> data.input(i, input))
                                .toArray()));
    }

    static void assertNotes(Dataset data, String... expected) {
        assertEquals(List.of(expected), data.origin().notes());
    }
}

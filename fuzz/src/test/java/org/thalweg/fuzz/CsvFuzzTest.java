package org.thalweg.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.thalweg.data.Dataset;
import org.thalweg.datasets.Csv;
import org.thalweg.datasets.Missing;

/** Files of data: the last column is the target, or says of which class a row is. */
class CsvFuzzTest {

    @FuzzTest(maxExecutions = 500)
    void what_is_read_is_written_as_plain_numbers_and_read_again(byte[] input) throws IOException {
        Path file = Scratch.file("data.csv", input);
        Csv csv = Csv.read(file);
        Told.by(input.length, () -> csv.missing(Missing.SKIP).target(-1))
                .ifPresent(CsvFuzzTest::requireSame);
        Told.by(input.length, () -> csv.header(false).target(1))
                .ifPresent(CsvFuzzTest::requireSame);
        Told.by(input.length, () -> csv.classes(-1));
    }

    private static void requireSame(Dataset data) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < data.size(); row++) {
            for (int input = 0; input < data.inputs(); input++) {
                text.append(data.input(row, input)).append(',');
            }
            text.append(data.target(row, 0)).append('\n');
        }
        Dataset again = plain(text.toString());
        assertEquals(data.size(), again.size());
        for (int row = 0; row < data.size(); row++) {
            for (int input = 0; input < data.inputs(); input++) {
                assertEquals(data.input(row, input), again.input(row, input));
            }
            assertEquals(data.target(row, 0), again.target(row, 0));
        }
    }

    private static Dataset plain(String text) {
        try {
            Path file = Scratch.file("plain.csv", text.getBytes(StandardCharsets.UTF_8));
            return Csv.read(file).header(false).delimiter(',').target(-1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

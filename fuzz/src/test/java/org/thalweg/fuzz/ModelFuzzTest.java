package org.thalweg.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.thalweg.training.TrainedModel;

/** Trained models, damaged, and forged: with the right SHA-256 as their last member, which the kept inputs leave out. */
class ModelFuzzTest {

    @FuzzTest(maxExecutions = 1000)
    void what_is_read_is_written_to_the_same_text(byte[] input) throws IOException {
        Path damaged = Scratch.file("damaged", input);
        Told.by(input.length, () -> TrainedModel.load(damaged));
        Path forged =
                Scratch.file(
                        "forged",
                        sealed(new String(input, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        Told.by(input.length, () -> TrainedModel.load(forged))
                .ifPresent(model -> Told.by(input.length, () -> saved(model)));
    }

    private static String sealed(String text) {
        String before = text.stripTrailing() + ",\n  ";
        String hash =
                Hashing.sha256()
                        .hashString(before.replaceAll("[\r\n]", ""), StandardCharsets.UTF_8)
                        .toString();
        return before + "\"sha256\": \"" + hash + "\"\n}\n";
    }

    private static TrainedModel saved(TrainedModel model) {
        try {
            Path first = Scratch.path("first");
            model.save(first);
            TrainedModel again = TrainedModel.load(first);
            Path second = Scratch.path("second");
            again.save(second);
            assertEquals(Files.readString(first), Files.readString(second));
            assertEquals(model.encoding(), again.encoding());
            return again;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

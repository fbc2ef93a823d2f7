package org.thalweg.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.data.Dataset;
import org.thalweg.datasets.Csv;
import org.thalweg.training.TrainedModel;

/** A model that one process has trained, in others. */
class SavedModelTest {

    private static final Path DIABETES =
            Path.of("..", "examples", "data", "diabetes.csv").toAbsolutePath().normalize();

    @TempDir private Path folder;

    private String thalweg(String... arguments) throws IOException, InterruptedException {
        Program.Output output = Program.run(folder, Program.command(List.of(), arguments));
        assertThat(output.exitCode()).as(output.text()).isZero();
        return output.text();
    }

    @Test
    void predicts_in_another_process_what_it_predicts_in_code()
            throws IOException, InterruptedException {
        String[] train = {
            "train",
            "clip-by-global-norm(1) | momentum(0.9) | sgd(0.01)",
            "--data",
            DIABETES.toString(),
            "--target",
            "progression",
            "--regularize",
            "l1(0.01)",
            "--save",
            "model.thalweg"
        };
        assertThat(thalweg(train)).endsWith("model  model.thalweg\n");
        thalweg(
                "predict",
                "model.thalweg",
                "--data",
                DIABETES.toString(),
                "--out",
                "predictions.csv");
        TrainedModel model = TrainedModel.load(folder.resolve("model.thalweg"));
        Dataset patients = Csv.read(DIABETES).inputsLike(model.encoding());
        double[][] expected = model.predict(patients);
        List<String> lines = Files.readAllLines(folder.resolve("predictions.csv"));
        assertThat(lines).hasSize(443).startsWith("row,progression");
        for (int i = 0; i < expected.length; i++) {
            List<String> fields = Splitter.on(',').splitToList(lines.get(i + 1));
            assertThat(fields.get(0)).isEqualTo(Integer.toString(i + 1));
            assertThat(Double.parseDouble(fields.get(1))).isEqualTo(expected[i][0]);
        }
        assertThat(thalweg("show", "model.thalweg"))
                .contains("chain      clip-by-global-norm(1) | momentum(0.9) | sgd(0.01)\n")
                .contains("penalties  l1(0.01)\n");
        byte[] first = Files.readAllBytes(folder.resolve("model.thalweg"));
        thalweg(train);
        assertThat(folder.resolve("model.thalweg")).hasBinaryContent(first);
    }
}

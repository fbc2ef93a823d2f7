package org.thalweg.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.store.ResultsFolder;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** A process that is killed, in whatever it is doing, after it has told of some finished trials; again and again. */
final class KilledTest {

    private static final int LINES_BEFORE_THE_KILL = 20;

    /** Runs an experiment in a folder, and says when something was finished. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] folder) throws InterruptedException {
            run(Path.of(folder[0]), true);
        }
    }

    private static void run(Path folder, boolean loud) throws InterruptedException {
        AblationRun run =
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .datasets("one", "two")
                        .folds(4, 1)
                        .run()
                        .running(new Running(2, 2, false, false))
                        .progress(
                                tally -> {
                                    if (loud) {
                                        System.out.println(tally);
                                    }
                                });
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            run.in(results);
        }
    }

    @TempDir private Path temporary;

    @Test
    void a_killed_process_costs_nothing_that_it_has_told_of()
            throws IOException, InterruptedException {
        Path whole = temporary.resolve("whole");
        Path killed = temporary.resolve("killed");
        run(whole, false);
        int kills = 0;
        while (!Files.exists(killed.resolve("runs.csv"))) {
            kills += killAfterSomeLines(killed) ? 1 : 0;
        }
        assertThat(kills).isGreaterThan(1);
        assertThat(killed.resolve("runs.csv")).hasSameBinaryContentAs(whole.resolve("runs.csv"));
    }

    private static boolean killAfterSomeLines(Path folder)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        int lines = 0;
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (lines < LINES_BEFORE_THE_KILL && out.readLine() != null) {
                lines++;
            }
        } finally {
            process.destroyForcibly();
        }
        return process.waitFor() != 0 && lines == LINES_BEFORE_THE_KILL;
    }
}

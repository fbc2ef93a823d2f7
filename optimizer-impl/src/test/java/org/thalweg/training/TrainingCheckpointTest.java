package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Step;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.engine.Chain;
import org.thalweg.engine.CheckpointFile;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.Status.Converged;

class TrainingCheckpointTest {

    private static final Dataset DATA = data(23, 0);
    private static final Dataset OTHER = data(9, 5);
    private static final Training TRAINING =
            Training.of(new Linear(true, 0.5), new SquaredError())
                    .optimize(Chain.of(new Adam(), new Sgd(0.03)))
                    .batchSize(4)
                    .epochs(7)
                    .seed(2)
                    .standardize()
                    .validation(OTHER)
                    .metrics(Metric.R2)
                    .stopAtGradientNorm(1e-9)
                    .stopEarly(6);

    @TempDir Path folder;

    private static Dataset data(int rows, int from) {
        double[][] x = new double[rows][];
        double[][] y = new double[rows][];
        for (int i = 0; i < rows; i++) {
            x[i] = new double[] {Math.sin(i + from), Math.cos(7 * i + from)};
            y[i] = new double[] {Math.sin(3 * i + from)};
        }
        return Dataset.of(x, y);
    }

    /** Says stop before a step. */
    private static Listener stopAfter(long step) {
        return new Listener() {
            private long taken;

            @Override
            public void step(Variant variant, Clock clock, double loss) {
                taken = clock.step();
            }

            @Override
            public boolean stops(Variant variant) {
                return taken == step;
            }
        };
    }

    /** Through a file each time, at every step of the run. */
    @Test
    void resumed_at_any_step_comes_to_what_never_stopping_does() throws IOException {
        Fit whole = TRAINING.run(DATA);
        assertThat(whole.history()).hasSize(7);
        Path file = folder.resolve("run.checkpoint");
        for (int stop = 0; stop < 42; stop++) {
            Fit part = TRAINING.listen(stopAfter(stop)).run(DATA);
            assertThat(part.status())
                    .isEqualTo(new Status.Stopped(stop, Status.Stopped.Reason.LISTENER));
            part.checkpoint().write(file);
            TrainingCheckpoint read = TrainingCheckpoint.read(file);
            assertThat(read).isEqualTo(part.checkpoint()).hasSameHashCodeAs(part.checkpoint());
            assertThat(read.history()).isEqualTo(part.history()).hasSize(stop / 6);
            Fit resumed = TRAINING.resume(read).run(DATA);
            assertThat(resumed.parameters()).isEqualTo(whole.parameters());
            assertThat(resumed.history()).isEqualTo(whole.history());
            assertThat(resumed.gradients()).isEqualTo(whole.gradients());
            assertThat(resumed.best()).isEqualTo(whole.best());
            assertThat(resumed.status()).isEqualTo(whole.status());
            assertThat(resumed.checkpoint()).isEqualTo(whole.checkpoint());
            assertThat(resumed.notes()).isEmpty();
        }
    }

    @Test
    void goes_on_again_and_again() {
        Training training = TRAINING.epochs(5);
        Fit whole = training.run(DATA);
        Fit fit = training.listen(stopAfter(1)).run(DATA);
        for (int step : new int[] {3, 6, 7, 29}) {
            fit = training.listen(stopAfter(step)).resume(fit.checkpoint()).run(DATA);
        }
        fit = training.resume(fit.checkpoint()).run(DATA);
        assertThat(fit.checkpoint()).isEqualTo(whole.checkpoint());
    }

    @Test
    void what_has_converged_has_converged_still() {
        Training training = TRAINING.stopAtGradientNorm(1e9);
        Fit fit = training.run(DATA);
        assertThat(fit.status()).isInstanceOf(Converged.class);
        Fit again = training.resume(fit.checkpoint()).run(DATA);
        assertThat(again.status()).isEqualTo(fit.status());
        assertThat(again.checkpoint()).isEqualTo(fit.checkpoint());
        assertThat(TRAINING.resume(fit.checkpoint()).run(DATA).history()).hasSize(7);
    }

    @Test
    void gradients_that_links_ask_for_are_counted_on() {
        record Twice() implements Optimizer {
            @Override
            public Kernel kernel(Step step) {
                step.evaluate(new double[3], new double[3]);
                return tile -> {};
            }
        }
        Training training =
                Training.of(new Linear(), new SquaredError())
                        .optimize(Chain.of(new Twice(), new Sgd(0.1)))
                        .batchSize(5);
        Fit whole = training.epochs(3).run(DATA);
        assertThat(whole.gradients()).isEqualTo(2 * 3 * 23);
        Fit part = training.epochs(1).run(DATA);
        Fit resumed = training.epochs(3).resume(part.checkpoint()).run(DATA);
        assertThat(resumed.gradients()).isEqualTo(whole.gradients());
    }

    @Test
    void of_a_run_that_failed_there_is_none() {
        record Broken() implements Optimizer {
            @Override
            public Kernel kernel(Step step) {
                throw new IllegalStateException("broken");
            }
        }
        Chain chain = Chain.of(new Sgd(0.1), new Broken());
        Fit fit = TRAINING.run(DATA, List.of(new Variant("broken", chain, List.of()))).get(0);
        assertThatThrownBy(fit::checkpoint)
                .hasMessage("The run failed at step 1: there is no checkpoint to go on from.");
    }

    @Test
    void listeners_hear_what_is_told_before_the_first_step() {
        List<String> heard = new ArrayList<>();
        Listener listener =
                new Listener() {
                    @Override
                    public void note(Variant variant, String note) {
                        heard.add(variant.name() + ": " + note);
                    }

                    @Override
                    public void step(Variant variant, Clock clock, double loss) {
                        heard.add("step " + clock.step());
                    }
                };
        Fit part = TRAINING.epochs(1).run(DATA);
        Training other = TRAINING.optimize(Chain.of(new Adam(), new Sgd(0.01)));
        other.epochs(2).resume(part.checkpoint()).listen(listener).run(DATA);
        assertThat(heard)
                .startsWith(
                        "adam(0.9) | sgd(0.01): sgd.learning-rate was 0.03 up to step 6 and is 0.01 from there on.",
                        "step 7");
    }

    @Test
    void of_a_chain_alone_or_an_earlier_version_says_so() throws IOException {
        Path file = folder.resolve("old");
        CheckpointFile.write(TRAINING.epochs(1).run(DATA).checkpoint().state(), file);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .startsWith("thalweg checkpoint 2\n");
        assertThatThrownBy(() -> TrainingCheckpoint.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        file
                                + ": a checkpoint that does not say of which training it is, as earlier versions of Thalweg and Minimizer write them, or of a later version. Read it with what wrote it, or start anew.");
        TrainingCheckpoint.requireWritable(file);
    }

    /** Whoever forges the hash too gets either a checkpoint or the same sentence. */
    @Test
    void forged_or_cut_anywhere_is_refused_or_a_checkpoint() throws IOException {
        Path file = folder.resolve("run.checkpoint");
        TRAINING.epochs(2).run(DATA).checkpoint().write(file);
        byte[] whole = Files.readAllBytes(file);
        byte[] body = Arrays.copyOf(whole, whole.length - 32);
        int refused = 0;
        for (int at = "thalweg checkpoint 3\n".length(); at < body.length; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0xff}) {
                byte[] forged = body.clone();
                forged[at] = (byte) value;
                refused += read(forged).isEmpty() ? 1 : 0;
            }
            assertThat(read(Arrays.copyOf(body, at))).isEmpty();
        }
        assertThat(refused).isGreaterThan(200);
        assertThat(read(Arrays.copyOf(body, body.length + 1))).isEmpty();
        assertThat(read(body)).contains(TrainingCheckpoint.read(file));
    }

    private Optional<TrainingCheckpoint> read(byte[] body) throws IOException {
        byte[] hash = Hashing.sha256().hashBytes(body).asBytes();
        Path file = Files.write(folder.resolve("forged"), Bytes.concat(body, hash));
        try {
            return Optional.of(TrainingCheckpoint.read(file));
        } catch (IOException e) {
            assertThat(e)
                    .hasMessage(
                            file
                                    + ": not a checkpoint, or damaged. Go back to an older one, or start anew.");
            return Optional.empty();
        }
    }
}

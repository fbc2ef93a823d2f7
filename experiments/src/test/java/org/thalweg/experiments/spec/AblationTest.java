package org.thalweg.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Step;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.experiments.spec.Design.Vary;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;

class AblationTest {

    private static final DataSource WINE = DataSource.of(Path.of("wine.csv"), "quality");
    private static final Ablation BASE = Ablation.of(new Momentum(), new Sgd()).data(WINE);

    static List<Arguments> wrong() {
        return List.of(
                Arguments.of(BASE.data(), "An experiment needs data."),
                Arguments.of(BASE.design(), "An experiment needs a design."),
                Arguments.of(BASE.seeds(1), "seeds must be at least 2, got 1."),
                Arguments.of(BASE.epochs(0), "epochs must be at least 1, got 0."),
                Arguments.of(BASE.batchSize(0), "batch-size must be at least 1, got 0."),
                Arguments.of(
                        BASE.practical(1),
                        "practical must be a share from 0 to less than 1, got 1.0."),
                Arguments.of(BASE.limit(Duration.ZERO), "limit must be longer than 0."),
                Arguments.of(
                        BASE.tune(1, 1),
                        "The range of learning rates must have 0 < low < high, got 1.0 to 1.0."),
                Arguments.of(BASE.tuningBudget(1, 3), "trials must be at least 2, got 1."),
                Arguments.of(BASE.tuningBudget(2, 0), "Tuning needs at least 1 seed, got 0."),
                Arguments.of(
                        BASE.design(new Swap(Map.of("momentum", List.of(new L2())))),
                        "momentum can only be swapped with optimizers."),
                Arguments.of(
                        BASE.design(new Vary(Map.of("momentum.decay", List.of("fast")))),
                        "decay cannot be fast. It is of type double."),
                Arguments.of(
                        BASE.design(new Vary(Map.of("momentum.decay", List.of(2)))),
                        "momentum.decay must be in [0, 1), got 2.0."),
                Arguments.of(
                        Ablation.of(new Momentum()).data(WINE).untuned().design(new LeaveOneIn()),
                        "leave-one-in starts from a link with a learning rate. Add sgd."));
    }

    /** A link whose rate has a range of its own. */
    public record Gentle(@Param(range = "[0.001, 0.5]") double learningRate) implements Optimizer {

        public Gentle() {
            this(0.1);
        }

        @Override
        public OptionalDouble learningRate(Clock clock) {
            return OptionalDouble.of(learningRate);
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> {};
        }
    }

    @Test
    void a_rate_is_tuned_within_the_range_that_it_declares() {
        Ablation gentle = Ablation.of(new Momentum(), new Gentle()).data(WINE);
        Tuning tuning = gentle.experiment().tuning().orElseThrow();
        assertEquals(0.001, tuning.low());
        assertEquals(0.5, tuning.high());
        assertEquals(
                "gentle.learning-rate must be in [0.001, 0.5], but would be tuned from 0.01 to 1.",
                assertThrows(SpecException.class, gentle.tune(0.01, 1)::experiment).getMessage());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_does_not_fit_is_told(Ablation ablation, String message) {
        assertEquals(message, assertThrows(SpecException.class, ablation::experiment).getMessage());
    }

    @Test
    void each_call_makes_a_copy() {
        Experiment before = BASE.experiment();
        BASE.seeds(99).regularize(new L2()).untuned();
        assertEquals(before, BASE.experiment());
    }

    @Test
    void without_tuning_no_learning_rate_is_needed() {
        Experiment experiment =
                Ablation.of(new Momentum()).data(WINE.split(0.5, 0)).untuned().experiment();
        assertEquals(Optional.empty(), experiment.tuning());
    }

    @Test
    void a_dataset_is_named_after_its_file() {
        assertEquals("digits", DataSource.of(Path.of("data/digits.csv.gz"), "1").name());
        assertEquals("a.b", DataSource.of(Path.of("a.b.csv"), "1").name());
        assertEquals("plain", DataSource.of(Path.of("plain"), "1").name());
    }
}

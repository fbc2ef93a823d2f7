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
import org.thalweg.UsageException;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.experiments.spec.Design.Vary;
import org.thalweg.experiments.statistics.Margin;
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
                Arguments.of(
                        BASE.replicates(25),
                        "replicates must be a multiple of the 10 folds, got 25. The nearest are 20 and 30."),
                Arguments.of(
                        BASE.replicates(1),
                        "replicates must be a multiple of the 10 folds, got 1. The nearest are 10 and 20."),
                Arguments.of(
                        BASE.data(WINE.fixed(0.25)).replicates(1),
                        "At least 2 replicates are needed, got 1."),
                Arguments.of(
                        BASE.data(WINE.split(new Splitting.Folds(10, 2, 0.2))).replicates(10),
                        "wine has a number of replicates of its own, 20: leave it out, or 'replicates'."),
                Arguments.of(
                        BASE.data(WINE.split(new Splitting.Fixed(0.2, 8, 0.2))).replicates(12),
                        "wine has a number of replicates of its own, 8: leave it out, or 'replicates'."),
                Arguments.of(
                        BASE.primary(Measure.STEPS_TO_TARGET),
                        "steps-to-target cannot be what verdicts are about: the target is one of the validation loss, by which hyper-parameters are chosen. Measure it beside: 'measure: [test.loss, steps-to-target]'."),
                Arguments.of(BASE.stopEarly(0), "stop-early must be at least 1 epoch, got 0."),
                Arguments.of(
                        BASE.stopEarly(1).untuned().data(WINE.split(new Splitting.Folds(10, 1, 0))),
                        "wine has no validation part, by which runs would be stopped early. Give it a share."),
                Arguments.of(
                        BASE.target(Double.NaN), "target-loss must be a finite number, got NaN."),
                Arguments.of(
                        BASE.measure(Measure.VALIDATION_LOSS),
                        "validation.loss cannot be what verdicts are about: hyper-parameters and epochs are chosen by it. Use test.loss."),
                Arguments.of(
                        BASE.primary(Measure.VALIDATION_LOSS),
                        "validation.loss cannot be what verdicts are about: hyper-parameters and epochs are chosen by it. Use test.loss."),
                Arguments.of(BASE.epochs(0), "epochs must be at least 1, got 0."),
                Arguments.of(BASE.batchSize(0), "batch-size must be at least 1, got 0."),
                Arguments.of(
                        BASE.limit(Duration.ZERO),
                        "limit must be longer than 0, at most 999999999h."),
                Arguments.of(
                        BASE.tune("sgd.rate"),
                        "sgd has no parameter 'rate'. It has learning-rate=0.01."),
                Arguments.of(
                        BASE.tune("learning-rate"),
                        "'learning-rate' names no hyper-parameter. Write it as 'momentum.decay'."),
                Arguments.of(
                        BASE.tune("sgd.learning-rate", "sgd.learningRate"),
                        "A hyper-parameter is tuned twice. Name it once."),
                Arguments.of(
                        BASE.regularize(new L2()).tune("l2.biases"),
                        "l2.biases is no number that could be tuned. Write 'vary' into the design for it."),
                Arguments.of(BASE.trials(10001), "trials must be at most 10000, got 10001."),
                Arguments.of(
                        BASE.replicates(10010),
                        "There may be 10000 replicates at most, and 10 × 1001 are more."),
                Arguments.of(
                        BASE.measure(),
                        "measure names nothing. Name a measure, or leave the key out."),
                Arguments.of(BASE.name(" "), "name is empty. Name something, or leave it out."),
                Arguments.of(BASE.name("a\nb"), "name has a control character. Write it without."),
                Arguments.of(
                        BASE.name("é".repeat(101)),
                        "name has 202 bytes in UTF-8, and results are kept in a folder of that name. Take at most 200."),
                Arguments.of(
                        BASE.name("\ud83d"),
                        "name has half of a pair of surrogates, which is no character."),
                Arguments.of(
                        BASE.design(new Vary(Map.of("momentum.decay", List.of(0.9)))),
                        "vary changes nothing: with all that it names the chain is the base itself. Name something else."),
                Arguments.of(
                        BASE.design(new Swap(Map.of("momentum", List.of(new Momentum(0.9))))),
                        "swap changes nothing: with all that it names the chain is the base itself. Name something else."),
                Arguments.of(
                        BASE.limit(Duration.ofSeconds(Long.MAX_VALUE)),
                        "limit must be longer than 0, at most 999999999h."),
                Arguments.of(BASE.trials(1), "trials must be at least 2, got 1."),
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
        assertEquals(
                Optional.of(Tuning.log("gentle.learning-rate", 0.001, 0.5, 16)),
                gentle.experiment().tuning());
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
        BASE.replicates(90).regularize(new L2()).untuned();
        assertEquals(before, BASE.experiment());
    }

    @Test
    void the_margin_is_a_hundredth_of_a_mean_or_of_a_bounded_measure_s_whole_scale() {
        assertEquals(Margin.relative(0.01), BASE.experiment().practical());
        assertEquals(Margin.absolute(0.01), BASE.primary(Measure.TEST_R2).experiment().practical());
        assertEquals(
                Margin.relative(0.02),
                BASE.primary(Measure.TEST_R2).practical(0.02).experiment().practical());
    }

    @Test
    void without_tuning_no_learning_rate_is_needed() {
        Experiment experiment =
                Ablation.of(new Momentum())
                        .data(WINE.split(new Splitting.Folds(2, 1, 0)))
                        .untuned()
                        .experiment();
        assertEquals(Optional.empty(), experiment.tuning());
    }

    @Test
    void a_dataset_is_named_after_its_file() {
        assertEquals("digits", DataSource.of(Path.of("data/digits.csv.gz"), "1").name());
        assertEquals("a.b", DataSource.of(Path.of("a.b.csv"), "1").name());
        assertEquals("plain", DataSource.of(Path.of("plain"), "1").name());
    }

    @Test
    void to_tune_no_hyper_parameter_is_said_otherwise() {
        Ablation ablation = Ablation.of(new Sgd(0.1));
        String message =
                "Nothing is named that could be tuned. Call untuned() if nothing is to be.";
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> ablation.tune(new String[0]))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> ablation.tune(new Dimension[0]))
                        .getMessage());
    }
}

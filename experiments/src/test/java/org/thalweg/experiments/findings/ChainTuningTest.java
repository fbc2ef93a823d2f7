package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.report.TuningText;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Trials;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** Validation losses are functions of the trial; NaN stands for divergence, infinity for a failure. Test losses are twice that. The untrained model has 30. */
final class ChainTuningTest {

    private static final String RATE = "sgd.learning-rate";
    private static final int FOLDS = 10;

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                .design(new Design.Alone())
                .folds(FOLDS, 1)
                .tune(0.01, 1, 5);
    }

    private static TunedChain tune(Bench bench, DataFacts facts, ToDoubleFunction<Trial> loss)
            throws InterruptedException {
        Trials trials =
                (phase, some) -> some.stream().map(t -> outcome(t, loss.applyAsDouble(t))).toList();
        return new ChainTuning(bench.experiment(), trials).on(facts);
    }

    private static TunedChain tune(ToDoubleFunction<Trial> loss) throws InterruptedException {
        return tune(bench(), bench().facts().get(0), loss);
    }

    private static Outcome outcome(Trial trial, double loss) {
        if (Double.isInfinite(loss)) {
            return without(trial, new Ending(Kind.FAILED, 1, "boom."));
        }
        boolean ok = !Double.isNaN(loss);
        return outcome(
                trial,
                new Ending(ok ? Kind.OK : Kind.DIVERGED, 1, ""),
                ok ? Map.of(Measure.VALIDATION_LOSS, loss, Measure.TEST_LOSS, 2 * loss) : Map.of(),
                Map.of(Measure.VALIDATION_LOSS, 30.0, Measure.TEST_LOSS, 30.0));
    }

    private static Outcome without(Trial trial, Ending ending) {
        return outcome(trial, ending, Map.of(), Map.of());
    }

    private static Outcome outcome(
            Trial trial,
            Ending ending,
            Map<Measure, Double> measures,
            Map<Measure, Double> untrained) {
        return new Outcome(
                trial,
                ending,
                measures,
                untrained,
                "",
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
    }

    /** Of the chain as it was written, the written value. */
    private static double rate(Trial trial) {
        return Objects.requireNonNull(trial.setting().values().getOrDefault(RATE, 0.1));
    }

    private static double distance(Trial trial, double best) {
        return Math.abs(Math.log(rate(trial) / best));
    }

    private static List<Double> rates(List<Candidate> candidates) {
        return candidates.stream()
                .map(c -> Objects.requireNonNull(c.setting().values().get(RATE)))
                .toList();
    }

    @Test
    void chooses_the_least_mean_where_folds_choose_differently() throws InterruptedException {
        TunedChain tuned =
                tune(t -> 1 + distance(t, t.replicate() < 4 ? 0.0316228 : 0.1) + t.replicate());
        assertThat(tuned.chosen(RATE))
                .containsExactly(
                        0.0316228, 0.0316228, 0.0316228, 0.0316228, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
        assertThat(tuned.arm().orElseThrow().chain())
                .isEqualTo(Chain.of(new Momentum(0.9), new Sgd(0.1)));
        assertThat(rates(tuned.candidates())).containsExactly(0.01, 0.0316228, 0.1, 0.316228, 1.0);
        assertThat(tuned.candidates()).extracting(Candidate::chosen).containsExactly(0, 4, 6, 0, 0);
        assertThat(rates(tuned.possible())).contains(0.0316228, 0.1).doesNotContain(1.0);
        assertThat(tuned.open()).isEmpty();
    }

    @Test
    void tests_what_each_fold_chose_and_not_what_all_choose_together() throws InterruptedException {
        TunedChain tuned = tune(t -> 1 + distance(t, t.replicate() < 4 ? 0.0316228 : 0.1));
        assertThat(tuned.test().orElseThrow().estimate()).isEqualTo(2);
        double missed = 2 * Math.log(0.1 / 0.0316228);
        assertThat(tuned.asWritten().orElseThrow().estimate())
                .isCloseTo(2 + 0.4 * missed, within(1e-12));
        assertThat(tuned.change().orElseThrow().estimate()).isCloseTo(-0.4 * missed, within(1e-12));
    }

    @Test
    void what_diverges_in_one_fold_is_not_chosen_however_low_it_is_in_the_others()
            throws InterruptedException {
        TunedChain tuned =
                tune(
                        t ->
                                rate(t) > 0.05 && rate(t) < 0.2
                                        ? t.replicate() == 3 ? Double.NaN : 0.001
                                        : 1 + distance(t, 0.1));
        assertThat(tuned.chosen(RATE)).filteredOn(value -> value == 0.1).hasSize(9);
        assertThat(tuned.together().orElseThrow().setting().values().get(RATE)).isNotEqualTo(0.1);
        Candidate low = tuned.candidates().get(rates(tuned.candidates()).indexOf(0.1));
        assertThat(low.diverged()).isEqualTo(1);
        assertThat(low.possible()).isFalse();
    }

    @Test
    void where_everything_diverges_nothing_is_chosen() throws InterruptedException {
        TunedChain tuned = tune(t -> Double.NaN);
        assertThat(tuned.together()).isEmpty();
        assertThat(tuned.arm()).isEmpty();
        assertThat(tuned.chosen(RATE)).isEmpty();
        assertThat(tuned.test().orElseThrow().estimate()).isEqualTo(30);
    }

    @Test
    void a_failure_is_no_divergence_and_its_reason_is_told() throws InterruptedException {
        TunedChain tuned =
                tune(
                        t ->
                                rate(t) > 0.9
                                        ? Double.NaN
                                        : rate(t) < 0.02 && t.replicate() == 3
                                                ? Double.POSITIVE_INFINITY
                                                : 1 + distance(t, 0.1));
        assertThat(tuned.candidates())
                .extracting(Candidate::diverged)
                .containsExactly(0, 0, 0, 0, 10);
        assertThat(tuned.candidates()).extracting(Candidate::failed).containsExactly(1, 0, 0, 0, 0);
        String text = TuningText.print(tuned, 200);
        assertThat(text)
                .contains("diverged  failed\n", "1/10\n")
                .contains("failed: 1 of 50 runs, ", "with sgd.learning-rate=0.01: boom. Mend that")
                .doesNotContain("NaN");
    }

    @Test
    void where_all_fails_nothing_is_advised_that_would_not_help() throws InterruptedException {
        TunedChain tuned = tune(t -> Double.POSITIVE_INFINITY);
        assertThat(TuningText.print(tuned, 200))
                .contains("failed: 80 of 80 runs", "boom", "chosen: nothing.")
                .contains("TEST   nothing was measured in two replicates or more; the first that")
                .doesNotContain("NaN", "smaller values");
    }

    @Test
    void says_in_how_many_folds_a_test_was_measured() throws InterruptedException {
        TunedChain tuned =
                tune(
                        t ->
                                t.phase() == Phase.EVALUATE && t.replicate() < 8
                                        ? Double.POSITIVE_INFINITY
                                        : 1 + distance(t, 0.1));
        assertThat(TuningText.print(tuned, 200))
                .contains("TEST   test.loss 2\n", "no interval: fewer than 3 replicates\n")
                .contains("measured in 2 of 10 folds alone; the first that failed: boom\n");
    }

    @Test
    void a_value_beside_a_cliff_is_shown_to_be_better_than_the_chosen()
            throws InterruptedException {
        TunedChain tuned =
                tune(t -> rate(t) > 0.2 ? 29 : (rate(t) > 0.05 ? 1 : 2) + 0.001 * t.replicate());
        assertThat(tuned.together().orElseThrow().setting().values().get(RATE)).isLessThan(0.1);
        assertThat(rates(tuned.better())).containsExactly(0.1);
        assertThat(rates(tuned.possible())).containsExactly(0.1);
        assertThat(TuningText.print(tuned, 400))
                .contains("neighbour 0.316228 does worse: 29\n")
                .doesNotContain("the data do not tell");
    }

    @Test
    void what_is_no_better_than_the_untrained_model_was_not_learned() throws InterruptedException {
        assertThat(tune(t -> 30.0 + t.replicate()).nothingLearned()).contains(Gate.NOT_LEARNED);
        assertThat(tune(t -> 1 + distance(t, 0.1)).nothingLearned()).isEmpty();
    }

    @Test
    void a_value_that_one_fold_alone_looked_for_is_tried_in_all() throws InterruptedException {
        TunedChain tuned = tune(t -> 1 + distance(t, t.replicate() == 0 ? 5 : 0.1));
        assertThat(tuned.choices().get(1).tried()).hasSize(5);
        assertThat(tuned.candidates()).hasSizeGreaterThan(5);
        assertThat(tuned.candidates()).allSatisfy(c -> assertThat(c.score()).isFinite());
        assertThat(tuned.open()).isEmpty();
    }

    @Test
    void says_that_a_range_ends_too_early() throws InterruptedException {
        assertThat(tune(t -> 1 + distance(t, 1e6)).open()).containsExactly(RATE);
        Bench bench = bench().tune(5, Dimension.uniform("momentum.decay", 0, 0.5));
        ToDoubleFunction<Trial> more =
                t -> 2 - t.setting().values().getOrDefault("momentum.decay", 0.9);
        assertThat(tune(bench, bench.facts().get(0), more).open())
                .containsExactly("momentum.decay");
    }

    @Test
    void equal_losses_tell_nothing() throws InterruptedException {
        TunedChain tuned = tune(t -> 1 + t.replicate());
        assertThat(tuned.possible()).hasSameSizeAs(tuned.candidates());
        assertThat(tuned.change().orElseThrow().estimate()).isZero();
    }

    /**
     * Sixteen values of which none is better. Whatever is chosen, each is the best, and so is out in at most 5 % of the
     * experiments; and with correlated neighbours as with independent ones seldom any is.
     */
    @Test
    void luck_is_not_taken_for_a_difference() throws InterruptedException {
        Bench bench = bench().tune(1e-4, 10, 16);
        DataFacts facts = bench.facts().get(0);
        int experiments = 400;
        int anyOut = 0;
        long out = 0;
        long all = 0;
        for (int i = 0; i < experiments; i++) {
            int seed = i;
            TunedChain tuned =
                    tune(
                            bench,
                            facts,
                            t ->
                                    10
                                            + fold(seed, t)
                                            + new SplittableRandom(
                                                            Arrays.hashCode(
                                                                    new Object[] {
                                                                        seed, t.replicate(), rate(t)
                                                                    }))
                                                    .nextGaussian());
            int possible = tuned.possible().size();
            out += tuned.candidates().size() - possible;
            all += tuned.candidates().size();
            anyOut += possible < tuned.candidates().size() ? 1 : 0;
        }
        assertThat((double) out / all).isLessThan(0.05);
        assertThat((double) anyOut / experiments).isLessThan(0.05);
    }

    /** A valley of values whose bottom is hardly lower than its neighbours: what is best is seldom out, and what is bad is. */
    @Test
    void the_best_value_is_among_those_that_may_be() throws InterruptedException {
        Bench bench = bench().tune(1e-4, 10, 16);
        DataFacts facts = bench.facts().get(0);
        int experiments = 200;
        int missed = 0;
        int told = 0;
        for (int i = 0; i < experiments; i++) {
            int seed = 10_000 + i;
            TunedChain tuned =
                    tune(
                            bench,
                            facts,
                            t ->
                                    10
                                            + fold(seed, t)
                                            + distance(t, 0.01)
                                            + new SplittableRandom(
                                                            Arrays.hashCode(
                                                                    new Object[] {
                                                                        seed, t.replicate(), rate(t)
                                                                    }))
                                                    .nextGaussian());
            List<Double> possible = rates(tuned.possible());
            missed += possible.contains(0.01) ? 0 : 1;
            told += possible.contains(10.0) ? 0 : 1;
        }
        assertThat(missed).isLessThan(experiments / 20);
        assertThat(told).isGreaterThan(experiments / 2);
    }

    private static double fold(int seed, Trial trial) {
        return 3 * new SplittableRandom(31L * seed + trial.replicate()).nextGaussian();
    }
}

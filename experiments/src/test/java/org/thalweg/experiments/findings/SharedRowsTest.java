package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

final class SharedRowsTest {

    private static double correction(Splitting split, boolean tuned, boolean settled) {
        Study study =
                new Script(Bench.of(Chain.of(new Momentum(), new Sgd())).split(split))
                        .testToTrain(0.2)
                        .study();
        DataFacts facts = study.facts("made");
        return facts.testToTrain()
                * SharedRows.c(study.source("made"), facts.rounds(), tuned, settled);
    }

    /** c is ½ for one round of folds, ¾ for a few and Nadeau and Bengio's 1 for many. */
    @ParameterizedTest
    @CsvSource({"1, 0.1", "2, 0.15", "4, 0.15", "5, 0.2", "50, 0.2"})
    void folds_share_more_the_more_rounds_there_are(int rounds, double correction) {
        assertThat(correction(new Splitting.Folds(10, rounds, 0.2), true, true))
                .isCloseTo(correction, within(1e-15));
        assertThat(correction(new Splitting.Groups("patient", 10, rounds, 0.2), true, true))
                .isCloseTo(correction, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "50"})
    void runs_that_are_not_tuned_share_more_and_yet_more_if_they_still_learn(int rounds) {
        Splitting split = new Splitting.Folds(10, rounds, 0.2);
        assertThat(correction(split, false, true)).isCloseTo(0.2, within(1e-15));
        assertThat(correction(split, false, false)).isCloseTo(0.6, within(1e-15));
        assertThat(correction(split, true, false)).isEqualTo(correction(split, true, true));
    }

    /** One choice everywhere adds nothing to the spread, so that it is as if there had been no tuning. */
    @Test
    void what_was_tuned_to_one_value_everywhere_counts_as_not_tuned() {
        Script script = new Script(Bench.of(Chain.of(new Momentum(), new Sgd())).folds(10, 1));
        Study study = script.study();
        Comparison comparison = script.arms().comparisons().get(0);
        assertThat(study.sharedRows("made", comparison)).isEqualTo(0.5);
        script.each("base", (r, run) -> run.setting = Script.RATE);
        assertThat(script.study().sharedRows("made", comparison)).isEqualTo(0.5);
        script.each("-momentum", (r, run) -> run.setting = Script.RATE);
        assertThat(script.study().sharedRows("made", comparison)).isEqualTo(1);
        assertThat(script.study().usualSharedRows("made")).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"2", "10", "200"})
    void on_one_test_set_nothing_is_corrected(int replicates) {
        assertThat(correction(new Splitting.Fixed(0.25, replicates, 0.2), false, false))
                .isEqualTo(0);
    }
}

package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.experiments.words.Evidence;
import org.thalweg.experiments.words.Verdicts;

class VerdictsTest {

    private static final Study FOLDS = WineStudy.study();
    private static final Study ONE_TEST_SET =
            Given.on("wine", new Splitting.Fixed(0.25, 10, 0.2)).study();

    private static Verdicts verdicts(Study study) {
        return new Verdicts(GivenFindings.of(study).make());
    }

    private static Evidence evidence(Study study) {
        return new Evidence(GivenFindings.of(study).make());
    }

    private static void says(
            Study study, Finding finding, String cell, String headline, String sentence) {
        Verdicts verdicts = verdicts(study);
        assertThat(verdicts.cell(finding)).isEqualTo(cell);
        assertThat(verdicts.headline(finding)).isEqualTo(headline);
        assertThat(evidence(study).sentence(finding)).isEqualTo(sentence);
    }

    @Test
    void what_helps_hurts_when_removed() {
        says(
                FOLDS,
                WineStudy.helpful(FOLDS),
                "worse without it: it helps",
                "momentum helps",
                "Removing it raises test.loss by 33.1 %, which is worse (98 % interval +30.2 % to +36.0 %, which goes with"
                        + " p = 1.9e-6, adjusted for 3 tests; better in 0 and worse in 10 of 10 folds).");
    }

    private static List<Finding> each(Gate gate) {
        return Stream.of("-clip-by-global-norm", "-momentum", "-l2")
                .map(arm -> GivenFinding.of(FOLDS, arm).gate(gate).make())
                .toList();
    }

    @Test
    void what_is_said_of_several_variants_alike_names_none_of_them() {
        List<Finding> alike = each(Gate.NOT_LEARNED);
        assertThat(verdicts(FOLDS).headline(alike))
                .isEqualTo("No verdict on clip-by-global-norm, momentum and l2");
        assertThat(alike.stream().map(f -> evidence(FOLDS).shared(f).orElseThrow()))
                .containsOnly(
                        "Neither base nor any of these is shown to be better than the untrained model. Train for more epochs, tune"
                                + " in another range, or take inputs that tell something of the target. What was seen, untested, is in"
                                + " the table.");
        assertThat(verdicts(FOLDS).wording(each(Gate.ALL_DIVERGED).get(0)))
                .isEqualTo(
                        new Verdicts.Wording(
                                "no verdict",
                                "every run of base and of -clip-by-global-norm diverged",
                                "every run of base and of these diverged",
                                ""));
        assertThat(verdicts(FOLDS).wording(each(Gate.AT_EDGE).get(0)).shared())
                .isEqualTo(
                        "tuning did not settle: in too many replicates of base or of these, the best value is the last one tried,"
                                + " or none was usable");
    }

    @Test
    void numbers_are_not_said_of_several_variants() {
        assertThat(evidence(FOLDS).shared(WineStudy.helpful(FOLDS))).isEmpty();
        assertThat(evidence(FOLDS).shared(WineStudy.l2(FOLDS))).isEmpty();
    }

    @Test
    void what_may_hurt_by_less_than_the_margin_is_told_so() {
        says(
                FOLDS,
                GivenFinding.of(FOLDS, "-momentum")
                        .counts(9, 1, 0)
                        .estimate(-0.02, -0.035, -0.005, 0.01, 1)
                        .says(Verdict.HURTS, true, true)
                        .make(),
                "better without it: it hurts, perhaps by less than the margin",
                "momentum hurts",
                "Removing it lowers test.loss by 2.0 %, which is better (95 % interval -3.5 % to -0.5 %; p = 0.01; better in"
                        + " 9 and worse in 1 of 10 folds). That may be less than the practical margin of 1 %.");
    }

    @Test
    void what_is_added_or_changed_is_named_as_such() {
        Study in = Given.on("wine").design(new Design.LeaveOneIn()).study();
        Finding added =
                GivenFinding.of(in, "+momentum")
                        .estimate(-0.331, -0.36, -0.302, 1e-6, 1)
                        .says(Verdict.HELPS, true, false)
                        .make();
        assertThat(verdicts(in).cell(added)).isEqualTo("adding it helps");
        assertThat(verdicts(in).headline(added)).isEqualTo("momentum helps");
        Study order =
                Given.on("wine")
                        .design(new Design.Reorder(List.of("clip-by-global-norm", "momentum")))
                        .study();
        Finding changed =
                GivenFinding.of(order, "momentum before clip-by-global-norm")
                        .estimate(0.331, 0.302, 0.36, 1e-6, 1)
                        .says(Verdict.HURTS, false, false)
                        .make();
        assertThat(verdicts(order).cell(changed)).isEqualTo("the change hurts");
        assertThat(verdicts(order).headline(changed))
                .isEqualTo("the change momentum before clip-by-global-norm hurts");
    }

    @Test
    void a_difference_within_the_margin_is_called_neither_better_nor_worse() {
        says(
                FOLDS,
                WineStudy.l2(FOLDS),
                "no practical difference",
                "l2 makes no practical difference",
                "Removing it lowers test.loss by 0.1 % (98 % interval -0.2 % to 0.0 %, which goes with p = 0.092, adjusted"
                        + " for 3 tests; better in 7 and worse in 3 of 10 folds). That is within the practical margin of"
                        + " ±1 %.");
    }

    @Test
    void what_is_inconclusive_comes_with_what_could_be_shown() {
        says(
                FOLDS,
                WineStudy.momentum(FOLDS),
                "inconclusive: 10 folds can show 2.4 %, 50 about 1.8 %; less than 1.6 % takes more rows",
                "momentum: inconclusive",
                "Removing it raises test.loss by 0.5 % (98 % interval -1.9 % to +2.8 %, which goes with p = 0.62, adjusted"
                        + " for 3 tests; better in 4 and worse in 6 of 10 folds). That does not settle it: 10 folds can show"
                        + " 2.4 %, 50 about 1.8 %; less than 1.6 % takes more rows.");
    }

    @Test
    void more_rounds_that_would_show_no_less_are_not_advised() {
        Finding finding =
                GivenFinding.of(FOLDS, "-momentum")
                        .estimate(0.005, -0.019, 0.028, 0.62)
                        .reach(0.024, 0.025, OptionalDouble.of(0.02))
                        .make();
        assertThat(verdicts(FOLDS).cell(finding))
                .isEqualTo(
                        "inconclusive: 10 folds can show 2.4 %, more of them no less; less takes more rows");
    }

    @Test
    void on_one_test_set_every_sentence_says_so() {
        says(
                ONE_TEST_SET,
                WineStudy.helpful(ONE_TEST_SET),
                "worse without it: it helps, on this test set",
                "momentum helps on this test set",
                "On this test set removing it raises test.loss by 33.1 %, which is worse (98 % interval +30.2 % to +36.0 %,"
                        + " which goes with p = 1.9e-6, adjusted for 3 tests; better in 0 and worse in 10 of 10 draws).");
        says(
                ONE_TEST_SET,
                GivenFinding.of(ONE_TEST_SET, "-l2")
                        .estimate(-0.001, -0.002, 0.0004, 0.0917)
                        .otherRows(-0.04, 0.05)
                        .says(Verdict.NO_PRACTICAL_DIFFERENCE)
                        .make(),
                "no practical difference, on this test set",
                "l2 makes no practical difference on this test set",
                "On this test set removing it lowers test.loss by 0.1 % (98 % interval -0.2 % to 0.0 %, which goes with"
                        + " p = 0.092, adjusted for 3 tests; better in 4 and worse in 6 of 10 draws). That is within the"
                        + " practical margin of ±1 %. An interval that also covers other rows to test on is [-4.0 %, +5.0"
                        + " %].");
        says(
                ONE_TEST_SET,
                GivenFinding.of(ONE_TEST_SET, "-momentum")
                        .estimate(0.005, -0.019, 0.028, 0.62)
                        .reach(0.024, 0.011, OptionalDouble.empty())
                        .make(),
                "inconclusive, on this test set: 10 draws can show 2.4 %, 50 about 1.1 %",
                "momentum: inconclusive on this test set",
                "On this test set removing it raises test.loss by 0.5 % (98 % interval -1.9 % to +2.8 %, which goes with"
                        + " p = 0.62, adjusted for 3 tests; better in 4 and worse in 6 of 10 draws). That does not settle it:"
                        + " 10 draws can show 2.4 %, 50 about 1.1 %.");
        says(
                ONE_TEST_SET,
                WineStudy.clip(ONE_TEST_SET),
                "inert: never fired",
                "clip-by-global-norm is inert on this test set",
                "It never fired. On this test set removing it leaves the runs of all 10 draws as they are, bit for bit.");
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void on_one_test_set_every_refusal_says_so(Gate gate) {
        Finding finding =
                GivenFinding.of(ONE_TEST_SET, "-momentum").difference(0.03).gate(gate).make();
        assertThat(verdicts(ONE_TEST_SET).headline(finding))
                .isEqualTo("momentum: no verdict on this test set");
    }

    @Test
    void with_whole_groups_in_a_fold_a_verdict_is_about_new_groups() {
        Study study = Given.on("wine", new Splitting.Groups("subject", 10, 1, 0.2)).study();
        says(
                study,
                WineStudy.helpful(study),
                "worse without it: it helps, for new groups (subject)",
                "momentum helps for new groups (subject)",
                "For new groups (subject) removing it raises test.loss by 33.1 %, which is worse (98 % interval +30.2 % to"
                        + " +36.0 %, which goes with p = 1.9e-6, adjusted for 3 tests; better in 0 and worse in 10 of 10"
                        + " folds).");
        assertThat(verdicts(study).headline(WineStudy.clip(study)))
                .isEqualTo("clip-by-global-norm is inert");
    }

    @Test
    void what_never_acted_and_what_acted_in_vain_are_told_apart() {
        says(
                FOLDS,
                WineStudy.clip(FOLDS),
                "inert: never fired",
                "clip-by-global-norm is inert",
                "It never fired. Removing it leaves the runs of all 10 folds as they are, bit for bit.");
        Study acting = Given.on("wine").fired(0.25).study();
        says(
                acting,
                WineStudy.clip(acting),
                "inert",
                "clip-by-global-norm is inert",
                "Removing it leaves the runs of all 10 folds as they are, bit for bit.");
    }

    @Test
    void divergence_that_differs_is_counted() {
        says(
                FOLDS,
                GivenFinding.of(FOLDS, "-momentum")
                        .estimate(0.2, -0.1, 0.5, 0.3)
                        .endings(6, 0, 6, 0)
                        .checks(OptionalDouble.empty(), OptionalDouble.of(0.03125))
                        .says(Verdict.UNSTABLE)
                        .make(),
                "unstable: removing it makes training diverge more often",
                "momentum: unstable",
                "Removing it makes training diverge more often: in 6 of 10 folds, against 0 of base (McNemar's exact"
                        + " p = 0.031 before it is adjusted). Means are beside the point then.");
        Finding less =
                GivenFinding.of(FOLDS, "-momentum")
                        .estimate(-0.2, -0.5, 0.1, 0.3)
                        .says(Verdict.UNSTABLE, true, false)
                        .make();
        assertThat(verdicts(FOLDS).cell(less))
                .isEqualTo("unstable: removing it makes training diverge less often");
    }

    @Test
    void a_verdict_on_runs_that_had_not_ended_is_about_speed() {
        says(
                FOLDS,
                GivenFinding.of(FOLDS, "-momentum")
                        .counts(0, 10, 0)
                        .estimate(0.331, 0.302, 0.36, 1e-6, 1)
                        .says(Verdict.HELPS)
                        .aboutSpeed()
                        .make(),
                "worse without it: it helps; about speed, the loss still falls",
                "momentum helps",
                "Removing it raises test.loss by 33.1 %, which is worse (95 % interval +30.2 % to +36.0 %; p = 1e-6; better"
                        + " in 0 and worse in 10 of 10 folds). This is about speed within 20 epochs: the validation loss was"
                        + " still falling when they were over.");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        Gate.TOO_FEW_PAIRS,
                        "only 10 folds have results of both; it takes 3 to know how much they scatter",
                        "Only 10 folds have results of both; it takes 3 to know how much they scatter. Take more folds or rounds, or finish and retry the runs that are missing. What was"
                                + " seen, untested: +3.12 %."),
                Arguments.of(
                        Gate.UNBOUNDED,
                        "in 0 of 10 folds test.accuracy is infinite or no number at all, of a run or of the untrained model that bounds it",
                        "In 0 of 10 folds test.accuracy is infinite or no number at all, of a run or of the untrained model that bounds it."
                                + " Look for extreme values in the rows that are tested on, or judge by another measure."),
                Arguments.of(
                        Gate.CONSTANT_TARGET,
                        "the target is constant, so that there is nothing to learn",
                        "The target is constant, so that there is nothing to learn. Take another target."),
                Arguments.of(
                        Gate.ALL_DIVERGED,
                        "every run of base and of -momentum diverged",
                        "Every run of base and of -momentum diverged. Try smaller values of the learning rate."),
                Arguments.of(
                        Gate.DETERMINISTIC,
                        "all 10 folds are copies of one run, so that the difference is what it is",
                        "All 10 folds are copies of one run, so that the difference is what it is. For a verdict something"
                                + " must vary: test on folds, or train on minibatches. What was seen, untested: +3.12 %."),
                Arguments.of(
                        Gate.FEW_GROUPS,
                        "5 groups are too few to tell about new ones; it takes 8",
                        "5 groups are too few to tell about new ones; it takes 8. Take data with more groups. What was seen,"
                                + " untested: +3.12 %."),
                Arguments.of(
                        Gate.FEW_ROWS,
                        "25 rows to test on are too few; it takes 30",
                        "25 rows to test on are too few; it takes 30. Take more rows. What was seen, untested: +3.12 %."),
                Arguments.of(
                        Gate.COARSE,
                        "one test row more or less right is 5 %, more than the margin of 1 %",
                        "One test row more or less right is 5 %, more than the margin of 1 %. Take more rows, a measure that"
                                + " does not count them such as test.loss, or a wider margin. What was seen, untested:"
                                + " +3.12 %."),
                Arguments.of(
                        Gate.NEAR_ZERO,
                        "the mean of base is 0 but for rounding, so that shares of it mean nothing",
                        "The mean of base is 0 but for rounding, so that shares of it mean nothing. Give the margin as a"
                                + " number in units of test.accuracy."),
                Arguments.of(
                        Gate.NOT_LEARNED,
                        "neither base nor -momentum is shown to be better than the untrained model",
                        "Neither base nor -momentum is shown to be better than the untrained model. Train for more epochs, tune in"
                                + " another range, or take inputs that tell something of the target. What was seen, untested:"
                                + " +3.12 %."),
                Arguments.of(
                        Gate.AT_EDGE,
                        "tuning did not settle: base is best at the last value tried in 4 of 10 replicates and -momentum had"
                                + " no usable value in 1 of 10 replicates",
                        "Tuning did not settle: base is best at the last value tried in 4 of 10 replicates and -momentum had"
                                + " no usable value in 1 of 10 replicates. Give the learning rate a wider range. What was"
                                + " seen, untested: +3.12 %."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void where_there_is_no_verdict_the_reason_is_told_and_what_to_do(
            Gate gate, String reason, String sentence) {
        Study study =
                Given.on("wine")
                        .measure(Measure.TEST_ACCURACY)
                        .edges(4, 1)
                        .facts(facts -> Altered.facts(facts, 5, 25))
                        .study();
        says(
                study,
                GivenFinding.of(study, "-momentum")
                        .baseMean(0.8)
                        .difference(0.0312)
                        .gate(gate)
                        .make(),
                "no verdict: " + reason,
                "momentum: no verdict",
                sentence);
    }

    @Test
    void what_luckier_trials_could_make_up_for_is_told_with_what_fewer_would_cost() {
        Study study = Given.on("wine").study();
        says(
                study,
                GivenFinding.of(study, "-momentum")
                        .estimate(0.331, 0.302, 0.36, 1e-6, 1)
                        .luck(0.91)
                        .undecided(Gate.FEW_TRIALS)
                        .make(),
                "inconclusive: the tuning tried too few values: where they fall may be worth 91 % of the base's validation loss; more trials would tell",
                "momentum: inconclusive",
                "Removing it raises test.loss by 33.1 % (95 % interval +30.2 % to +36.0 %; p = 1e-6; better in 4 and worse in"
                        + " 6 of 10 folds). That does not settle it. The tuning tried too few values: where they fall may be worth 91 % of the base's validation loss. Tune with more trials, or in a narrower range.");
    }

    @Test
    void periods_are_described_and_not_judged() {
        Study study = Given.on("wine", new Splitting.Order("year", 10, 0.2)).study();
        says(
                study,
                GivenFinding.of(study, "-momentum").difference(0.0312).gate(Gate.BY_ORDER).make(),
                "no verdict: periods follow each other and are no random draws, so that the difference describes these"
                        + " alone",
                "momentum: no verdict on these periods",
                "Periods follow each other and are no random draws, so that the difference describes these alone. Read it"
                        + " period by period. What was seen, untested: +3.12 % on these periods.");
    }

    @Test
    void what_is_tuned_is_named_in_advice() {
        Study none = Given.on("wine").tune(Optional.empty()).study();
        Finding finding = GivenFinding.of(none, "-momentum").gate(Gate.ALL_DIVERGED).make();
        assertThat(evidence(none).sentence(finding))
                .isEqualTo(
                        "Every run of base and of -momentum diverged. Try smaller values in the chain.");
    }

    @Test
    void a_component_with_two_comparisons_is_named_with_what_was_compared() {
        Study both =
                Given.on("wine").design(new Design.LeaveOneOut(), new Design.LeaveOneIn()).study();
        assertThat(verdicts(both).headline(WineStudy.helpful(both)))
                .isEqualTo("momentum (left out) helps");
        assertThat(
                        verdicts(both)
                                .headline(
                                        GivenFinding.of(both, "+momentum")
                                                .estimate(0.1, 0.05, 0.2, 0.01)
                                                .says(Verdict.HURTS)
                                                .make()))
                .isEqualTo("momentum (alone with sgd) hurts");
    }
}

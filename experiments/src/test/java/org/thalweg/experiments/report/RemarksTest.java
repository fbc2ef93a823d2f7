package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.findings.Budget;
import org.thalweg.experiments.findings.EqualCost;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Note;
import org.thalweg.experiments.findings.RateClaim;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.findings.Unadjusted;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Decision.Outcome;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.words.Noted;
import org.thalweg.experiments.words.Remarks;

class RemarksTest {

    @Test
    void what_is_noted_of_three_variants_is_one_sentence() {
        Study study = Given.on("wine").study();
        List<Note> notes =
                study.arms().all().stream()
                        .<Note>map(
                                arm ->
                                        new Note.AtEdge(
                                                study.data().get(0),
                                                arm,
                                                4,
                                                List.of("sgd.learning-rate"),
                                                true))
                        .toList();
        assertThat(Noted.sentences(notes))
                .containsExactly(
                        "wine: the best sgd.learning-rate is at the end of what was tried, though the range was extended, in so"
                                + " many replicates: base 4 of 10, -clip-by-global-norm 4 of 10, -momentum 4 of 10, -l2 4 of 10.");
        assertThat(Noted.sentences(notes.subList(0, 2)))
                .containsExactly(Noted.sentence(notes.get(0)), Noted.sentence(notes.get(1)));
        List<Note> none =
                study.arms().all().stream()
                        .<Note>map(
                                arm ->
                                        new Note.NoneUsable(
                                                study.data().get(0), arm, 2, Optional.empty()))
                        .toList();
        assertThat(Noted.sentences(none))
                .containsExactly(
                        "wine: every run of the tuning diverged or failed and the smallest values stand in, so that the range should"
                                + " begin lower, in so many replicates: base 2 of 10, -clip-by-global-norm 2 of 10, -momentum 2 of 10,"
                                + " -l2 2 of 10.");
    }

    private static Finding claim(Study study, String arm, double untuned, double shift) {
        return GivenFinding.of(study, arm)
                .estimate(untuned - shift, untuned - shift - 0.02, untuned - shift + 0.02, 0.62)
                .claim(
                        new RateClaim(
                                untuned,
                                untuned < 0,
                                new Estimate(
                                        shift,
                                        new Interval(shift - 0.05, shift + 0.06, 0.95),
                                        1e-5,
                                        2e-5,
                                        2)))
                .make();
    }

    private static List<String> remarks(Study study, Finding claimed) {
        return Remarks.of(GivenFindings.of(study, claimed).make());
    }

    private static List<String> remarks(Study study, Budget... budgets) {
        return remarks(study, WineStudy.given(study).budgets(budgets).make());
    }

    @Test
    void what_an_untuned_comparison_would_have_claimed_is_told_with_its_test() {
        Study study = Given.on("wine").study();
        assertThat(remarks(study, claim(study, "-momentum", 0.331, 0.32)))
                .containsExactly(
                        "at the base's learning rate -momentum would look 33 % worse; tuned it does not (the two differ by"
                                + " 32 % [27 %, 38 %]). That is the learning rate, not momentum.");
        assertThat(remarks(study, claim(study, "-momentum", -0.2, -0.25)))
                .containsExactly(
                        "at the base's learning rate -momentum would look 20 % better; tuned it does not (the two differ by"
                                + " 25 % [19 %, 30 %]). That is the learning rate, not momentum.");
    }

    @Test
    void several_tuned_values_are_not_called_a_learning_rate() {
        Study study =
                Given.on("wine", new Splitting.Fixed(0.25, 10, 0.2))
                        .and("diabetes", Splitting.folds())
                        .tune(
                                Optional.of(
                                        new Tuning(
                                                List.of(
                                                        Dimension.log(
                                                                "sgd.learning-rate", 1e-4, 10),
                                                        Dimension.uniform(
                                                                "momentum.decay", 0, 0.99)),
                                                16)))
                        .study();
        assertThat(remarks(study, claim(study, "-l2", 0.331, 0.32)))
                .containsExactly(
                        "wine: on this test set, at the base's tuned values -l2 would look 33 % worse; tuned it does not (the"
                                + " two differ by 32 % [27 %, 38 %]). Those are the tuned values, not l2.");
    }

    @Test
    void another_base_is_named() {
        Study study =
                Given.on("wine").design(new Design.LeaveOneOut(), new Design.LeaveOneIn()).study();
        assertThat(remarks(study, claim(study, "+momentum", 0.331, 0.32)))
                .containsExactly(
                        "at the learning rate of sgd alone, +momentum would look 33 % worse; tuned it does not (the two"
                                + " differ by 32 % [27 %, 38 %]). That is the learning rate, not momentum.");
    }

    private static Budget budget(int trials, double difference, Outcome outcome) {
        return new Budget(
                trials,
                new Unadjusted(
                        difference,
                        new Interval(difference - 0.01, difference + 0.01, 0.95),
                        new Decision(outcome, false)));
    }

    @Test
    void a_budget_that_would_have_said_the_opposite_is_told() {
        Study study = Given.on("wine").study();
        assertThat(
                        remarks(
                                study,
                                budget(4, -0.03, Outcome.BETTER),
                                budget(8, 0.005, Outcome.OPEN),
                                budget(16, 0.05, Outcome.WORSE)))
                .containsExactly(
                        "with 4 trials of tuning -momentum would look better (-3.0 % [-4.0 %, -2.0 %]), with 16 it would look"
                                + " worse (+5.0 % [+4.0 %, +6.0 %]; both unadjusted). That is the budget as much as"
                                + " momentum.");
    }

    @Test
    void a_budget_that_would_not_have_settled_it_is_no_contradiction() {
        Study study = Given.on("wine").study();
        assertThat(
                        remarks(
                                study,
                                budget(4, 0.005, Outcome.OPEN),
                                budget(8, 0.05, Outcome.WORSE),
                                budget(16, 0.05, Outcome.WORSE)))
                .isEmpty();
    }

    private static EqualCost cost(EqualCost.By by, Outcome outcome) {
        return new EqualCost(
                0.613,
                by,
                new Unit(true, 0.5),
                0.331,
                new Unadjusted(
                        -0.03, new Interval(-0.04, -0.02, 0.95), new Decision(outcome, false)));
    }

    @Test
    void what_looks_otherwise_at_equal_cost_is_told() {
        Study study = Given.on("wine").study();
        Finding finding =
                WineStudy.givenHelpful(study)
                        .equalCosts(
                                cost(EqualCost.By.GRADIENTS, Outcome.WORSE),
                                cost(EqualCost.By.TIME, Outcome.BETTER))
                        .make();
        assertThat(remarks(study, finding))
                .containsExactly(
                        "-momentum takes 0.61 times the time of base, as measured here; for equal time it is better by"
                                + " validation loss (-3.0 % [-4.0 %, -2.0 %], unadjusted), for equal data it is worse.");
    }

    @Test
    void notes_come_last() {
        Study study = Given.on("wine").study();
        Note note = new Note.Folds(study.data().get(0), "Look at the data.");
        assertThat(
                        Remarks.of(
                                GivenFindings.of(study, claim(study, "-momentum", 0.331, 0.32))
                                        .notes(note)
                                        .make()))
                .hasSize(2)
                .endsWith("wine: Look at the data.");
    }
}

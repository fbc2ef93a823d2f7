package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Sgd;

final class OutcomeTest {

    private static final Arm ARM = new Arm("base", Chain.of(new Sgd()), List.of());
    private static final Trial TRIAL = new Trial(Phase.EVALUATE, "made", ARM, Setting.NONE, 0);

    private static Outcome outcome(
            Kind kind, Map<Measure, Double> measures, Map<Measure, Double> untrained) {
        return new Outcome(
                TRIAL,
                new Ending(kind, 9, ""),
                measures,
                untrained,
                "abc",
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
    }

    @ParameterizedTest
    @CsvSource({
        "TEST_LOSS, 0.5, 2, 0.5, false",
        "TEST_LOSS, 2, 2, 2, false",
        "TEST_LOSS, 3, 2, 2, true",
        "TEST_LOSS, 1e90, 2, 2, true",
        "TEST_R2, 0.5, -0.1, 0.5, false",
        "TEST_R2, -0.5, -0.1, -0.1, true",
        "TEST_ACCURACY, 0.2, 0.25, 0.25, true",
        "TEST_ACCURACY, 0.25, 0.25, 0.25, false"
    })
    void a_run_scores_at_most_what_the_untrained_model_scores(
            Measure measure, double trained, double untrained, double score, boolean capped) {
        Outcome outcome = outcome(Kind.OK, Map.of(measure, trained), Map.of(measure, untrained));
        assertThat(outcome.score(measure)).hasValue(score);
        assertThat(outcome.capped(measure)).isEqualTo(capped);
    }

    @Test
    void a_diverged_run_scores_as_the_untrained_model() {
        Outcome diverged = outcome(Kind.DIVERGED, Map.of(), Map.of(Measure.TEST_LOSS, 2.0));
        assertThat(diverged.score(Measure.TEST_LOSS)).hasValue(2);
        assertThat(diverged.capped(Measure.TEST_LOSS)).isTrue();
        assertThat(diverged.score(Measure.TEST_R2)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"FAILED", "TIMEOUT", "INTERRUPTED"})
    void a_run_that_did_not_come_to_an_end_of_its_own_has_no_score(Kind kind) {
        Outcome outcome =
                outcome(kind, Map.of(Measure.TEST_LOSS, 1.0), Map.of(Measure.TEST_LOSS, 2.0));
        assertThat(outcome.score(Measure.TEST_LOSS)).isEmpty();
    }

    @Test
    void what_was_not_measured_has_no_score() {
        Outcome outcome = outcome(Kind.OK, Map.of(Measure.TEST_LOSS, 1.0), Map.of());
        assertThat(outcome.score(Measure.TEST_LOSS)).hasValue(1);
        assertThat(outcome.score(Measure.TEST_R2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30, 30, false", "90, 90, false", ", 90, true"})
    void to_arrive_is_better_than_never_to_whenever(Long step, double score, boolean capped) {
        OptionalLong arrival = step == null ? OptionalLong.empty() : OptionalLong.of(step);
        Outcome outcome =
                outcome(Kind.OK, Map.of(Measure.TEST_LOSS, 1.0), Map.of()).reached(arrival, 90);
        assertThat(outcome.score(Measure.STEPS_TO_TARGET)).hasValue(score);
        assertThat(outcome.capped(Measure.STEPS_TO_TARGET)).isEqualTo(capped);
        assertThat(outcome.score(Measure.TEST_LOSS)).hasValue(1);
    }

    @Test
    void a_diverged_run_never_arrives() {
        Outcome diverged =
                outcome(Kind.DIVERGED, Map.of(), Map.of(Measure.TEST_LOSS, 2.0))
                        .reached(OptionalLong.empty(), 90);
        assertThat(diverged.score(Measure.STEPS_TO_TARGET)).hasValue(90);
        assertThat(diverged.capped(Measure.STEPS_TO_TARGET)).isTrue();
    }

    @Test
    void what_is_missing_counts_as_interrupted() {
        Outcome missing = Outcome.missing(TRIAL);
        assertThat(missing.is(Kind.INTERRUPTED)).isTrue();
        assertThat(missing.trial()).isEqualTo(TRIAL);
        assertThat(missing.score(Measure.TEST_LOSS)).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void an_outcome_may_be_that_of_another_arm_of_the_same_cell() {
        Outcome outcome = outcome(Kind.OK, Map.of(Measure.TEST_LOSS, 1.0), Map.of());
        Trial other =
                new Trial(
                        Phase.EVALUATE,
                        "made",
                        new Arm("again", ARM.chain(), List.of()),
                        Setting.NONE,
                        0);
        assertThat(outcome.as(other).trial()).isEqualTo(other);
        assertThat(outcome.as(other).as(TRIAL)).isEqualTo(outcome);
    }
}

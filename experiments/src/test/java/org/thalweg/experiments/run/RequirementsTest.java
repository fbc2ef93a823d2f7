package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Sgd;

final class RequirementsTest {

    private static final Bench BENCH = Bench.of(Chain.of(new Sgd(0.1)));

    private static DataFacts facts(int validation, int test) {
        return new DataFacts(
                "wine",
                "abc",
                100,
                3,
                1,
                false,
                4,
                4,
                0,
                50,
                validation,
                test,
                test / 50.0,
                4 * test,
                0,
                List.of(),
                0,
                List.of(),
                "",
                Map.of(),
                Map.of(),
                "");
    }

    @Test
    void complete_data_meet_all_requirements() {
        assertThatCode(() -> Requirements.check(BENCH.experiment(), facts(25, 25)))
                .doesNotThrowAnyException();
    }

    @Test
    void tuning_needs_validation_data() {
        assertThatThrownBy(() -> Requirements.check(BENCH.experiment(), facts(0, 25)))
                .hasMessage(
                        "wine: hyper-parameters are tuned by validation loss, and there are no validation data. Give them a share such as 'split: {validation: 0.2}', on the command line '--validation 0.2', or tune nothing.");
    }

    @Test
    void without_tuning_no_validation_data_are_needed() {
        Bench untuned = Bench.of(Chain.of(new Sgd(0.1))).tuneNothing();
        assertThatCode(() -> Requirements.check(untuned.experiment(), facts(0, 25)))
                .doesNotThrowAnyException();
    }

    @Test
    void steps_to_a_target_need_validation_data() {
        Bench steps =
                Bench.of(Chain.of(new Sgd(0.1))).tuneNothing().measure(Measure.STEPS_TO_TARGET);
        assertThatThrownBy(() -> Requirements.check(steps.experiment(), facts(0, 25)))
                .hasMessage(
                        "wine: 'steps-to-target' cannot be measured here. It needs data with a validation part; leave it out of 'measure' and 'primary', or change the data.");
    }

    @Test
    void steps_to_a_target_need_a_target_where_nothing_is_tuned() {
        Bench steps =
                Bench.of(Chain.of(new Sgd(0.1))).tuneNothing().measure(Measure.STEPS_TO_TARGET);
        assertThatThrownBy(() -> Requirements.check(steps.experiment(), facts(25, 25)))
                .hasMessage(
                        "steps-to-target needs a target: it follows from the tuning, and nothing is tuned. Give one, such as 'target-loss: 0.5'.");
        assertThatCode(() -> Requirements.check(steps.target(0.5).experiment(), facts(25, 25)))
                .doesNotThrowAnyException();
    }

    @Test
    void accuracy_needs_classes() {
        Bench accuracy = Bench.of(Chain.of(new Sgd(0.1))).primary(Measure.TEST_ACCURACY);
        assertThatThrownBy(() -> Requirements.check(accuracy.experiment(), facts(25, 25)))
                .hasMessage(
                        "wine: 'test.accuracy' cannot be measured here. It needs data whose target is a class; leave it out of 'measure' and 'primary', or change the data.");
    }

    /** On one row there is no variance to explain. */
    @Test
    void a_determination_needs_two_rows_in_each_replicate() {
        Bench determination = Bench.of(Chain.of(new Sgd(0.1))).primary(Measure.TEST_R2);
        assertThatThrownBy(() -> Requirements.check(determination.experiment(), facts(25, 1)))
                .hasMessage(
                        "wine: 'test.r2' cannot be measured here. It needs data with two test rows in each replicate, or more; leave it out of 'measure' and 'primary', or change the data.");
        assertThatCode(() -> Requirements.check(determination.experiment(), facts(25, 2)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_test_needs_test_data() {
        assertThatThrownBy(() -> Requirements.check(BENCH.experiment(), facts(25, 0)))
                .hasMessage(
                        "wine: 'test.loss' cannot be measured here. It needs data with a test part; leave it out of 'measure' and 'primary', or change the data.");
    }
}

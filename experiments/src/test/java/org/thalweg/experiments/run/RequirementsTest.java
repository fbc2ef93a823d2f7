package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Sgd;

final class RequirementsTest {

    private static final Bench BENCH = Bench.of(Chain.of(new Sgd(0.1)));

    private static DataFacts facts(int validation, int test) {
        return new DataFacts("wine", "abc", 100, 3, 1, false, 50, validation, test, 0);
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
                        "wine: learning rates are chosen by validation loss, and there are no validation data. Give them a share such as 'split: {validation: 0.2}', or tune nothing.");
    }

    @Test
    void accuracy_needs_classes() {
        Bench accuracy = Bench.of(Chain.of(new Sgd(0.1))).primary(Measure.TEST_ACCURACY);
        assertThatThrownBy(() -> Requirements.check(accuracy.experiment(), facts(25, 25)))
                .hasMessage(
                        "wine: 'test.accuracy' cannot be measured here. It needs data whose target is a class; leave it out of 'measure' and 'primary', or change the data.");
    }

    @Test
    void a_test_needs_test_data() {
        assertThatThrownBy(() -> Requirements.check(BENCH.experiment(), facts(25, 0)))
                .hasMessage(
                        "wine: 'test.loss' cannot be measured here. It needs data with a test part; leave it out of 'measure' and 'primary', or change the data.");
    }
}

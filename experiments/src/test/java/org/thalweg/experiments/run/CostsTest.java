package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.Failing;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

final class CostsTest {

    @Test
    void what_was_measured_is_read_back_to_the_bit() {
        Map<String, Double> costs =
                Map.of(
                        Costs.of("made", "base"),
                        1.0 / 3e6,
                        Costs.of("made", "momentum → nesterov(0.8)"),
                        5e-324);
        assertThat(Costs.read(Map.of(Costs.NAME, Costs.text(costs)))).isEqualTo(costs);
        assertThat(Costs.read(Map.of(Costs.NAME, Costs.text(Map.of())))).isEmpty();
        assertThat(Costs.read(Map.of())).isEmpty();
    }

    @Test
    void every_arm_that_can_be_trained_has_a_cost_on_every_dataset() {
        Bench bench =
                Bench.of(Chain.of(new Failing(), new Momentum(0.9), new Sgd(0.1)))
                        .datasets("one", "two");
        Map<String, Double> costs =
                Costs.measured(bench.experiment(), Arms.of(bench.experiment()), bench.data());
        assertThat(costs.keySet())
                .contains(Costs.of("one", "-failing"), Costs.of("two", "-failing"));
        assertThat(costs.values()).allMatch(seconds -> seconds > 0);
    }
}

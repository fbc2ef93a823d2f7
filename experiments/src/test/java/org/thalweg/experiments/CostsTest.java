package org.thalweg.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

final class CostsTest {

    @Test
    void what_was_measured_is_read_back_to_the_bit() {
        Map<String, Double> costs =
                Map.of(
                        Study.cost("made", "base"),
                        1.0 / 3e6,
                        Study.cost("made", "momentum → nesterov(0.9)"),
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
                .contains(Study.cost("one", "-failing"), Study.cost("two", "-failing"));
        assertThat(costs.values()).allMatch(seconds -> seconds > 0);
    }
}

package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

final class PairsTest {

    private static double difference(double[] base, double[] arm) {
        Script script = new Script(Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(3, 1));
        script.each("base", (r, run) -> run.loss = base[r]);
        script.each("-momentum", (r, run) -> run.loss = arm[r]);
        return script.findings().findings().get(0).pairs().difference(new Unit(false, 1));
    }

    /** 0.2 − 0.1 − (0.3 − 0.2) is 2.8e-17 in doubles. */
    @Test
    void differences_that_cancel_leave_nothing() {
        double[] base = {0.1, 0.2, 0.3};
        assertThat(difference(base, new double[] {0.3, 0.1, 0.2})).isZero();
        assertThat(difference(base, new double[] {0.3, 0.1, 0.2 + 1e-15})).isPositive();
    }
}

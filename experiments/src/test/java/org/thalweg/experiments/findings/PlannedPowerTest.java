package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

final class PlannedPowerTest {

    private static final String ARM = "-momentum";

    private static Script script(int rounds) {
        return new Script(Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(10, rounds));
    }

    private static Script earlier() {
        return script(1)
                .losses("base", 1, 1.04, 0.96, 1.1, 0.9, 1.02, 0.98, 1.06, 0.94, 1)
                .losses(ARM, 1.03, 1.01, 0.98, 1.14, 0.87, 1.06, 0.97, 1.09, 0.93, 1.02);
    }

    private static DataFacts planned(int rounds) {
        return script(rounds).study().facts("made");
    }

    /** By SciPy's noncentral t: the scatter of ten, 20 replicates, c = ¾ · 0.2. */
    @Test
    void more_rounds_are_judged_by_the_scatter_of_the_first() {
        List<PlannedPower> power = PlannedPower.of(earlier().findings(), planned(2));
        assertThat(power).hasSize(1);
        assertThat(power.get(0).arm()).isEqualTo(ARM);
        assertThat(power.get(0).unit().relative()).isTrue();
        assertThat(power.get(0).detectable()).isCloseTo(0.03630765087093047, within(1e-9));
    }

    @Test
    void the_same_rounds_would_find_what_the_first_look_told() {
        Findings findings = earlier().findings();
        assertThat(PlannedPower.of(findings, planned(1)).get(0).detectable())
                .isEqualTo(findings.findings().get(0).reach().orElseThrow().now());
    }

    @Test
    void nothing_is_told_of_what_was_not_tested() {
        Findings findings = earlier().choice(ARM, Choice.AT_EDGE, 10).findings();
        assertThat(PlannedPower.of(findings, planned(2))).isEmpty();
    }
}

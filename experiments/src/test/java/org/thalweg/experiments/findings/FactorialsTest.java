package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.Design.Factorial;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.optimizers.WeightDecay;

final class FactorialsTest {

    /** Neither, momentum alone, weight decay alone, both, in five replicates. */
    private static final double[][] CELLS = {
        {1.4, 1.45, 1.33, 1.52, 1.29},
        {1.2, 1.22, 1.18, 1.27, 1.11},
        {1.25, 1.27, 1.19, 1.36, 1.15},
        {1, 1.04, 0.96, 1.1, 0.9}
    };

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.9), new WeightDecay(0.1), new Sgd(0.1)))
                .design(new LeaveOneOut(), new Factorial(List.of("momentum", "weight-decay")));
    }

    private static Script script(Bench bench) {
        return new Script(bench)
                .losses("-momentum -weight-decay", CELLS[0])
                .losses("-weight-decay", CELLS[1])
                .losses("-momentum", CELLS[2])
                .losses("base", CELLS[3]);
    }

    /** By NumPy and SciPy: contrasts in each replicate, t with 4 degrees of freedom and s² (1/5 + ½ · 0.2). */
    @Test
    void effects_are_contrasts_tested_with_the_same_corrected_variance() {
        List<Effect> effects = script(bench()).findings().effects();
        assertThat(effects)
                .extracting(Effect::factors)
                .containsExactly(
                        List.of("momentum"),
                        List.of("weight-decay"),
                        List.of("momentum", "weight-decay"));
        double[] means = {-0.223, -0.175, -0.021};
        double[] p = {6.637258460686847e-05, 8.076836106145293e-07, 0.09779215251506986};
        double[] adjusted = {2 * p[0], 3 * p[1], p[2]};
        for (int i = 0; i < 3; i++) {
            Estimate estimate = effects.get(i).estimate().orElseThrow();
            assertThat(estimate.mean()).isCloseTo(means[i], within(1e-12));
            assertThat(estimate.p()).isCloseTo(p[i], within(1e-9));
            assertThat(estimate.adjustedP()).isCloseTo(adjusted[i], within(1e-9));
            assertThat(estimate.family()).isEqualTo(3);
            assertThat(effects.get(i).unit().relative()).isTrue();
        }
        // 0.021 ± 2.7764 · 0.0097596
        assertThat(effects.get(2).estimate().orElseThrow().interval().high())
                .isCloseTo(0.0060971, within(1e-6));
    }

    @Test
    void what_the_variants_cannot_have_a_verdict_on_their_means_cannot() {
        List<Effect> effects = script(bench()).testRows(20).findings().effects();
        assertThat(effects).hasSize(3);
        assertThat(effects).allMatch(e -> e.gate().equals(Optional.of(Gate.FEW_ROWS)));
        assertThat(effects).allMatch(e -> e.estimate().isEmpty());
        assertThat(effects.get(0).mean()).isCloseTo(-0.223, within(1e-12));
        assertThat(script(bench()).choice("-momentum", Choice.AT_EDGE, 2).findings().effects())
                .allMatch(e -> e.gate().equals(Optional.of(Gate.AT_EDGE)));
    }

    /** Between the base and the cell without weight decay a third of the trials changes the difference by 20 %. */
    @Test
    void an_effect_that_may_be_luck_of_the_tuning_is_inconclusive() {
        Script script = script(bench());
        List<Tried> tried = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Setting rate = new Setting(Map.of("sgd.learning-rate", Math.pow(10, i - 4)));
            tried.add(new Tried(rate, i == 4 ? 1 : 1.3, new Ending(Kind.OK, 100, "")));
        }
        script.each(
                "-weight-decay",
                (r, run) -> {
                    run.tried = tried;
                    run.setting = tried.get(4).setting();
                });
        List<Effect> effects = script.findings().effects();
        // -0.223 and -0.175 have near ends of 0.13 and 0.14 at their levels.
        assertThat(effects.get(0).gate()).contains(Gate.FEW_TRIALS);
        assertThat(effects.get(1).gate()).contains(Gate.FEW_TRIALS);
        assertThat(effects.get(1).estimate()).isPresent();
        assertThat(effects.get(2).gate()).isEmpty();
    }

    @Test
    void the_effects_on_all_datasets_are_one_family() {
        List<Effect> effects = script(bench().datasets("one", "two")).findings().effects();
        assertThat(effects)
                .extracting(Effect::dataset)
                .containsExactly("one", "one", "one", "two", "two", "two");
        assertThat(effects)
                .allSatisfy(e -> assertThat(e.estimate().orElseThrow().family()).isEqualTo(6));
    }

    @Test
    void an_absolute_margin_has_absolute_effects() {
        Effect effect =
                script(bench().practical(Margin.absolute(0.01))).findings().effects().get(1);
        assertThat(effect.unit().relative()).isFalse();
        assertThat(effect.mean()).isCloseTo(-0.175, within(1e-12));
    }

    @Test
    void replicates_in_which_a_cell_failed_are_left_out_and_one_whole_one_is_too_few() {
        Script script = script(bench());
        script.each("-momentum", (r, run) -> run.kind = r == 0 ? Kind.FAILED : Kind.OK);
        assertThat(script.findings().effects()).hasSize(3);
        assertThat(script.findings().effects().get(1).mean())
                .isCloseTo(meanOfDecay(1), within(1e-12));
        script.each("-momentum", (r, run) -> run.kind = r < 4 ? Kind.FAILED : Kind.OK);
        assertThat(script.findings().effects()).isEmpty();
    }

    /** Half of what weight decay changes with and without momentum, over the replicates from one on. */
    private static double meanOfDecay(int from) {
        double sum = 0;
        for (int r = from; r < 5; r++) {
            sum += (CELLS[3][r] - CELLS[1][r] + CELLS[2][r] - CELLS[0][r]) / 2;
        }
        return sum / (5 - from);
    }

    @Test
    void a_diverged_cell_counts_as_the_untrained_model() {
        Script script = script(bench()).diverged("-momentum", 5);
        // (base − -weight-decay + 10 − neither) / 2
        assertThat(script.findings().effects().get(1).mean())
                .isCloseTo((1 - 1.196 + 10 - 1.398) / 2, within(1e-12));
    }
}

package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Row;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** The base's loss is one function of the rate, that of the arm without momentum another; NaN stands for divergence. */
final class TunerTest {

    private final List<Trial> asked = new ArrayList<>();

    private List<Row> tune(DoubleUnaryOperator base, DoubleUnaryOperator without)
            throws InterruptedException {
        Bench bench = Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).tune(0.01, 1, 5, 2);
        Trials trials =
                (phase, some) -> {
                    assertThat(phase).isEqualTo(Phase.TUNE);
                    asked.addAll(some);
                    return some.stream()
                            .map(t -> outcome(t, t.arm().name().equals("base") ? base : without))
                            .toList();
                };
        return new Tuner(bench.experiment(), bench.arms(), trials).tune().rows();
    }

    private static Outcome outcome(Trial trial, DoubleUnaryOperator loss) {
        double value = loss.applyAsDouble(trial.rate());
        Kind kind = Double.isNaN(value) ? Kind.DIVERGED : Kind.OK;
        Map<Measure, Double> measures =
                Map.of(Measure.VALIDATION_LOSS, kind == Kind.OK ? value : 9);
        return new Outcome(trial, new Ending(kind, 1, ""), measures, "", List.of(), Map.of(), 0, 0);
    }

    private static DoubleUnaryOperator bestAt(double rate) {
        return x -> Math.abs(Math.log(x / rate));
    }

    private static DoubleUnaryOperator below(double limit, DoubleUnaryOperator loss) {
        return x -> x < limit ? loss.applyAsDouble(x) : Double.NaN;
    }

    @Test
    void chooses_the_least_mean_loss_of_each_arm() throws InterruptedException {
        List<Row> rows = tune(bestAt(0.1), bestAt(0.3));
        assertThat(rows).extracting(Row::rate).containsExactly(0.1, 0.316228);
        assertThat(rows).extracting(Row::choice).containsOnly(Choice.INSIDE);
        assertThat(rows.get(0).points())
                .extracting(TuningTable.Point::rate)
                .containsExactly(0.01, 0.0316228, 0.1, 0.316228, 1.0);
        assertThat(asked).hasSize(2 * 5 * 2);
    }

    @Test
    void a_best_point_at_an_edge_extends_the_range_of_all_arms() throws InterruptedException {
        List<Row> rows = tune(bestAt(0.1), bestAt(1.5));
        assertThat(rows).extracting(Row::rate).containsExactly(0.1, 1.0);
        assertThat(rows).extracting(Row::above).containsExactly(1, 1);
        assertThat(rows.get(0).points()).hasSize(6);
        assertThat(rows.get(0).points().get(5).rate()).isEqualTo(3.16228);
    }

    @Test
    void extends_at_most_three_times_and_says_where_the_range_ended() throws InterruptedException {
        List<Row> rows = tune(bestAt(0.1), bestAt(1e-9));
        assertThat(rows.get(1).rate()).isEqualTo(0.000316228);
        assertThat(rows.get(1).choice()).isEqualTo(Choice.AT_EDGE);
        assertThat(rows.get(1).below()).isEqualTo(3);
        assertThat(rows.get(0).choice()).isEqualTo(Choice.INSIDE);
        assertThat(rows.get(0).points()).hasSize(8);
    }

    @Test
    void a_point_on_which_any_seed_diverged_is_not_chosen() throws InterruptedException {
        List<Row> rows = tune(below(0.2, bestAt(1)), bestAt(0.1));
        assertThat(rows.get(0).rate()).isEqualTo(0.1);
        assertThat(rows.get(0).choice()).isEqualTo(Choice.INSIDE);
        assertThat(rows.get(0).points().get(3).diverged()).isEqualTo(2);
        assertThat(rows.get(0).points().get(3).usable()).isFalse();
    }

    @Test
    void an_arm_that_always_diverges_gets_the_smallest_rate() throws InterruptedException {
        List<Row> rows = tune(x -> Double.NaN, bestAt(0.1));
        assertThat(rows.get(0).choice()).isEqualTo(Choice.NONE_USABLE);
        assertThat(rows.get(0).rate()).isEqualTo(rows.get(0).points().get(0).rate());
        assertThat(rows.get(0).below()).isEqualTo(3);
        assertThat(rows.get(1).rate()).isEqualTo(0.1);
    }

    @Test
    void of_equal_points_the_smallest_is_chosen() throws InterruptedException {
        List<Row> rows = tune(x -> x < 0.05 || x > 0.5 ? 2 : 1, bestAt(0.1));
        assertThat(rows.get(0).rate()).isEqualTo(0.1);
    }
}

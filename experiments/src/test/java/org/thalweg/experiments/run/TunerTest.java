package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Row;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** Losses are functions of the trial; NaN stands for divergence, infinity for failure. The untrained model has 30. */
final class TunerTest {

    private static final String RATE = "sgd.learning-rate";
    private static final String DECAY = "momentum.decay";

    private final List<Trial> asked = new ArrayList<>();

    private List<Row> tune(Bench bench, ToDoubleFunction<Trial> loss) throws InterruptedException {
        Trials trials =
                (phase, some) -> {
                    assertThat(phase).isEqualTo(Phase.TUNE);
                    asked.addAll(some);
                    return some.stream().map(t -> outcome(t, loss.applyAsDouble(t))).toList();
                };
        return new Tuner(bench.experiment(), bench.arms(), bench.facts(), trials).tune().rows();
    }

    /** Five rates from 0.01 to 1, in two folds; the base's loss is one function of the rate, that without momentum another. */
    private List<Row> tune(DoubleUnaryOperator base, DoubleUnaryOperator without)
            throws InterruptedException {
        return tune(
                bench().tune(0.01, 1, 5),
                t -> (isBase(t) ? base : without).applyAsDouble(rate(t.setting())));
    }

    private static Bench bench() {
        return Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(2, 1);
    }

    private static boolean isBase(Trial trial) {
        return trial.arm().name().equals("base");
    }

    private static double rate(Setting setting) {
        return value(setting, RATE);
    }

    private static double value(Setting setting, String parameter) {
        return Optional.ofNullable(setting.values().get(parameter)).orElseThrow();
    }

    private static List<Double> rates(Row row) {
        return row.tried().stream().map(tried -> rate(tried.setting())).toList();
    }

    private static Outcome outcome(Trial trial, double loss) {
        Kind kind =
                Double.isNaN(loss)
                        ? Kind.DIVERGED
                        : Double.isInfinite(loss) ? Kind.FAILED : Kind.OK;
        return new Outcome(
                trial,
                new Ending(kind, 1, ""),
                kind == Kind.OK ? Map.of(Measure.VALIDATION_LOSS, loss) : Map.of(),
                kind == Kind.FAILED ? Map.of() : Map.of(Measure.VALIDATION_LOSS, 30.0),
                "",
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
    }

    private static DoubleUnaryOperator bestAt(double rate) {
        return x -> Math.abs(Math.log(x / rate));
    }

    private static DoubleUnaryOperator below(double limit, DoubleUnaryOperator loss) {
        return x -> x < limit ? loss.applyAsDouble(x) : Double.NaN;
    }

    @Test
    void chooses_the_least_loss_of_each_arm() throws InterruptedException {
        List<Row> rows = tune(bestAt(0.1), bestAt(0.3));
        assertThat(rows)
                .extracting(row -> rate(row.setting()))
                .containsExactly(0.1, 0.316228, 0.1, 0.316228);
        assertThat(rows).extracting(Row::choice).containsOnly(Choice.INSIDE);
        assertThat(rows).allSatisfy(row -> assertThat(row.edges()).isEmpty());
        assertThat(rates(rows.get(0))).containsExactly(0.01, 0.0316228, 0.1, 0.316228, 1.0);
        assertThat(rows.get(1).loss()).isEqualTo(bestAt(0.3).applyAsDouble(0.316228));
        assertThat(asked).hasSize(2 * 2 * 5);
    }

    @Test
    void each_replicate_chooses_for_itself() throws InterruptedException {
        List<Row> rows =
                tune(
                        bench().datasets("one", "two").tune(0.01, 1, 5),
                        t -> {
                            boolean first = t.dataset().equals("one") && t.replicate() == 0;
                            return bestAt(first ? 0.03 : 0.3).applyAsDouble(rate(t.setting()));
                        });
        assertThat(rows)
                .extracting(row -> row.dataset() + row.replicate() + row.arm().name())
                .containsExactly(
                        "one0base",
                        "one0-momentum",
                        "one1base",
                        "one1-momentum",
                        "two0base",
                        "two0-momentum",
                        "two1base",
                        "two1-momentum");
        assertThat(rows)
                .extracting(row -> rate(row.setting()))
                .containsExactly(
                        0.0316228, 0.0316228, 0.316228, 0.316228, 0.316228, 0.316228, 0.316228,
                        0.316228);
    }

    @Test
    void a_best_point_at_an_edge_extends_the_range_of_all_arms() throws InterruptedException {
        List<Row> rows = tune(bestAt(0.1), bestAt(1.5));
        assertThat(rows.subList(0, 2))
                .extracting(row -> rate(row.setting()))
                .containsExactly(0.1, 1.0);
        // With 3.16 for its own missing neighbour that end seems the best, until 10 is known.
        assertThat(rates(rows.get(0)))
                .containsExactly(0.01, 0.0316228, 0.1, 0.316228, 1.0, 3.16228, 10.0)
                .isEqualTo(rates(rows.get(1)));
        assertThat(rows).extracting(Row::choice).containsOnly(Choice.INSIDE);
    }

    @Test
    void a_replicate_whose_best_is_inside_is_not_extended_for_another()
            throws InterruptedException {
        List<Row> rows =
                tune(
                        bench().tune(0.01, 1, 5),
                        t ->
                                bestAt(t.replicate() == 0 ? 0.1 : 1e-9)
                                        .applyAsDouble(rate(t.setting())));
        assertThat(rates(rows.get(0))).hasSize(5);
        assertThat(rates(rows.get(2))).hasSize(8);
    }

    @Test
    void extends_at_most_three_times_and_says_where_the_range_ended() throws InterruptedException {
        List<Row> rows = tune(bestAt(0.1), bestAt(1e-9));
        assertThat(rate(rows.get(1).setting())).isEqualTo(0.000316228);
        assertThat(rows.get(1).choice()).isEqualTo(Choice.AT_EDGE);
        assertThat(rows.get(1).edges()).containsExactly(RATE);
        assertThat(rows.get(0).choice()).isEqualTo(Choice.INSIDE);
        assertThat(rates(rows.get(0)))
                .containsExactly(
                        0.01, 0.0316228, 0.1, 0.316228, 1.0, 0.00316228, 0.001, 0.000316228);
    }

    @Test
    void both_ends_are_extended_if_arms_want_it() throws InterruptedException {
        List<Row> rows = tune(bestAt(1e-9), bestAt(1e9));
        assertThat(rows.get(0).tried()).hasSize(11);
        assertThat(rate(rows.get(0).setting())).isEqualTo(0.000316228);
        assertThat(rate(rows.get(1).setting())).isEqualTo(31.6228);
        assertThat(rows).extracting(Row::choice).containsOnly(Choice.AT_EDGE);
    }

    @Test
    void a_point_that_diverged_is_not_chosen_and_not_easily_one_beside_it()
            throws InterruptedException {
        List<Row> rows = tune(below(0.2, bestAt(1)), bestAt(0.1));
        // 0.1 has the least loss, 2.3, but with ¼ of the untrained model's 30.
        assertThat(rate(rows.get(0).setting())).isEqualTo(0.0316228);
        assertThat(rows.get(0).choice()).isEqualTo(Choice.INSIDE);
        Tried diverged = rows.get(0).tried().get(3);
        assertThat(diverged.ending().kind()).isEqualTo(Kind.DIVERGED);
        assertThat(diverged.usable()).isFalse();
        assertThat(diverged.loss()).isNaN();
    }

    @Test
    void an_arm_that_always_diverges_wants_smaller_rates_and_gets_the_smallest()
            throws InterruptedException {
        List<Row> rows = tune(x -> Double.NaN, bestAt(0.1));
        assertThat(rows.get(0).choice()).isEqualTo(Choice.NONE_USABLE);
        assertThat(rate(rows.get(0).setting())).isEqualTo(0.000316228);
        assertThat(rows.get(0).loss()).isNaN();
        assertThat(rows.get(0).smaller()).isEmpty();
        assertThat(rate(rows.get(1).setting())).isEqualTo(0.1);
    }

    @Test
    void smaller_rates_may_rescue_an_arm_that_diverged_at_all_that_were_asked_for()
            throws InterruptedException {
        List<Row> rows = tune(below(0.005, bestAt(0.001)), bestAt(0.1));
        assertThat(rows.get(0).choice()).isEqualTo(Choice.INSIDE);
        assertThat(rate(rows.get(0).setting())).isEqualTo(0.001);
    }

    /** Losses of seven rates in a row, for both arms. */
    private Row chosenAmong(double... losses) throws InterruptedException {
        return tune(
                        bench().tune(1e-3, 1e3, 7),
                        t -> losses[(int) Math.round(Math.log10(rate(t.setting()))) + 3])
                .get(0);
    }

    @Test
    void one_lucky_loss_does_not_win_against_a_plateau() throws InterruptedException {
        // ½ · 0.9 + ¼ · 5 + ¼ · 5 = 2.95 against 1 in the middle of the plateau.
        Row row = chosenAmong(5, 0.9, 5, 1, 1, 1, 5);
        assertThat(rate(row.setting())).isEqualTo(10);
        // What is told of it is its own loss.
        assertThat(row.loss()).isEqualTo(1);
    }

    @Test
    void how_far_a_neighbour_exploded_does_not_matter() throws InterruptedException {
        assertThat(rate(chosenAmong(9, 4, 3, 1, 1e90, 9, 9).setting())).isEqualTo(0.1);
        assertThat(rate(chosenAmong(9, 4, 3, 1, 30, 9, 9).setting())).isEqualTo(0.1);
        assertThat(rate(chosenAmong(9, 4, 3, 1, Double.NaN, 9, 9).setting())).isEqualTo(0.1);
        assertThat(rate(chosenAmong(9, 4, 3, 1, 5, 9, 9).setting())).isEqualTo(1);
    }

    @Test
    void a_neighbour_that_failed_says_nothing() throws InterruptedException {
        double failed = Double.POSITIVE_INFINITY;
        // ½ · 1 + ¼ · 5 + ¼ · 1 = 2 against ½ · 1.2 + ¼ · 1.2 + ¼ · 5 = 2.15
        Row row = chosenAmong(5, 1, failed, 1.2, 5, 5, 5);
        assertThat(rate(row.setting())).isEqualTo(0.01);
        assertThat(row.tried().get(2).ending().kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void of_equal_points_the_smallest_is_chosen() throws InterruptedException {
        assertThat(rate(chosenAmong(5, 5, 1, 1, 1, 1, 5).setting())).isEqualTo(1);
    }

    @Test
    void of_equal_points_of_several_hyper_parameters_the_first_is_the_smallest()
            throws InterruptedException {
        List<Row> rows = tune(two(8), t -> 1);
        assertThat(rate(rows.get(0).setting()))
                .isEqualTo(rates(rows.get(0)).stream().min(Double::compare).orElseThrow());
    }

    private static Bench two(int trials) {
        return bench().tune(trials, Dimension.log(RATE, 0.01, 1), Dimension.uniform(DECAY, 0, 0.9));
    }

    @Test
    void several_hyper_parameters_are_tuned_together_at_the_same_points()
            throws InterruptedException {
        List<Row> rows =
                tune(
                        two(16),
                        t -> {
                            double loss = bestAt(0.1).applyAsDouble(rate(t.setting()));
                            return isBase(t)
                                    ? loss + 10 * Math.abs(value(t.setting(), DECAY) - 0.2)
                                    : loss;
                        });
        Row base = rows.get(0);
        Row without = rows.get(1);
        assertThat(rates(without)).isEqualTo(rates(base)).hasSize(16);
        assertThat(value(base.setting(), DECAY)).isBetween(0.1, 0.3);
        assertThat(without.setting().values()).containsOnlyKeys(RATE);
        // The sixteen cells of 0.01 to 1 are an eighth of a decade wide.
        assertThat(rate(without.setting())).isBetween(0.085, 0.117);
        assertThat(rows).extracting(Row::choice).containsOnly(Choice.INSIDE);
    }

    @Test
    void only_the_hyper_parameter_at_its_edge_is_extended_and_named() throws InterruptedException {
        List<Row> rows = tune(two(16), t -> Math.log(rate(t.setting())));
        // Each extension adds a quarter of the sixteen points below the rate; the decay has its
        // ends.
        assertThat(rows.get(0).tried()).hasSize(16 + 3 * 4);
        assertThat(rows).extracting(Row::choice).containsOnly(Choice.AT_EDGE);
        assertThat(rows).allSatisfy(row -> assertThat(row.edges()).containsExactly(RATE));
        assertThat(rates(rows.get(0)).subList(16, 28)).allMatch(rate -> rate < 0.01);
    }

    @Test
    void the_natural_end_of_a_range_is_no_edge_that_could_be_passed() throws InterruptedException {
        Bench decay = bench().tune(8, Dimension.uniform(DECAY, 0, 0.9));
        List<Row> rows = tune(decay, t -> isBase(t) ? value(t.setting(), DECAY) : 1);
        assertThat(value(rows.get(0).setting(), DECAY)).isEqualTo(0);
        assertThat(rows.get(0).choice()).isEqualTo(Choice.INSIDE);
        assertThat(rows.get(0).edges()).containsExactly(DECAY);
        assertThat(rows.get(0).tried()).hasSize(8);
    }

    /** Larger decays than 0.9 are possible, and were not tried. */
    @Test
    void an_end_of_a_uniform_range_that_could_be_passed_is_an_edge() throws InterruptedException {
        Bench decay = bench().tune(8, Dimension.uniform(DECAY, 0, 0.9));
        List<Row> rows = tune(decay, t -> isBase(t) ? 1 - value(t.setting(), DECAY) : 1);
        assertThat(value(rows.get(0).setting(), DECAY)).isEqualTo(0.9);
        assertThat(rows.get(0).choice()).isEqualTo(Choice.AT_EDGE);
        assertThat(rows.get(0).tried()).hasSize(8);
    }

    @Test
    void what_fewer_trials_would_have_chosen_is_known() throws InterruptedException {
        List<Row> rows =
                tune(
                        bench().tune(1e-4, 10, 16),
                        t ->
                                bestAt(isBase(t) ? 0.0215443 : 4.64159)
                                        .applyAsDouble(rate(t.setting())));
        // Rates are a third of a decade apart: of numbers 0 to 15 four trials have 2, 6, 10 and 14,
        // eight the odd ones.
        assertThat(rates(rows.get(0)).indexOf(0.0215443)).isEqualTo(7);
        assertThat(rows.get(0).smaller().keySet()).containsExactly(4, 8);
        assertThat(rate(rows.get(0).setting())).isEqualTo(0.0215443);
        assertThat(rate(smaller(rows.get(0), 8))).isEqualTo(0.0215443);
        assertThat(rate(smaller(rows.get(0), 4))).isEqualTo(0.01);
        assertThat(rate(smaller(rows.get(1), 4))).isEqualTo(4.64159);
    }

    private static Setting smaller(Row row, int budget) {
        return Optional.ofNullable(row.smaller().get(budget)).orElseThrow();
    }

    @Test
    void fewer_trials_do_not_see_what_an_extension_found() throws InterruptedException {
        List<Row> rows =
                tune(bench().tune(1e-4, 10, 16), t -> bestAt(100).applyAsDouble(rate(t.setting())));
        assertThat(rate(rows.get(0).setting())).isEqualTo(100);
        assertThat(rate(smaller(rows.get(0), 8))).isEqualTo(10);
    }

    @Test
    void where_nothing_is_tuned_arms_keep_what_their_chains_have() throws InterruptedException {
        List<Row> rows = tune(bench().tuneNothing(), t -> Double.NaN);
        assertThat(asked).isEmpty();
        assertThat(rows).hasSize(4);
        assertThat(rows).extracting(Row::choice).containsOnly(Choice.GIVEN);
        assertThat(rows).extracting(Row::setting).containsOnly(Setting.NONE);
        assertThat(rows).allSatisfy(row -> assertThat(row.loss()).isNaN());
    }

    @Test
    void a_table_tells_rows_by_dataset_replicate_and_arm() throws InterruptedException {
        Bench bench = bench().tuneNothing();
        List<Row> rows = tune(bench, t -> 1);
        TuningTable table = new TuningTable(rows);
        assertThat(table.rows("made", rows.get(1).arm())).containsExactly(rows.get(1), rows.get(3));
        assertThat(table.row("made", 1, rows.get(0).arm())).isEqualTo(rows.get(2));
        assertThatThrownBy(() -> table.row("made", 2, rows.get(0).arm()))
                .hasMessage("base was not tuned in replicate 2 on made.");
    }
}

package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;

final class TrialKeysTest {

    private static final Chain CHAIN = Chain.of(new Momentum(0.9), new Sgd(0.1));
    private static final Arm ARM = new Arm("base", CHAIN, List.of());
    private static final Setting HALF = new Setting(Map.of("sgd.learning-rate", 0.5));
    private static final Trial TRIAL = new Trial(Phase.EVALUATE, "made", ARM, HALF, 3);

    private static TrialKeys keys(Bench bench, Map<String, String> plugins, String version) {
        return new TrialKeys(bench.experiment(), bench.facts(), plugins, version);
    }

    private static String key(Bench bench, Trial trial) {
        return keys(bench, Map.of(), "1").of(trial);
    }

    private static Bench bench() {
        return Bench.of(CHAIN);
    }

    private static Trial with(Arm arm, Setting setting) {
        return new Trial(Phase.EVALUATE, "made", arm, setting, 3);
    }

    @Test
    void what_does_not_change_a_run_does_not_change_its_key() {
        String key = key(bench(), TRIAL);
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(key(bench().folds(5, 4), TRIAL)).isEqualTo(key);
        assertThat(key(bench().primary(Measure.TEST_R2).practical(0.2), TRIAL)).isEqualTo(key);
        assertThat(key(bench().practical(Margin.absolute(3)), TRIAL)).isEqualTo(key);
        assertThat(key(bench().measure(Measure.STEPS_TO_TARGET).target(0.3), TRIAL)).isEqualTo(key);
        assertThat(key(bench().tune(1e-9, 1, 3), TRIAL)).isEqualTo(key);
        assertThat(key(bench().tune(4, Dimension.uniform("momentum.decay", 0, 0.9)), TRIAL))
                .isEqualTo(key);
        assertThat(key(bench().tuneNothing(), TRIAL)).isEqualTo(key);
        assertThat(key(bench().datasets("other", "made"), TRIAL)).isEqualTo(key);
        assertThat(key(bench(), with(new Arm("by another name", CHAIN, List.of()), HALF)))
                .isEqualTo(key);
    }

    @Test
    void the_rate_of_a_chain_counts_only_if_it_is_used() {
        Arm other = new Arm("base", Chain.of(new Momentum(0.9), new Sgd(7)), List.of());
        assertThat(key(bench(), with(other, HALF))).isEqualTo(key(bench(), TRIAL));
        assertThat(key(bench(), with(other, Setting.NONE)))
                .isNotEqualTo(key(bench(), with(ARM, Setting.NONE)));
        Arm written = new Arm("base", Chain.of(new Momentum(0.9), new Sgd(0.5)), List.of());
        assertThat(key(bench(), with(written, Setting.NONE))).isEqualTo(key(bench(), TRIAL));
    }

    @Test
    void a_cell_shows_the_values_of_the_setting() {
        assertThat(keys(bench(), Map.of(), "1").cell(TRIAL))
                .isEqualTo(
                        "momentum(decay=0.9, dampening=0) | sgd(learning-rate=constant(value=0.5))");
    }

    @Test
    void everything_that_changes_a_run_changes_its_key() {
        String key = key(bench(), TRIAL);
        Setting other = new Setting(Map.of("sgd.learning-rate", 0.4));
        Setting more = new Setting(Map.of("sgd.learning-rate", 0.5, "momentum.decay", 0.8));
        List<String> others =
                List.of(
                        key(bench(), with(ARM, other)),
                        key(bench(), with(ARM, more)),
                        key(bench(), new Trial(Phase.EVALUATE, "made", ARM, HALF, 4)),
                        key(bench(), new Trial(Phase.TUNE, "made", ARM, HALF, 3)),
                        key(bench(), new Trial(Phase.EXACT, "made", ARM, HALF, 3)),
                        key(
                                bench(),
                                with(new Arm("base", CHAIN.without("momentum"), List.of()), HALF)),
                        key(bench(), with(new Arm("base", CHAIN, List.of(new L2(0.1))), HALF)),
                        key(bench().epochs(4), TRIAL),
                        key(bench().batchSize(17), TRIAL),
                        key(bench().stopEarly(2), TRIAL),
                        key(bench().stopEarly(3), TRIAL),
                        key(bench().seed(2), TRIAL),
                        key(bench().conditioning(10), TRIAL),
                        key(bench().folds(4, 1), TRIAL),
                        key(bench().split(new Splitting.Folds(5, 1, 0.5)), TRIAL),
                        key(bench().oneTestSet(5), TRIAL),
                        keys(bench(), Map.of(), "2").of(TRIAL),
                        keys(bench(), Map.of("momentum", "abc"), "1").of(TRIAL));
        assertThat(others).doesNotHaveDuplicates().doesNotContain(key);
    }

    @Test
    void replicates_that_were_there_keep_their_keys_when_more_are_added() {
        for (int replicate = 0; replicate < 5; replicate++) {
            Trial trial = new Trial(Phase.TUNE, "made", ARM, HALF, replicate);
            assertThat(key(bench().folds(5, 3), trial)).isEqualTo(key(bench(), trial));
            assertThat(key(bench().oneTestSet(20), trial))
                    .isEqualTo(key(bench().oneTestSet(5), trial));
        }
    }

    @Test
    void a_plugin_that_is_not_used_does_not_count() {
        assertThat(keys(bench(), Map.of("lion", "abc"), "1").of(TRIAL))
                .isEqualTo(key(bench(), TRIAL));
    }

    @Test
    void data_that_nothing_is_known_of_are_an_error() {
        assertThatThrownBy(
                        () ->
                                new TrialKeys(
                                        bench().datasets("one", "two").experiment(),
                                        bench().datasets("two").facts(),
                                        Map.of(),
                                        "1"))
                .hasMessage(
                        "Nothing is known of the data [one], only of [two]. Run the experiment here first.");
    }
}

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
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;

final class TrialKeysTest {

    private static final Chain CHAIN = Chain.of(new Momentum(0.9), new Sgd(0.1));
    private static final Arm ARM = new Arm("base", CHAIN, List.of());
    private static final Trial TRIAL = new Trial(Phase.EVALUATE, "made", ARM, 0.5, 3);

    private static TrialKeys keys(Bench bench, Map<String, String> plugins, String version) {
        List<DataFacts> facts = bench.data().stream().map(LoadedData::facts).toList();
        return new TrialKeys(bench.experiment(), facts, plugins, version);
    }

    private static String key(Bench bench, Trial trial) {
        return keys(bench, Map.of(), "1").of(trial);
    }

    private static Bench bench() {
        return Bench.of(CHAIN);
    }

    private static Trial with(Arm arm) {
        return new Trial(Phase.EVALUATE, "made", arm, 0.5, 3);
    }

    @Test
    void what_does_not_change_a_run_does_not_change_its_key() {
        String key = key(bench(), TRIAL);
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(key(bench().seeds(99), TRIAL)).isEqualTo(key);
        assertThat(key(bench().primary(Measure.TEST_R2).practical(0.2), TRIAL)).isEqualTo(key);
        assertThat(key(bench().tune(1e-9, 1, 3, 7), TRIAL)).isEqualTo(key);
        assertThat(key(bench().datasets("other", "made"), TRIAL)).isEqualTo(key);
        assertThat(key(bench(), with(new Arm("by another name", CHAIN, List.of())))).isEqualTo(key);
    }

    @Test
    void the_rate_of_a_chain_counts_only_if_it_is_used() {
        Arm other = new Arm("base", Chain.of(new Momentum(0.9), new Sgd(7)), List.of());
        assertThat(key(bench(), with(other))).isEqualTo(key(bench(), TRIAL));
        assertThat(key(bench().tuneNothing(), with(other)))
                .isNotEqualTo(key(bench().tuneNothing(), TRIAL));
    }

    @Test
    void everything_that_changes_a_run_changes_its_key() {
        String key = key(bench(), TRIAL);
        Trial otherRate = new Trial(Phase.EVALUATE, "made", ARM, 0.4, 3);
        Trial otherSeed = new Trial(Phase.EVALUATE, "made", ARM, 0.5, 4);
        Trial otherPhase = new Trial(Phase.TUNE, "made", ARM, 0.5, 3);
        List<String> others =
                List.of(
                        key(bench(), otherRate),
                        key(bench(), otherSeed),
                        key(bench(), otherPhase),
                        key(bench(), with(new Arm("base", CHAIN.without("momentum"), List.of()))),
                        key(bench(), with(new Arm("base", CHAIN, List.of(new L2(0.1))))),
                        key(bench().epochs(4), TRIAL),
                        key(bench().seed(2), TRIAL),
                        key(bench().conditioning(10), TRIAL),
                        key(bench().redraw(), TRIAL),
                        keys(bench(), Map.of(), "2").of(TRIAL),
                        keys(bench(), Map.of("momentum", "abc"), "1").of(TRIAL));
        assertThat(others).doesNotHaveDuplicates().doesNotContain(key);
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
                                        bench().datasets("two").data().stream()
                                                .map(LoadedData::facts)
                                                .toList(),
                                        Map.of(),
                                        "1"))
                .hasMessage(
                        "Nothing is known of the data [one], only of [two]. Run the experiment here first.");
    }
}

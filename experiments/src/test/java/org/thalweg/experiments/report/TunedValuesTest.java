package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Row;
import org.thalweg.experiments.run.TuningTable.Tried;

class TunedValuesTest {

    private static Row untuned(Kind ending) {
        Study study = Given.on("wine").study();
        Arm arm = study.arms().base();
        Setting setting = study.tuning().rows("wine", arm).get(0).setting();
        Tried tried = new Tried(setting, Double.NaN, new Ending(ending, 0, ""));
        return new Row(
                "wine", 0, arm, setting, Choice.NONE_USABLE, List.of(tried), List.of(), Map.of());
    }

    @Test
    void what_stands_in_before_anything_was_tried_is_no_value() {
        assertThat(TunedValues.isStillToBeTuned(untuned(Kind.INTERRUPTED))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DIVERGED", "FAILED", "TIMEOUT"})
    void what_stands_in_when_all_runs_ended_badly_is_one(Kind ending) {
        assertThat(TunedValues.isStillToBeTuned(untuned(ending))).isFalse();
    }
}

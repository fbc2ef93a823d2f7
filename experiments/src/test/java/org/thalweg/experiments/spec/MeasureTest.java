package org.thalweg.experiments.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.data.Metric;
import org.thalweg.experiments.statistics.Direction;

class MeasureTest {

    @ParameterizedTest
    @EnumSource
    void every_metric_is_measured_of_the_rows_that_are_tested_on(Metric metric) {
        List<Measure> measures =
                Arrays.stream(Measure.values())
                        .filter(measure -> measure.metric().filter(m -> m == metric).isPresent())
                        .toList();
        assertThat(measures).hasSize(1);
        Measure measure = measures.get(0);
        assertThat(measure.label()).isEqualTo("test." + metric.label());
        assertThat(measure.part()).isEqualTo(Measure.Part.TEST);
        assertThat(measure.direction() == Direction.LOWER_IS_BETTER)
                .isEqualTo(metric.lowerIsBetter());
    }

    @ParameterizedTest
    @EnumSource
    void names_begin_with_the_part_that_is_measured(Measure measure) {
        if (measure.ofProblems()) {
            assertThat(measure.label()).doesNotContain(".");
            return;
        }
        assertThat(measure.label())
                .startsWith(
                        measure.censored()
                                ? "steps"
                                : measure.part().name().toLowerCase(Locale.ROOT) + ".");
    }
}

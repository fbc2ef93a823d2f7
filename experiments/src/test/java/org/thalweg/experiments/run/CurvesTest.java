package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.experiments.run.Outcome.Point;
import org.thalweg.training.Epoch;

final class CurvesTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "200, 200", "201, 101", "399, 134", "1000, 168", "100000, 199"})
    void has_at_most_200_points_and_both_ends(int epochs, int points) {
        List<Epoch> history =
                LongStream.rangeClosed(1, epochs)
                        .mapToObj(
                                e ->
                                        new Epoch(
                                                e,
                                                3 * e,
                                                40 * e,
                                                1.0 / e,
                                                OptionalDouble.empty(),
                                                Map.of(),
                                                OptionalDouble.empty(),
                                                OptionalDouble.empty()))
                        .toList();
        List<Point> curve = Curves.of(history, epochs);
        assertThat(curve).hasSizeLessThanOrEqualTo(200).hasSize(points);
        assertThat(curve.get(0).step()).isEqualTo(3);
        assertThat(curve.get(curve.size() - 1).step()).isEqualTo(3L * epochs);
        assertThat(curve.get(0).validation()).isNaN();
    }
}

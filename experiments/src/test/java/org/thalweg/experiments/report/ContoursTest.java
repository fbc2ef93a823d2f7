package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.oracle.Valley;
import org.thalweg.experiments.report.Figure.Contour;

class ContoursTest {

    private static Valley valley(int half, double step, DoubleBinaryOperator f) {
        List<Double> axis = IntStream.rangeClosed(-half, half).mapToObj(i -> i * step).toList();
        return new Valley(
                true,
                1,
                axis,
                axis,
                axis.stream()
                        .map(b -> axis.stream().map(a -> f.applyAsDouble(a, b)).toList())
                        .toList(),
                List.of(),
                Map.of(),
                new Valley.Spot(0, 0));
    }

    @Test
    void a_level_line_of_a_bowl_is_one_closed_circle() {
        List<List<List<Double>>> lines =
                Contours.at(valley(40, 0.05, (a, b) -> a * a + b * b), 1.2345);
        assertThat(lines).hasSize(1);
        List<List<Double>> circle = lines.get(0);
        assertThat(circle.get(0)).isEqualTo(circle.get(circle.size() - 1));
        assertThat(circle).hasSizeGreaterThan(80);
        // Interpolating x² linearly over h = 0.05 is off by at most h²/4 = 0.000625; the slope
        // across the circle is 2r = 2.2.
        circle.forEach(
                point ->
                        assertThat(Math.hypot(point.get(0), point.get(1)))
                                .isCloseTo(Math.sqrt(1.2345), within(0.0003)));
    }

    @Test
    void a_level_line_of_a_slope_is_one_straight_line_to_the_borders() {
        List<List<List<Double>>> lines = Contours.at(valley(4, 1, (a, b) -> 2 * a + b), 0.5);
        assertThat(lines).hasSize(1);
        lines.get(0)
                .forEach(
                        point ->
                                assertThat(2 * point.get(0) + point.get(1))
                                        .isCloseTo(0.5, within(1e-12)));
        List<Double> first = lines.get(0).get(0);
        List<Double> last = lines.get(0).get(lines.get(0).size() - 1);
        assertThat(Math.abs(first.get(1))).isEqualTo(4);
        assertThat(Math.abs(last.get(1))).isEqualTo(4);
    }

    @Test
    void level_lines_of_a_saddle_do_not_cross() {
        List<List<List<Double>>> lines = Contours.at(valley(3, 1, (a, b) -> a * b), 0.25);
        assertThat(lines).hasSize(2);
        for (List<List<Double>> line : lines) {
            double side = Math.signum(line.get(0).get(0));
            assertThat(line).allMatch(p -> Math.signum(p.get(0)) == side);
            assertThat(line).allMatch(p -> Math.signum(p.get(1)) == side);
        }
    }

    @Test
    void lines_halve_their_height_from_one_to_the_next() {
        List<Contour> contours = Contours.of(valley(40, 0.05, (a, b) -> 3 + a * a + b * b));
        List<Double> levels = contours.stream().map(Contour::level).distinct().toList();
        assertThat(levels).hasSizeGreaterThan(8);
        assertThat(levels.get(0)).isEqualTo(9);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i) - 3).isCloseTo((levels.get(i - 1) - 3) / 2, within(1e-12));
        }
    }

    @Test
    void a_plain_has_no_lines() {
        assertThat(Contours.of(valley(3, 1, (a, b) -> 7))).isEmpty();
    }
}

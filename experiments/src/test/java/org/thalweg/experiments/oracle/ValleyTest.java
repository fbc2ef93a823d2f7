package org.thalweg.experiments.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.oracle.Valley.Spot;

class ValleyTest {

    /** f = ½ ((a − 3)² + 100 (b − 1)²): two instances, one for each weight, and no bias. */
    private static final LinearProblem TWO =
            LinearProblem.of(new double[][] {{1, 0}, {0, 10}}, new double[][] {{3}, {10}})
                    .withoutBias();

    private static List<double[]> descent(LinearProblem problem, double[] start, double rate) {
        List<double[]> path = new ArrayList<>();
        double[] at = start;
        for (int step = 0; step <= 50; step++) {
            path.add(at);
            double[] gradient = problem.gradient(at);
            double[] next = at.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] -= rate * gradient[i];
            }
            at = next;
        }
        return path;
    }

    @Test
    void shows_two_parameters_as_they_are() {
        List<double[]> path = descent(TWO, new double[] {0, 0}, 0.015);
        Valley valley = Valley.of(TWO, Map.of("base", path));
        assertThat(valley.whole()).isTrue();
        assertThat(valley.share()).isEqualTo(1);
        List<Spot> spots = valley.trajectories().get(0).spots();
        assertThat(spots).hasSize(51);
        for (int i = 0; i < spots.size(); i++) {
            assertThat(spots.get(i).x()).isCloseTo(path.get(i)[0], within(1e-14));
            assertThat(spots.get(i).y()).isCloseTo(path.get(i)[1], within(1e-14));
        }
        Spot minimum = valley.minimum();
        assertThat(minimum.x()).isCloseTo(3, within(1e-12));
        assertThat(minimum.y()).isCloseTo(1, within(1e-12));
    }

    @Test
    void newton_points_at_the_minimum_and_the_gradient_does_not() {
        List<double[]> path = descent(TWO, new double[] {0, 0}, 0.015);
        Valley valley = Valley.of(TWO, Map.of("base", path));
        Map<String, Spot> directions = valley.directions();
        assertThat(directions.keySet()).containsExactly("gradient", "Newton");
        Spot newton = directions.getOrDefault("Newton", new Spot(0, 0));
        assertThat(newton.x()).isCloseTo(3, within(1e-12));
        assertThat(newton.y()).isCloseTo(1, within(1e-12));
        Spot gradient = directions.getOrDefault("gradient", new Spot(0, 0));
        assertThat(gradient.y() / gradient.x()).isCloseTo(100.0 / 3, within(1e-10));
    }

    @Test
    void the_grid_holds_the_loss_above_its_minimum() {
        Valley valley = Valley.of(TWO, Map.of("base", descent(TWO, new double[] {0, 0}, 0.015)));
        for (int j = 0; j < valley.y().size(); j += 7) {
            for (int i = 0; i < valley.x().size(); i += 7) {
                double a = valley.x().get(i) - 3;
                double b = valley.y().get(j) - 1;
                assertThat(valley.loss().get(j).get(i))
                        .isCloseTo((a * a + 100 * b * b) / 2, within(1e-10));
            }
        }
    }

    @Test
    void shows_more_parameters_in_the_plane_that_holds_most_of_the_paths() {
        double[][] x = {{1, 0, 0}, {0, 4, 0}, {0, 0, 2}, {1, 1, 1}, {2, 0, 1}};
        LinearProblem problem = LinearProblem.of(x, new double[][] {{1}, {2}, {3}, {4}, {5}});
        List<double[]> path = descent(problem, new double[4], 0.05);
        Valley valley = Valley.of(problem, Map.of("base", path));
        assertThat(valley.whole()).isFalse();
        assertThat(valley.share()).isBetween(0.9, 1.0);
        Spot minimum = valley.minimum();
        assertThat(Math.hypot(minimum.x(), minimum.y())).isCloseTo(0, within(1e-12));
        assertThat(valley.trajectories().get(0).spots()).hasSize(51);
    }
}

package org.thalweg.experiments.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PlaneTest {

    /** A few roundings of numbers near 1. */
    private static final double ROUNDING = 1e-14;

    @Test
    void finds_the_axes_of_an_ellipse_in_space() {
        double[] origin = {1, 2, 3, 4};
        List<double[]> points = new ArrayList<>();
        for (int k = 0; k < 12; k++) {
            double angle = k * Math.PI / 6;
            points.add(new double[] {1, 2 - 5 * Math.cos(angle), 3, 4 + 2 * Math.sin(angle)});
        }
        Plane plane = Plane.principal(origin, points);
        assertArrayEquals(new double[] {0, 1, 0, 0}, plane.first(), ROUNDING);
        assertArrayEquals(new double[] {0, 0, 0, 1}, plane.second(), ROUNDING);
        assertEquals(1, plane.share(), ROUNDING);
        assertArrayEquals(new double[] {-5, 0}, plane.coordinates(points.get(0)), 5 * ROUNDING);
        assertArrayEquals(points.get(3), plane.at(0, 2), 4 * ROUNDING);
    }

    /** Squared lengths 9, 4 and 1 along three axes: the plane holds 13 of 14. */
    @Test
    void keeps_the_two_longest_of_three_directions() {
        double[][] points = {{0, 0, 3, 0}, {2, 0, 0, 0}, {0, 1, 0, 0}};
        Plane plane = Plane.principal(new double[4], List.of(points));
        assertArrayEquals(new double[] {0, 0, 1, 0}, plane.first(), ROUNDING);
        assertArrayEquals(new double[] {1, 0, 0, 0}, plane.second(), ROUNDING);
        assertEquals(13.0 / 14, plane.share(), ROUNDING);
    }

    @Test
    void is_the_same_by_either_gram_matrix() {
        Random random = new Random(1);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            points.add(random.doubles(8, -1, 1).toArray());
        }
        Plane few = Plane.principal(new double[8], points);
        List<double[]> twice = new ArrayList<>(points);
        twice.addAll(points);
        Plane many = Plane.principal(new double[8], twice);
        // Eigenvectors are as good as rounding divided by the gap between eigenvalues.
        assertArrayEquals(few.first(), many.first(), 1e-12);
        assertArrayEquals(few.second(), many.second(), 1e-12);
        assertEquals(few.share(), many.share(), 1e-12);
    }

    @Test
    void takes_any_second_direction_for_points_on_a_line() {
        double[][] points = {{3, 4}, {6, 8}, {-3, -4}};
        for (int count = 1; count <= 3; count++) {
            Plane plane = Plane.principal(new double[2], List.of(points).subList(0, count));
            assertArrayEquals(new double[] {0.6, 0.8}, plane.first(), ROUNDING);
            assertArrayEquals(new double[] {0.8, -0.6}, plane.second(), ROUNDING);
        }
    }

    @Test
    void has_coordinates_along_directions_that_are_neither_orthogonal_nor_of_norm_one() {
        Plane plane =
                Plane.spannedBy(
                        new double[] {1, 1, 1}, new double[] {2, 0, 0}, new double[] {3, 3, 0});
        double[] point = plane.at(-2, 5);
        assertArrayEquals(new double[] {12, 16, 1}, point);
        point[2] += 100;
        assertArrayEquals(new double[] {-2, 5}, plane.coordinates(point), 1e-13);
        assertEquals(1, plane.share());
    }

    @Test
    void says_what_spans_no_plane() {
        double[] two = {1, 2};
        fails(
                () -> Plane.spannedBy(two, new double[] {1, 2, 3}, two),
                "A plane needs an origin and two directions of one length, got 2, 3 and 2 numbers.");
        fails(
                () -> Plane.spannedBy(two, new double[] {1, 2}, new double[] {2, 4}),
                "The two directions are parallel, or one is 0. A plane needs two that differ.");
        fails(
                () -> Plane.principal(new double[1], List.of(new double[1])),
                "A plane needs at least 2 parameters, got 1.");
        fails(
                () -> Plane.principal(two, List.of(new double[3])),
                "A point has 3 parameters, the origin has 2.");
        fails(
                () -> Plane.principal(two, List.of(two, two)),
                "The points' squared distances from the origin add up to 0.0. A plane can be fitted only to points at some finite distance.");
    }

    @Test
    void slices_the_loss() {
        LinearProblem problem =
                LinearProblem.of(
                                new double[][] {{1, 2}, {3, 1}, {0, 1}, {2, 2}},
                                new double[][] {{1, 0}, {2, 1}, {0, 5}, {3, 1}})
                        .ridge(0.1);
        double[] first = {1, 0, 2, 0, 0, 1};
        double[] second = {0, 1, 0, 1, -1, 3};
        Plane plane = Plane.spannedBy(new double[] {1, 2, 3, 4, 5, 6}, first, second);
        double[] across = {-1, 0, 0.5};
        double[] up = {0, 2};
        PlaneSlice slice = problem.slice(plane, across, up);
        assertEquals(problem.optimum().value(), slice.minimum());
        for (int i = 0; i < up.length; i++) {
            for (int j = 0; j < across.length; j++) {
                double[] point = plane.at(across[j], up[i]);
                double value = problem.value(point);
                // Two ways to the same sum of squares.
                assertEquals(value, slice.minimum() + slice.suboptimality()[i][j], 1e-13 * value);
            }
        }
    }

    @Test
    void slices_through_the_optimum_down_to_zero() {
        LinearProblem problem =
                LinearProblem.of(new double[][] {{1}, {2}, {4}}, new double[][] {{1}, {2}, {2}});
        double[] best = problem.optimum().parameters();
        Plane plane = Plane.spannedBy(best, new double[] {1, 0}, new double[] {0, 1});
        double[] steps = {0, 1e-9};
        PlaneSlice slice = problem.slice(plane, steps, steps);
        // f − f* is half the curvature times the square: 7 along w, 1 along b. The origin is the
        // optimum but for a rounding.
        assertEquals(0, slice.suboptimality()[0][0], 1e-30);
        assertEquals(7e-18, slice.suboptimality()[0][1], 1e-6 * 7e-18);
        assertEquals(1e-18, slice.suboptimality()[1][0], 1e-6 * 1e-18);
    }

    @Test
    void says_when_a_slice_belongs_to_another_model() {
        LinearProblem problem = LinearProblem.of(new double[][] {{1}}, new double[][] {{1}});
        Plane plane =
                Plane.spannedBy(new double[3], new double[] {1, 0, 0}, new double[] {0, 1, 0});
        fails(
                () -> problem.slice(plane, new double[1], new double[1]),
                "origin: 3 numbers given, but 1 × 1 weights and 1 bias make 2.");
    }

    private static void fails(Executable call, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}

package org.thalweg.experiments.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastSquaresTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equals_rational_arithmetic_on_random_designs(long seed) {
        Random random = new Random(seed);
        double[][] a = new double[20][6];
        for (double[] row : a) {
            Arrays.setAll(row, j -> random.nextGaussian() * Math.pow(10, 3 * j - 9));
        }
        double[] y = random.doubles(20).toArray();
        LeastSquares solver = solver(a);
        assertEquals(6, solver.rank());
        assertArrayEquals(Rational.leastSquares(a, y, 0, 0), solve(solver, y));
    }

    @Test
    void equals_rational_arithmetic_where_columns_nearly_depend_on_each_other() {
        double[][] a = new double[30][7];
        double[] y = new double[30];
        for (int i = 0; i < a.length; i++) {
            double x = 10 + i / 29.0;
            Arrays.setAll(a[i], j -> Math.pow(x, j));
            y[i] = Math.sin(3 * x);
        }
        Reflections columnsOfNormOne = new Reflections(DesignMatrix.of(7, Arrays.asList(a)));
        SingularValueDecomposition svd =
                new SingularValueDecomposition(columnsOfNormOne.triangle());
        assertTrue(svd.getConditionNumber() > 1e10);
        assertArrayEquals(Rational.leastSquares(a, y, 0, 0), solve(solver(a), y));
    }

    /** A residual 1e8 times the fit leaves no digit to refinement of the parameters alone. */
    @Test
    void equals_rational_arithmetic_with_a_giant_residual() {
        Random random = new Random(7);
        double[][] a = new double[40][4];
        double[] y = new double[40];
        for (int i = 0; i < 40; i++) {
            double x = i / 40.0;
            Arrays.setAll(a[i], j -> Math.pow(x, j) * (1 + 1e-3 * j));
            y[i] = 1e8 * random.nextGaussian() + x;
        }
        assertArrayEquals(Rational.leastSquares(a, y, 0, 0), solve(solver(a), y));
    }

    @Test
    void takes_the_shortest_of_several_solutions() {
        // θ₁ + θ₂ + … = 6 in one equation: all equal; and a column of zeros gets 0.
        double[][] a = {{1, 1, 1, 0}};
        LeastSquares solver = solver(a);
        assertEquals(1, solver.rank());
        assertArrayEquals(new double[] {2, 2, 2, 0}, solve(solver, new double[] {6}), 1e-15);
    }

    @Test
    void takes_the_shortest_in_the_units_given_not_in_those_of_the_decomposition() {
        // θ₁ + 1000 θ₂ = 1001: shortest in proportion to (1, 1000).
        double[][] a = {{1, 1000}, {2, 2000}, {3, 3000}};
        double[] solution = solve(solver(a), new double[] {1001, 2002, 3003});
        assertArrayEquals(new double[] {1001 / 1000001.0, 1001000 / 1000001.0}, solution, 1e-15);
    }

    /** Two equal columns share what one alone would get; the others are as without the second. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-10, 1, 1e10})
    void takes_the_shortest_whatever_the_unit_of_a_column_that_has_no_part_in_it(double unit) {
        Random random = new Random(5);
        double[][] without = new double[20][3];
        double[][] a = new double[20][];
        for (int i = 0; i < 20; i++) {
            double[] x = random.doubles(3, 1, 2).toArray();
            x[1] *= unit;
            without[i] = x;
            a[i] = new double[] {x[0], x[1], x[2], x[0]};
        }
        double[] y = random.doubles(20).toArray();
        double[] exact = Rational.leastSquares(without, y, 0, 0);
        double[] solution = solve(solver(a), y);
        assertEquals(3, solver(a).rank());
        // Twice the precision, 1e-32, is divided by the square of the smallest unit.
        double tolerance = Math.max(1e-15, 1e-32 / (unit * unit));
        assertEquals(exact[0] / 2, solution[0], tolerance);
        assertEquals(exact[1], solution[1], 1e-15 / unit);
        assertEquals(exact[2], solution[2], tolerance);
        assertEquals(exact[0] / 2, solution[3], tolerance);
    }

    @Test
    void does_not_take_small_units_for_lack_of_rank() {
        double[][] a = {{1e-200, 1}, {2e-200, 1}, {3e-200, 1}};
        LeastSquares solver = solver(a);
        assertEquals(2, solver.rank());
        // 2e-200 / 1e-200 is not exactly 2 in binary: tolerance of a rounding.
        assertArrayEquals(new double[] {1e200, 0}, solve(solver, new double[] {1, 2, 3}), 1e185);
    }

    @Test
    void reports_the_squared_residual_even_if_it_is_tiny() {
        double[][] a = {{1, 1}, {1, 2}, {1, 3}};
        double[] y = {1 + 1e-12, 2, 3};
        // By hand: the residual of (ε, 0, 0) is ε(1, −2, 1)/6 with square ε²/6, where ε is 1e-12 as
        // rounded in y.
        double epsilon = y[0] - 1;
        double residual = solver(a).solve(TwoFold.of(y)).squaredResidual();
        assertEquals(epsilon * epsilon / 6, residual, 1e-12 * residual);
    }

    @Test
    void has_a_triangle_that_keeps_lengths() {
        double[][] a = {{3, 1}, {4, 2}, {0, 2}};
        double[][] triangle = solver(a).triangle();
        double norm = Math.abs(triangle[0][0]);
        assertEquals(5, norm, 1e-15);
        assertEquals(9, triangle[0][1] * triangle[0][1] + triangle[1][1] * triangle[1][1], 1e-14);
        assertTrue(triangle[1][0] == 0);
    }

    private static LeastSquares solver(double[][] a) {
        return new LeastSquares(DesignMatrix.of(a[0].length, Arrays.asList(a)));
    }

    private static double[] solve(LeastSquares solver, double[] y) {
        return solver.solve(TwoFold.of(y)).parameters().high();
    }
}

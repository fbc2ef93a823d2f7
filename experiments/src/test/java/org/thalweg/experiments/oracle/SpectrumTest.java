package org.thalweg.experiments.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpectrumTest {

    /** Relative: a few roundings of numbers of this size. */
    private static final double ROUNDING = 1e-14;

    /** H = (2/N) XᵀX = diag(8, 2, 0.02) for X = √(N/2) diag(√8, √2, √0.02) with N = 3. */
    private static LinearProblem diagonal() {
        double[] eigenvalues = {2, 0.02, 8};
        double[][] x = new double[3][3];
        for (int i = 0; i < 3; i++) {
            x[i][i] = Math.sqrt(1.5 * eigenvalues[i]);
        }
        return LinearProblem.of(x, new double[][] {{1}, {2}, {3}}).withoutBias();
    }

    @Test
    void has_the_eigenvalues_of_a_diagonal_design_in_descending_order() {
        Spectrum spectrum = diagonal().spectrum();
        assertEquals(8, spectrum.eigenvalues()[0], 8 * ROUNDING);
        assertEquals(2, spectrum.eigenvalues()[1], 2 * ROUNDING);
        assertEquals(0.02, spectrum.eigenvalues()[2], 0.02 * ROUNDING);
        assertEquals(400, spectrum.condition(), 400 * ROUNDING);
        assertEquals(3, spectrum.rank());
        assertEquals(1, Math.abs(spectrum.eigenvectors()[0][2]), ROUNDING);
        assertEquals(1, Math.abs(spectrum.eigenvectors()[1][0]), ROUNDING);
        assertEquals(1, Math.abs(spectrum.eigenvectors()[2][1]), ROUNDING);
    }

    /** x = 0, 2 with bias: H = [[4, 2], [2, 2]], λ = 3 ± √5. */
    @Test
    void solves_the_characteristic_equation_of_two_unknowns() {
        Spectrum spectrum =
                LinearProblem.of(new double[][] {{0}, {2}}, new double[][] {{1}, {1}}).spectrum();
        assertEquals(3 + Math.sqrt(5), spectrum.largest(), 6 * ROUNDING);
        assertEquals(3 - Math.sqrt(5), spectrum.smallest(), 6 * ROUNDING);
        double[] v = spectrum.eigenvectors()[0];
        assertEquals((1 + Math.sqrt(5)) / 2, v[0] / v[1], 4 * ROUNDING);
    }

    @Test
    void grows_by_twice_the_strength_of_a_ridge() {
        Spectrum plain = diagonal().spectrum();
        Spectrum ridge = diagonal().ridge(0.25).spectrum();
        for (int i = 0; i < 3; i++) {
            assertEquals(plain.eigenvalues()[i] + 0.5, ridge.eigenvalues()[i], 10 * ROUNDING);
        }
    }

    @Test
    void leaves_flat_directions_out_of_condition_and_rates() {
        double[][] x = {{1, 1}, {2, 2}, {3, 3}};
        Spectrum spectrum = LinearProblem.of(x, x).withoutBias().spectrum();
        assertEquals(1, spectrum.rank());
        assertEquals(2.0 / 3 * 28, spectrum.largest(), 20 * ROUNDING);
        assertEquals(0, spectrum.eigenvalues()[1]);
        assertEquals(1, spectrum.condition());
        assertEquals(0, spectrum.gradientDescent().contraction());
    }

    /** Half the digits survive that forming XᵀX would lose: κ(X) = 1e9, κ(H) = 1e18. */
    @Test
    void knows_small_eigenvalues_that_the_normal_equations_lose() {
        double[][] x = {{1, 1}, {1e-9, 0}, {0, 1e-9}};
        Spectrum spectrum =
                LinearProblem.of(x, new double[][] {{1}, {1}, {1}}).withoutBias().spectrum();
        // XᵀX has eigenvalues 2 + ε² and ε². The tolerance is κ(X) times a rounding.
        assertEquals(2.0 / 3 * 1e-18, spectrum.smallest(), 1e-6 * 1e-18);
    }

    @Test
    void knows_stable_and_best_rates() {
        Spectrum spectrum = diagonal().spectrum();
        assertEquals(0.25, spectrum.largestStableRate(), ROUNDING);
        assertEquals(0.475, spectrum.largestStableRate(0.9), ROUNDING);

        Convergence descent = spectrum.gradientDescent();
        assertEquals(2 / 8.02, descent.learningRate(), ROUNDING);
        assertEquals(0, descent.momentum());
        assertEquals(399.0 / 401, descent.contraction(), ROUNDING);

        // √κ = 20, √λ = 2√2 and 0.1√2.
        Convergence heavyBall = spectrum.heavyBall();
        assertEquals(4 / (2.1 * 2.1 * 2), heavyBall.learningRate(), ROUNDING);
        assertEquals(19.0 * 19 / (21 * 21), heavyBall.momentum(), ROUNDING);
        assertEquals(19.0 / 21, heavyBall.contraction(), ROUNDING);
    }

    @Test
    void predicts_the_contraction_of_any_rate_and_momentum() {
        Spectrum spectrum = diagonal().spectrum();
        assertEquals(1 - 0.1 * 0.02, spectrum.predict(0.1, 0).contraction(), ROUNDING);
        assertEquals(1.4, spectrum.predict(0.3, 0).contraction(), ROUNDING);
        assertEquals(1, spectrum.predict(spectrum.largestStableRate(0.5), 0.5).contraction(), 1e-7);
        // All roots are complex: then only the momentum counts.
        assertEquals(Math.sqrt(0.99), spectrum.predict(0.1, 0.99).contraction(), ROUNDING);
    }

    @Test
    void counts_the_steps_to_a_factor() {
        assertEquals(50, new Convergence(1, 0, 0.8).steps(Math.pow(0.8, 99)));
        assertEquals(1, new Convergence(1, 0, 0).steps(1e-6));
        assertEquals(Double.POSITIVE_INFINITY, new Convergence(1, 0, 1).steps(1e-6));
    }

    @Test
    void has_no_rates_for_a_loss_that_does_not_depend_on_the_parameters() {
        LinearProblem nothing =
                LinearProblem.of(new double[][] {{0}}, new double[][] {{1}}).withoutBias();
        assertEquals(1, nothing.optimum().value());
        assertEquals(0, nothing.optimum().rank());
        fails(
                nothing::spectrum,
                "The loss does not depend on the parameters: all inputs are 0 and there is no bias. There is no learning rate to choose.");
    }

    @Test
    void says_which_rate_or_momentum_makes_no_sense() {
        Spectrum spectrum = diagonal().spectrum();
        fails(
                () -> spectrum.predict(0, 0.5),
                "The learning rate must be positive and finite, got 0.0.");
        fails(() -> spectrum.predict(1, 1), "The momentum must be in [0, 1), got 1.0.");
        fails(() -> spectrum.largestStableRate(-0.5), "The momentum must be in [0, 1), got -0.5.");
    }

    @Test
    void keeps_eigenvectors_orthonormal() {
        double[][] v = diagonal().ridge(1).spectrum().eigenvectors();
        double[] products = {Plane.dot(v[0], v[1]), Plane.dot(v[0], v[0]), Plane.dot(v[1], v[2])};
        assertArrayEquals(new double[] {0, 1, 0}, products, ROUNDING);
    }

    private static void fails(org.junit.jupiter.api.function.Executable call, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}

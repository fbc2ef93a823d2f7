package org.thalweg.experiments.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Correct digits against NIST's certified values (Statistical Reference Datasets, linear regression), of which 15 are printed.
 *
 * <p>The oracle's answer is exact for the doubles that it is given; what is missing at 15 was lost when decimals, and with
 * polynomials their powers, became doubles. That costs Filip seven digits: at x = −8.8 the terms of its polynomial are some
 * 10⁷ times the response, each power is off by one part in 10¹⁶, and the coefficients follow the response's errors 10⁵ times
 * enlarged. Given its powers as printed, in two doubles each, Filip reaches 14 digits as well.
 */
class NistTest {

    /**
     * @param coefficients digits of the worst coefficient, from doubles
     * @param deviation digits of the residuals' standard deviation, from doubles
     * @param printed digits of the worst coefficient, from decimals as printed and exact powers
     */
    @ParameterizedTest
    @CsvSource({
        "Norris,   14.0, 14.0, 14.2",
        "Pontius,  13.5, 13.7, 15.0",
        "NoInt1,   14.7, 15.0, 14.7",
        "NoInt2,   15.0, 15.0, 15.0",
        "Longley,  14.6, 15.0, 14.6",
        "Wampler1, 15.0, 15.0, 15.0",
        "Wampler2, 13.2, 15.0, 15.0",
        "Wampler3, 15.0, 14.8, 15.0",
        "Wampler4, 15.0, 14.8, 15.0",
        "Wampler5, 15.0, 14.7, 15.0",
        "Filip,     7.6,  8.1, 14.2",
    })
    void reaches_these_digits(String name, double coefficients, double deviation, double printed)
            throws IOException {
        Nist set = Nist.read(folder(), name);
        Optimum optimum = problem(set).optimum();
        LeastSquares exact = new LeastSquares(set.design());
        double[] digits = {
            set.digits(optimum.parameters()),
            set.deviationDigits(optimum.value()),
            set.digits(exact.solve(set.exactTargets()).parameters().high())
        };
        System.out.printf(
                Locale.ROOT,
                "%-8s  coefficients %4.1f  deviation %4.1f  coefficients from decimals %4.1f%n",
                name,
                digits[0],
                digits[1],
                digits[2]);
        assertTrue(digits[0] >= coefficients, () -> "coefficients: " + digits[0]);
        assertTrue(digits[1] >= deviation, () -> "deviation: " + digits[1]);
        assertTrue(digits[2] >= printed, () -> "from decimals: " + digits[2]);
        assertTrue(optimum.unique());
    }

    @ParameterizedTest
    @CsvSource({
        "Norris",
        "Pontius",
        "NoInt1",
        "NoInt2",
        "Longley",
        "Wampler1",
        "Wampler2",
        "Wampler3",
        "Wampler4",
        "Wampler5",
        "Filip"
    })
    void is_exact_for_the_doubles_given(String name) throws IOException {
        Nist set = Nist.read(folder(), name);
        double[] exact = Rational.leastSquares(rows(set), targets(set), 0, 0);
        assertArrayEquals(exact, problem(set).optimum().parameters());
    }

    /** The condition number is 1.8e15 as it stands and 5.2e9 with columns of norm 1. */
    @Test
    void does_better_on_filip_than_a_decomposition_alone() throws IOException {
        Nist set = Nist.read(folder(), "Filip");
        Array2DRowRealMatrix raw = new Array2DRowRealMatrix(rows(set));
        SingularValueDecomposition svd = new SingularValueDecomposition(raw);
        assertEquals(1.8e15, svd.getConditionNumber(), 0.1e15);
        assertEquals(5.2e9, scaledCondition(set), 0.1e9);

        // A truncated SVD drops the last direction: not one digit is right.
        assertEquals(10, svd.getRank());
        assertTrue(digits(set, svd.getSolver()) < 1);
        // QR does not mind the columns' scale: it has what can be had from rounded powers, but for
        // half a digit.
        assertEquals(7.2, digits(set, new QRDecomposition(raw).getSolver()), 0.5);
        assertEquals(7.65, set.digits(problem(set).optimum().parameters()), 0.05);
    }

    private static double digits(Nist set, DecompositionSolver solver) {
        return set.digits(solver.solve(new ArrayRealVector(targets(set))).toArray());
    }

    private static double scaledCondition(Nist set) {
        return new SingularValueDecomposition(new Reflections(set.design()).triangle())
                .getConditionNumber();
    }

    private static LinearProblem problem(Nist set) {
        LinearProblem problem = LinearProblem.of(set.inputs(), set.targets());
        return set.bias() ? problem : problem.withoutBias();
    }

    private static double[][] rows(Nist set) {
        return set.design().lines().stream().map(DesignMatrix.Line::high).toArray(double[][]::new);
    }

    private static double[] targets(Nist set) {
        return set.exactTargets().high();
    }

    private static Path folder() {
        Optional<String> folder =
                Optional.ofNullable(System.getProperty("thalweg.reference"))
                        .filter(text -> !text.isBlank());
        assumeTrue(
                folder.isPresent(),
                "skipped: -Dthalweg.reference=FOLDER does not say where the reference data are");
        return Path.of(folder.orElseThrow()).resolve("nist");
    }
}

package org.thalweg.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementaryTest {

    private static final int CASES = 2_000;
    private static final MathContext DIGITS = new MathContext(60);

    private final SplittableRandom random = new SplittableRandom(1);

    /** By its series, for an argument made so small that 40 terms are 60 digits. */
    private static BigDecimal exp(BigDecimal x) {
        int halvings = 20;
        BigDecimal small = x.divide(BigDecimal.valueOf(1L << halvings), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int n = 1; n < 40; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    private static double ulps(BigDecimal error, double result) {
        return error.divide(new BigDecimal(Math.ulp(result)), DIGITS).abs().doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"-708, 708", "-40, 0", "-1, 1", "-1e-8, 1e-8"})
    void an_exponential_is_off_by_less_than_an_ulp(double low, double high) {
        for (int i = 0; i < CASES; i++) {
            double x = random.nextDouble(low, high);
            double y = Elementary.exp(x);
            double error = ulps(new BigDecimal(y).subtract(exp(new BigDecimal(x))), y);
            assertTrue(error < 1, () -> x + " is off by " + error);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "0.5, 2", "0.999999, 1.000001", "1e-300, 1e-290", "1e300, 1.7e308"})
    void a_logarithm_is_off_by_less_than_an_ulp(double low, double high) {
        for (int i = 0; i < CASES; i++) {
            double x = random.nextDouble(low, high);
            assertInverse(x, Elementary.log(x), new BigDecimal(x));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-0.999999, 3", "-1e-9, 1e-9", "1e-20, 1e-19", "3, 1e17"})
    void a_logarithm_of_one_more_is_off_by_less_than_an_ulp(double low, double high) {
        for (int i = 0; i < CASES; i++) {
            double x = random.nextDouble(low, high);
            assertInverse(x, Elementary.log1p(x), new BigDecimal(x).add(BigDecimal.ONE));
        }
    }

    /** The error of y as a logarithm of z is e^y / z − 1, to first order, which is all there is at 10⁻¹⁶. */
    private static void assertInverse(double x, double y, BigDecimal z) {
        BigDecimal error = exp(new BigDecimal(y)).subtract(z, DIGITS).divide(z, DIGITS);
        double ulps = ulps(error, y);
        assertTrue(ulps < 1, () -> x + " is off by " + ulps);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0.0,
                -0.0,
                1,
                -1,
                -2,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                709,
                710,
                -709,
                -740,
                -750
            })
    void what_is_special_is_as_in_strict_math(double x) {
        assertSame(Elementary::exp, StrictMath::exp, x);
        assertSame(Elementary::log, StrictMath::log, x);
        assertSame(Elementary::log1p, StrictMath::log1p, x);
    }

    private static void assertSame(DoubleUnaryOperator ours, DoubleUnaryOperator strict, double x) {
        double expected = strict.applyAsDouble(x);
        assertEquals(
                expected,
                ours.applyAsDouble(x),
                Double.isFinite(expected) ? Math.ulp(expected) : 0);
    }

    @Test
    void what_is_exact_is_exact() {
        assertEquals(1, Elementary.exp(0), 0);
        assertEquals(0, Elementary.log(1), 0);
        assertEquals(0, Elementary.log1p(0), 0);
        assertEquals(1e-300, Elementary.log1p(1e-300), 0);
    }

    @Test
    void bits_are_those_of_every_machine() {
        long bits = 0;
        for (int i = 1; i <= 1_000; i++) {
            bits = 31 * bits + Double.doubleToRawLongBits(Elementary.exp(-i / 7.0));
            bits = 31 * bits + Double.doubleToRawLongBits(Elementary.log(i / 7.0));
            bits = 31 * bits + Double.doubleToRawLongBits(Elementary.log1p(i / 7.0));
        }
        assertEquals(6_248_921_457_132_564_610L, bits);
    }
}

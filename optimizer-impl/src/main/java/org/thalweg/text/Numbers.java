package org.thalweg.text;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people write them. */
public final class Numbers {

    private static final int ENOUGH_DIGITS = 17;

    private Numbers() {}

    /**
     * Returns the shortest text that parses back to the same double: {@code 1}, {@code 0.05}, {@code 1e-8}. The text does not
     * depend on the JDK, as that of {@link Double#toString} does.
     */
    public static String shortest(double value) {
        if (value == 0) {
            return 1 / value > 0 ? "0" : "-0";
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < ENOUGH_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return write(rounded);
            }
        }
        return write(exact.round(new MathContext(ENOUGH_DIGITS)));
    }

    /** Returns the value rounded to so many significant digits, as {@link #shortest} writes it. */
    public static String rounded(double value, int digits) {
        return Double.isFinite(value)
                ? shortest(new BigDecimal(value).round(new MathContext(digits)).doubleValue())
                : shortest(value);
    }

    private static String write(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        if (exponent >= -4 && exponent < 7) {
            return plain.toPlainString();
        }
        BigDecimal mantissa = plain.movePointLeft(exponent);
        return mantissa.toPlainString() + "e" + exponent;
    }
}

package org.thalweg.catalog;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as they are written in a spec: as numbers, or as text. */
final class Numeral {

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");
    private static final Pattern NOT_FINITE =
            Pattern.compile("([+-]?)\\.?(inf|infinity|∞)|[+-]?\\.?nan", Pattern.CASE_INSENSITIVE);

    private Numeral() {}

    static boolean isNumber(Object value) {
        return value instanceof Number
                || (value instanceof String text
                        && (DECIMAL.matcher(text).matches() || NOT_FINITE.matcher(text).matches()));
    }

    /** Returns the double nearest to a number. */
    static double real(Object number) {
        String text = number.toString().toLowerCase(Locale.ROOT);
        if (!NOT_FINITE.matcher(text).matches()) {
            return Double.parseDouble(text);
        }
        if (text.endsWith("nan")) {
            return Double.NaN;
        }
        return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** Returns whether a number is an integer, however large, and not only rounds to one. */
    static boolean isWhole(Object number) {
        String text = number.toString();
        return DECIMAL.matcher(text).matches()
                && new BigDecimal(text).stripTrailingZeros().scale() <= 0;
    }

    /** Returns an integer as a long; empty if it is too large for one. */
    static OptionalLong whole(Object integer) {
        try {
            return OptionalLong.of(new BigDecimal(integer.toString()).longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}

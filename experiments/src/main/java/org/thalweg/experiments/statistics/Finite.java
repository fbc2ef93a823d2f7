package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

/** The conditions on what goes into a statistic, each with its message. */
final class Finite {

    private Finite() {}

    /** Returns the values, all finite and at least as many as needed, or says which one is not. */
    static double[] values(String what, double[] values, int least) {
        checkArgument(
                values.length >= least,
                "%s: %s given, at least %s needed.",
                what,
                values.length,
                least);
        for (int i = 0; i < values.length; i++) {
            checkArgument(
                    Double.isFinite(values[i]),
                    "%s[%s] is %s. Only finite numbers can be compared; a diverged run needs a score first.",
                    what,
                    i,
                    values[i]);
        }
        return values;
    }

    /** Returns the rows, all finite and long enough, or says which value is not. */
    static double[][] rows(String what, double[][] rows, int leastRows, int leastInRow) {
        checkArgument(
                rows.length >= leastRows,
                "%s: %s given, at least %s needed.",
                what,
                rows.length,
                leastRows);
        for (int i = 0; i < rows.length; i++) {
            values(what + "[" + i + "]", rows[i], leastInRow);
        }
        return rows;
    }

    /** Returns the number, if it is a probability strictly between 0 and 1. */
    static double level(String what, double level) {
        checkArgument(level > 0 && level < 1, "%s must be in (0, 1), got %s.", what, level);
        return level;
    }

    /** Returns the number, if it is a p-value. */
    static double p(String what, double p) {
        checkArgument(p >= 0 && p <= 1, "%s must be in [0, 1], got %s.", what, p);
        return p;
    }

    /** Returns the number, if it is finite and above zero. */
    static double positive(String what, double value) {
        checkArgument(
                value > 0 && value < Double.POSITIVE_INFINITY,
                "%s must be positive and finite, got %s.",
                what,
                value);
        return value;
    }

    /** Returns the number, if it is finite and not below zero. */
    static double notNegative(String what, double value) {
        checkArgument(
                value >= 0 && value < Double.POSITIVE_INFINITY,
                "%s must be finite and not negative, got %s.",
                what,
                value);
        return value;
    }
}

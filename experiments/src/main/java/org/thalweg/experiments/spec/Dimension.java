package org.thalweg.experiments.spec;

import org.thalweg.text.Numbers;

/**
 * A hyper-parameter that is tuned, and where.
 *
 * @param parameter such as {@code sgd.learning-rate}
 * @param scale how its values are spread
 * @param low the smallest value
 * @param high the largest value, above the smallest
 */
public record Dimension(String parameter, Scale scale, double low, double high) {

    /** How values are spread over a range. */
    public enum Scale {
        /** Evenly in their logarithms; the range may be extended, since a scale has no natural end. */
        LOG,
        /** Evenly; the range is as given. */
        UNIFORM;

        /** Returns the name as specs write it. */
        public String label() {
            return this == LOG ? "log" : "uniform";
        }
    }

    public Dimension {
        boolean finite = Double.isFinite(low) && Double.isFinite(high);
        Checks.that(
                finite && low < high && (scale == Scale.UNIFORM || low > 0),
                Keys.TUNE,
                "The range of %s must have %slow < high, both finite, got %s to %s.",
                parameter,
                scale == Scale.LOG ? "0 < " : "",
                Numbers.shortest(low),
                Numbers.shortest(high));
    }

    /** Returns a range of values spread evenly in their logarithms. */
    public static Dimension log(String parameter, double low, double high) {
        return new Dimension(parameter, Scale.LOG, low, high);
    }

    /** Returns a range of evenly spread values. */
    public static Dimension uniform(String parameter, double low, double high) {
        return new Dimension(parameter, Scale.UNIFORM, low, high);
    }

    /** Returns {@code log(1e-4, 10)}, as specs write it. */
    public String range() {
        return scale.label() + "(" + Numbers.shortest(low) + ", " + Numbers.shortest(high) + ")";
    }
}

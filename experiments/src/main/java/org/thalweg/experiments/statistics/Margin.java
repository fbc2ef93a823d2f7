package org.thalweg.experiments.statistics;

import static com.google.common.base.Preconditions.checkArgument;

import org.thalweg.UsageException;
import org.thalweg.text.Numbers;

/**
 * The practical margin: differences up to it do not matter to the user.
 *
 * @param size a share of the base's mean in [0, 1), or a value in the measure's unit, finite and not negative
 * @param relative whether it is a share
 */
public record Margin(double size, boolean relative) {

    /** A hundred times a double is off in its last digits, which this leaves out. */
    private static final int DIGITS = 15;

    /** Accepts what the factories accept. */
    public Margin {
        if (relative) {
            require(
                    size >= 0 && size < 1,
                    "A relative margin must be in [0, 1), got %s. 0.01 is a hundredth of the base's mean.",
                    size);
        } else {
            require(
                    size >= 0 && Double.isFinite(size),
                    "An absolute margin must be finite and not negative, got %s.",
                    size);
        }
    }

    private static void require(boolean met, String message, double size) {
        if (!met) {
            throw new UsageException(String.format(message, size));
        }
    }

    /** Returns a share of the base's mean, in [0, 1). */
    public static Margin relative(double share) {
        return new Margin(share, true);
    }

    /** Returns a value in the measure's unit, finite and not negative. */
    public static Margin absolute(double value) {
        return new Margin(value, false);
    }

    /** Returns δ in the measure's unit: of a share, that share of |base mean|. */
    public double in(double baseMean) {
        checkArgument(
                Double.isFinite(baseMean), "The base's mean must be finite, got %s.", baseMean);
        return relative ? size * Math.abs(baseMean) : size;
    }

    /** Returns "1 %" or "0.01". */
    @Override
    public String toString() {
        return relative ? Numbers.rounded(100 * size, DIGITS) + " %" : Numbers.shortest(size);
    }
}

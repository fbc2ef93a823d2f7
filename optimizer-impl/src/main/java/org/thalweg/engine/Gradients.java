package org.thalweg.engine;

import java.util.Arrays;
import org.thalweg.UsageException;

/**
 * Tells a gradient that was written from one that was not: what nobody has written since is a NaN with a mark of its own, which
 * sums and products with it keep.
 */
final class Gradients {

    private static final double UNWRITTEN = Double.longBitsToDouble(0x7ff8_7468_616c_7765L);

    private Gradients() {}

    /** A number that nobody has told. */
    static double untold() {
        return UNWRITTEN;
    }

    static boolean isUntold(double value) {
        return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(UNWRITTEN);
    }

    /** Marks a gradient as used. */
    static void use(double[] gradient) {
        Arrays.fill(gradient, UNWRITTEN);
    }

    static boolean isFinite(double[] gradient) {
        double sum = 0;
        for (double g : gradient) {
            sum += g * 0;
        }
        return sum == 0;
    }

    /** Returns whether an element was not written since. */
    static boolean isUnwritten(double[] gradient) {
        return Arrays.stream(gradient).anyMatch(Gradients::isUntold);
    }

    /** Returns what is wrong with the first element of a gradient that is not finite. */
    static UsageException mistake(double[] gradient, Descent descent) {
        int i = 0;
        while (Double.isFinite(gradient[i])) {
            i++;
        }
        return new UsageException(
                isUntold(gradient[i])
                        ? String.format(
                                "The gradient of %s was not written since the last step. Write every element anew before each step; what is added to, set to 0 first.",
                                descent.element(i))
                        : String.format(
                                "The gradient of %s is %s. A gradient must be finite; apply-if-finite leaves such steps out.",
                                descent.element(i), gradient[i]));
    }
}

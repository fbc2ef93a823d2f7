package org.thalweg.data;

/** Units in which numbers are near 1, so that their squares neither overflow nor vanish; changing units rounds nothing. */
final class PowerOfTwo {

    /** Smaller units would have no inverse. */
    private static final int LEAST = -1000;

    private PowerOfTwo() {}

    /** Returns the exponent of the power of two at or below a size; 0 for 0 and for what is not finite. */
    static int near(double size) {
        return size == 0 || !Double.isFinite(size) ? 0 : Math.max(LEAST, Math.getExponent(size));
    }

    /** Returns the exponent for the largest of some numbers. */
    static int near(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return near(largest);
    }
}

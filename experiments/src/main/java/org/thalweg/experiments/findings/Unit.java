package org.thalweg.experiments.findings;

import java.util.Arrays;

/**
 * What differences of a comparison are counted in.
 *
 * @param relative whether it is the base's mean, so that differences are shares of it; else it is that of the measure
 * @param size of one, in that of the measure
 */
public record Unit(boolean relative, double size) {

    /** Returns shares of a mean if they are wanted and it is not 0, else the measure's own unit. */
    static Unit of(boolean wanted, double mean) {
        boolean relative = wanted && mean != 0;
        return new Unit(relative, relative ? Math.abs(mean) : 1);
    }

    /** Returns a value of the measure in this unit. */
    public double of(double value) {
        return value / size;
    }

    /** Returns values of the measure in this unit. */
    public double[] of(double[] values) {
        return Arrays.stream(values).map(this::of).toArray();
    }
}

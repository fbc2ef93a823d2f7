package org.thalweg.data;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.stream.IntStream;

/** A change of units, column by column: z = (x − mean) / scale. */
final class Rescaling {

    private final double[] means;
    private final double[] scales;
    private final int[] constant;

    Rescaling(ImmutableDoubleArray means, ImmutableDoubleArray scales) {
        this.means = means.toArray();
        this.scales = scales.toArray();
        this.constant =
                IntStream.range(0, means.length()).filter(j -> scales.get(j) == 1).toArray();
    }

    /** Changes a row in place. All arrays have one index, which C2 wants for vectors: .9 instead of 1.6 ns a value. */
    void apply(double[] row) {
        for (int j = 0; j < means.length; j++) {
            row[j] = (row[j] - means[j]) / scales[j];
        }
        for (int j : constant) {
            row[j] = withoutRounding(row[j], j);
        }
    }

    /** Returns a value of a column in the new units. */
    double apply(double value, int column) {
        double changed = (value - means[column]) / scales[column];
        return scales[column] == 1 ? withoutRounding(changed, column) : changed;
    }

    /** What differs from a constant by rounding only is no other value. */
    private double withoutRounding(double difference, int column) {
        return Standardization.isRounding(Math.abs(difference), Math.abs(means[column]))
                ? 0
                : difference;
    }
}

package org.thalweg.clipping;

import org.thalweg.Tile;

/** How the length of an update is measured. */
public enum Norm {
    /** √Σuᵢ². */
    EUCLIDEAN {
        @Override
        double of(Tile tile) {
            double norm = Math.sqrt(tile.sumOfSquares(1));
            // The squares of a long but finite update overflow: a power of two brings them back
            // without rounding.
            return norm == Double.POSITIVE_INFINITY
                    ? Math.sqrt(tile.sumOfSquares(SHRINK)) / SHRINK
                    : norm;
        }
    },

    /** maxᵢ |uᵢ|. */
    LARGEST_ELEMENT {
        @Override
        double of(Tile tile) {
            double[] u = tile.update();
            double largest = 0;
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                largest = Math.max(largest, Math.abs(u[i]));
            }
            return largest;
        }
    };

    private static final double SHRINK = 0x1p-600;

    /** Returns the norm; NaN if an element is NaN, infinite if one is. */
    abstract double of(Tile tile);

    /** Returns min(1, max / (norm + ε)), by which the update is to be multiplied; NaN if the norm is not finite. */
    double limit(Tile tile, double max, double epsilon) {
        double length = of(tile);
        if (length + epsilon <= max) {
            return 1;
        }
        return Double.isFinite(length) ? max / (length + epsilon) : Double.NaN;
    }
}

package org.thalweg.backprop;

import java.util.Arrays;

/** The gradients of a parameter of one column, of each variant: sums over a minibatch, which are added when it ends. */
final class ColumnGradient {

    private final double[][] sums;

    ColumnGradient(int variants, int rows) {
        sums = new double[variants][rows];
    }

    void clear(int[] active) {
        for (int k : active) {
            Arrays.fill(sums[k], 0);
        }
    }

    /** Returns the sums of a variant, live. */
    double[] sums(int variant) {
        return sums[variant];
    }

    /**
     * @param from where the parameter begins in a vector of gradients
     */
    void addTo(double[][] gradients, int from, int[] active) {
        for (int k : active) {
            double[] sum = sums[k];
            for (int r = 0; r < sum.length; r++) {
                gradients[k][from + r] += sum[r];
            }
        }
    }
}

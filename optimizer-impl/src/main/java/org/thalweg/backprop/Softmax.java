package org.thalweg.backprop;

import org.thalweg.graph.Columns;
import org.thalweg.graph.Elementary;
import org.thalweg.graph.Op;

/** exp(z) / Σ exp(z), column by column. The largest of a column is taken from all of it first, so nothing overflows. */
record Softmax() implements Op {

    @Override
    public String label() {
        return "softmax";
    }

    @Override
    public int rows(int... rows) {
        return rows[0];
    }

    @Override
    public void forward(Columns[] x, Columns y) {
        int rows = y.rows();
        for (int n = 0; n < y.count(); n++) {
            column(x[0].values(), x[0].from() + n * rows, y.values(), y.from() + n * rows, rows);
        }
    }

    private static void column(double[] z, int from, double[] p, int to, int rows) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
            largest = Math.max(largest, z[from + r]);
        }
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            p[to + r] = Elementary.exp(z[from + r] - largest);
            sum += p[to + r];
        }
        for (int r = 0; r < rows; r++) {
            p[to + r] /= sum;
        }
    }

    /** dz = p ⊙ (dp − Σ p dp). */
    @Override
    public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
        double[] p = y.values();
        double[] dp = dy.values();
        double[] dz = dx[0].values();
        int rows = y.rows();
        for (int n = 0; n < y.count(); n++) {
            int i = y.from() + n * rows;
            int j = dy.from() + n * rows;
            int k = dx[0].from() + n * rows;
            double mean = 0;
            for (int r = 0; r < rows; r++) {
                mean += p[i + r] * dp[j + r];
            }
            for (int r = 0; r < rows; r++) {
                dz[k + r] += p[i + r] * (dp[j + r] - mean);
            }
        }
    }
}

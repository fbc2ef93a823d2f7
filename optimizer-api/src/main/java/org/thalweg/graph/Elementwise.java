package org.thalweg.graph;

import org.thalweg.UsageException;

/** A function of one variable, applied to each element of a matrix. */
public interface Elementwise extends Op {

    /** Returns f(x). */
    double value(double x);

    /**
     * Returns f′(x).
     *
     * @param y f(x), which many derivatives are simple functions of
     */
    double derivative(double x, double y);

    @Override
    default int rows(int... rows) {
        if (rows.length != 1) {
            throw new UsageException(label() + " takes one input, got " + rows.length + ".");
        }
        return rows[0];
    }

    @Override
    default void forward(Columns[] x, Columns y) {
        double[] in = x[0].values();
        double[] out = y.values();
        for (int i = x[0].from(), j = y.from(), to = y.to(); j < to; i++, j++) {
            out[j] = value(in[i]);
        }
    }

    @Override
    default void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
        double[] in = x[0].values();
        double[] out = y.values();
        double[] dout = dy.values();
        double[] din = dx[0].values();
        int count = y.to() - y.from();
        for (int i = 0; i < count; i++) {
            din[dx[0].from() + i] +=
                    dout[dy.from() + i] * derivative(in[x[0].from() + i], out[y.from() + i]);
        }
    }
}

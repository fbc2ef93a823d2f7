package org.thalweg.backprop;

import org.thalweg.graph.Columns;
import org.thalweg.graph.Op;

/** a ⊙ b, elementwise. */
record Times() implements Op {

    @Override
    public String label() {
        return "⊙";
    }

    @Override
    public int rows(int... rows) {
        return Arithmetic.same(label(), rows);
    }

    @Override
    public void forward(Columns[] x, Columns y) {
        double[] a = x[0].values();
        double[] b = x[1].values();
        double[] out = y.values();
        for (int i = x[0].from(), j = x[1].from(), k = y.from(), to = y.to();
                k < to;
                i++, j++, k++) {
            out[k] = a[i] * b[j];
        }
    }

    @Override
    public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
        addProducts(dx[0], dy, x[1]);
        addProducts(dx[1], dy, x[0]);
    }

    /** sum ← sum + a ⊙ b. */
    private static void addProducts(Columns sum, Columns a, Columns b) {
        double[] s = sum.values();
        double[] p = a.values();
        double[] q = b.values();
        for (int i = sum.from(), j = a.from(), k = b.from(), to = sum.to(); i < to; i++, j++, k++) {
            s[i] += p[j] * q[k];
        }
    }
}

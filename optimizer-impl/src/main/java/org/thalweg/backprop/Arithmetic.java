package org.thalweg.backprop;

import java.util.Arrays;
import org.thalweg.graph.Columns;
import org.thalweg.graph.Op;

/** a + b and a − b, elementwise. */
enum Arithmetic implements Op {
    ADD("+", 1),
    SUBTRACT("−", -1);

    private final String label;
    private final double sign;

    Arithmetic(String label, double sign) {
        this.label = label;
        this.sign = sign;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public int rows(int... rows) {
        return same(label, rows);
    }

    /** Returns the common height of two inputs. */
    static int same(String label, int... rows) {
        Recorder.require(
                rows.length == 2 && rows[0] == rows[1],
                "%s takes two matrices of the same height, got heights %s.",
                label,
                Arrays.toString(rows));
        return rows[0];
    }

    @Override
    public void forward(Columns[] x, Columns y) {
        double[] a = x[0].values();
        double[] b = x[1].values();
        double[] out = y.values();
        for (int i = x[0].from(), j = x[1].from(), k = y.from(), to = y.to();
                k < to;
                i++, j++, k++) {
            out[k] = a[i] + sign * b[j];
        }
    }

    @Override
    public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
        double[] out = dy.values();
        double[] a = dx[0].values();
        double[] b = dx[1].values();
        for (int i = dx[0].from(), j = dx[1].from(), k = dy.from(), to = dy.to();
                k < to;
                i++, j++, k++) {
            a[i] += out[k];
            b[j] += sign * out[k];
        }
    }
}

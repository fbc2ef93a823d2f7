package org.thalweg.backprop;

import org.thalweg.graph.Columns;
import org.thalweg.graph.Op;

/** The sum of each column, or of its squares, added from the first row to the last. */
enum ColumnSum implements Op {
    PLAIN("Σ") {
        @Override
        double term(double x) {
            return x;
        }

        @Override
        double slope(double x) {
            return 1;
        }
    },
    OF_SQUARES("‖·‖²") {
        @Override
        double term(double x) {
            return x * x;
        }

        @Override
        double slope(double x) {
            return 2 * x;
        }
    };

    private final String label;

    ColumnSum(String label) {
        this.label = label;
    }

    abstract double term(double x);

    abstract double slope(double x);

    @Override
    public String label() {
        return label;
    }

    @Override
    public int rows(int... rows) {
        Recorder.require(rows.length == 1, "%s takes one matrix, got %s.", label, rows.length);
        return 1;
    }

    @Override
    public void forward(Columns[] x, Columns y) {
        double[] in = x[0].values();
        double[] out = y.values();
        int rows = x[0].rows();
        for (int k = y.from(), i = x[0].from(), to = y.to(); k < to; k++) {
            double sum = 0;
            for (int r = 0; r < rows; r++, i++) {
                sum += term(in[i]);
            }
            out[k] = sum;
        }
    }

    @Override
    public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
        double[] in = x[0].values();
        double[] din = dx[0].values();
        double[] dout = dy.values();
        int rows = x[0].rows();
        for (int k = dy.from(), i = x[0].from(), j = dx[0].from(), to = dy.to(); k < to; k++) {
            double slope = dout[k];
            for (int r = 0; r < rows; r++, i++, j++) {
                din[j] += slope * slope(in[i]);
            }
        }
    }
}

package org.thalweg.backprop;

import org.thalweg.graph.Columns;
import org.thalweg.graph.Op;

/**
 * Some rows of a matrix.
 *
 * @param first the first row, from 0
 * @param end the row after the last
 */
record RowSlice(int first, int end) implements Op {

    @Override
    public String label() {
        return "·[" + first + ":" + end + "]";
    }

    @Override
    public int rows(int... rows) {
        Recorder.require(
                first >= 0 && first < end && end <= rows[0],
                "slice takes at least one row of those that there are, got %s to %s of %s.",
                first,
                end,
                rows[0]);
        return end - first;
    }

    @Override
    public void forward(Columns[] x, Columns y) {
        int rows = y.rows();
        for (int n = 0; n < y.count(); n++) {
            System.arraycopy(
                    x[0].values(),
                    x[0].from() + n * x[0].rows() + first,
                    y.values(),
                    y.from() + n * rows,
                    rows);
        }
    }

    @Override
    public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
        double[] into = dx[0].values();
        int rows = dy.rows();
        for (int n = 0; n < dy.count(); n++) {
            int i = dx[0].from() + n * dx[0].rows() + first;
            int j = dy.from() + n * rows;
            for (int r = 0; r < rows; r++) {
                into[i + r] += dy.values()[j + r];
            }
        }
    }
}

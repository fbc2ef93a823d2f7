package org.thalweg.backprop;

import java.util.Arrays;
import java.util.Collections;
import org.thalweg.graph.Columns;
import org.thalweg.graph.Op;

/**
 * Several matrices, one above the other.
 *
 * @param parts how many
 */
record Concatenation(int parts) implements Op {

    @Override
    public String label() {
        return "[" + String.join("; ", Collections.nCopies(parts, "·")) + "]";
    }

    @Override
    public int rows(int... rows) {
        Recorder.require(rows.length > 0, "concatenate takes at least one matrix, got none.");
        return Math.toIntExact(Arrays.stream(rows).asLongStream().sum());
    }

    @Override
    public void forward(Columns[] x, Columns y) {
        int top = 0;
        for (Columns part : x) {
            int rows = part.rows();
            for (int n = 0; n < y.count(); n++) {
                System.arraycopy(
                        part.values(),
                        part.from() + n * rows,
                        y.values(),
                        y.from() + n * y.rows() + top,
                        rows);
            }
            top += rows;
        }
    }

    @Override
    public void backward(Columns[] x, Columns y, Columns dy, Columns[] dx) {
        int top = 0;
        for (Columns part : dx) {
            double[] into = part.values();
            int rows = part.rows();
            for (int n = 0; n < dy.count(); n++) {
                int i = part.from() + n * rows;
                int j = dy.from() + n * dy.rows() + top;
                for (int r = 0; r < rows; r++) {
                    into[i + r] += dy.values()[j + r];
                }
            }
            top += rows;
        }
    }
}

package org.thalweg.backprop;

import java.util.Arrays;
import org.thalweg.graph.Columns;

/**
 * The memory of one value: its elements and their gradients, for each variant, or once for all where variants do not differ.
 */
final class Memory {

    private final Matrix[] values;
    private final Matrix[] gradients;

    Memory(Value value, int variants, int capacity) {
        int copies = value.varies() ? variants : 1;
        values = matrices(copies, value.rows(), capacity);
        // What nothing varies in gets a gradient too: a place to throw away what operations add for
        // the inputs and targets.
        gradients = matrices(copies, value.rows(), capacity);
    }

    private static Matrix[] matrices(int copies, int rows, int capacity) {
        double[] elements =
                new double[Math.multiplyExact(Math.multiplyExact(copies, rows), capacity)];
        Matrix[] matrices = new Matrix[copies];
        for (int k = 0; k < copies; k++) {
            matrices[k] = new Matrix(elements, k * rows * capacity, rows);
        }
        return matrices;
    }

    void count(int columns) {
        for (int k = 0; k < values.length; k++) {
            values[k].count = columns;
            gradients[k].count = columns;
        }
    }

    Matrix value(int variant) {
        return values[values.length == 1 ? 0 : variant];
    }

    Matrix gradient(int variant) {
        return gradients[gradients.length == 1 ? 0 : variant];
    }

    /** Columns whose number changes with the minibatch. */
    static final class Matrix implements Columns {

        private final double[] elements;
        private final int from;
        private final int rows;
        private int count;
        private double[] kept = {};

        Matrix(double[] elements, int from, int rows) {
            this.elements = elements;
            this.from = from;
            this.rows = rows;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public double[] values() {
            return elements;
        }

        @Override
        public int from() {
            return from;
        }

        @Override
        public double[] kept() {
            return kept;
        }

        /** Makes room for so many numbers to keep. */
        void keep(int numbers) {
            kept = new double[numbers];
        }

        void fill(double value) {
            Arrays.fill(elements, from, to(), value);
        }
    }
}

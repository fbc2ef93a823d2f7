package org.thalweg.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;

/** The rows of a dataset as bytes, for hashing, which takes a row at once. */
final class RowBytes {

    private final Dataset data;
    private final double[] row;
    private final byte[] bytes;
    private final DoubleBuffer numbers;

    RowBytes(Dataset data) {
        this.data = data;
        this.row = new double[data.inputs() + data.outputs()];
        this.bytes = new byte[Double.BYTES * row.length];
        this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    }

    /** Inputs, then targets, little-endian, in an array that the next row overwrites. */
    byte[] of(int instance) {
        data.copyRow(instance, row);
        numbers.put(0, row);
        return bytes;
    }
}

package org.thalweg.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.thalweg.UsageException;

/** What numbers are in an exported model. */
public enum Precision {
    /** 64 bits, as in training: predictions agree but for rounding. */
    DOUBLE(DataType.DOUBLE, Double.BYTES) {
        @Override
        void put(double value, ByteBuffer to) {
            to.putDouble(value);
        }
    },
    /** 32 bits, which some runtimes and accelerators are limited to. */
    SINGLE(DataType.FLOAT, Float.BYTES) {
        @Override
        void put(double value, ByteBuffer to) {
            float single = (float) value;
            if (Float.isInfinite(single)) {
                throw new UsageException(
                        "%s is too large for single precision. Export in double precision."
                                .formatted(value));
            }
            to.putFloat(single);
        }
    };

    private final DataType type;
    private final int bytes;

    Precision(DataType type, int bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    DataType type() {
        return type;
    }

    abstract void put(double value, ByteBuffer to);

    /** The bytes of these values in a tensor: little-endian. */
    byte[] bytesOf(double[] values) {
        ByteBuffer buffer =
                ByteBuffer.allocate(values.length * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            put(value, buffer);
        }
        return buffer.array();
    }
}

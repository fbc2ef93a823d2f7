package org.thalweg.data;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * A number of 64 bits for each column, from its values in order: it tells other values and other orders from these, but is no
 * protection from forgery. As fast as the values come from memory, where the SHA-256 of {@link Fingerprint} takes several times as
 * long, and it says which columns differ.
 *
 * <pre>
 * h ← (h ⊕ bits(x)) · 0x9E3779B97F4A7C15,   h ← h ⊕ (h ≫ 32)
 * </pre>
 */
final class ColumnDigests {

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private ColumnDigests() {}

    static long[] of(Dataset data) {
        int columns = data.inputs() + data.outputs();
        long[] digests = new long[columns];
        double[] row = new double[columns];
        for (int i = 0; i < data.size(); i++) {
            data.copyRow(i, row);
            for (int j = 0; j < columns; j++) {
                digests[j] = next(digests[j], row[j]);
            }
        }
        return digests;
    }

    static long of(ImmutableDoubleArray column) {
        long digest = 0;
        for (int i = 0; i < column.length(); i++) {
            digest = next(digest, column.get(i));
        }
        return digest;
    }

    private static long next(long digest, double value) {
        long h = (digest ^ Double.doubleToRawLongBits(value)) * ODD;
        return h ^ (h >>> 32);
    }
}

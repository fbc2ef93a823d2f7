package org.thalweg.data;

import com.google.common.hash.Hashing;
import java.util.Arrays;

/**
 * Instances that are there more than once. If they are one case entered twice, a split that puts one copy on each side tests on
 * what was trained on.
 */
public final class RepeatedRows {

    private RepeatedRows() {}

    /**
     * Returns how many instances are a copy of an earlier one, with the same inputs and the same targets: by hashes of 64 bits,
     * of which two of a million differing rows are equal once in forty million times.
     */
    public static int count(Dataset data) {
        RowBytes rows = new RowBytes(data);
        long[] hashes = new long[data.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Hashing.murmur3_128().hashBytes(rows.of(i)).asLong();
        }
        Arrays.sort(hashes);
        int repeated = 0;
        for (int i = 1; i < hashes.length; i++) {
            repeated += hashes[i] == hashes[i - 1] ? 1 : 0;
        }
        return repeated;
    }
}

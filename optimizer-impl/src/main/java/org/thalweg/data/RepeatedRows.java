package org.thalweg.data;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.HashSet;
import java.util.Set;

/**
 * Instances that are there more than once. If they are one case entered twice, a split that puts one copy on each side tests on
 * what was trained on.
 */
public final class RepeatedRows {

    private RepeatedRows() {}

    /** Returns how many instances are a copy of an earlier one, with the same inputs and the same targets. */
    public static int count(Dataset data) {
        Set<HashCode> seen = new HashSet<>();
        for (int i = 0; i < data.size(); i++) {
            seen.add(hash(data, i));
        }
        return data.size() - seen.size();
    }

    private static HashCode hash(Dataset data, int instance) {
        Hasher hasher = Hashing.murmur3_128().newHasher();
        for (int j = 0; j < data.inputs(); j++) {
            hasher.putDouble(data.input(instance, j));
        }
        for (int k = 0; k < data.outputs(); k++) {
            hasher.putDouble(data.target(instance, k));
        }
        return hasher.hash();
    }
}

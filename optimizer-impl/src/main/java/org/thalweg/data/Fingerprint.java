package org.thalweg.data;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The SHA-256 of a dataset: N, D and C (four bytes each); the names of inputs and outputs, each in
 * UTF-8 after its number of bytes; then each instance's inputs and targets. All numbers are
 * little-endian.
 */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Dataset data) {
        Hasher hasher = Hashing.sha256().newHasher();
        hasher.putInt(data.size()).putInt(data.inputs()).putInt(data.outputs());
        putNames(hasher, data.inputNames());
        putNames(hasher, data.outputNames());
        double[] row = new double[data.inputs() + data.outputs()];
        for (int i = 0; i < data.size(); i++) {
            data.copyInputs(i, row, 0);
            data.copyTargets(i, row, data.inputs());
            for (double value : row) {
                hasher.putDouble(value);
            }
        }
        return hasher.hash().toString();
    }

    private static void putNames(Hasher hasher, List<String> names) {
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            hasher.putInt(bytes.length).putBytes(bytes);
        }
    }
}

package org.thalweg.data;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The SHA-256 of a dataset: N, D and C (four bytes each); the names of inputs and outputs; then each instance's inputs and
 * targets.
 *
 * <p>Then, of groups, "groups", the column's name and each instance's group; of an order, "numbers" or "dates", the column's
 * name and each instance's place; of weights, "weights", the column's name and each instance's; of a test set, "test" and for
 * each instance a byte, 1 if it is in it; where inputs may be missing, NaN, "imputation" and how they are filled. All numbers are
 * little-endian; every text is in UTF-8 after its number of bytes.
 */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Dataset data) {
        Hasher hasher = Hashing.sha256().newHasher();
        hasher.putInt(data.size()).putInt(data.inputs()).putInt(data.outputs());
        putNames(hasher, data.inputNames());
        putNames(hasher, data.outputNames());
        RowBytes rows = new RowBytes(data);
        for (int i = 0; i < data.size(); i++) {
            hasher.putBytes(rows.of(i));
        }
        putKeys(hasher, data.keys(), data.size());
        if (data.lacksAny()) {
            data.imputation().ifPresent(by -> putNames(hasher, List.of("imputation", by.word())));
        }
        return hasher.hash().toString();
    }

    private static void putKeys(Hasher hasher, RowKeys keys, int size) {
        keys.groups()
                .ifPresent(
                        groups -> {
                            putNames(hasher, List.of("groups", groups.column()));
                            putNames(hasher, groups.names());
                        });
        keys.order()
                .ifPresent(
                        order -> {
                            String kind = order.dates() ? "dates" : "numbers";
                            putNames(hasher, List.of(kind, order.column()));
                            putDoubles(hasher, order.values().stream());
                        });
        keys.weights()
                .ifPresent(
                        weights -> {
                            putNames(hasher, List.of("weights", weights.column()));
                            putDoubles(hasher, weights.values().stream());
                        });
        if (!keys.test().isEmpty()) {
            putNames(hasher, List.of("test"));
            for (int i = 0; i < size; i++) {
                hasher.putByte((byte) (keys.test().get(i) ? 1 : 0));
            }
        }
    }

    private static void putDoubles(Hasher hasher, DoubleStream values) {
        values.forEach(hasher::putDouble);
    }

    private static void putNames(Hasher hasher, List<String> names) {
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            hasher.putInt(bytes.length).putBytes(bytes);
        }
    }
}

package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.data.Dataset;

/**
 * By what data are known again, in their own units.
 *
 * @param digests of the columns, inputs and then targets: {@link Dataset#columnDigests}
 * @param weights of the weights, if some instances count more than others
 */
record DataIdentity(
        int rows,
        List<String> inputs,
        List<String> targets,
        ImmutableLongArray digests,
        OptionalLong weights) {

    DataIdentity {
        inputs = ImmutableList.copyOf(inputs);
        targets = ImmutableList.copyOf(targets);
    }

    static DataIdentity of(Dataset data) {
        return new DataIdentity(
                data.size(),
                data.inputNames(),
                data.outputNames(),
                data.columnDigests(),
                data.weightDigest());
    }

    /**
     * Returns how these data differ from others: {@code made with 3 rows of training data, this run has 4}.
     *
     * @param which such as "training data"
     */
    Optional<String> difference(String which, DataIdentity now) {
        if (rows != now.rows) {
            return told("made with %d rows of %s, this run has %d", rows, which, now.rows);
        }
        return names(which, "input", inputs, now.inputs)
                .or(() -> names(which, "target", targets, now.targets))
                .or(() -> values(which, now))
                .or(() -> weights(which, now));
    }

    private static Optional<String> names(
            String which, String kind, List<String> then, List<String> now) {
        if (then.equals(now)) {
            return Optional.empty();
        }
        for (String name : then) {
            if (!now.contains(name)) {
                return told(
                        "made with the %s '%s' in the %s, this run has none of this name",
                        kind, name, which);
            }
        }
        for (String name : now) {
            if (!then.contains(name)) {
                return told(
                        "made without the %s '%s' in the %s, which this run has",
                        kind, name, which);
            }
        }
        for (int i = 0; i < then.size(); i++) {
            if (!then.get(i).equals(now.get(i))) {
                return told(
                        "made with '%s' as %s %d of the %s, this run has '%s' there",
                        then.get(i), kind, i + 1, which, now.get(i));
            }
        }
        return Optional.empty();
    }

    private Optional<String> values(String which, DataIdentity now) {
        List<String> columns = Stream.concat(inputs.stream(), targets.stream()).toList();
        List<String> changed =
                IntStream.range(0, columns.size())
                        .filter(j -> digests.get(j) != now.digests.get(j))
                        .mapToObj(columns::get)
                        .toList();
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        if (changed.size() == columns.size()) {
            return told("made with other rows of %s, or with these in another order", which);
        }
        String more = changed.size() == 1 ? "" : " and " + (changed.size() - 1) + " more columns";
        return told("made with other values of '%s'%s in the %s", changed.get(0), more, which);
    }

    private Optional<String> weights(String which, DataIdentity now) {
        if (weights.equals(now.weights)) {
            return Optional.empty();
        }
        if (now.weights.isEmpty()) {
            return told("made with weights in the %s, this run has none", which);
        }
        return told(
                weights.isEmpty()
                        ? "made without weights in the %s, which this run has"
                        : "made with other weights in the %s",
                which);
    }

    private static Optional<String> told(String difference, Object... values) {
        return Optional.of(String.format(difference, values));
    }
}

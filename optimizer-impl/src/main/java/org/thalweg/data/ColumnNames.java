package org.thalweg.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Names of inputs or outputs. */
final class ColumnNames {

    private ColumnNames() {}

    static List<String> numbered(String letter, int n) {
        return IntStream.rangeClosed(1, n).mapToObj(i -> letter + i).toList();
    }

    static void check(String which, int expected, List<String> names) {
        if (names.size() != expected) {
            throw new DataException(
                    "There are %d %s but %d names: %s."
                            .formatted(expected, which, names.size(), names));
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new DataException(
                        "Two %s are named '%s'. Give each a name of its own."
                                .formatted(which, name));
            }
        }
    }

    static void checkSame(String which, List<String> names, List<String> ofTest) {
        if (!names.equals(ofTest)) {
            throw new DataException(
                    "The %s are %s, but those of the test set are %s. Give both the same, in the same order."
                            .formatted(which, names, ofTest));
        }
    }
}

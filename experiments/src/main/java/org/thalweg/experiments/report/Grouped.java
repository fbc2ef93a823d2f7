package org.thalweg.experiments.report;

import static java.util.stream.Collectors.groupingBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Things put together by what they have in common, in the order in which they came. */
final class Grouped {

    private Grouped() {}

    static <T, K> Map<K, List<T>> by(List<T> items, Function<T, K> key) {
        return items.stream().collect(groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}

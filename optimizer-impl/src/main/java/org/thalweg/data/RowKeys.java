package org.thalweg.data;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of instances besides inputs and targets: the group each is of, its place in an
 * order, what it counts, and which of them are a test set that was given.
 *
 * @param test set for the instances of the given test set; empty if there is none
 */
record RowKeys(
        Optional<Groups> groups, Optional<Order> order, Optional<Weights> weights, BitSet test) {

    static final RowKeys NONE =
            new RowKeys(Optional.empty(), Optional.empty(), Optional.empty(), new BitSet());

    /** A column of names, one an instance. */
    record Groups(String column, ImmutableList<String> names) {}

    /** A column of numbers, or of dates as seconds since 1970 began, one an instance. */
    record Order(String column, boolean dates, ImmutableDoubleArray values) {}

    /** A column of weights, one an instance. */
    record Weights(String column, ImmutableDoubleArray values) {

        /** Whether instances count differently. */
        boolean differ() {
            return values.stream().anyMatch(weight -> weight != values.get(0));
        }
    }

    RowKeys withGroups(String column, List<String> names) {
        return new RowKeys(
                Optional.of(new Groups(column, ImmutableList.copyOf(names))), order, weights, test);
    }

    RowKeys withOrder(String column, boolean dates, ImmutableDoubleArray values) {
        return new RowKeys(groups, Optional.of(new Order(column, dates, values)), weights, test);
    }

    RowKeys withWeights(String column, ImmutableDoubleArray values) {
        return new RowKeys(groups, order, Optional.of(new Weights(column, values)), test);
    }

    RowKeys withTest(int from, int to) {
        BitSet tested = new BitSet();
        tested.set(from, to);
        return new RowKeys(groups, order, weights, tested);
    }

    Groups requireGroups() {
        return groups.orElseThrow(
                () ->
                        new DataException(
                                "The dataset has no groups. Name their column by `groupBy` where it is read, or give them by `withGroups`."));
    }

    Order requireOrder() {
        return order.orElseThrow(
                () ->
                        new DataException(
                                "The dataset has no order. Name its column by `orderBy` where it is read, or give it by `withOrder`."));
    }

    RowKeys select(int[] rows) {
        BitSet tested = new BitSet();
        for (int i = 0; i < rows.length && !test.isEmpty(); i++) {
            tested.set(i, test.get(rows[i]));
        }
        return new RowKeys(
                groups.map(
                        all ->
                                new Groups(
                                        all.column,
                                        Arrays.stream(rows)
                                                .mapToObj(all.names::get)
                                                .collect(ImmutableList.toImmutableList()))),
                order.map(all -> new Order(all.column, all.dates, select(all.values, rows))),
                weights.map(all -> new Weights(all.column, select(all.values, rows))),
                tested);
    }

    private static ImmutableDoubleArray select(ImmutableDoubleArray values, int[] rows) {
        return ImmutableDoubleArray.copyOf(Arrays.stream(rows).mapToDouble(values::get));
    }

    /** These instances, followed by those of a test set. */
    RowKeys followedBy(int size, RowKeys tests, int testSize) {
        if (!groups.map(Groups::column).equals(tests.groups.map(Groups::column))
                || !order.map(Order::column).equals(tests.order.map(Order::column))
                || !order.map(Order::dates).equals(tests.order.map(Order::dates))
                || !weights.map(Weights::column).equals(tests.weights.map(Weights::column))) {
            throw new DataException(
                    "The dataset has %s, but the test set has %s. Give both the same."
                            .formatted(this, tests));
        }
        return new RowKeys(
                        groups.map(
                                mine ->
                                        new Groups(
                                                mine.column,
                                                Stream.concat(
                                                                mine.names.stream(),
                                                                tests
                                                                        .groups
                                                                        .orElseThrow()
                                                                        .names
                                                                        .stream())
                                                        .collect(ImmutableList.toImmutableList()))),
                        order.map(
                                mine ->
                                        new Order(
                                                mine.column,
                                                mine.dates,
                                                both(
                                                        mine.values,
                                                        tests.order.orElseThrow().values))),
                        weights.map(
                                mine ->
                                        new Weights(
                                                mine.column,
                                                both(
                                                        mine.values,
                                                        tests.weights.orElseThrow().values))),
                        new BitSet())
                .withTest(size, size + testSize);
    }

    private static ImmutableDoubleArray both(
            ImmutableDoubleArray first, ImmutableDoubleArray second) {
        return ImmutableDoubleArray.builder().addAll(first).addAll(second).build();
    }

    @Override
    public String toString() {
        List<String> columns =
                Stream.of(
                                groups.map(g -> "groups by '" + g.column + "'"),
                                order.map(
                                        o ->
                                                "an order by '%s', %s"
                                                        .formatted(
                                                                o.column,
                                                                o.dates ? "dates" : "numbers")),
                                weights.map(w -> "weights by '" + w.column + "'"))
                        .flatMap(Optional::stream)
                        .toList();
        return columns.isEmpty() ? "no key column" : String.join(" and ", columns);
    }
}

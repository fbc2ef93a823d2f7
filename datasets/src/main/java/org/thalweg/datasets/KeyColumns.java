package org.thalweg.datasets;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.thalweg.data.Dataset;
import org.thalweg.data.Dates;

/** The columns by which rows are grouped and ordered, if any, and what was read of them so far. */
final class KeyColumns {

    private final Optional<Column> group;
    private final Optional<Column> order;
    private final ImmutableList.Builder<String> groups = ImmutableList.builder();
    private final ImmutableDoubleArray.Builder places = ImmutableDoubleArray.builder();
    private final Map<String, String> known = new HashMap<>();
    private Optional<Boolean> dates = Optional.empty();

    KeyColumns(Optional<Column> group, Optional<Column> order) {
        this.group = group;
        this.order = order;
    }

    List<Column> all() {
        return Stream.of(group, order).flatMap(Optional::stream).toList();
    }

    void add(List<String> fields, Where where) {
        group.ifPresent(
                column -> groups.add(known.computeIfAbsent(column.text(fields), name -> name)));
        order.ifPresent(column -> places.add(place(column, column.text(fields), where)));
    }

    private double place(Column column, String text, Where where) {
        OptionalDouble number = Column.number(text);
        OptionalDouble seconds = number.isPresent() ? OptionalDouble.empty() : Dates.seconds(text);
        if (number.isEmpty() && seconds.isEmpty()) {
            throw where.error(
                    "column '%s', by which rows are ordered, is neither a number nor a date: '%s'. Dates are written %s.",
                    column.name(), text, Dates.EXAMPLES);
        }
        boolean date = seconds.isPresent();
        if (dates.isPresent() && dates.get() != date) {
            throw where.error(
                    "column '%s', by which rows are ordered, is a %s, '%s', after rows where it is a %s. Write all in one way.",
                    column.name(), date ? "date" : "number", text, date ? "number" : "date");
        }
        dates = Optional.of(date);
        return date ? seconds.getAsDouble() : column.read(text, where);
    }

    /** The dataset with the keys that were read. */
    Dataset in(Dataset data) {
        Dataset grouped =
                group.map(column -> data.withGroups(column.name(), groups.build())).orElse(data);
        return order.map(column -> inOrder(grouped, column.name())).orElse(grouped);
    }

    private Dataset inOrder(Dataset data, String column) {
        double[] values = places.build().toArray();
        return dates.orElse(false)
                ? data.withDates(column, values)
                : data.withOrder(column, values);
    }
}

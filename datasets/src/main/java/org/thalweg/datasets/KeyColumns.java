package org.thalweg.datasets;

import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.thalweg.data.Dataset;
import org.thalweg.data.Dates;
import org.thalweg.datasets.Where.Sentence;
import org.thalweg.text.Shown;

/** The columns by which rows are grouped and ordered, if any, and what was read of them so far. */
final class KeyColumns {

    private final Optional<Column> group;
    private final Optional<Column> order;
    private final Categories groups = new Categories();
    private final ImmutableIntArray.Builder codes = ImmutableIntArray.builder();
    private final ImmutableDoubleArray.Builder places = ImmutableDoubleArray.builder();
    private Optional<Boolean> dates = Optional.empty();

    KeyColumns(Optional<Column> group, Optional<Column> order) {
        this.group = group;
        this.order = order;
    }

    List<Column> all() {
        return Stream.of(group, order).flatMap(Optional::stream).toList();
    }

    void add(List<String> fields, Where where, Numerals numerals, Wording wording) {
        group.ifPresent(column -> codes.add(groups.code(column.text(fields), numerals)));
        order.ifPresent(
                column -> places.add(place(column, column.text(fields), where, numerals, wording)));
    }

    private double place(
            Column column, String text, Where where, Numerals numerals, Wording wording) {
        boolean number = Numerals.isNumber(text);
        OptionalDouble seconds = number ? OptionalDouble.empty() : Dates.seconds(text);
        if (!number && seconds.isEmpty()) {
            throw where.error(
                    "column '%s', by which rows are ordered, is neither a number nor a date: '%s'. Dates are written %s.",
                    column.name(), text, new Sentence(Dates.EXAMPLES));
        }
        boolean date = seconds.isPresent();
        if (dates.isPresent() && dates.get() != date) {
            throw where.error(
                    "column '%s', by which rows are ordered, is a %s, '%s', after rows where it is a %s. Write all in one way.",
                    column.name(), date ? "date" : "number", text, date ? "number" : "date");
        }
        dates = Optional.of(date);
        return date ? seconds.getAsDouble() : column.read(text, where, numerals, wording);
    }

    /** What is to be told of groups that are one number. */
    List<String> notes() {
        return group.map(column -> groups.notes(Shown.of(column.name()))).orElse(List.of());
    }

    /** The dataset with the keys that were read. */
    Dataset in(Dataset data) {
        Dataset grouped = group.map(column -> data.withGroups(column.name(), names())).orElse(data);
        return order.map(column -> inOrder(grouped, column.name())).orElse(grouped);
    }

    private List<String> names() {
        return codes.build().stream().mapToObj(groups::name).toList();
    }

    private Dataset inOrder(Dataset data, String column) {
        double[] values = places.build().toArray();
        return dates.orElse(false)
                ? data.withDates(column, values)
                : data.withOrder(column, values);
    }
}

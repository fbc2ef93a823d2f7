package org.thalweg.datasets;

import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.thalweg.data.Dataset;
import org.thalweg.data.Dates;
import org.thalweg.datasets.Where.Sentence;
import org.thalweg.text.Shown;

/** The columns by which rows are grouped, ordered and weighted, if any, and what was read of them so far. */
final class KeyColumns {

    private final Optional<Column> group;
    private final Optional<Column> order;
    private final Optional<Column> weights;
    private final Categories groups = new Categories();
    private final ImmutableIntArray.Builder codes = ImmutableIntArray.builder();
    private final ImmutableDoubleArray.Builder places = ImmutableDoubleArray.builder();
    private final ImmutableDoubleArray.Builder weighing = ImmutableDoubleArray.builder();
    private Optional<Boolean> dates = Optional.empty();

    KeyColumns(Optional<Column> group, Optional<Column> order, Optional<Column> weights) {
        this.group = group;
        this.order = order;
        this.weights = weights;
    }

    List<Column> all() {
        return Stream.of(group, order, weights).flatMap(Optional::stream).toList();
    }

    void add(List<String> fields, Where where, Numerals numerals, Wording wording) {
        group.ifPresent(column -> codes.add(groups.code(column.text(fields), numerals)));
        order.ifPresent(
                column -> places.add(place(column, column.text(fields), where, numerals, wording)));
        weights.ifPresent(
                column ->
                        weighing.add(
                                weight(column, column.text(fields), where, numerals, wording)));
    }

    private static double weight(
            Column column, String text, Where where, Numerals numerals, Wording wording) {
        double weight = column.read(text, where, numerals, wording);
        if (!Dataset.isWeight(weight)) {
            throw where.error(
                    "column '%s', by which rows are weighted, is '%s'. A weight is 0, or a number from 1e-70 to 1e70.",
                    column.name(), text);
        }
        return weight;
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

    /**
     * The dataset with the keys that were read.
     *
     * @param file for a message
     */
    Dataset in(Dataset data, Where file) {
        Dataset grouped = group.map(column -> data.withGroups(column.name(), names())).orElse(data);
        Dataset ordered = order.map(column -> inOrder(grouped, column.name())).orElse(grouped);
        return weights.map(column -> weighted(ordered, column.name(), file)).orElse(ordered);
    }

    private Dataset weighted(Dataset data, String column, Where file) {
        double[] values = weighing.build().toArray();
        if (Arrays.stream(values).allMatch(weight -> weight == 0)) {
            throw file.error(
                    "column '%s', by which rows are weighted, is 0 in every row: none counts.",
                    column);
        }
        return data.withWeights(column, values);
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

package org.thalweg.datasets;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.data.Dataset;

/** What the columns of a file are for, and the values read of them so far. */
record ColumnRoles(
        Header header,
        ValueColumns inputs,
        ValueColumns targets,
        KeyColumns keys,
        boolean classes) {

    /** Finds columns among those of a file. */
    @FunctionalInterface
    interface Pick {
        List<Integer> in(Header header);

        static Pick none() {
            return header -> List.of();
        }

        static Pick names(String... names) {
            List<String> wanted = List.of(names);
            return header -> wanted.stream().map(header::index).toList();
        }

        static Pick position(int position) {
            return header -> List.of(header.index(position));
        }
    }

    static ColumnRoles of(Header header, Csv.Choice choice, Pick targets, boolean classes) {
        Uses uses = Uses.of(header, choice, targets);
        uses.check(header);
        String advice = " Name it in `categorical` or `drop` if it holds no numbers.";
        List<Column> inputs =
                IntStream.range(0, header.names().size())
                        .filter(uses::isInput)
                        .mapToObj(i -> header.column(i, uses.categorical.contains(i), advice))
                        .toList();
        if (inputs.isEmpty()) {
            throw header.error(
                    "no column is left as an input. The columns are: %s.", header.list());
        }
        String classesAdvice = " Use `classes` for a target that names classes.";
        List<Column> outputs =
                uses.targets.stream().map(i -> header.column(i, classes, classesAdvice)).toList();
        KeyColumns keys = new KeyColumns(key(header, uses.group), key(header, uses.order));
        return new ColumnRoles(
                header, new ValueColumns(inputs), new ValueColumns(outputs), keys, classes);
    }

    private static Optional<Column> key(Header header, List<Integer> picked) {
        return picked.stream().map(i -> header.column(i, false, "")).findFirst();
    }

    /** The indices of the columns that were named for each use. */
    private record Uses(
            List<Integer> targets,
            List<Integer> dropped,
            List<Integer> categorical,
            List<Integer> group,
            List<Integer> order) {

        static Uses of(Header header, Csv.Choice choice, Pick targets) {
            return new Uses(
                    targets.in(header),
                    choice.drop().in(header),
                    choice.categorical().in(header),
                    choice.group().in(header),
                    choice.order().in(header));
        }

        boolean isInput(int column) {
            return Stream.of(targets, dropped, group, order).noneMatch(c -> c.contains(column));
        }

        void check(Header header) {
            if (targets.isEmpty()) {
                throw header.error("no target is named. Name at least one of: %s.", header.list());
            }
            Set<Integer> seen = new HashSet<>();
            for (int target : targets) {
                if (!seen.add(target)) {
                    throw header.error(
                            "column '%s' is named twice as a target. Name it once.",
                            header.names().get(target));
                }
            }
            String either = "Take it out of one of the two.";
            exclude(header, targets, "target", dropped, "dropped", either);
            String useClasses = "Use `classes` for a target that names classes.";
            exclude(header, targets, "target", categorical, "categorical", useClasses);
            exclude(header, categorical, "categorical", dropped, "dropped", either);
            checkKey(header, group, "the group");
            checkKey(header, order, "the order");
        }

        private void checkKey(Header header, List<Integer> key, String name) {
            exclude(header, key, name, targets, "target", "Take it out of one of the two.");
            String noInput = "It is no input in any case: take it out of `%s`.";
            exclude(header, key, name, dropped, "dropped", noInput.formatted("drop"));
            exclude(
                    header,
                    key,
                    name,
                    categorical,
                    "categorical",
                    noInput.formatted("categorical"));
        }

        private static void exclude(
                Header header,
                List<Integer> these,
                String use,
                List<Integer> those,
                String otherUse,
                String advice) {
            these.stream()
                    .filter(those::contains)
                    .findFirst()
                    .ifPresent(
                            column -> {
                                throw header.error(
                                        "column '%s' is both %s and %s. %s",
                                        header.names().get(column), use, otherUse, advice);
                            });
        }
    }

    /** The places of this layout's columns in a further file. */
    int[] indicesIn(Header other) {
        return header.indicesIn(other, all().stream().map(Column::index).toList());
    }

    void add(List<String> fields, Where where) {
        inputs.add(fields, where);
        targets.add(fields, where);
        keys.add(fields, where);
    }

    /** The number of rows read. */
    int size() {
        return inputs.size();
    }

    /** The columns that count when values are missing. */
    List<Column> all() {
        return Stream.of(inputs.all(), targets.all(), keys.all()).flatMap(List::stream).toList();
    }

    /** Returns what was read; rows from the given one on are the test set. */
    Dataset dataset(int firstTest, int skippedRows) {
        List<String> outputNames = targets.names();
        if (classes) {
            Column target = targets.all().get(0);
            outputNames = target.categories();
            if (outputNames.size() == 1) {
                throw header.error(
                        "column '%s' holds one class only: '%s'. A classification needs at least two.",
                        target.name(), outputNames.get(0));
            }
        }
        Dataset data =
                keys.in(Dataset.of(inputs.spread(), targets.spread(), inputs.names(), outputNames))
                        .withSkippedRows(skippedRows);
        return firstTest < size() ? data.withTestFrom(firstTest) : data;
    }
}

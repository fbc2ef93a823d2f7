package org.thalweg.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which columns of a file are inputs and which are targets. */
record Layout(Columns inputs, Columns targets, boolean classes) {

    /** Finds the targets among the columns of a file. */
    @FunctionalInterface
    interface Targets {
        List<Integer> in(Header header);
    }

    static Layout of(Header header, Csv.Choice choice, Targets targets, boolean classes) {
        List<Integer> targetColumns = targets.in(header);
        Set<Integer> dropped = indices(header, choice.drop());
        Set<Integer> categorical = indices(header, choice.categorical());
        check(header, targetColumns, dropped, categorical);
        List<Column> inputs = new ArrayList<>();
        for (int i = 0; i < header.names().size(); i++) {
            if (!targetColumns.contains(i) && !dropped.contains(i)) {
                String name = header.names().get(i);
                inputs.add(
                        new Column(
                                i,
                                name,
                                categorical.contains(i),
                                " Name it in `categorical` or `drop` if it holds no numbers."));
            }
        }
        if (inputs.isEmpty()) {
            throw header.error(
                    "no column is left as an input. The columns are: %s.", header.list());
        }
        String advice = " Use `classes` for a target that names classes.";
        Stream<Column> outputs =
                targetColumns.stream()
                        .map(i -> new Column(i, header.names().get(i), classes, advice));
        return new Layout(new Columns(inputs), new Columns(outputs.toList()), classes);
    }

    private static Set<Integer> indices(Header header, List<String> names) {
        Set<Integer> indices = new HashSet<>();
        names.forEach(name -> indices.add(header.index(name)));
        return indices;
    }

    private static void check(
            Header header, List<Integer> targets, Set<Integer> dropped, Set<Integer> categorical) {
        if (targets.isEmpty()) {
            throw header.error("no target is named. Name at least one of: %s.", header.list());
        }
        Set<Integer> seen = new HashSet<>();
        for (int target : targets) {
            String name = header.names().get(target);
            if (!seen.add(target)) {
                throw header.error("column '%s' is named twice as a target. Name it once.", name);
            }
            if (dropped.contains(target)) {
                throw header.error(
                        "column '%s' is both target and dropped. Take it out of one of the two.",
                        name);
            }
            if (categorical.contains(target)) {
                throw header.error(
                        "column '%s' is both target and categorical. Use `classes` for a target that names classes.",
                        name);
            }
        }
        for (int column : categorical) {
            if (dropped.contains(column)) {
                throw header.error(
                        "column '%s' is both categorical and dropped. Take it out of one of the two.",
                        header.names().get(column));
            }
        }
    }

    void add(List<String> fields, Where where) {
        inputs.add(fields, where);
        targets.add(fields, where);
    }

    /** The columns that count when values are missing. */
    List<Column> all() {
        return Stream.concat(inputs.all().stream(), targets.all().stream()).toList();
    }

    Dataset dataset(Header header, int skippedRows) {
        if (!classes) {
            return Dataset.of(
                    inputs.spread(),
                    targets.spread(),
                    inputs.names(),
                    targets.names(),
                    skippedRows);
        }
        Column target = targets.all().get(0);
        List<String> names = target.categories();
        if (names.size() == 1) {
            throw header.error(
                    "column '%s' holds one class only: '%s'. A classification needs at least two.",
                    target.name(), names.get(0));
        }
        return Dataset.of(inputs.spread(), targets.spread(), inputs.names(), names, skippedRows);
    }
}

package org.thalweg.datasets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;
import org.thalweg.data.FileOrigin;
import org.thalweg.datasets.Column.Use;
import org.thalweg.datasets.MissingValues.Texts;
import org.thalweg.datasets.Where.Sentence;
import org.thalweg.text.Shown;

/** What the columns of a file are for, and the values read of them so far. */
record ColumnRoles(
        Header header,
        ValueColumns inputs,
        ValueColumns targets,
        KeyColumns keys,
        boolean classes,
        Wording wording,
        Optional<Encoding> known) {

    /** Up to so many classes may be as many as there are rows. */
    private static final int FEW_CLASSES = 10;

    static final String WEIGHTS_ADVICE = " Rows are weighted by it.";

    /** With fewer rows a class on average, the number of classes is told. */
    private static final int MANY_ROWS = 5;

    static ColumnRoles of(Header header, Csv.Choice choice, Pick targets, Wording wording) {
        Uses uses = Uses.of(header, choice, targets, wording);
        uses.check(header, wording);
        boolean classes = targets.setting() == CsvSetting.CLASS;
        Map<Integer, Texts> missing = choice.missingValues().in(header, wording);
        Texts elsewhere = choice.missingValues().elsewhere();
        Making making = new Making(header, i -> missing.getOrDefault(i, elsewhere));
        List<Column> inputs =
                IntStream.range(0, header.names().size())
                        .filter(i -> !uses.noInput.contains(i))
                        .mapToObj(
                                i ->
                                        making.column(
                                                i,
                                                uses.categorical.contains(i)
                                                        ? Use.CATEGORY
                                                        : Use.NUMBER,
                                                " Name it in `%s` or `%s` if it holds no numbers."
                                                        .formatted(
                                                                wording.name(
                                                                        CsvSetting.CATEGORICAL),
                                                                wording.name(CsvSetting.DROP))))
                        .toList();
        if (inputs.isEmpty()) {
            throw header.where()
                    .whole()
                    .error("no column is left as an input. The columns are: %s.", header.list());
        }
        String advice = useClasses(wording);
        List<Column> outputs =
                uses.targets.stream()
                        .map(
                                i ->
                                        making.column(
                                                i,
                                                classes ? Use.CATEGORY : Use.NUMBER,
                                                " " + advice))
                        .toList();
        KeyColumns keys =
                new KeyColumns(
                        uses.group.stream().map(i -> making.column(i, Use.GROUP, "")).findFirst(),
                        uses.order.stream().map(i -> making.column(i, Use.NUMBER, "")).findFirst(),
                        uses.weights.stream()
                                .map(i -> making.column(i, Use.NUMBER, WEIGHTS_ADVICE))
                                .findFirst());
        return new ColumnRoles(
                header,
                new ValueColumns(inputs),
                new ValueColumns(outputs),
                keys,
                classes,
                wording,
                Optional.empty());
    }

    private static String useClasses(Wording wording) {
        return "Use `%s` for a target that names classes."
                .formatted(wording.name(CsvSetting.CLASS));
    }

    /** Columns by their index. */
    private record Making(Header header, IntFunction<Texts> missing) {

        Column column(int index, Use use, String advice) {
            return new Column(index, header.names().get(index), use, missing.apply(index), advice);
        }
    }

    /** The indices of the columns that were named for each use. */
    private record Uses(
            List<Integer> targets,
            Set<Integer> dropped,
            Set<Integer> categorical,
            List<Integer> group,
            List<Integer> order,
            List<Integer> weights,
            Set<Integer> noInput) {

        static Uses of(Header header, Csv.Choice choice, Pick targets, Wording wording) {
            List<Integer> predicted = targets.in(header, wording);
            List<Integer> dropped = choice.drop().in(header, wording);
            List<Integer> group = choice.group().in(header, wording);
            List<Integer> order = choice.order().in(header, wording);
            List<Integer> weights = choice.weights().in(header, wording);
            Set<Integer> noInput = new HashSet<>(predicted);
            Stream.of(dropped, group, order, weights).forEach(noInput::addAll);
            return new Uses(
                    predicted,
                    new LinkedHashSet<>(dropped),
                    new LinkedHashSet<>(choice.categorical().in(header, wording)),
                    group,
                    order,
                    weights,
                    noInput);
        }

        void check(Header header, Wording wording) {
            if (targets.isEmpty()) {
                throw header.where()
                        .whole()
                        .error("no target is named. Name at least one of: %s.", header.list());
            }
            Set<Integer> seen = new LinkedHashSet<>();
            for (int target : targets) {
                if (!seen.add(target)) {
                    throw header.where()
                            .whole()
                            .error(
                                    CsvSetting.TARGET,
                                    wording,
                                    "column '%s' is named twice as a target. Name it once.",
                                    header.names().get(target));
                }
            }
            Clash clash = new Clash(header, wording);
            String either = "Take it out of one of the two.";
            clash.exclude(CsvSetting.DROP, seen, "target", dropped, "dropped", either);
            clash.exclude(
                    CsvSetting.CATEGORICAL,
                    seen,
                    "target",
                    categorical,
                    "categorical",
                    useClasses(wording));
            clash.exclude(CsvSetting.DROP, categorical, "categorical", dropped, "dropped", either);
            checkKey(clash, CsvSetting.GROUP, group, "the group");
            checkKey(clash, CsvSetting.ORDER, order, "the order");
            checkKey(clash, CsvSetting.WEIGHTS, weights, "the weights");
        }

        private void checkKey(Clash clash, CsvSetting setting, List<Integer> key, String name) {
            Set<Integer> keys = Set.copyOf(key);
            String noInput = "It is no input in any case: take it out of `%s`.";
            String drop = noInput.formatted(clash.wording.name(CsvSetting.DROP));
            String spread = noInput.formatted(clash.wording.name(CsvSetting.CATEGORICAL));
            clash.exclude(
                    setting,
                    keys,
                    name,
                    Set.copyOf(targets),
                    "target",
                    "Take it out of one of the two.");
            clash.exclude(setting, keys, name, dropped, "dropped", drop);
            clash.exclude(setting, keys, name, categorical, "categorical", spread);
        }
    }

    /** Columns with two uses of which only one is possible. */
    private record Clash(Header header, Wording wording) {

        void exclude(
                CsvSetting setting,
                Set<Integer> these,
                String use,
                Set<Integer> those,
                String otherUse,
                String advice) {
            these.stream()
                    .filter(those::contains)
                    .findFirst()
                    .ifPresent(
                            column -> {
                                throw header.where()
                                        .whole()
                                        .error(
                                                setting,
                                                wording,
                                                "column '%s' is both %s and %s. %s",
                                                header.names().get(column),
                                                use,
                                                otherUse,
                                                new Sentence(advice));
                            });
        }
    }

    /** The places of this layout's columns in a further file. */
    int[] indicesIn(Header other) {
        return header.indicesIn(other, all().stream().map(Column::index).toList());
    }

    /** Adds a row; of the inputs, some may be missing. */
    void add(List<String> fields, Set<Column> missing, Where where, Numerals numerals) {
        inputs.add(fields, missing, where, numerals, wording);
        targets.add(fields, Set.of(), where, numerals, wording);
        keys.add(fields, where, numerals, wording);
    }

    /** Adds a row whose numbers are known. */
    void add(double[] values, List<String> texts, Where where, Numerals numerals) {
        inputs.add(values, texts, where, numerals, wording);
        targets.add(values, texts, where, numerals, wording);
        keys.add(texts, where, numerals, wording);
    }

    /** The columns that hold numbers. */
    List<Column> numbers() {
        return Stream.of(inputs.all(), targets.all())
                .flatMap(List::stream)
                .filter(column -> !column.isCategorical())
                .toList();
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
    Dataset dataset(int firstTest, FileOrigin origin) {
        if (known.isPresent()) {
            Dataset data = Dataset.of(inputs.spread(), targets.spread(), known.get());
            return keys.in(data, header.where().whole()).withOrigin(origin.with(notesOfKnown()));
        }
        if (classes) {
            checkClasses();
        }
        Encoding columns = new Encoding(inputs.sources(), targets.sources(), true);
        Dataset data =
                keys.in(
                                Dataset.of(inputs.spread(), targets.spread(), columns),
                                header.where().whole())
                        .withOrigin(origin.with(notes()));
        return firstTest < size() ? data.withTestFrom(firstTest) : data;
    }

    private void checkClasses() {
        Column target = targets.all().get(0);
        List<String> names = target.categories();
        if (names.size() == 1) {
            throw header.where()
                    .whole()
                    .error(
                            "column '%s' holds one class only: '%s'. A classification needs at least two.",
                            target.name(), names.get(0));
        }
        boolean measured =
                names.stream()
                        .map(Numerals::plain)
                        .anyMatch(
                                n ->
                                        n.isPresent()
                                                && n.getAsDouble() != Math.rint(n.getAsDouble()));
        if (2 * names.size() > size()
                && (names.size() > FEW_CLASSES || (measured && names.size() > 2))) {
            throw header.where()
                    .whole()
                    .error(
                            CsvSetting.CLASS,
                            wording,
                            "column '%s' has %d classes in %d rows, so that most rows are the only one of their class. If it is a number to predict, use `%s`.",
                            target.name(),
                            names.size(),
                            size(),
                            new Sentence(wording.with(CsvSetting.TARGET, Shown.of(target.name()))));
        }
    }

    private boolean areMany(List<String> categories) {
        return categories.size() > FEW_CLASSES && MANY_ROWS * categories.size() > size();
    }

    private List<String> notesOfKnown() {
        return all().stream().flatMap(column -> column.notes().stream()).toList();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        all().forEach(column -> notes.addAll(column.notes()));
        notes.addAll(keys.notes());
        inputs.all().stream()
                .filter(Column::isCategorical)
                .filter(column -> areMany(column.categories()))
                .forEach(
                        column ->
                                notes.add(
                                        "Column '%s' has %d categories in %d rows, each an input of its own. If it holds numbers, take it out of `%s`; if it names rows, write it in `%s`."
                                                .formatted(
                                                        Shown.of(column.name()),
                                                        column.categories().size(),
                                                        size(),
                                                        wording.name(CsvSetting.CATEGORICAL),
                                                        wording.name(CsvSetting.DROP))));
        if (classes) {
            Column target = targets.all().get(0);
            int count = target.categories().size();
            if (areMany(target.categories())) {
                notes.add(
                        "Column '%s' has %d classes in %d rows. If it is a number to predict, use `%s`."
                                .formatted(
                                        Shown.of(target.name()),
                                        count,
                                        size(),
                                        wording.with(CsvSetting.TARGET, Shown.of(target.name()))));
            }
        }
        return notes;
    }
}

package org.thalweg.datasets;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.thalweg.datasets.Where.Sentence;
import org.thalweg.text.Shown;

/** The way of a file's rows into a layout that may be that of another file, and what is left out on it. */
final class Intake {

    private final ColumnRoles layout;
    private final List<Column> columns;
    private final Shape shape;
    private final int[] indices;
    private final boolean asTheyStand;
    private final Numerals numerals;
    private final Missing policy;
    private final int[] lacking;
    private final List<Column> numbers;
    private final List<Column> others;
    private final List<Column> withSuspects;
    private final Set<Column> fillable;
    private boolean percent;
    private int rows;
    private final ImmutableIntArray.Builder skipped = ImmutableIntArray.builder();

    /**
     * How records are to look.
     *
     * @param width how many fields they have
     * @param trailing whether they may end with delimiters, and empty fields behind them
     * @param named whether the first names columns
     */
    record Shape(int width, boolean trailing, boolean named) {}

    /** @param indices of the layout's columns in this file; negative where absent */
    Intake(ColumnRoles layout, Shape shape, int[] indices, Numerals numerals, Missing policy) {
        this.layout = layout;
        this.columns = layout.all();
        this.shape = shape;
        this.indices = indices;
        this.asTheyStand = IntStream.range(0, indices.length).allMatch(i -> indices[i] == i);
        this.numerals = numerals;
        this.policy = policy;
        this.lacking = new int[columns.size()];
        this.numbers = layout.numbers();
        Set<Column> known = new HashSet<>(numbers);
        this.others = columns.stream().filter(column -> !known.contains(column)).toList();
        this.fillable =
                policy.imputation().isPresent() ? Set.copyOf(layout.inputs().all()) : Set.of();
        this.withSuspects = numbers.stream().filter(Column::hasSuspects).toList();
    }

    /** A reader of lines that this can take by {@link #addQuick}, if columns stand as in the layout. */
    Optional<QuickLines> quick(LineReader lines, char delimiter, char quote, IndexColumn index) {
        if (!asTheyStand) {
            return Optional.empty();
        }
        boolean[] isNumber = new boolean[shape.width];
        boolean[] wanted = new boolean[shape.width];
        numbers.forEach(column -> isNumber[column.index()] = true);
        others.forEach(column -> wanted[column.index()] = true);
        index.place().ifPresent(i -> wanted[i] = true);
        return Optional.of(
                new QuickLines(lines, delimiter, quote, shape.trailing, isNumber, wanted));
    }

    /**
     * Adds a row, unless it takes a closer look.
     *
     * @param values of columns of numbers, by their index
     * @param texts of other columns, by their index
     */
    boolean addQuick(double[] values, List<String> texts, Where here) {
        if (percent) {
            return false;
        }
        for (Column column : others) {
            if (column.isMissing(column.text(texts), numerals)) {
                return false;
            }
        }
        for (Column column : withSuspects) {
            if (column.isSuspect(values[column.index()])) {
                return false;
            }
        }
        layout.add(values, texts, here, numerals);
        rows++;
        return true;
    }

    void add(List<String> fields, Where here) {
        check(fields, here);
        List<String> row = inLayout(fields);
        rows++;
        Set<Column> missing = missing(row, here);
        if (fillable.containsAll(missing)) {
            layout.add(row, missing, here, numerals);
            percent = percent || numbers.stream().anyMatch(Column::isPercent);
        } else {
            missing.forEach(column -> lacking[columns.indexOf(column)]++);
            skipped.add(rows);
        }
    }

    /** The columns that have no value in a row. */
    private Set<Column> missing(List<String> row, Where here) {
        Set<Column> missing = new HashSet<>();
        for (Column column : columns) {
            if (column.isMissing(column.text(row), numerals)) {
                if (policy == Missing.ERROR) {
                    throw hasNoValue(column, column.text(row), here);
                }
                missing.add(column);
            }
        }
        return missing;
    }

    private List<String> inLayout(List<String> fields) {
        if (asTheyStand) {
            return fields;
        }
        List<String> row = new ArrayList<>(indices.length);
        for (int index : indices) {
            row.add(index < 0 ? "" : fields.get(index));
        }
        return row;
    }

    private void check(List<String> fields, Where here) {
        int more = fields.size() - shape.width;
        if (shape.trailing && more > 0) {
            for (String text : fields.subList(shape.width, fields.size())) {
                if (!text.isEmpty()) {
                    throw here.error(
                            "'%s' stands behind the last column, where earlier lines are empty. Name its column, or take the delimiters off the ends of lines.",
                            text);
                }
            }
        } else if (more != 0) {
            Wording wording = layout.wording();
            throw here.error(
                    "%d field%s where the first record has %d. Check delimiter, quotes and `%s`.%s",
                    fields.size(),
                    new Sentence(fields.size() == 1 ? "" : "s"),
                    shape.width,
                    new Sentence(wording.name(CsvSetting.SKIP_LINES)),
                    new Sentence(
                            shape.named && more == 1 && rows == 0
                                    ? " If lines begin with a name that the header lacks, as R writes them, give it one there."
                                    : ""));
        }
    }

    private RuntimeException hasNoValue(Column column, String text, Where here) {
        Wording wording = layout.wording();
        String otherwise =
                " If '%s' is a value, say by `%s` what is missing."
                        .formatted(Shown.of(text), wording.name(CsvSetting.MISSING_VALUES));
        return here.error(
                "column '%s' has no value: '%s'. Use `%s` to leave such rows out%s.%s",
                column.name(),
                text,
                new Sentence(wording.with(CsvSetting.MISSING, "skip")),
                new Sentence(orFill(column)),
                new Sentence(text.isEmpty() || !column.isWords() ? "" : otherwise));
    }

    /** Of data that are known, the model says what is filled. */
    private String orFill(Column column) {
        return layout.known().isEmpty() && layout.inputs().all().contains(column)
                ? ", or `%s` to fill it"
                        .formatted(layout.wording().with(CsvSetting.MISSING, "mean"))
                : "";
    }

    /** The number of rows, those left out among them. */
    int rows() {
        return rows;
    }

    List<Integer> skipped() {
        return skipped.build().asList();
    }

    /** How many rows lack a value in each column, in the order of the file; columns that lack none are not there. */
    Map<String, Integer> missing() {
        Map<String, Integer> missing = new LinkedHashMap<>();
        IntStream.range(0, lacking.length)
                .filter(j -> lacking[j] > 0)
                .boxed()
                .sorted((a, b) -> Integer.compare(columns.get(a).index(), columns.get(b).index()))
                .forEach(j -> missing.put(columns.get(j).name(), lacking[j]));
        return missing;
    }
}

package org.thalweg.data;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.thalweg.text.Shown;

/**
 * How a dataset came out of a file: what its reader assumed, and what it left out.
 *
 * @param form how the text was understood, such as {@code header in line 1, delimiter ',', decimal point}; empty for a dataset
 *     that was not read from a file
 * @param rows how many rows of values the file has, those left out among them
 * @param skipped which of them were left out for a missing value; the first row is 1
 * @param missing in how many of those each column lacks a value, in the order of the file; columns that lack none are not there
 * @param notes what whoever uses the data should know of the file, a sentence or two each
 */
public record FileOrigin(
        String form,
        int rows,
        List<Integer> skipped,
        Map<String, Integer> missing,
        List<String> notes) {

    /** No file. */
    public static final FileOrigin NONE = new FileOrigin("", 0, List.of(), Map.of(), List.of());

    private static final int COLUMNS_SHOWN = 10;

    public FileOrigin {
        skipped = ImmutableList.copyOf(skipped);
        missing = ImmutableMap.copyOf(missing);
        notes = ImmutableList.copyOf(notes);
    }

    /** Returns how many rows were left out. */
    public int skippedRows() {
        return skipped.size();
    }

    /** Returns where an instance of the dataset is from: {@code row 17}, the first row of the file being 1. */
    String place(int instance) {
        if (form.isEmpty()) {
            return "instance %d, the first being 0".formatted(instance);
        }
        int row = instance + 1;
        for (int left : skipped) {
            row += left <= row ? 1 : 0;
        }
        return "row %d, the first being 1".formatted(row);
    }

    /** Returns the same with further notes. */
    public FileOrigin with(List<String> further) {
        return new FileOrigin(
                form,
                rows,
                skipped,
                missing,
                ImmutableList.<String>builder().addAll(notes).addAll(further).build());
    }

    /** Returns the same of two files that follow each other; their form is that of the first. */
    public FileOrigin and(FileOrigin second) {
        Map<String, Integer> both = new LinkedHashMap<>(missing);
        second.missing.forEach((column, count) -> both.merge(column, count, Integer::sum));
        ImmutableList.Builder<Integer> places = ImmutableList.builder();
        places.addAll(skipped);
        second.skipped.forEach(row -> places.add(rows + row));
        return new FileOrigin(form, rows + second.rows, places.build(), both, notes)
                .with(second.notes);
    }

    /** Returns a sentence about the rows that were left out, if any were. */
    public Optional<String> leftOut() {
        return skipped.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%d of %d rows were left out for missing values: %s."
                                .formatted(skippedRows(), rows, counts(missing)));
    }

    /** Returns {@code Age 177, Embarked 2}: the columns that lack most, and how many there are. */
    public static String counts(Map<String, Integer> missing) {
        String shown =
                missing.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .limit(COLUMNS_SHOWN)
                        .map(entry -> Shown.of(entry.getKey()) + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
        return missing.size() > COLUMNS_SHOWN
                ? shown + ", … (" + missing.size() + " columns)"
                : shown;
    }
}

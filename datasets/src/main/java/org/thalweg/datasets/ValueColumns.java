package org.thalweg.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.thalweg.data.Encoding.Source;
import org.thalweg.data.Rows;

/** The columns that make up the inputs, or the targets, and their values as read so far. */
final class ValueColumns {

    private final List<Column> columns;
    private final Rows.Builder read;
    private final int[] indices;
    private final int[] categorical;
    private final boolean[] bare;
    private final double[] row;

    ValueColumns(List<Column> columns) {
        this.columns = columns;
        this.indices = columns.stream().mapToInt(Column::index).toArray();
        this.categorical =
                IntStream.range(0, indices.length)
                        .filter(i -> columns.get(i).isCategorical())
                        .toArray();
        this.bare = new boolean[indices.length];
        this.read = Rows.Builder.withGaps(columns.size());
        this.row = new double[columns.size()];
    }

    List<Column> all() {
        return columns;
    }

    /** Adds a row, of which the values of some columns are missing. */
    void add(
            List<String> fields,
            Set<Column> missing,
            Where where,
            Numerals numerals,
            Wording wording) {
        for (int i = 0; i < row.length; i++) {
            Column column = columns.get(i);
            if (bare[i]) {
                column.sawBare();
            }
            row[i] =
                    missing.contains(column)
                            ? Double.NaN
                            : column.read(column.text(fields), where, numerals, wording);
        }
        read.add(row);
    }

    /** The same where numbers, by the columns' indices, are known, and are without unit. */
    void add(double[] values, List<String> texts, Where where, Numerals numerals, Wording wording) {
        for (int i = 0; i < row.length; i++) {
            row[i] = values[indices[i]];
            bare[i] |= row[i] != 0;
        }
        for (int i : categorical) {
            row[i] = columns.get(i).read(texts.get(indices[i]), where, numerals, wording);
        }
        read.add(row);
    }

    int size() {
        return read.size();
    }

    /** What the columns were in the file. */
    List<Source> sources() {
        return columns.stream().map(Column::source).toList();
    }

    /** All values, with one column of zeros and ones per category: zeros of one that is not known, none of one that is missing. */
    Rows spread() {
        Rows codes = read.build();
        if (columns.stream().noneMatch(Column::isCategorical)) {
            return codes;
        }
        List<int[]> ranks =
                columns.stream()
                        .map(column -> column.isCategorical() ? column.ranks() : new int[0])
                        .toList();
        int[] widths = ranks.stream().mapToInt(places -> Math.max(1, places.length)).toArray();
        int width = Arrays.stream(widths).sum();
        Rows.Builder spread = Rows.Builder.withGaps(width);
        for (int i = 0; i < codes.size(); i++) {
            double[] wide = new double[width];
            codes.copy(i, row, 0);
            int at = 0;
            for (int j = 0; j < row.length; j++) {
                if (Double.isNaN(row[j])) {
                    Arrays.fill(wide, at, at + widths[j], Double.NaN);
                } else if (!columns.get(j).isCategorical()) {
                    wide[at] = row[j];
                } else if (row[j] != Categories.UNKNOWN) {
                    wide[at + ranks.get(j)[(int) row[j]]] = 1;
                }
                at += widths[j];
            }
            spread.add(wide);
        }
        return spread.build();
    }
}

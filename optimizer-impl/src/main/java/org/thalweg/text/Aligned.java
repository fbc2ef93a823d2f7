package org.thalweg.text;

import java.util.Arrays;
import java.util.List;

/** Rows of cells as lines in which each column begins at one place. */
public final class Aligned {

    private Aligned() {}

    /**
     * Returns one line a row, without blanks at its end.
     *
     * @param rows of equally many cells
     * @param gap how many blanks stand behind the widest cell of a column
     */
    public static List<String> lines(List<List<String>> rows, int gap) {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        for (List<String> row : rows) {
            Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length()));
        }
        return rows.stream().map(row -> line(row, widths, gap)).toList();
    }

    private static String line(List<String> row, int[] widths, int gap) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            line.append(cell).append(" ".repeat(widths[i] - cell.length() + gap));
        }
        return line.toString().stripTrailing();
    }
}

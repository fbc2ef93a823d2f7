package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.experiments.report.Grid.Column;

/**
 * The results for a terminal. If the lines are too long for it, verdicts move to lines of their own; if that does not help,
 * every cell does.
 */
public final class TextTable {

    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";
    private static final String GAP = "  ";

    private final int width;
    private final boolean colour;

    private TextTable(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    /**
     * Returns the results over all datasets and the notes, every line ended by a line feed.
     *
     * @param width of the terminal in characters
     * @param colour whether it understands escape sequences; there are none otherwise
     */
    public static String print(ReportData data, int width, boolean colour) {
        TextTable writer = new TextTable(width, colour);
        StringBuilder text = new StringBuilder();
        for (ResultTable table : ResultTable.main(data.tables())) {
            String caption = "RESULT " + Grid.caption(table, data.question());
            wrap(caption, width, "  ").forEach(line -> text.append(writer.bold(line)).append('\n'));
            writer.lines(Grid.of(table, data.question()))
                    .forEach(line -> text.append(line).append('\n'));
        }
        if (!data.notes().isEmpty()) {
            text.append('\n');
        }
        for (String note : data.notes()) {
            wrap("  ! " + note, width, "    ")
                    .forEach(line -> text.append(writer.mark(YELLOW, line)).append('\n'));
        }
        return text.toString();
    }

    private List<String> lines(Grid grid) {
        int last = grid.columns().size() - 1;
        List<String> wide = table(grid, last + 1);
        if (fits(wide)) {
            return wide;
        }
        List<String> narrow = table(grid, last);
        return fits(narrow) ? withVerdictsBelow(grid, narrow) : cellByCell(grid);
    }

    private boolean fits(List<String> lines) {
        return lines.stream().allMatch(line -> length(unmarked(line)) <= width);
    }

    private List<String> table(Grid grid, int columns) {
        int[] widths = new int[columns];
        for (int j = 0; j < columns; j++) {
            int column = j;
            widths[j] =
                    IntStream.concat(
                                    IntStream.of(length(grid.columns().get(j).title())),
                                    grid.rows().stream().mapToInt(row -> length(row.get(column))))
                            .max()
                            .orElse(0);
        }
        List<String> titles = grid.columns().stream().map(Column::title).toList();
        List<String> lines = new ArrayList<>();
        lines.add(mark(FAINT, line(titles, grid, widths)));
        grid.rows().forEach(row -> lines.add(line(row, grid, widths)));
        return lines;
    }

    private static String line(List<String> cells, Grid grid, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(j -> pad(cells.get(j), widths[j], grid.columns().get(j).numbers()))
                .collect(Collectors.joining(GAP, GAP, ""))
                .stripTrailing();
    }

    private static String pad(String cell, int width, boolean right) {
        String blanks = " ".repeat(width - length(cell));
        return right ? blanks + cell : cell + blanks;
    }

    private List<String> withVerdictsBelow(Grid grid, List<String> narrow) {
        List<String> lines = new ArrayList<>(List.of(narrow.get(0)));
        for (int i = 0; i < grid.rows().size(); i++) {
            lines.add(narrow.get(i + 1));
            String verdict = grid.rows().get(i).get(grid.columns().size() - 1);
            if (!verdict.isEmpty()) {
                lines.addAll(wrap("      " + verdict, width, "      "));
            }
        }
        return lines;
    }

    private List<String> cellByCell(Grid grid) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : grid.rows()) {
            lines.addAll(wrap(GAP + row.get(0), width, "      "));
            for (int j = 1; j < row.size(); j++) {
                if (!row.get(j).isEmpty()) {
                    String cell = grid.columns().get(j).title() + " " + row.get(j);
                    lines.addAll(wrap("    " + cell, width, "      "));
                }
            }
        }
        return lines;
    }

    /** Returns lines broken at blanks; a word that is longer than a line stays whole. */
    private static List<String> wrap(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (length(rest) > width) {
            int start = rest.length() - rest.stripLeading().length();
            int end = rest.offsetByCodePoints(0, Math.max(width, 1));
            int blank = rest.lastIndexOf(' ', end);
            if (blank <= start) {
                blank = rest.indexOf(' ', start);
            }
            if (blank < 0) {
                break;
            }
            lines.add(rest.substring(0, blank).stripTrailing());
            rest = indent + rest.substring(blank).strip();
        }
        lines.add(rest);
        return lines;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String unmarked(String line) {
        return line.replaceAll("\u001b\\[\\d+m", "");
    }

    private String bold(String line) {
        return mark(BOLD, line);
    }

    private String mark(String style, String line) {
        return colour ? style + line + PLAIN : line;
    }
}

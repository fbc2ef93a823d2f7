package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table in lines of text. If they are too long for the terminal, verdicts move to lines of their own, then tuned values, too;
 * then titles are broken, then columns move together; if that does not help, every cell has a line of its own.
 *
 * @param head the titles; none where every cell has its own
 * @param rows the lines below
 */
record TextLayout(List<String> head, List<String> rows) {

    private static final String GAP = "  ";
    private static final Pattern WORD_END = Pattern.compile(" (?!%)|(?<=/)");

    /** Returns the lines of a table, as long as the terminal allows. */
    static TextLayout of(Sheet grid, int width) {
        int all = grid.columns().size();
        int words = 0;
        while (words < all - 1 && !grid.columns().get(all - 1 - words).numbers()) {
            words++;
        }
        for (Form form : Form.values()) {
            for (int below = 0; below <= words; below++) {
                int kept = all - below;
                List<String> head = head(grid, kept, form);
                List<String> rows = rows(grid, kept, form);
                if (fits(head, width) && fits(rows, width)) {
                    return new TextLayout(head, withWordsBelow(grid, rows, kept, width));
                }
            }
        }
        return new TextLayout(List.of(), cellByCell(grid, width));
    }

    /** How much room columns take. */
    private enum Form {
        /** Titles in one line. */
        WIDE(false, GAP),
        /** Titles broken where they are wider than their cells. */
        NARROW(true, GAP),
        /** The same, and only one blank between columns. */
        DENSE(true, " ");

        private final boolean broken;
        private final String gap;

        Form(boolean broken, String gap) {
            this.broken = broken;
            this.gap = gap;
        }
    }

    private static boolean fits(List<String> lines, int width) {
        return lines.stream().allMatch(line -> length(line) <= width);
    }

    /** Returns the lines of a column's title: one, or as many as make it no wider than the widest cell. */
    private static List<String> title(Sheet grid, int column, Form form) {
        String title = grid.columns().get(column).title();
        if (!form.broken) {
            return List.of(title);
        }
        String[] words = WORD_END.split(title);
        int most =
                Stream.concat(Stream.of(words), grid.rows().stream().map(row -> row.get(column)))
                        .mapToInt(TextLayout::length)
                        .max()
                        .orElse(0);
        List<String> lines = new ArrayList<>(List.of(words[0]));
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            String last = lines.get(lines.size() - 1);
            String longer = last + (last.endsWith("/") ? "" : " ") + word;
            if (length(longer) <= most) {
                lines.set(lines.size() - 1, longer);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    private static int[] widths(Sheet grid, int columns, Form form) {
        int[] widths = new int[columns];
        for (int j = 0; j < columns; j++) {
            int column = j;
            widths[j] =
                    Stream.concat(
                                    title(grid, j, form).stream(),
                                    grid.rows().stream().map(row -> row.get(column)))
                            .mapToInt(TextLayout::length)
                            .max()
                            .orElse(0);
        }
        return widths;
    }

    /** Titles stand at the bottom of the head. */
    private static List<String> head(Sheet grid, int columns, Form form) {
        int[] widths = widths(grid, columns, form);
        List<List<String>> titles =
                IntStream.range(0, columns).mapToObj(j -> title(grid, j, form)).toList();
        int height = titles.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int above = height; above > 0; above--) {
            int fromBottom = above;
            lines.add(
                    line(
                            titles.stream()
                                    .map(
                                            title ->
                                                    fromBottom <= title.size()
                                                            ? title.get(title.size() - fromBottom)
                                                            : "")
                                    .toList(),
                            grid,
                            widths,
                            form));
        }
        return lines;
    }

    private static List<String> rows(Sheet grid, int columns, Form form) {
        int[] widths = widths(grid, columns, form);
        return grid.rows().stream().map(row -> line(row, grid, widths, form)).toList();
    }

    private static String line(List<String> cells, Sheet grid, int[] widths, Form form) {
        return IntStream.range(0, widths.length)
                .mapToObj(j -> pad(cells.get(j), widths[j], grid.columns().get(j).numbers()))
                .collect(Collectors.joining(form.gap, GAP, ""))
                .stripTrailing();
    }

    private static String pad(String cell, int width, boolean right) {
        String blanks = " ".repeat(width - length(cell));
        return right ? blanks + cell : cell + blanks;
    }

    /** The last column needs no title: it is prose. */
    private static List<String> withWordsBelow(
            Sheet grid, List<String> narrow, int kept, int width) {
        int last = grid.columns().size() - 1;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < grid.rows().size(); i++) {
            List<String> row = grid.rows().get(i);
            lines.add(narrow.get(i));
            String below =
                    IntStream.range(kept, row.size())
                            .filter(j -> !row.get(j).isEmpty() && !row.get(j).equals("-"))
                            .mapToObj(
                                    j ->
                                            j == last
                                                    ? row.get(j)
                                                    : grid.columns().get(j).title()
                                                            + " "
                                                            + row.get(j))
                            .collect(Collectors.joining("; "));
            if (!below.isEmpty()) {
                lines.addAll(wrap("      " + below, width, "      "));
            }
        }
        return lines;
    }

    private static List<String> cellByCell(Sheet grid, int width) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : grid.rows()) {
            lines.addAll(wrap(GAP + row.get(0), width, "      "));
            for (int j = 1; j < row.size(); j++) {
                if (!row.get(j).isEmpty() && !row.get(j).equals("-")) {
                    String cell = grid.columns().get(j).title() + " " + row.get(j);
                    lines.addAll(wrap("    " + cell, width, "      "));
                }
            }
        }
        return lines;
    }

    /** Returns lines broken at blanks; a word that is longer than a line stays whole. */
    static List<String> wrap(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (length(rest) > width) {
            int start = rest.length() - rest.stripLeading().length();
            int end = rest.offsetByCodePoints(0, Math.max(width, 1));
            int blank = rest.lastIndexOf(' ', end);
            while (blank > start && rest.startsWith(" %", blank)) {
                blank = rest.lastIndexOf(' ', blank - 1);
            }
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
}

package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table in lines of text: of the ways to set it that fit into the terminal, the one with the fewest lines. Verdicts and tuned
 * values may stand below their row, titles may be broken, columns may move together, and a name that is longer than its column
 * has a line of its own above the row. Numbers go below only where nothing else fits.
 *
 * @param head the titles
 * @param rows the lines below
 */
record TextLayout(List<String> head, List<String> rows) {

    private static final String GAP = "  ";
    private static final String BELOW = "      ";
    private static final int SHORTEST_NAMES = 8;
    private static final Pattern WORD_END = Pattern.compile(" (?!%)|(?<=/)");

    /** Returns the lines of a table, as long as the terminal allows. */
    static TextLayout of(Sheet grid, int width) {
        int all = grid.columns().size();
        int numbers = all;
        while (numbers > 1 && !grid.columns().get(numbers - 1).numbers()) {
            numbers--;
        }
        Optional<TextLayout> best = best(grid, width, numbers, all);
        for (int kept = numbers - 1; best.isEmpty(); kept--) {
            best = best(grid, width, kept, kept);
        }
        return best.get();
    }

    private static Optional<TextLayout> best(Sheet grid, int width, int least, int most) {
        List<TextLayout> fitting = new ArrayList<>();
        for (boolean above : List.of(false, true)) {
            for (Form form : Form.values()) {
                for (int kept = most; kept >= least; kept--) {
                    new Setting(grid, width, kept, form, above).lines().ifPresent(fitting::add);
                }
            }
        }
        return fitting.stream().min(Comparator.comparingInt(TextLayout::lines));
    }

    private int lines() {
        return head.size() + rows.size();
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

    /**
     * One way to set a table: the first columns beside each other, the others below.
     *
     * @param above whether long names may stand above their row
     */
    private record Setting(Sheet grid, int width, int kept, Form form, boolean above) {

        /** Returns the lines; empty if they do not fit. */
        Optional<TextLayout> lines() {
            int[] widths = new int[kept];
            for (int j = 0; j < kept; j++) {
                int column = j;
                Stream<String> cells = grid.rows().stream().map(row -> row.get(column));
                widths[j] = longest(Stream.concat(title(j).stream(), cells), Integer.MAX_VALUE);
            }
            int others = GAP.length() - widths[0];
            for (int each : widths) {
                others += each;
            }
            int room = width - others - (kept - 1) * form.gap.length();
            int heading = longest(title(0).stream(), Integer.MAX_VALUE);
            int least = above ? Math.min(widths[0], Math.max(SHORTEST_NAMES, heading)) : widths[0];
            if (room < least && kept > 1) {
                return Optional.empty();
            }
            widths[0] = longest(Stream.concat(title(0).stream(), names()), room);
            List<String> rows = new ArrayList<>();
            grid.rows().forEach(row -> rows.addAll(row(row, widths)));
            return Optional.of(new TextLayout(kept > 1 ? head(widths) : List.of(), rows));
        }

        private Stream<String> names() {
            return grid.rows().stream().map(row -> row.get(0));
        }

        /** Returns the lines of a column's title: one, or as many as make it no wider than the widest cell. */
        private List<String> title(int column) {
            String title = grid.columns().get(column).title();
            if (!form.broken) {
                return List.of(title);
            }
            String[] words = WORD_END.split(title);
            Stream<String> cells = grid.rows().stream().map(row -> row.get(column));
            int most = longest(Stream.concat(Stream.of(words), cells), Integer.MAX_VALUE);
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

        /** Titles stand at the bottom of the head. */
        private List<String> head(int[] widths) {
            List<List<String>> titles = IntStream.range(0, kept).mapToObj(this::title).toList();
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
                                                                ? title.get(
                                                                        title.size() - fromBottom)
                                                                : "")
                                        .toList(),
                                widths));
            }
            return lines;
        }

        private List<String> row(List<String> row, int[] widths) {
            List<String> lines = new ArrayList<>();
            List<String> beside = new ArrayList<>(row.subList(0, kept));
            if (length(row.get(0)) > widths[0]) {
                lines.addAll(wrap(GAP + row.get(0), width, "    "));
                beside.set(0, "");
            }
            if (kept > 1 || lines.isEmpty()) {
                lines.add(line(beside, widths));
            }
            String below = below(row);
            if (!below.isEmpty()) {
                lines.addAll(wrap(BELOW + below, width, BELOW));
            }
            return lines;
        }

        private String line(List<String> cells, int[] widths) {
            return IntStream.range(0, kept)
                    .mapToObj(j -> pad(cells.get(j), widths[j], grid.columns().get(j).numbers()))
                    .collect(Collectors.joining(form.gap, GAP, ""))
                    .stripTrailing();
        }

        /** The last column needs no title if it is prose. */
        private String below(List<String> row) {
            int last = row.size() - 1;
            return IntStream.range(kept, row.size())
                    .filter(j -> !row.get(j).isEmpty() && !row.get(j).equals("-"))
                    .mapToObj(
                            j ->
                                    j == last && !grid.columns().get(j).numbers()
                                            ? row.get(j)
                                            : grid.columns().get(j).title() + " " + row.get(j))
                    .collect(Collectors.joining("; "));
        }
    }

    /** Returns the length of the longest text that fits. */
    private static int longest(Stream<String> texts, int room) {
        return texts.mapToInt(TextLayout::length).filter(n -> n <= room).max().orElse(0);
    }

    private static String pad(String cell, int width, boolean right) {
        String blanks = " ".repeat(width - length(cell));
        return right ? blanks + cell : cell + blanks;
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

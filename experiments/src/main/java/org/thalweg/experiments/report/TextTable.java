package org.thalweg.experiments.report;

import java.util.List;
import org.thalweg.experiments.findings.Findings;

/** The results for a terminal; {@link TextLayout} makes tables fit. */
public final class TextTable {

    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";
    private static final String GAP = "  ";

    private final int width;
    private final boolean colour;
    private final StringBuilder text = new StringBuilder();

    private TextTable(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    /**
     * Returns the results dataset by dataset, what the datasets say together, and the notes, every line ended by a line feed.
     *
     * @param width of the terminal in characters
     * @param colour whether it understands escape sequences; there are none otherwise
     */
    public static String print(ReportData data, int width, boolean colour) {
        TextTable writer = new TextTable(width, colour);
        Findings findings = data.findings();
        ResultGrids grids = new ResultGrids(findings);
        String before = "";
        for (Table table : Table.of(findings)) {
            String caption = grids.caption(table);
            if (!caption.equals(before)) {
                writer.heading("RESULT " + caption);
                before = caption;
            }
            writer.dataset(table.dataset());
            writer.write(grids.results(table));
            BesideGrid.of(table)
                    .ifPresent(
                            grid -> {
                                writer.caption(GAP + grid.caption());
                                writer.write(grid);
                            });
        }
        for (Sheet grid : new Overview(findings).grids()) {
            writer.heading("RESULT " + grid.caption());
            writer.write(grid);
        }
        writer.notes(data.remarks());
        return writer.text.toString();
    }

    private void heading(String caption) {
        TextLayout.wrap(caption, width, GAP).forEach(line -> add(mark(BOLD, line)));
    }

    private void dataset(String name) {
        add(mark(BOLD, GAP + name));
    }

    private void caption(String caption) {
        TextLayout.wrap(caption, width, "    ").forEach(this::add);
    }

    private void write(Sheet grid) {
        TextLayout layout = TextLayout.of(grid, width);
        layout.head().forEach(line -> add(mark(FAINT, line)));
        layout.rows().forEach(this::add);
        for (String note : grid.notes()) {
            TextLayout.wrap(GAP + note, width, "      ").forEach(this::add);
        }
    }

    private void notes(List<String> notes) {
        if (!notes.isEmpty()) {
            add("");
        }
        for (String note : notes) {
            TextLayout.wrap("  ! " + note, width, "    ").forEach(line -> add(mark(YELLOW, line)));
        }
    }

    private void add(String line) {
        text.append(line).append('\n');
    }

    private String mark(String style, String line) {
        return colour ? style + line + PLAIN : line;
    }
}

package org.thalweg.experiments.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.experiments.report.Sheet.Column;

/** The results in Markdown, as GitHub and others read it. */
public final class MarkdownTable {

    private MarkdownTable() {}

    /** Returns all tables with their captions, dataset by dataset, and the notes. */
    public static String print(ReportData data) {
        String tables =
                data.grids().stream().map(MarkdownTable::table).collect(Collectors.joining("\n"));
        String notes =
                data.remarks().stream()
                        .map(note -> "- " + escape(note) + "\n")
                        .collect(Collectors.joining());
        return notes.isEmpty() ? tables : tables + "\n" + notes;
    }

    static String table(Sheet grid) {
        StringBuilder text = new StringBuilder();
        text.append("**").append(escape(grid.title())).append("**\n\n");
        text.append(line(grid.columns().stream().map(c -> escape(c.title())).toList()));
        text.append(
                grid.columns().stream()
                        .map(column -> column.numbers() ? "---:" : "---")
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
        grid.rows().forEach(row -> text.append(line(cells(row, grid.columns()))));
        grid.notes().forEach(note -> text.append('\n').append(escape(note)).append('\n'));
        return text.toString();
    }

    private static List<String> cells(List<String> row, List<Column> columns) {
        return IntStream.range(0, row.size())
                .mapToObj(j -> columns.get(j).numbers() ? row.get(j) : escape(row.get(j)))
                .toList();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Returns the text so that it stays text: with a backslash before whatever might be taken for a sign. */
    static String escape(String text) {
        return text.replaceAll("[\\\\`*_\\[\\]<>|~&$#]", "\\\\$0").replaceAll("\\R", " ");
    }
}

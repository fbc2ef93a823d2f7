package org.thalweg.experiments.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.experiments.report.Sheet.Column;

/** The results in LaTeX, as floats that need the package booktabs and nothing else. */
public final class LatexTable {

    private static final Map<Integer, String> SIGNS =
            Map.ofEntries(
                    Map.entry((int) '\\', "\\textbackslash{}"),
                    Map.entry((int) '~', "\\textasciitilde{}"),
                    Map.entry((int) '^', "\\textasciicircum{}"),
                    Map.entry((int) '<', "\\textless{}"),
                    Map.entry((int) '>', "\\textgreater{}"),
                    Map.entry((int) '|', "\\textbar{}"),
                    Map.entry((int) '"', "\\textquotedbl{}"),
                    Map.entry((int) 'Δ', "$\\Delta$"),
                    Map.entry((int) '×', "$\\times$"),
                    Map.entry((int) '±', "$\\pm$"),
                    Map.entry((int) '→', "$\\rightarrow$"),
                    Map.entry((int) '²', "$^2$"),
                    Map.entry((int) '…', "\\ldots{}"),
                    Map.entry((int) '\n', " "));

    private LatexTable() {}

    /** Returns all tables, dataset by dataset; notes stand below the first. */
    public static String print(ReportData data) {
        StringBuilder text = new StringBuilder("% \\usepackage{booktabs}\n");
        List<Sheet> grids = data.grids();
        for (int i = 0; i < grids.size(); i++) {
            text.append(table(grids.get(i), i == 0 ? data.remarks() : List.of()));
        }
        return text.toString();
    }

    static String table(Sheet grid, List<String> notes) {
        StringBuilder text = new StringBuilder("\\begin{table}\n\\centering\n");
        text.append("\\caption{").append(escape(grid.title())).append(".}\n");
        text.append(
                IntStream.range(0, grid.columns().size())
                        .mapToObj(j -> column(grid, j))
                        .collect(Collectors.joining("", "\\begin{tabular}{", "}\n\\toprule\n")));
        text.append(line(grid.columns().stream().map(c -> escape(c.title())).toList()));
        text.append("\\midrule\n");
        grid.rows().forEach(row -> text.append(line(cells(row, grid.columns()))));
        text.append("\\bottomrule\n\\end{tabular}\n");
        Stream.concat(grid.notes().stream(), notes.stream())
                .forEach(note -> text.append("\n\\smallskip ").append(escape(note)).append("\n"));
        return text.append("\\end{table}\n").toString();
    }

    /** What is said in words at the end of a row is broken into lines. */
    private static String column(Sheet grid, int column) {
        if (grid.columns().get(column).numbers()) {
            return "r";
        }
        return column > 0 && column == grid.columns().size() - 1 ? "p{0.3\\linewidth}" : "l";
    }

    private static List<String> cells(List<String> row, List<Column> columns) {
        return IntStream.range(0, row.size())
                .mapToObj(
                        j ->
                                columns.get(j).numbers() || row.get(j).equals("-")
                                        ? number(row.get(j))
                                        : escape(row.get(j)))
                .toList();
    }

    /** A bracket that begins a line would be taken for an argument of the line break before. */
    private static String line(List<String> cells) {
        String line = String.join(" & ", cells);
        return (line.startsWith("[") ? "{}" : "") + line + " \\\\\n";
    }

    private static String number(String cell) {
        return cell.equals("-") ? "--" : escape(cell).replaceAll("-(?=\\d)", "\\$-\\$");
    }

    /** Returns the text so that it stays text. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if ("{}$&#%_".indexOf(c) >= 0) {
                                escaped.append('\\').appendCodePoint(c);
                            } else if (SIGNS.containsKey(c)) {
                                escaped.append(SIGNS.get(c));
                            } else {
                                escaped.appendCodePoint(c);
                            }
                        });
        return escaped.toString().replace(" \\%", "\\,\\%");
    }
}

package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.experiments.report.Grid.Column;
import org.thalweg.text.Numbers;

/** The tables of the report. */
final class HtmlTables {

    private final Question question;

    HtmlTables(Question question) {
        this.question = question;
    }

    void results(Html html, ResultTable table) {
        write(html, Grid.caption(table, question), Grid.of(table, question), true);
    }

    /** Writes what the tests said that the main table has no room for. */
    void tests(Html html, ResultTable table) {
        List<Column> columns =
                List.of(
                        new Column("variant", false),
                        new Column("p", true),
                        new Column("p (Holm)", true),
                        new Column("p (Wilcoxon)", true),
                        new Column("p (beyond the margin)", true),
                        new Column("effect size g", true));
        List<List<String>> rows = new ArrayList<>();
        for (ResultRow row : table.rows()) {
            ResultRow.Tests tests = row.tests();
            rows.add(
                    List.of(
                            row.variant(),
                            p(tests.p()),
                            p(tests.adjustedP()),
                            tests.wilcoxonP().isPresent()
                                    ? p(tests.wilcoxonP().getAsDouble())
                                    : "-",
                            p(tests.equivalenceP()),
                            Double.isFinite(tests.effectSize())
                                    ? Numbers.rounded(tests.effectSize(), 2)
                                    : "-"));
        }
        write(html, "Tests, " + question.pairs(table.dataset()), new Grid(columns, rows), true);
    }

    private static String p(double p) {
        return Double.isFinite(p) ? Words.p(p) : "-";
    }

    void failures(Html html, List<ReportData.Failure> failures) {
        List<Column> columns =
                List.of(
                        new Column("variant", false),
                        new Column("dataset", false),
                        new Column("phase", false),
                        new Column("rate", true),
                        new Column("seeds", true),
                        new Column("reason", false));
        List<List<String>> rows =
                failures.stream()
                        .map(
                                f ->
                                        List.of(
                                                f.variant(),
                                                f.dataset(),
                                                f.phase(),
                                                Numbers.rounded(f.rate(), 3),
                                                f.seeds(),
                                                f.reason()))
                        .toList();
        write(html, "Runs without a result", new Grid(columns, rows), true);
    }

    /** Writes a table that scrolls sideways where the screen is narrow; variants stand in its first column. */
    private void write(Html html, String caption, Grid grid, boolean variants) {
        html.open(
                "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table").element("caption", caption).open("thead").open("tr");
        for (Column column : grid.columns()) {
            html.element("th", column.title(), "scope", "col", "class", kind(column));
        }
        html.close("tr").close("thead").open("tbody");
        for (List<String> row : grid.rows()) {
            html.open("tr").open("th", "scope", "row");
            if (variants) {
                swatch(html, row.get(0));
            }
            html.text(row.get(0)).close("th");
            for (int j = 1; j < row.size(); j++) {
                Column column = grid.columns().get(j);
                html.element("td", cell(row.get(j), column), "class", kind(column));
            }
            html.close("tr");
        }
        html.close("tbody").close("table").close("div");
    }

    /** Writes the mark by which figures name the variant; figures.js draws it. */
    void swatch(Html html, String variant) {
        int index = question.variants().indexOf(variant);
        if (index >= 0) {
            html.inline("span", "", "class", "swatch", "data-variant", Integer.toString(index));
        }
    }

    private static String kind(Column column) {
        return column.numbers() ? "number" : "words";
    }

    private static String cell(String text, Column column) {
        if (!column.numbers()) {
            return text;
        }
        return text.equals("-") ? "–" : text.replaceAll("-(?=\\d)", "−");
    }
}

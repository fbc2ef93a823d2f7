package org.thalweg.experiments.report;

import java.util.List;
import org.thalweg.experiments.report.Sheet.Column;
import org.thalweg.experiments.words.Question;

/** The tables of the report. */
final class HtmlTables {

    private final List<String> variants;

    HtmlTables(Question question) {
        this.variants = question.variants();
    }

    /** Writes a table that scrolls sideways where the screen is narrow; variants stand in its first column. */
    void write(Html html, Sheet grid) {
        String caption = grid.title();
        html.open(
                "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table").element("caption", caption).open("thead").open("tr");
        for (Column column : grid.columns()) {
            html.element("th", column.title(), "scope", "col", "class", kind(column));
        }
        html.close("tr").close("thead").open("tbody");
        for (List<String> row : grid.rows()) {
            html.open("tr").open("th", "scope", "row");
            swatch(html, row.get(0));
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
    private void swatch(Html html, String variant) {
        int index = variants.indexOf(variant);
        if (index >= 0) {
            html.inline("span", "", "class", "swatch", "data-variant", Integer.toString(index));
        }
    }

    private static String kind(Column column) {
        return column.numbers() ? "number" : "words";
    }

    private static String cell(String text, Column column) {
        if (text.equals("-")) {
            return "–";
        }
        return column.numbers() ? text.replaceAll("-(?=\\d)", "−") : Html.printed(text);
    }
}

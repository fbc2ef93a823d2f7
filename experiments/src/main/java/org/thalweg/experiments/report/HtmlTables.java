package org.thalweg.experiments.report;

import java.util.List;
import java.util.regex.Pattern;
import org.thalweg.experiments.report.Sheet.Column;
import org.thalweg.experiments.words.Question;

/** The tables of the report. */
final class HtmlTables {

    /** What no line break may divide. */
    private static final Pattern INTERVAL =
            Pattern.compile("\\[[^\\]]*\\]|\\S+ %|\\d+ / \\d+|reached \\S+( vs \\S+)?|not tested");

    /** Pieces of a name, each up to a sign. */
    private static final Pattern PIECE = Pattern.compile("[^,=(/_]*[,=(/_]?");

    private final List<String> variants;

    HtmlTables(Question question) {
        this.variants = question.variants();
    }

    /** From this number of variants on figures do not tell them apart by colour. */
    private static final int MANY = 8;

    /** Prose of more characters stands below its row. */
    private static final int LONG = 40;

    /**
     * Writes a table that scrolls sideways where the screen is narrow; variants stand in its first column, which stays. Long
     * prose in the last column goes below the row, so that it is never cut off.
     */
    void write(Html html, Sheet grid) {
        String caption = grid.title();
        html.open(
                "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        int last = grid.columns().size() - 1;
        boolean below =
                last > 1
                        && !grid.columns().get(last).numbers()
                        && grid.rows().stream().anyMatch(row -> row.get(last).length() > LONG);
        int beside = below ? last : last + 1;
        html.open("table").open("caption").inline("span", caption).close("caption");
        html.open("thead").open("tr");
        for (Column column : grid.columns().subList(0, beside)) {
            html.element("th", column.title(), "scope", "col", "class", kind(column));
        }
        html.close("tr");
        if (below) {
            below("th", grid.columns().get(last).title(), beside, html);
        }
        html.close("thead");
        for (List<String> row : grid.rows()) {
            html.open("tbody").open("tr").open("th", "scope", "row");
            swatch(html, row.get(0));
            name(html, row.get(0));
            html.close("th");
            for (int j = 1; j < beside; j++) {
                Column column = grid.columns().get(j);
                html.element("td", cell(row.get(j), column), "class", kind(column));
            }
            html.close("tr");
            if (below && !row.get(last).isEmpty()) {
                below("td", cell(row.get(last), grid.columns().get(last)), beside, html);
            }
            html.close("tbody");
        }
        html.close("table").close("div");
        grid.notes().forEach(note -> html.element("p", Html.printed(note), "class", "foot"));
    }

    private static void below(String tag, String text, int columns, Html html) {
        html.open("tr", "class", "below");
        html.open(tag, "colspan", Integer.toString(columns)).element("div", text).close(tag);
        html.close("tr");
    }

    /** Long names are broken after signs, such as in momentum.decay=0.5, before they are within words. */
    private static void name(Html html, String name) {
        PIECE.matcher(name).results().forEach(piece -> html.text(piece.group()).open("wbr"));
    }

    /** Writes the mark by which figures name the variant; figures.js draws it. */
    private void swatch(Html html, String variant) {
        int index = variants.indexOf(variant);
        if (index >= 0 && variants.size() < MANY) {
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
        return column.numbers()
                ? INTERVAL.matcher(text.replaceAll("-(?=\\d)", "−"))
                        .replaceAll(part -> part.group().replace(' ', '\u00a0'))
                : Html.printed(text);
    }
}

package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.thalweg.experiments.statistics.Verdict;

/** The parts of the page in their order; those without content are left out. */
final class HtmlParts {

    private static final Map<Verdict, String> SIGNS =
            Map.of(
                    Verdict.HELPS, "▲",
                    Verdict.HURTS, "▼",
                    Verdict.UNSTABLE, "!",
                    Verdict.NO_PRACTICAL_DIFFERENCE, "≈",
                    Verdict.INERT, "○",
                    Verdict.INCONCLUSIVE, "?");

    private final ReportData data;
    private final HtmlTables tables;
    private final List<ResultTable> main;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Html html = new Html();

    HtmlParts(ReportData data) {
        this.data = data;
        this.tables = new HtmlTables(data.question());
        this.main = ResultTable.main(data.tables());
        Figures drawn = new Figures(data);
        RunFigures observed = new RunFigures(data);
        verdicts();
        figures("effects", "Effects", drawn.effects(), figure -> {});
        results();
        figures("pairs", "Every pair", drawn.pairs(), figure -> {});
        figures("tuning", "Was the tuning fair?", TuningFigures.of(data.tuning()), this::edges);
        figures("curves", "Loss curves", observed.curves(), figure -> {});
        List<Figure> speed = new ArrayList<>(observed.divergence());
        speed.addAll(observed.profiles());
        figures("speed", "Divergence and speed", speed, figure -> {});
        figures(
                "activity",
                "What the components did",
                ActivityFigures.of(data.activity()),
                figure -> {});
        figures("valley", "Through the valley", ValleyFigures.of(data.valleys()), figure -> {});
        figures("interactions", "Interactions", drawn.interactions(), figure -> {});
        failures();
        methods();
        reproduce();
        downloads();
    }

    List<Figure> figures() {
        return figures;
    }

    /** Returns the titles of the parts by their ids. */
    Map<String, String> titles() {
        return titles;
    }

    String html() {
        return html.toString();
    }

    private void part(String id, String title, Runnable content) {
        titles.put(id, title);
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.element("h2", title, "id", id + "-title");
        content.run();
        html.close("section");
    }

    private void verdicts() {
        List<ResultRow> rows = main.stream().flatMap(table -> table.rows().stream()).toList();
        part(
                "verdicts",
                "Verdicts",
                () -> {
                    html.element("p", lead(rows), "class", "lead");
                    html.open("ul", "class", "verdicts");
                    for (ResultRow row : Lead.sorted(rows)) {
                        verdict(row);
                    }
                    html.close("ul");
                });
    }

    private String lead(List<ResultRow> rows) {
        return rows.isEmpty()
                ? "There is nothing to compare yet."
                : String.join(" ", Lead.sentences(rows));
    }

    private void verdict(ResultRow row) {
        Verdict verdict = row.judgement().verdict();
        html.open("li", "class", verdict.name().toLowerCase(Locale.ROOT));
        html.inline(
                "span", SIGNS.getOrDefault(verdict, ""), "class", "sign", "aria-hidden", "true");
        html.open("div").inline("strong", Words.headline(row) + ".").text(" ");
        html.text(printed(Words.sentence(row, data.question())));
        html.close("div").close("li");
    }

    /** Returns text with minus signs, and with blanks before units at which no line breaks. */
    private static String printed(String text) {
        return text.replaceAll("(?<= )-(?=\\d)", "−").replace(" %", "\u00a0%");
    }

    private void notes() {
        for (String note : data.notes()) {
            html.open("p", "class", "note", "role", "note").inline("b", "Note", "class", "tag");
            html.text(" " + note).close("p");
        }
    }

    private void results() {
        if (data.tables().isEmpty()) {
            return;
        }
        part(
                "table",
                "Table",
                () -> {
                    main.forEach(table -> tables.results(html, table));
                    notes();
                    details(
                            "Tests and effect sizes",
                            () -> main.forEach(t -> tables.tests(html, t)));
                    for (ResultTable table : data.tables()) {
                        if (!main.contains(table)) {
                            details(
                                    "On " + table.dataset() + " alone",
                                    () -> {
                                        tables.results(html, table);
                                        tables.tests(html, table);
                                    });
                        }
                    }
                    copied("Markdown", MarkdownTable.print(data));
                    copied("LaTeX", LatexTable.print(data));
                });
    }

    private void details(String summary, Runnable content) {
        html.open("details").element("summary", summary);
        content.run();
        html.close("details");
    }

    private void copied(String summary, String text) {
        details(summary, () -> copied(text));
    }

    private void copied(String text) {
        html.open("div", "class", "copied");
        html.element("button", "Copy", "type", "button", "class", "copy");
        html.element("pre", text, "tabindex", "0").close("div");
    }

    private void figures(String id, String title, List<Figure> list, Consumer<Html> before) {
        if (list.isEmpty()) {
            return;
        }
        part(
                id,
                title,
                () -> {
                    before.accept(html);
                    html.open("div", "class", list.size() > 1 ? "figures" : "figures one");
                    list.forEach(this::figure);
                    html.close("div");
                });
        figures.addAll(list);
    }

    private void figure(Figure figure) {
        html.open("figure", "id", figure.id());
        html.open("figcaption").element("h3", figure.title());
        html.element("p", figure.note()).close("figcaption");
        html.open("div", "class", "chart").close("div");
        html.open("details", "class", "data").element("summary", "Data and downloads");
        html.close("details").close("figure");
    }

    /** Names the variants whose tuning ended at the edge of what was tried. */
    private void edges(Html out) {
        String names =
                data.tuning().stream()
                        .filter(ReportData.TuningCurve::edge)
                        .map(curve -> curve.variant() + " on " + curve.dataset())
                        .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            out.open("p", "class", "note", "role", "note").inline("b", "Edge", "class", "tag");
            out.text(" The best rate is the last one tried: " + names + ".");
            out.text(" A better one may lie beyond.").close("p");
        }
    }

    private void failures() {
        if (!data.failures().isEmpty()) {
            part("failures", "Failures", () -> tables.failures(html, data.failures()));
        }
    }

    private void methods() {
        if (!data.methods().isEmpty()) {
            part("methods", "Methods", () -> copied(String.join(" ", data.methods())));
        }
    }

    private void reproduce() {
        data.reproduction().ifPresent(r -> part("reproduce", "Reproduce", () -> reproduce(r)));
    }

    private void reproduce(ReportData.Reproduction reproduction) {
        copied(reproduction.command());
        html.open("dl");
        reproduction
                .facts()
                .forEach((name, value) -> html.element("dt", name).element("dd", value));
        html.close("dl");
        if (!reproduction.spec().isEmpty()) {
            copied("Spec, as written", reproduction.spec());
        }
        copied("Spec, with every default filled in", reproduction.resolved());
    }

    private void downloads() {
        part(
                "downloads",
                "Downloads",
                () -> {
                    html.open("p", "class", "buttons");
                    if (data.runs().isPresent()) {
                        button("runs", "runs.csv: every run");
                    } else {
                        html.inline(
                                "a", "runs.csv: every run", "href", "runs.csv", "class", "button");
                    }
                    if (!data.curves().isEmpty()) {
                        button("curves", "curves.csv: the curves as drawn");
                    }
                    button("figures", "All figures as SVG");
                    button("everything", "All data of this page as JSON");
                    html.close("p");
                });
    }

    private void button(String what, String text) {
        html.inline("button", text, "type", "button", "class", "download", "data-download", what);
    }
}

package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.experiments.words.Evidence;
import org.thalweg.experiments.words.Lead;
import org.thalweg.experiments.words.Question;
import org.thalweg.experiments.words.Together;
import org.thalweg.experiments.words.Verdicts;

/** The parts of the page in their order; those without content are left out. */
final class HtmlParts {

    private static final Map<Verdict, String> SIGNS =
            Map.of(
                    Verdict.HELPS, "▲",
                    Verdict.HURTS, "▼",
                    Verdict.UNSTABLE, "!",
                    Verdict.NO_PRACTICAL_DIFFERENCE, "≈",
                    Verdict.INERT, "○",
                    Verdict.INCONCLUSIVE, "?",
                    Verdict.NO_VERDICT, "–");

    /** More verdicts than that are folded, dataset by dataset. */
    private static final int MOST_UNFOLDED = 40;

    /** Paper leaves out details from this number of datasets on. */
    private static final int MANY_DATASETS = 3;

    private static final String LEFT_OUT = "left-out";
    private static final String ON_PAPER =
            "Of so many datasets paper shows effects, results, tuning and validation losses. Single pairs, training losses, times,"
                    + " budgets, tests one by one, what the components did and the paths are on the page itself.";

    private final ReportData data;
    private final boolean brief;
    private final Findings findings;
    private final HtmlTables tables;
    private final Verdicts verdicts;
    private final Evidence evidence;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Html html = new Html();

    HtmlParts(ReportData data) {
        this.data = data;
        this.findings = data.findings();
        this.tables = new HtmlTables(data.question());
        this.verdicts = new Verdicts(findings);
        this.evidence = new Evidence(findings);
        Study study = findings.study();
        this.brief = study.data().size() >= MANY_DATASETS;
        ResultFigures drawn = new ResultFigures(findings);
        RunFigures observed = new RunFigures(study);
        MinimumFigures minimum = new MinimumFigures(study);
        TuningFigures tuned = new TuningFigures(study);
        verdicts();
        figures("effects", "Effects", drawn.effects());
        results();
        figures("pairs", "Every pair", details(drawn.pairs()));
        figures("tuning", "Was the tuning fair?", tuned.figures());
        List<Figure> curves = new ArrayList<>(details(minimum.curves()));
        curves.addAll(observed.curves(curves.size()));
        figures("curves", "Loss curves", curves);
        List<Figure> speed = new ArrayList<>(tuned.divergence());
        observed.profile().ifPresent(speed::add);
        figures("speed", "Divergence and speed", speed);
        ActivityFigures activity = new ActivityFigures(study);
        figures(
                "activity",
                "What the components did",
                details(activity.figures()),
                activity.sentences());
        figures("valley", "Through the valley", details(ValleyFigures.of(study.minima())));
        figures("interactions", "Interactions", drawn.interactions());
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

    private static List<Figure> details(List<Figure> figures) {
        return figures.stream().map(Figure::asDetail).toList();
    }

    private void part(String id, String title, Runnable content) {
        part(id, title, "", content);
    }

    private void part(String id, String title, String kind, Runnable content) {
        titles.put(id, title);
        html.open("section", "id", id, "aria-labelledby", id + "-title", "class", "part" + kind);
        html.element("h2", title, "id", id + "-title");
        content.run();
        html.close("section");
    }

    private void verdicts() {
        boolean several = findings.study().data().size() > 1;
        boolean many = several && findings.findings().size() > MOST_UNFOLDED;
        part(
                "verdicts",
                "Verdicts",
                () -> {
                    html.element("p", Html.printed(Lead.paragraph(findings)), "class", "lead");
                    if (brief) {
                        html.element("p", ON_PAPER, "class", "on-paper");
                    }
                    overall();
                    for (DataFacts facts : findings.study().data()) {
                        List<Finding> here = findings.on(facts.name());
                        if (many && !here.isEmpty()) {
                            details(
                                    "On " + facts.name() + ": " + Verdicts.counted(here),
                                    () -> list(here));
                        } else {
                            if (several && !here.isEmpty()) {
                                html.element("h3", "On " + facts.name());
                            }
                            list(here);
                        }
                    }
                });
    }

    private void list(List<Finding> here) {
        if (here.isEmpty()) {
            return;
        }
        html.open("ul", "class", "verdicts");
        Grouped.by(Lead.sorted(here), this::likeness).values().stream()
                .flatMap(
                        alike ->
                                alike.size() < Footnotes.LEAST
                                        ? alike.stream().map(List::of)
                                        : Stream.of(alike))
                .forEach(this::verdict);
        html.close("ul");
    }

    /** Findings of which the same is said are alike; all others are like nothing else. */
    private Object likeness(Finding finding) {
        return evidence.shared(finding)
                .<Object>map(
                        said ->
                                List.of(
                                        finding.judgement().verdict(),
                                        finding.comparison().base().name(),
                                        said))
                .orElse(finding);
    }

    private void verdict(List<Finding> alike) {
        Finding finding = alike.get(0);
        boolean alone = alike.size() == 1;
        Verdict verdict = finding.judgement().verdict();
        html.open("li", "class", verdict.name().toLowerCase(Locale.ROOT));
        html.inline(
                "span", SIGNS.getOrDefault(verdict, ""), "class", "sign", "aria-hidden", "true");
        String headline = alone ? verdicts.headline(finding) : verdicts.headline(alike);
        html.open("div").inline("strong", headline + ".").text(" ");
        html.text(
                Html.printed(
                        alone
                                ? evidence.sentence(finding)
                                : evidence.shared(finding).orElseThrow()));
        html.close("div").close("li");
    }

    private void overall() {
        Together together = new Together(findings);
        if (!findings.overall().isEmpty()) {
            html.element("h3", "Over these " + new Question(findings.study()).data())
                    .open("ul", "class", "verdicts");
            together.sentences()
                    .forEach(
                            sentence ->
                                    html.open("li")
                                            .element("div", Html.printed(sentence))
                                            .close("li"));
            html.close("ul");
        }
    }

    private void notes() {
        for (String note : data.remarks()) {
            html.open("p", "class", "note", "role", "note").inline("b", "Note", "class", "tag");
            html.text(" " + Html.printed(note)).close("p");
        }
    }

    private void results() {
        if (data.grids().isEmpty() && data.remarks().isEmpty()) {
            return;
        }
        List<Sheet> more = new DetailGrids(findings).all();
        part(
                "table",
                "Table",
                () -> {
                    data.grids().forEach(grid -> tables.write(html, grid));
                    notes();
                    if (!more.isEmpty()) {
                        details(
                                "Tests, budgets and tuned values",
                                brief ? "again" : "more",
                                () -> more.forEach(grid -> tables.write(html, grid)));
                    }
                    details("Markdown", "again", () -> copied(MarkdownTable.print(data)));
                    details("LaTeX", "again", () -> copied(LatexTable.print(data)));
                });
    }

    private void details(String summary, Runnable content) {
        details(summary, "more", content);
    }

    /** Opens what is folded; its class says whether paper shows it. */
    private void details(String summary, String kind, Runnable content) {
        html.open("details", "class", kind).element("summary", summary);
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

    private void figures(String id, String title, List<Figure> list) {
        figures(id, title, list, List.of());
    }

    /** What needs no figure is said in sentences before them. */
    private void figures(String id, String title, List<Figure> list, List<String> sentences) {
        if (list.isEmpty() && sentences.isEmpty()) {
            return;
        }
        boolean detail = brief && sentences.isEmpty() && list.stream().allMatch(Figure::detail);
        part(
                id,
                title,
                detail ? " " + LEFT_OUT : "",
                () -> {
                    sentences.forEach(s -> html.element("p", Html.printed(s), "class", "said"));
                    html.open("div", "class", list.size() > 1 ? "figures" : "figures one");
                    list.forEach(this::figure);
                    html.close("div");
                });
        figures.addAll(list);
    }

    private void figure(Figure figure) {
        html.open(
                "figure",
                "id",
                figure.id(),
                "class",
                (figure.wide() ? "wide" : "narrow")
                        + (brief && figure.detail() ? " " + LEFT_OUT : ""));
        html.open("figcaption").element("h3", figure.title());
        html.element("p", figure.note()).close("figcaption");
        html.open("div", "class", "chart").close("div");
        html.open("details", "class", "data").element("summary", "Data and downloads");
        html.close("details").close("figure");
    }

    private void failures() {
        new DetailGrids(findings)
                .failures()
                .ifPresent(grid -> part("failures", "Failures", () -> tables.write(html, grid)));
    }

    private void methods() {
        part("methods", "Methods", () -> copied(String.join(" ", data.methods())));
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
        details(
                "Spec, with every default filled in",
                brief ? "again" : "more",
                () -> copied(reproduction.resolved()));
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
                    if (titles.containsKey("curves")) {
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

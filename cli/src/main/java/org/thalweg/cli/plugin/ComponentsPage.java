package org.thalweg.cli.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.thalweg.Optimizer;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.Entry;
import org.thalweg.engine.Rates;
import org.thalweg.records.Kind;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;

/** A page about all components of a catalog, in Markdown. */
public final class ComponentsPage {

    private static final String PREFACE =
            """
            # Components

            What chains, objectives and models can be made of. This page is generated from what the components say of themselves,
            as `thalweg components` prints it; a test holds it to that. Symbols: θ parameters, g gradient, u update (what is
            subtracted), η learning rate, β decay, μ momentum, ε guard against division by zero, λ strength, t step.
            """;

    private final StringBuilder text = new StringBuilder(PREFACE);

    private ComponentsPage() {}

    /** Returns the page. */
    public static String of(Catalog catalog) {
        ComponentsPage page = new ComponentsPage();
        for (Kind kind : Kind.values()) {
            page.add(kind, catalog.entries(kind));
        }
        return page.text.toString();
    }

    private void add(Kind kind, List<Entry> entries) {
        String title = kind.plural();
        line("");
        line("## " + title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
        line("");
        line(
                entries.stream()
                        .map(entry -> "[" + entry.name() + "](#" + entry.name() + ")")
                        .collect(Collectors.joining(" · ")));
        entries.forEach(this::add);
    }

    private void add(Entry entry) {
        line("");
        line("### " + entry.name());
        paragraph(List.of(entry.summary()));
        if (!entry.formula().isEmpty()) {
            List<String> block = new ArrayList<>(entry.formula());
            block.add(0, "```");
            block.add("```");
            paragraph(block);
        }
        if (!entry.parameters().isEmpty()) {
            paragraph(table(entry));
        }
        paragraph(List.of(entry.besidePenalties()));
        paragraph(List.of("Example: `" + example(entry) + "`"));
        if (!entry.reference().isEmpty()) {
            paragraph(List.of("Reference: " + entry.reference()));
        }
    }

    private static List<String> table(Entry entry) {
        List<String> rows = new ArrayList<>();
        rows.add("| parameter | default | range | meaning |");
        rows.add("|---|---|---|---|");
        for (Parameter parameter : entry.parameters()) {
            rows.add(
                    row(
                            "`" + parameter.name() + "`",
                            "`" + entry.defaultOf(parameter) + "`",
                            parameter
                                    .range()
                                    .map(Object::toString)
                                    .orElseGet(() -> parameter.valueType().description()),
                            parameter.meaning()));
        }
        return rows;
    }

    private static String row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Every hyper-parameter with its default; a link of a chain among others. */
    private static String example(Entry entry) {
        String whole = Notation.printWhole(entry.prototype());
        if (entry.prototype() instanceof Optimizer optimizer && !Rates.has(optimizer)) {
            return whole + " | sgd(0.01)";
        }
        return entry.kind() == Kind.SCHEDULE ? "sgd(" + whole + ")" : whole;
    }

    private void paragraph(List<String> lines) {
        if (!String.join("", lines).isEmpty()) {
            line("");
            lines.forEach(this::line);
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

package org.thalweg.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.thalweg.Optimizer;
import org.thalweg.catalog.Entry;
import org.thalweg.engine.Rates;
import org.thalweg.records.Kind;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;
import org.thalweg.text.Aligned;

/** One component as text: what it does, its formula, parameters, an example, the reference. */
final class ComponentPage {

    private ComponentPage() {}

    static String print(Entry entry) {
        StringBuilder text = new StringBuilder();
        String kind = entry.kind().singular();
        text.append(entry.name())
                .append("aeiou".indexOf(kind.charAt(0)) < 0 ? ", a " : ", an ")
                .append(kind)
                .append(" from ")
                .append(ComponentList.origin(entry.origin()))
                .append("\n\n");
        if (!entry.summary().isEmpty()) {
            text.append(entry.summary()).append("\n\n");
        }
        if (!entry.besidePenalties().isEmpty()) {
            text.append(entry.besidePenalties()).append("\n\n");
        }
        if (!entry.formula().isEmpty()) {
            entry.formula().forEach(line -> text.append("    ").append(line).append('\n'));
            text.append('\n');
        }
        text.append(parameters(entry));
        text.append("Example    ").append(example(entry)).append('\n');
        if (!entry.reference().isEmpty()) {
            text.append("Reference  ").append(entry.reference()).append('\n');
        }
        return text.append('\n').toString();
    }

    private static String parameters(Entry entry) {
        List<Parameter> parameters = entry.parameters();
        if (parameters.isEmpty()) {
            return "It has no parameters.\n\n";
        }
        List<List<String>> rows =
                parameters.stream()
                        .map(
                                parameter ->
                                        List.of(
                                                parameter.name(),
                                                entry.defaultOf(parameter),
                                                range(parameter),
                                                parameter.meaning()))
                        .toList();
        return Aligned.lines(rows, 3).stream()
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n", "", "\n\n"));
    }

    private static String range(Parameter parameter) {
        return parameter
                .range()
                .map(Object::toString)
                .orElseGet(() -> parameter.valueType().description());
    }

    /** Returns the component as it stands in a command; a link of a chain among others. */
    private static String example(Entry entry) {
        String alone = Notation.print(entry.prototype());
        if (entry.kind() == Kind.OPTIMIZER) {
            boolean hasRate =
                    entry.prototype() instanceof Optimizer optimizer && Rates.has(optimizer);
            return "\"" + (hasRate ? alone : alone + " | sgd(0.01)") + "\"";
        }
        if (entry.kind() == Kind.SCHEDULE) {
            return "\"sgd(" + alone + ")\"";
        }
        return (entry.kind() == Kind.REGULARIZER ? "--regularize" : "--" + entry.kind().singular())
                + " \""
                + alone
                + "\"";
    }
}

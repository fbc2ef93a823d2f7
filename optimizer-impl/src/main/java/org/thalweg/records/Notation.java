package org.thalweg.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.thalweg.Component;
import org.thalweg.Constant;
import org.thalweg.text.Numbers;

/**
 * The pipe form of components: {@code momentum(0.9) | rmsprop(0.9, centered=true) | sgd(0.05)}. What it prints, the catalog
 * reads back to equal components.
 */
public final class Notation {

    /** The chain without links. */
    private static final String EMPTY = "()";

    private Notation() {}

    /**
     * Returns a component in pipe form: its first hyper-parameter by position, and of the others, by name, those that differ
     * from the defaults.
     */
    public static String print(Component component) {
        if (component instanceof Iterable<?> links) {
            return pipe(links, Notation::print);
        }
        Optional<Object> defaults = Parameter.defaults(component.getClass());
        List<String> arguments = new ArrayList<>();
        for (Parameter parameter : Parameter.of(component.getClass())) {
            Object value = parameter.valueIn(component);
            if (arguments.isEmpty()) {
                arguments.add(value(parameter, value));
            } else if (defaults.isEmpty() || !parameter.valueIn(defaults.get()).equals(value)) {
                arguments.add(parameter.name() + "=" + value(parameter, value));
            }
        }
        return component.name() + enclosed(arguments);
    }

    /** Returns a component in pipe form with every hyper-parameter by name: the text that identifies it. */
    public static String printWhole(Component component) {
        if (component instanceof Iterable<?> links) {
            return pipe(links, Notation::printWhole);
        }
        return component.name()
                + enclosed(
                        Parameter.of(component.getClass()).stream()
                                .map(p -> p.name() + "=" + value(p.valueIn(component), true))
                                .toList());
    }

    /** Returns a hyper-parameter's value as a spec writes it; a constant schedule is its number. */
    public static String value(Parameter parameter, Object value) {
        return value instanceof Constant constant && parameter.isComponent()
                ? Numbers.shortest(constant.value())
                : value(value);
    }

    /** Returns a number, word, list or component as a spec writes it. */
    public static String value(Object value) {
        return value(value, false);
    }

    private static String value(Object value, boolean whole) {
        if (value instanceof Double number) {
            return Numbers.shortest(number);
        }
        if (value instanceof Enum<?> constant) {
            return Parameter.kebab(constant.name());
        }
        if (value instanceof Component nested) {
            String text = whole ? printWhole(nested) : print(nested);
            return nested instanceof Iterable<?> && !text.equals(EMPTY) ? "(" + text + ")" : text;
        }
        if (value instanceof List<?> elements) {
            return elements.stream()
                    .map(element -> value(element, whole))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text && !text.matches("[A-Za-z_][A-Za-z0-9_-]*")
                ? quoted(text)
                : value.toString();
    }

    private static String quoted(String text) {
        String escaped =
                text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t");
        return "\"" + escaped + "\"";
    }

    private static String enclosed(List<String> arguments) {
        return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    }

    private static String pipe(Iterable<?> links, Function<Component, String> print) {
        String text =
                StreamSupport.stream(links.spliterator(), false)
                        .map(link -> print.apply((Component) link))
                        .collect(Collectors.joining(" | "));
        return text.isEmpty() ? EMPTY : text;
    }
}

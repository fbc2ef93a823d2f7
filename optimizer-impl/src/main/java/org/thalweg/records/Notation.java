package org.thalweg.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.Composite;
import org.thalweg.Constant;
import org.thalweg.Named;
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
     * Returns a component in pipe form: its first hyper-parameter by position, likewise the parts of a composite that follow
     * it, and of the others, by name, those that differ from the defaults.
     */
    public static String print(Component component) {
        return print(component, false);
    }

    /** Returns a component in pipe form with every hyper-parameter by name: the text that identifies it. */
    public static String printWhole(Component component) {
        return print(component, true);
    }

    private static String print(Component component, boolean whole) {
        if (component instanceof Row row) {
            return pipe(row, whole);
        }
        if (component instanceof Named named) {
            return named.as() + "=" + linkOf(named, print(named.link(), whole));
        }
        List<Parameter> parameters = Parameter.of(component.getClass());
        return whole ? byName(component, parameters) : print(component, parameters);
    }

    private static String byName(Component component, List<Parameter> parameters) {
        return component.name()
                + enclosed(
                        parameters.stream()
                                .map(p -> p.name() + "=" + value(p.valueIn(component), true))
                                .toList());
    }

    /**
     * Returns a component in pipe form with those hyper-parameters alone that differ from another's of the same type, or from
     * the defaults if the other is of another type. It says what is peculiar to it, and is read back only in the latter case.
     */
    public static String printBeside(Component component, Component other) {
        if (component instanceof Row || component instanceof Named) {
            return print(component);
        }
        if (other instanceof Named named) {
            return printBeside(component, named.link());
        }
        Optional<? extends Object> known =
                component.getClass() == other.getClass()
                        ? Optional.of(other)
                        : Parameter.defaults(component.getClass());
        List<String> arguments = new ArrayList<>();
        boolean byPosition = true;
        for (Parameter parameter : Parameter.of(component.getClass())) {
            Object value = parameter.valueIn(component);
            boolean same = known.isPresent() && parameter.valueIn(known.get()).equals(value);
            if (!same) {
                String text = value(parameter, value);
                arguments.add(byPosition ? text : parameter.name() + "=" + text);
            }
            byPosition = false;
        }
        return component.name() + enclosed(arguments);
    }

    /** Returns the same without the hyper-parameters that are the parts of a composite. */
    public static String printHead(Component component) {
        List<? extends Component> parts = partsOf(component);
        return print(
                component,
                Parameter.of(component.getClass()).stream()
                        .filter(parameter -> !isPart(parameter.valueIn(component), parts))
                        .toList());
    }

    private static List<? extends Component> partsOf(Component component) {
        return component instanceof Composite composite ? composite.parts() : List.of();
    }

    private static boolean isPart(Object value, List<? extends Component> parts) {
        return parts.stream().anyMatch(part -> part == value)
                || (value instanceof List<?> list
                        && !list.isEmpty()
                        && list.stream().allMatch(each -> isPart(each, parts)));
    }

    private static String print(Component component, List<Parameter> parameters) {
        Optional<Object> defaults = Parameter.defaults(component.getClass());
        List<? extends Component> parts = partsOf(component);
        List<String> arguments = new ArrayList<>();
        boolean byPosition = true;
        for (Parameter parameter : parameters) {
            Object value = parameter.valueIn(component);
            byPosition = arguments.isEmpty() || (byPosition && isPart(value, parts));
            if (byPosition) {
                arguments.add(value(parameter, value));
            } else if (defaults.isEmpty() || !parameter.valueIn(defaults.get()).equals(value)) {
                arguments.add(parameter.name() + "=" + value(parameter, value));
            }
        }
        return component.name() + enclosed(arguments);
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
            String text = print(nested, whole);
            return needsParentheses(nested) ? "(" + text + ")" : text;
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

    /** As an argument, a row is what it is without parentheses, unless its first link has a name, or it has one link. */
    private static boolean needsParentheses(Component nested) {
        return nested instanceof Named
                || (nested instanceof Row row
                        && !row.parts().isEmpty()
                        && (row.parts().size() == 1 || row.parts().get(0) instanceof Named));
    }

    private static String linkOf(Named named, String text) {
        boolean open = named.link() instanceof Row && !text.equals(EMPTY);
        return open ? "(" + text + ")" : text;
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

    private static String pipe(Row row, boolean whole) {
        String text =
                row.parts().stream()
                        .map(part -> print(part, whole))
                        .collect(Collectors.joining(" | "));
        return text.isEmpty() ? EMPTY : text;
    }
}

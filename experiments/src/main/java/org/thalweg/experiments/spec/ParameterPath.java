package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;
import org.thalweg.records.Records;
import org.thalweg.text.DidYouMean;

/**
 * Which hyper-parameter of which part: {@code momentum.decay}, {@code sgd.learning-rate.period}, {@code
 * accumulate/momentum.decay}.
 *
 * @param key the part's
 * @param names of the hyper-parameter, from the part's own inwards; at least one
 */
public record ParameterPath(String key, List<String> names) {

    public ParameterPath {
        names = ImmutableList.copyOf(names);
    }

    /**
     * Returns the path that a text with dots stands for.
     *
     * @throws SpecException if there is no dot
     */
    public static ParameterPath parse(String text) {
        List<String> steps = Arrays.asList(text.split("\\.", -1));
        if (steps.size() < 2 || steps.contains("")) {
            throw new SpecException(
                    "'" + text + "' names no hyper-parameter. Write it as 'momentum.decay'.");
        }
        return new ParameterPath(steps.get(0), steps.subList(1, steps.size()));
    }

    /**
     * Returns the value that the parts have.
     *
     * @throws SpecException if they have no such hyper-parameter
     */
    public Object valueIn(Parts parts) {
        Component owner = owner(parts);
        return parameter(owner, last()).valueIn(owner);
    }

    /** Returns whether the parts have such a hyper-parameter. */
    public boolean isIn(Parts parts) {
        try {
            return parts.has(key) && parameter(parts) != null;
        } catch (SpecException e) {
            return false;
        }
    }

    /** Returns this path with the names as the base writes them, whatever their case, {@code -} and {@code _}. */
    ParameterPath in(Parts base) {
        List<String> written = new ArrayList<>();
        Component owner = base.part(key);
        for (int i = 0; i < names.size(); i++) {
            written.add(parameter(owner, names.get(i)).name());
            owner = i + 1 < names.size() ? inside(owner, names.get(i)) : owner;
        }
        return new ParameterPath(base.key(key), written);
    }

    /** Returns the hyper-parameter itself. */
    public Parameter parameter(Parts parts) {
        return parameter(owner(parts), last());
    }

    /** Returns the component whose hyper-parameter it is: the part, or one inside it. */
    public Component owner(Parts parts) {
        Component owner = parts.part(key);
        for (String name : names.subList(0, names.size() - 1)) {
            owner = inside(owner, name);
        }
        return owner;
    }

    /**
     * Returns the parts with another value.
     *
     * @param value of the hyper-parameter's type, such as {@link #valueIn} returns
     * @throws IllegalArgumentException what the component says of the value
     */
    public Parts with(Parts parts, Object value) {
        return parts.with(key, changed(parts.part(key), names, value));
    }

    private String last() {
        return names.get(names.size() - 1);
    }

    private static Component changed(Component component, List<String> names, Object value) {
        String first = names.get(0);
        if (names.size() == 1) {
            return Records.with(component, parameter(component, first), value);
        }
        Component changed =
                changed(inside(component, first), names.subList(1, names.size()), value);
        return Records.with(component, parameter(component, first), changed);
    }

    private static Component inside(Component component, String name) {
        Object value = parameter(component, name).valueIn(component);
        if (value instanceof Optimizer) {
            throw new SpecException(
                    String.format(
                            "What is inside %s has a path of its own. Write it as '%s/momentum.decay'.",
                            component.name(), component.key()));
        }
        if (value instanceof Component inner) {
            return inner;
        }
        throw new SpecException(
                String.format(
                        "%s.%s is %s, which has no hyper-parameters.",
                        component.name(), name, Notation.value(value)));
    }

    private static Parameter parameter(Component component, String name) {
        List<Parameter> all = Parameter.of(component.getClass());
        return all.stream()
                .filter(parameter -> DidYouMean.same(parameter.name(), name))
                .findFirst()
                .orElseThrow(() -> unknown(component, name, all));
    }

    private static SpecException unknown(Component component, String name, List<Parameter> all) {
        return new SpecException(
                String.format(
                        "%s has no parameter '%s'.%s It has %s.",
                        component.name(),
                        name,
                        Parameter.suggest(name, all),
                        all.isEmpty()
                                ? "none"
                                : all.stream()
                                        .map(p -> p.name() + "=" + shown(p, component))
                                        .collect(Collectors.joining(", "))));
    }

    private static String shown(Parameter parameter, Component component) {
        return Notation.value(parameter, parameter.valueIn(component));
    }

    @Override
    public String toString() {
        return key + "." + String.join(".", names);
    }
}

package org.thalweg.catalog;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.catalog.Written.Arguments;
import org.thalweg.catalog.Written.Named;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;
import org.thalweg.text.DidYouMean;

/** A copy of a prototype with changes: where every component that is asked for by name comes from. */
final class Copy {

    private final Provider provider;
    private final Component prototype;
    private final List<Parameter> parameters;
    private final ValueReader values;
    private final Object[] changed;
    private final boolean[] given;

    Copy(Provider provider, Component prototype, ValueReader values) {
        this.provider = provider;
        this.prototype = prototype;
        this.parameters = provider.parameters();
        this.values = values;
        this.changed = parameters.stream().map(p -> p.valueIn(prototype)).toArray();
        this.given = new boolean[parameters.size()];
    }

    /** Returns the component with the values given and the defaults of the others. */
    Component with(Arguments arguments, Place place) {
        if (arguments.equals(Arguments.NONE)) {
            return prototype;
        }
        List<Written> positional = arguments.positional();
        if (positional.size() > parameters.size()) {
            throw tooMany(positional);
        }
        for (int i = 0; i < positional.size(); i++) {
            set(i, positional.get(i), place);
        }
        for (Named named : arguments.named()) {
            set(indexOf(named), named.value(), named.place());
        }
        return construct(place);
    }

    private void set(int index, Written written, Place place) {
        Parameter parameter = parameters.get(index);
        if (given[index]) {
            throw place.error(
                    "%s.%s is given twice. Give it once.", provider.name(), parameter.name());
        }
        given[index] = true;
        changed[index] = values.of(provider.name(), parameter, written);
    }

    private int indexOf(Named named) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        return IntStream.range(0, names.size())
                .filter(i -> DidYouMean.same(names.get(i), named.name()))
                .findFirst()
                .orElseThrow(
                        () ->
                                named.place()
                                        .error(
                                                "%s has no parameter '%s'.%s It has %s.%s",
                                                provider.name(),
                                                named.name(),
                                                Parameter.suggest(named.name(), parameters),
                                                defaults(),
                                                ofLinks(named)));
    }

    /** Where a link with a name was meant: as the first in an argument, its name is taken for a hyper-parameter's. */
    private String ofLinks(Named named) {
        boolean holds =
                parameters.stream().anyMatch(p -> Optimizer.class.isAssignableFrom(p.type()));
        return holds && named.value() instanceof Written.Pipe
                ? " A chain whose first link has a name stands in parentheses: ("
                        + named.name()
                        + "=…)."
                : "";
    }

    private CatalogException tooMany(List<Written> positional) {
        int most = parameters.size();
        String number =
                most == 0 ? "no value" : most == 1 ? "one value" : "at most " + most + " values";
        return positional
                .get(most)
                .place()
                .error(
                        "%s takes %s, got %d. It has %s.",
                        provider.name(), number, positional.size(), defaults());
    }

    private String defaults() {
        return parameters.isEmpty()
                ? "none"
                : parameters.stream()
                        .map(p -> p.name() + "=" + Notation.value(p, p.valueIn(prototype)))
                        .collect(Collectors.joining(", "));
    }

    private Component construct(Place place) {
        try {
            return (Component) provider.canonicalConstructor().newInstance(changed);
        } catch (InvocationTargetException e) {
            CatalogException error = new CatalogException(place, refusal(e.getCause()));
            error.initCause(e.getCause());
            throw error;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(provider + " was examined before.", e);
        }
    }

    private String refusal(@Nullable Throwable cause) {
        String name = provider.name();
        if (!(cause instanceof IllegalArgumentException)) {
            return String.format(
                    "%s: %s cannot be constructed with these values: %s.",
                    provider.origin(), name, Flaw.brief(cause));
        }
        String said = String.valueOf(cause.getMessage());
        return said.matches("(?s)" + name + "[.: ].*") ? said : name + ": " + said;
    }
}

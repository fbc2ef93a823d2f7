package org.thalweg.catalog;

import java.util.List;
import java.util.Optional;
import org.thalweg.Component;
import org.thalweg.Describe;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;

/**
 * A component as a catalog lists it.
 *
 * @param kind what it is
 * @param prototype the component with its defaults
 * @param origin where it was found
 */
public record Entry(Kind kind, Component prototype, Origin origin) {

    /** Returns the name by which it is asked for. */
    public String name() {
        return prototype.name();
    }

    /** Returns the hyper-parameters in order, each with name, type, range and meaning. */
    public List<Parameter> parameters() {
        return Parameter.of(prototype.getClass());
    }

    /** Returns the default of a hyper-parameter, as a spec writes it. */
    public String defaultOf(Parameter parameter) {
        return Notation.value(parameter, parameter.valueIn(prototype));
    }

    /** Returns one sentence that says what the component does; empty if its author wrote none. */
    public String summary() {
        return describe().map(Describe::value).orElse("");
    }

    /** Returns what it computes, an assignment a line; empty if its author wrote none. */
    public List<String> formula() {
        return describe().map(describe -> List.of(describe.formula())).orElse(List.of());
    }

    /** Returns where the formula comes from; empty if its author wrote nothing. */
    public String reference() {
        return describe().map(Describe::reference).orElse("");
    }

    private Optional<Describe> describe() {
        return Optional.ofNullable(prototype.getClass().getAnnotation(Describe.class));
    }
}

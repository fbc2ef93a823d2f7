package org.thalweg.catalog;

import java.util.List;
import java.util.Optional;
import org.thalweg.Component;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.records.Kind;
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

    /** Returns how an optimizer goes with proximal steps, where that is not as with most: a sentence, or nothing. */
    public String besidePenalties() {
        if (!(prototype instanceof Optimizer optimizer)) {
            return "";
        }
        if (optimizer.takesProximalSteps()) {
            return "Takes the proximal steps of penalties itself.";
        }
        return optimizer.tellsGain()
                ? ""
                : "Does not tell its gain: beside a penalty with proximal steps, another strength than the one stated is minimised.";
    }

    private Optional<Describe> describe() {
        return Optional.ofNullable(prototype.getClass().getAnnotation(Describe.class));
    }
}

package org.thalweg.testkit;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.thalweg.Component;
import org.thalweg.Range;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;
import org.thalweg.text.DidYouMean;

/**
 * What components of every kind must do.
 *
 * @param kind the interface of the kind
 * @param behaviour what a component does, in numbers, on trials that let every hyper-parameter act
 */
record ComponentObligations<C extends Component>(
        C subject, Class<C> kind, Set<String> quiet, Function<C, double[]> behaviour) {

    Obligations list() {
        return new Obligations()
                .add("is_a_public_record", this::isAPublicRecord)
                .add("is_registered_under_a_name_of_its_own", this::isRegistered)
                .add("is_rebuilt_from_its_printed_form", this::isRebuilt)
                .add("keeps_every_parameter_that_it_is_given", this::keepsParameters)
                .add("lets_every_parameter_act", this::letsParametersAct);
    }

    private void isAPublicRecord() {
        Class<?> type = subject.getClass();
        Unmet.unless(
                type.isRecord() && Modifier.isPublic(type.getModifiers()),
                "%s is not a public record. Only a record says what its hyper-parameters are.",
                type.getName());
    }

    private void isRegistered() {
        Unmet.unless(
                subject.name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"),
                "'%s' is not a name in kebab case, such as 'sign-sgd'.",
                subject.name());
        List<? extends C> all = registered();
        Unmet.unless(
                all.stream().anyMatch(one -> one.getClass() == subject.getClass()),
                "%s is not among the %s services. Add it to META-INF/services/%s.",
                subject.getClass().getName(),
                kind.getSimpleName(),
                kind.getName());
        for (C other : all) {
            Unmet.unless(
                    other.getClass() == subject.getClass()
                            || !DidYouMean.same(other.name(), subject.name()),
                    "%s and %s are both named '%s'.",
                    subject.getClass().getName(),
                    other.getClass().getName(),
                    subject.name());
        }
    }

    private List<? extends C> registered() {
        try {
            return ServiceLoader.load(kind, subject.getClass().getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new Unmet("The services cannot be loaded: " + e.getMessage() + ".");
        }
    }

    private void isRebuilt() {
        Inapplicable.when(!subject.getClass().isRecord(), "It is no record.");
        for (Parameter parameter : Parameter.of(subject.getClass())) {
            Unmet.unless(
                    Rebuilt.isWritable(parameter.type()),
                    "A spec cannot write a %s, which %s.%s is. Use numbers, booleans, texts, enums, lists of these or components.",
                    parameter.type().getSimpleName(),
                    subject.name(),
                    parameter.name());
        }
        C again = Rebuilt.of(subject);
        Unmet.unless(
                again.equals(subject),
                "%s, built again from its own hyper-parameters, is %s.",
                Notation.printWhole(subject),
                Notation.printWhole(again));
        for (String text : List.of(Notation.print(subject), Notation.printWhole(subject))) {
            Component read = PrintedForm.read(subject, kind, text);
            Unmet.unless(
                    read.equals(subject),
                    "It prints itself as %s, which is read as %s.",
                    text,
                    Notation.printWhole(read));
        }
    }

    private void keepsParameters() {
        List<Parameter> parameters = Parameter.of(subject.getClass());
        Inapplicable.when(parameters.isEmpty(), "It has no hyper-parameters.");
        for (Parameter changed : parameters) {
            for (Object value : Variations.of(subject, changed)) {
                C copy = Rebuilt.with(subject, changed, value);
                for (Parameter each : parameters) {
                    Object expected =
                            each.name().equals(changed.name()) ? value : each.valueIn(subject);
                    Unmet.unless(
                            expected.equals(each.valueIn(copy)),
                            "Copied with %s=%s, its %s is %s and not %s.",
                            changed.name(),
                            Notation.value(value),
                            each.name(),
                            Notation.value(each.valueIn(copy)),
                            Notation.value(expected));
                }
            }
            for (Object value : OutOfRange.of(subject, changed)) {
                requireRefused(changed, value);
            }
        }
    }

    /** A value passed to {@link Range#check} in the place of another is refused, if at all, by the name of that. */
    private void requireRefused(Parameter parameter, Object value) {
        String refusal;
        try {
            Rebuilt.with(subject, parameter, value);
            refusal = "";
        } catch (IllegalArgumentException e) {
            refusal = String.valueOf(e.getMessage());
        }
        Unmet.unless(
                !refusal.isEmpty(),
                "%s.%s must be in %s, and %s is not refused. Call Range.check with all record components, in order.",
                subject.name(),
                parameter.name(),
                parameter.range().orElseThrow(),
                Notation.value(value));
        Unmet.unless(
                Pattern.compile("(?<![a-z0-9-])" + parameter.name() + "(?![a-z0-9-])")
                        .matcher(refusal)
                        .find(),
                "%s.%s must be in %s, and %s is refused with '%s'. Call Range.check with all record components, in order.",
                subject.name(),
                parameter.name(),
                parameter.range().orElseThrow(),
                Notation.value(value),
                refusal);
    }

    private void letsParametersAct() {
        List<Parameter> parameters =
                Parameter.of(subject.getClass()).stream()
                        .filter(parameter -> !quiet.contains(parameter.name()))
                        .toList();
        Inapplicable.when(parameters.isEmpty(), "It has no hyper-parameters that must act.");
        for (Parameter parameter : parameters) {
            List<Object> values = new ArrayList<>(Variations.of(subject, parameter));
            values.add(0, parameter.valueIn(subject));
            for (int i = 0; i < values.size(); i++) {
                double[] one = behaviour.apply(Rebuilt.with(subject, parameter, values.get(i)));
                for (int j = 0; j < i; j++) {
                    double[] other =
                            behaviour.apply(Rebuilt.with(subject, parameter, values.get(j)));
                    Unmet.unless(
                            !Arrays.equals(one, other),
                            "%s does the same with %s=%s as with %s. If that is meant, name it in quietParameters().",
                            subject.name(),
                            parameter.name(),
                            Notation.value(values.get(j)),
                            Notation.value(values.get(i)));
                }
            }
        }
    }
}

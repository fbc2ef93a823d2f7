package org.thalweg.records;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.thalweg.Component;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.text.DidYouMean;

/**
 * A hyper-parameter of a component type: a record component seen from outside.
 *
 * @param declaration the record component
 */
public record Parameter(RecordComponent declaration) {

    private static final Pattern WORD_BEGINS =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private static final ClassValue<ImmutableList<Parameter>> BY_TYPE =
            new ClassValue<>() {
                @Override
                protected ImmutableList<Parameter> computeValue(Class<?> type) {
                    return type.isRecord()
                            ? Arrays.stream(type.getRecordComponents())
                                    .map(Parameter::new)
                                    .collect(ImmutableList.toImmutableList())
                            : ImmutableList.of();
                }
            };

    /** Returns the hyper-parameters of a record type, in order; none for a type that is not a record. */
    public static List<Parameter> of(Class<?> type) {
        return BY_TYPE.get(type);
    }

    /** Returns a new component with its defaults, if the type has a no-argument constructor that works. */
    public static Optional<Object> defaults(Class<?> type) {
        try {
            return Optional.of(Reflected.accessible(type.getDeclaredConstructor()).newInstance());
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the name in kebab case, as specs write it. */
    public String name() {
        return kebab(declaration.getName());
    }

    /** Returns {@code " Did you mean 'x'?"} for the hyper-parameter with a name like this one, or which once had it. */
    public static String suggest(String given, List<Parameter> valid) {
        List<String> names =
                valid.stream()
                        .filter(parameter -> parameter.wasCalled(given))
                        .map(Parameter::name)
                        .toList();
        return names.isEmpty()
                ? DidYouMean.suggest(given, valid.stream().map(Parameter::name).toList())
                : " Did you mean '" + names.get(0) + "'?";
    }

    /** Returns the declared type. */
    public Class<?> type() {
        return declaration.getType();
    }

    /** Returns what values it takes. */
    public ValueType valueType() {
        return new ValueType(declaration.getGenericType());
    }

    /** Returns what the author says of it; empty if nothing. */
    public String meaning() {
        return param().map(Param::value).orElse("");
    }

    /** Returns the declared range, if any. */
    public Optional<Range> range() {
        return param().map(Param::range).filter(text -> !text.isEmpty()).map(Range::parse);
    }

    /** Returns the value that a component has for this hyper-parameter. */
    public Object valueIn(Object component) {
        try {
            return Reflected.accessible(declaration.getAccessor()).invoke(component);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(type().getName() + " is not public.", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "The accessor of " + declaration + " throws.", e.getCause());
        }
    }

    private boolean wasCalled(String name) {
        return param().map(Param::formerly)
                .filter(old -> !old.isEmpty() && DidYouMean.same(old, name))
                .isPresent();
    }

    private Optional<Param> param() {
        return Optional.ofNullable(declaration.getAnnotation(Param.class));
    }

    /** Returns a Java name in kebab case: {@code learningRate} → {@code learning-rate}. */
    public static String kebab(String name) {
        return WORD_BEGINS.matcher(name).replaceAll("-").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** Returns whether the hyper-parameter is itself a component. */
    public boolean isComponent() {
        return Component.class.isAssignableFrom(type());
    }
}

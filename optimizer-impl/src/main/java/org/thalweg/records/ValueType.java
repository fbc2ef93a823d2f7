package org.thalweg.records;

import com.google.common.primitives.Primitives;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.Schedule;

/**
 * What values a hyper-parameter takes.
 *
 * @param type as declared; a wrapper class stands for its primitive type, as in a list
 */
public record ValueType(Type type) {

    private static final Set<Type> SIMPLE =
            Set.of(double.class, int.class, long.class, boolean.class, String.class);

    public ValueType {
        type = type instanceof Class<?> declared ? Primitives.unwrap(declared) : type;
    }

    /** Returns the class of the values. */
    public Class<?> raw() {
        Type outer = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        return outer instanceof Class<?> known ? known : Object.class;
    }

    /** Returns the type of a list's elements; empty if this is not a list. */
    public Optional<ValueType> element() {
        return raw() == List.class && type instanceof ParameterizedType generic
                ? Optional.of(new ValueType(generic.getActualTypeArguments()[0]))
                : Optional.empty();
    }

    /** Returns the kind of the component that a value must be; empty if it is none. */
    public Optional<Kind> kind() {
        return Kind.of(raw());
    }

    /** Returns whether a spec can write such values. */
    public boolean isSupported() {
        return SIMPLE.contains(type)
                || raw().isEnum()
                || kind().isPresent()
                || element().map(ValueType::isSupported).orElse(false);
    }

    /** Returns the words that an enum's constants are written as; none for any other type. */
    public List<String> words() {
        return raw().isEnum()
                ? Arrays.stream(raw().getEnumConstants())
                        .map(constant -> Parameter.kebab(((Enum<?>) constant).name()))
                        .toList()
                : List.of();
    }

    /** Returns the type in a user's words: {@code "a whole number"}, {@code "a list of numbers"}. */
    public String description() {
        if (raw().isEnum()) {
            return words().stream().collect(Collectors.joining(" or "));
        }
        if (type == Schedule.class) {
            return "a number or a schedule";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        Optional<ValueType> element = element();
        if (element.isPresent()) {
            return "a list of " + element.get().plural();
        }
        String noun = noun();
        return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    private String plural() {
        if (raw().isEnum() || type == boolean.class) {
            return "words, each " + description();
        }
        if (element().isPresent()) {
            return "lists, each " + description();
        }
        String noun = noun();
        return noun.endsWith("s") ? noun + "es" : noun + "s";
    }

    private String noun() {
        if (type == double.class) {
            return "number";
        }
        if (type == int.class || type == long.class) {
            return "whole number";
        }
        return raw() == String.class ? "text" : Component.nameOf(raw());
    }
}

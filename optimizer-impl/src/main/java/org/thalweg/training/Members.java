package org.thalweg.training;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.UsageException;
import org.thalweg.text.Shown;

/**
 * The members of an object that was read, each of the kind that is asked for.
 *
 * @param path what the object is, for messages; empty of the whole
 */
record Members(String path, Map<String, Object> values) {

    Members {
        values = ImmutableMap.copyOf(values);
    }

    static Members of(Object tree) {
        return of("", tree);
    }

    private static Members of(String path, Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw new UsageException("'" + path + "' must be an object.");
        }
        ImmutableMap.Builder<String, Object> values = ImmutableMap.builder();
        map.forEach((name, value) -> values.put((String) name, value));
        return new Members(path, values.buildOrThrow());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> names() {
        return List.copyOf(values.keySet());
    }

    private String at(String name) {
        return Shown.of(path.isEmpty() ? name : path + "." + name);
    }

    private UsageException wrong(String name, String needed) {
        return new UsageException("'" + at(name) + "' must be " + needed + ".");
    }

    private <T> T get(String name, Class<T> type, String needed) {
        return Optional.ofNullable(values.get(name))
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> wrong(name, needed));
    }

    String text(String name) {
        return get(name, String.class, "a text");
    }

    boolean flag(String name) {
        return get(name, Boolean.class, "true or false");
    }

    long whole64(String name) {
        return get(name, Long.class, "a whole number");
    }

    int whole(String name) {
        long value = whole64(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw wrong(name, "a whole number from 0 to " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    OptionalDouble optional(String name) {
        return has(name)
                ? OptionalDouble.of(get(name, Number.class, "a number").doubleValue())
                : OptionalDouble.empty();
    }

    Members members(String name) {
        return of(at(name), get(name, Map.class, "an object"));
    }

    /** All members, which are texts. */
    Map<String, String> texts() {
        ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();
        names().forEach(name -> texts.put(name, text(name)));
        return texts.buildOrThrow();
    }

    List<String> texts(String name) {
        return elements(name).stream()
                .map(
                        each -> {
                            if (each instanceof String text) {
                                return text;
                            }
                            throw wrong(name, "a list of texts");
                        })
                .toList();
    }

    /** One of some constants, in small letters. */
    <E extends Enum<E>> E oneOf(String name, E[] constants) {
        String word = text(name);
        return Arrays.stream(constants)
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                wrong(
                                        name,
                                        "one of "
                                                + Arrays.toString(constants)
                                                        .toLowerCase(Locale.ROOT)));
    }

    /** Which of some names are listed: their places. */
    ImmutableIntArray places(String name, List<String> names) {
        return ImmutableIntArray.copyOf(
                texts(name).stream()
                        .mapToInt(
                                text -> {
                                    if (!names.contains(text)) {
                                        throw wrong(name, "a list of the model's inputs");
                                    }
                                    return names.indexOf(text);
                                }));
    }

    /** A list of objects. */
    List<Members> list(String name) {
        return elements(name).stream().map(each -> of(at(name), each)).toList();
    }

    private List<?> elements(String name) {
        return get(name, List.class, "a list");
    }

    /** A list of so many numbers. */
    double[] numbers(String name, int count) {
        return numbers(name, elements(name), count);
    }

    /** A list of rows of numbers; of numbers, where each row has but one, and the list was written so. */
    double[] matrix(String name, int rows, int columns) {
        List<?> all = elements(name);
        if (columns == 1 && all.stream().noneMatch(List.class::isInstance)) {
            return numbers(name, rows);
        }
        if (all.size() != rows) {
            throw wrong(name, rows + " rows of numbers, not " + all.size());
        }
        List<double[]> numbers = new ArrayList<>();
        for (Object each : all) {
            if (!(each instanceof List<?> row)) {
                throw wrong(name, rows + " rows of numbers");
            }
            numbers.add(numbers(name, row, columns));
        }
        return Doubles.concat(numbers.toArray(double[][]::new));
    }

    /** Takes no place before it is known that so many numbers are there. */
    private double[] numbers(String name, List<?> read, int count) {
        if (read.size() != count) {
            throw wrong(name, "of " + count + " numbers, not " + read.size());
        }
        return read.stream()
                .mapToDouble(
                        each -> {
                            if (each instanceof Number number) {
                                return number.doubleValue();
                            }
                            throw wrong(name, "of numbers");
                        })
                .toArray();
    }
}

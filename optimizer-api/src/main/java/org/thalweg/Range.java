package org.thalweg;

import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An interval of numbers, printed as in mathematics: {@code [0, 1)} holds 0 but not 1. NaN is in no range, infinity in none
 * that does not end with a closed {@code ∞]}.
 *
 * @param low the lower end
 * @param closedLow whether {@code low} itself belongs to the range
 * @param high the upper end
 * @param closedHigh whether {@code high} itself belongs to the range
 */
public record Range(double low, boolean closedLow, double high, boolean closedHigh) {

    private static final Pattern INTERVAL = Pattern.compile("([\\[(])([^,]*),([^,]*)([])])");

    private static final ClassValue<RecordComponent[]> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected RecordComponent[] computeValue(Class<?> type) {
                    return type.getRecordComponents();
                }
            };

    /**
     * Returns the range that a text such as {@code "(0, ∞)"} stands for.
     *
     * @throws UsageException if the text is not an interval
     */
    public static Range parse(String text) {
        Matcher interval = INTERVAL.matcher(text);
        if (!interval.matches()) {
            throw notARange(text);
        }
        try {
            Range range =
                    new Range(
                            end(interval.group(2)),
                            interval.group(1).equals("["),
                            end(interval.group(3)),
                            interval.group(4).equals("]"));
            if (!(range.low <= range.high)) {
                throw notARange(text);
            }
            return range;
        } catch (NumberFormatException e) {
            throw notARange(text);
        }
    }

    private static UsageException notARange(String text) {
        return new UsageException(
                "'" + text + "' is not a range. Write it as '[0, 1)' or '(0, ∞)'.");
    }

    private static double end(String text) {
        return Double.parseDouble(text.strip().replace("∞", "Infinity"));
    }

    /** Returns whether the value lies in this range. */
    public boolean contains(double value) {
        return (closedLow ? value >= low : value > low)
                && (closedHigh ? value <= high : value < high);
    }

    /**
     * Checks hyper-parameters against the ranges declared at the record by {@link Param#range()}; the compact constructor of a
     * component calls it with all its record components, in order. A list's elements are checked one by one, a constant
     * schedule by its value.
     *
     * <p>A value too few or too many, or of another type than its record component's, is the record's mistake and shows at its
     * first construction. Two of one type that are swapped show when one is out of range and the other is named: the test kit
     * tries that.
     *
     * @throws UsageException if a value lies outside its range: {@code rmsprop.decay must be in [0, 1), got 1.5.}
     * @throws IllegalStateException if the values are not those of the record's components
     */
    public static void check(Class<? extends Record> type, Object... values) {
        RecordComponent[] components = COMPONENTS.get(type);
        if (values.length != components.length) {
            throw new IllegalStateException(
                    String.format(
                            "Range.check of %s got %d %s for %d record components. Pass all of them, in order.",
                            type.getName(),
                            values.length,
                            values.length == 1 ? "value" : "values",
                            components.length));
        }
        for (int i = 0; i < values.length; i++) {
            checkType(type, components[i], values[i]);
            Param param = components[i].getAnnotation(Param.class);
            if (param != null && !param.range().isEmpty()) {
                check(type, components[i].getName(), parse(param.range()), values[i]);
            }
        }
    }

    private static void checkType(Class<?> type, RecordComponent component, Object value) {
        Class<?> boxed = MethodType.methodType(component.getType()).wrap().returnType();
        if (value != null && !boxed.isInstance(value)) {
            throw new IllegalStateException(
                    String.format(
                            "Range.check of %s got '%s' for '%s', which is a %s. Pass all record components, in order.",
                            type.getName(),
                            value,
                            component.getName(),
                            component.getType().getSimpleName()));
        }
    }

    private static void check(Class<?> type, String component, Range range, Object value) {
        if (value instanceof Iterable<?> elements) {
            elements.forEach(element -> check(type, component, range, element));
        } else if (value instanceof Constant constant) {
            check(type, component, range, constant.value());
        } else if (value instanceof Number number && !range.contains(number.doubleValue())) {
            throw new UsageException(
                    String.format(
                            "%s.%s must be in %s, got %s.",
                            Names.of(type), Names.kebab(component), range, value));
        }
    }

    @Override
    public String toString() {
        return (closedLow ? "[" : "(") + print(low) + ", " + print(high) + (closedHigh ? "]" : ")");
    }

    private static String print(double end) {
        if (Double.isInfinite(end)) {
            return end > 0 ? "∞" : "-∞";
        }
        return end == Math.rint(end) && Math.abs(end) < 1e9
                ? Long.toString((long) end)
                : Double.toString(end);
    }
}

package org.thalweg.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.thalweg.Component;
import org.thalweg.Constant;
import org.thalweg.Range;
import org.thalweg.Schedule;
import org.thalweg.records.Parameter;

/** Other values for a hyper-parameter: some of everything that is legal. */
final class Variations {

    private static final Range EVERYTHING =
            new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
    private static final double[] SHARES = {0, 0.15, 0.5, 0.8, 0.95, 1};
    private static final double[] DISTANCES = {0, 0.05, 0.5, 1, 2, 3, 7};

    private Variations() {}

    /** Returns values different from the present one and from each other that the component accepts. */
    static List<Object> of(Component subject, Parameter parameter) {
        Object present = parameter.valueIn(subject);
        return candidates(parameter, present)
                .<Object>map(value -> value)
                .filter(value -> !value.equals(present))
                .distinct()
                .filter(value -> accepts(subject, parameter, value))
                .toList();
    }

    private static boolean accepts(Component subject, Parameter parameter, Object value) {
        try {
            Rebuilt.with(subject, parameter, value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Stream<? extends Object> candidates(Parameter parameter, Object present) {
        if (present instanceof Double) {
            return numbers(parameter.range().orElse(EVERYTHING)).boxed();
        }
        if (present instanceof Integer) {
            return numbers(parameter.range().orElse(EVERYTHING)).mapToObj(x -> (int) Math.rint(x));
        }
        if (present instanceof Long) {
            return numbers(parameter.range().orElse(EVERYTHING)).mapToObj(x -> (long) Math.rint(x));
        }
        if (present instanceof Boolean flag) {
            return Stream.of(!flag);
        }
        if (present instanceof Enum<?> constant) {
            return Arrays.stream(constant.getDeclaringClass().getEnumConstants());
        }
        if (present instanceof List<?> elements) {
            return lists(elements);
        }
        return present instanceof Component component
                ? components(parameter, component)
                : Stream.of();
    }

    private static DoubleStream numbers(Range range) {
        boolean below = Double.isFinite(range.low());
        boolean above = Double.isFinite(range.high());
        DoubleStream all =
                below && above
                        ? Arrays.stream(SHARES)
                                .map(x -> range.low() + x * (range.high() - range.low()))
                        : above
                                ? Arrays.stream(DISTANCES).map(x -> range.high() - x)
                                : Arrays.stream(DISTANCES).map(x -> (below ? range.low() : 0) + x);
        return all.filter(range::contains);
    }

    private static Stream<Object> lists(List<?> elements) {
        List<Object> longer = new ArrayList<>(elements);
        longer.addAll(elements);
        return elements.isEmpty()
                ? Stream.of()
                : Stream.of(elements.subList(0, elements.size() - 1), longer);
    }

    private static Stream<Component> components(Parameter parameter, Component present) {
        if (parameter.type() == Schedule.class) {
            return Stream.of(new Constant(0.004), new Constant(0.02));
        }
        return Parameter.of(present.getClass()).stream()
                .limit(1)
                .flatMap(
                        inner ->
                                of(present, inner).stream()
                                        .map(value -> Rebuilt.with(present, inner, value)));
    }
}

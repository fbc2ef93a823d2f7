package org.thalweg.testkit;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.thalweg.Component;
import org.thalweg.Constant;
import org.thalweg.Range;
import org.thalweg.Schedule;
import org.thalweg.records.Parameter;
import org.thalweg.records.ValueType;

/** Values that a hyper-parameter must not have, of the right type: at the ends of its range and of the others', and beyond. */
final class OutOfRange {

    private OutOfRange() {}

    /** Returns such values; none where there is no range, or nothing outside. */
    static List<Object> of(Component subject, Parameter parameter) {
        Optional<Range> range = parameter.range();
        if (range.isEmpty()) {
            return List.of();
        }
        return Parameter.of(subject.getClass()).stream()
                .flatMap(each -> each.range().stream())
                .flatMapToDouble(OutOfRange::around)
                .filter(value -> !range.get().contains(value))
                .distinct()
                .boxed()
                .flatMap(value -> as(parameter.valueType(), value))
                .toList();
    }

    private static DoubleStream around(Range range) {
        double low = range.low();
        double high = range.high();
        return DoubleStream.of(low - 1, low, high, high + 1, Double.NaN);
    }

    private static Stream<Object> as(ValueType type, double value) {
        if (type.element().isPresent()) {
            return as(type.element().get(), value).map(List::of);
        }
        if (type.raw() == double.class) {
            return Stream.of(value);
        }
        if (type.raw() == Schedule.class) {
            return Double.isFinite(value) ? Stream.of(new Constant(value)) : Stream.of();
        }
        boolean isInt = value == (int) value;
        boolean isLong = value == (long) value && Math.abs(value) < Long.MAX_VALUE;
        return type.raw() == int.class && isInt
                ? Stream.of((int) value)
                : type.raw() == long.class && isLong ? Stream.of((long) value) : Stream.of();
    }
}

package org.thalweg.experiments.spec;

import com.google.common.primitives.Primitives;
import java.util.List;
import org.thalweg.Constant;
import org.thalweg.Schedule;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;

/** A value in the type that a hyper-parameter has, so that 1 and 1.0 are the same, and 0.1 is a constant schedule. */
final class FittingValue {

    private FittingValue() {}

    /**
     * Returns the value in the hyper-parameter's type.
     *
     * @throws SpecException if it cannot be had
     */
    static Object of(Parameter parameter, Object value) {
        Class<?> type = Primitives.wrap(parameter.type());
        if (value instanceof Number number) {
            double real = number.doubleValue();
            if (type == Double.class) {
                return real;
            }
            if (type == Schedule.class) {
                return new Constant(real);
            }
            if (real == Math.rint(real) && type == Integer.class && real == (int) real) {
                return (int) real;
            }
            if (real == Math.rint(real) && type == Long.class) {
                return number.longValue();
            }
        }
        if (type.isInstance(value)) {
            return value instanceof List<?> list ? List.copyOf(list) : value;
        }
        throw new SpecException(
                String.format(
                        "%s cannot be %s. It is of type %s.",
                        parameter.name(), Notation.value(value), parameter.type().getSimpleName()));
    }
}

package org.thalweg.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.thalweg.Component;
import org.thalweg.Constant;
import org.thalweg.Range;
import org.thalweg.catalog.Written.Fields;
import org.thalweg.catalog.Written.Items;
import org.thalweg.catalog.Written.Pipe;
import org.thalweg.catalog.Written.Scalar;
import org.thalweg.records.Kind;
import org.thalweg.records.Parameter;
import org.thalweg.records.ValueType;
import org.thalweg.text.DidYouMean;

/** Turns what was written into the values of hyper-parameters. */
final class ValueReader {

    private final Maker maker;

    ValueReader(Maker maker) {
        this.maker = maker;
    }

    /** Returns the constant schedule that a number stands for. */
    Constant constant(Scalar scalar) {
        double value = Numeral.real(scalar.value());
        if (!Double.isFinite(value)) {
            throw scalar.place().error("Expected a number or a schedule, got %s.", scalar.value());
        }
        return new Constant(value);
    }

    /**
     * Returns a value for a hyper-parameter.
     *
     * @throws CatalogException if it has the wrong type or lies out of range
     */
    Object of(String component, Parameter parameter, Written written) {
        Target target =
                new Target(component + "." + parameter.name(), parameter, parameter.valueType());
        return convert(target, written);
    }

    /** What is to be filled: a hyper-parameter, or an element of one that is a list. */
    private record Target(String name, Parameter parameter, ValueType type) {

        CatalogException mustBe(String wanted, Written written, Object got) {
            return written.place().error("%s must be %s, got %s.", name, wanted, got);
        }

        CatalogException wrongType(Written written) {
            return mustBe(type.description(), written, describe(written));
        }
    }

    private static String describe(Written written) {
        if (written instanceof Scalar scalar) {
            return Numeral.isNumber(scalar.value())
                    ? scalar.value().toString()
                    : Maker.shown(scalar.value());
        }
        if (written instanceof Written.Call call) {
            return "'" + call.name() + "(…)'";
        }
        return written instanceof Items
                ? "a list"
                : written instanceof Fields ? "a map" : "something in parentheses";
    }

    private Object convert(Target target, Written written) {
        if (written instanceof Fields fields && fields.fields().isEmpty()) {
            throw written.place()
                    .error("%s has no value. Give one, or leave the name out.", target.name);
        }
        Optional<Kind> kind = target.type.kind();
        if (kind.isPresent()) {
            return component(target, kind.get(), written);
        }
        Optional<ValueType> element = target.type.element();
        if (element.isPresent()) {
            return list(target, element.get(), written);
        }
        if (written instanceof Pipe pipe && pipe.links().size() == 1) {
            return convert(target, pipe.links().get(0));
        }
        if (!(written instanceof Scalar scalar)) {
            throw target.wrongType(written);
        }
        return target.type.raw().isEnum() ? constant(target, scalar) : simple(target, scalar);
    }

    private Component component(Target target, Kind kind, Written written) {
        boolean isWord =
                written instanceof Scalar scalar
                        && (scalar.value() instanceof String
                                || kind.type().isInstance(scalar.value())
                                || (kind == Kind.SCHEDULE && Numeral.isNumber(scalar.value())));
        boolean isList = written instanceof Items && kind != Kind.OPTIMIZER;
        if ((written instanceof Scalar && !isWord) || isList) {
            throw target.wrongType(written);
        }
        Component made = maker.make(kind, written);
        if (!target.type.raw().isInstance(made)) {
            throw target.mustBe(target.type.description(), written, Maker.shown(made));
        }
        return made;
    }

    private List<Object> list(Target target, ValueType element, Written written) {
        if (!(written instanceof Items items)) {
            throw target.wrongType(written);
        }
        Target each = new Target(target.name, target.parameter, element);
        return items.elements().stream().map(item -> convert(each, item)).toList();
    }

    private static Object constant(Target target, Scalar scalar) {
        for (Object constant : target.type.raw().getEnumConstants()) {
            if (DidYouMean.same(((Enum<?>) constant).name(), scalar.value().toString())) {
                return constant;
            }
        }
        String given = scalar.value().toString();
        throw scalar.place()
                .error(
                        "%s must be %s, got '%s'.%s",
                        target.name,
                        target.type.description(),
                        given,
                        DidYouMean.suggest(given, target.type.words()));
    }

    private static Object simple(Target target, Scalar scalar) {
        Object value = scalar.value();
        Class<?> type = target.type.raw();
        if (type == boolean.class) {
            String word = value.toString().toLowerCase(Locale.ROOT);
            if (!word.equals("true") && !word.equals("false")) {
                throw target.wrongType(scalar);
            }
            return word.equals("true");
        }
        if (type == String.class) {
            return value instanceof String text ? text : text(target, scalar);
        }
        if (!Numeral.isNumber(value)) {
            throw target.wrongType(scalar);
        }
        return type == double.class ? real(target, scalar) : whole(target, scalar);
    }

    /** YAML reads 12 and true as a number and a truth value; where a text is wanted, they are their text. */
    private static String text(Target target, Scalar scalar) {
        if (scalar.value() instanceof Component) {
            throw target.wrongType(scalar);
        }
        return scalar.value().toString();
    }

    private static double real(Target target, Scalar scalar) {
        double value = Numeral.real(scalar.value());
        Optional<Range> range = target.parameter.range();
        if (range.isPresent() && !range.get().contains(value)) {
            throw target.mustBe("in " + range.get(), scalar, scalar.value());
        }
        if (range.isEmpty() && !Double.isFinite(value)) {
            throw target.mustBe("finite", scalar, scalar.value());
        }
        return value;
    }

    private static Object whole(Target target, Scalar scalar) {
        boolean isInt = target.type.raw() == int.class;
        long value = exact(target, scalar);
        Optional<Range> range = target.parameter.range();
        if (range.isPresent() && !range.get().contains((double) value)) {
            throw target.mustBe("in " + range.get(), scalar, scalar.value());
        }
        if (isInt && value != (int) value) {
            throw tooLarge(target, scalar);
        }
        return isInt ? (Object) (int) value : (Object) value;
    }

    private static long exact(Target target, Scalar scalar) {
        if (!Numeral.isWhole(scalar.value())) {
            throw target.wrongType(scalar);
        }
        OptionalLong value = Numeral.whole(scalar.value());
        if (value.isEmpty()) {
            throw tooLarge(target, scalar);
        }
        return value.getAsLong();
    }

    private static CatalogException tooLarge(Target target, Scalar scalar) {
        boolean isInt = target.type.raw() == int.class;
        return target.mustBe(
                String.format(
                        "a whole number from %d to %d",
                        isInt ? Integer.MIN_VALUE : Long.MIN_VALUE,
                        isInt ? Integer.MAX_VALUE : Long.MAX_VALUE),
                scalar,
                scalar.value());
    }
}

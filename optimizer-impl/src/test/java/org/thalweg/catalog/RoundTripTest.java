package org.thalweg.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.Component;
import org.thalweg.Constant;
import org.thalweg.Optimizer;
import org.thalweg.Range;
import org.thalweg.engine.Chain;
import org.thalweg.records.Kind;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;
import org.thalweg.records.ValueType;

/** What is printed, reads back to an equal component, whatever its hyper-parameters. */
class RoundTripTest {

    private static final int EACH = 300;

    private final Catalog catalog = Catalog.builder().components(new Everything()).build();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_component_reads_back(Kind kind) throws ReflectiveOperationException {
        Random random = new Random(1);
        for (int i = 0; i < EACH && !catalog.entries(kind).isEmpty(); i++) {
            Component component = component(random, kind, 3);
            assertReadsBack(kind.type(), component);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_chain_reads_back(long seed) throws ReflectiveOperationException {
        Random random = new Random(seed);
        for (int i = 0; i < EACH; i++) {
            Chain chain = chain(random, 2);
            assertReadsBack(
                    Optimizer.class, chain.links().size() == 1 ? chain.links().get(0) : chain);
            assertEquals(chain, catalog.parseChain(Notation.print(chain)));
            assertEquals(chain, catalog.parseChain(Notation.printWhole(chain)));
        }
    }

    private void assertReadsBack(Class<? extends Component> type, Component component) {
        for (String text : List.of(Notation.print(component), Notation.printWhole(component))) {
            assertEquals(component, catalog.parse(type, text), text);
            assertEquals(component, catalog.read(type, text), text);
            assertEquals(1, text.lines().count(), text);
        }
    }

    private Chain chain(Random random, int depth) throws ReflectiveOperationException {
        List<Optimizer> links = new ArrayList<>();
        for (int j = random.nextInt(4); j > 0; j--) {
            links.add((Optimizer) component(random, Kind.OPTIMIZER, depth));
        }
        return new Chain(links);
    }

    private Component component(Random random, Kind kind, int depth)
            throws ReflectiveOperationException {
        List<Entry> entries = catalog.entries(kind);
        Entry entry = entries.get(random.nextInt(entries.size()));
        List<Object> values = new ArrayList<>();
        for (Parameter parameter : entry.parameters()) {
            Object unchanged = parameter.valueIn(entry.prototype());
            values.add(
                    depth == 0 || random.nextInt(3) == 0
                            ? unchanged
                            : value(random, parameter.valueType(), parameter, depth));
        }
        Class<?>[] types =
                entry.parameters().stream().map(Parameter::type).toArray(Class<?>[]::new);
        Constructor<? extends Component> canonical =
                entry.prototype().getClass().getDeclaredConstructor(types);
        try {
            return canonical.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            // Two links of one name, or a text that names nothing.
            return entry.prototype();
        }
    }

    private Object value(Random random, ValueType type, Parameter parameter, int depth)
            throws ReflectiveOperationException {
        if (type.element().isPresent()) {
            List<Object> elements = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                elements.add(value(random, type.element().get(), parameter, depth));
            }
            return List.copyOf(elements);
        }
        if (type.kind().isPresent()) {
            Kind kind = type.kind().get();
            Component nested =
                    kind == Kind.OPTIMIZER && random.nextBoolean()
                            ? chain(random, depth - 1)
                            : component(random, kind, depth - 1);
            return nested instanceof Constant number
                    ? new Constant(inRange(parameter, number.value(), random.nextDouble()))
                    : nested;
        }
        if (type.raw().isEnum()) {
            Object[] constants = type.raw().getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        return simple(random, type.raw(), parameter);
    }

    private static Object simple(Random random, Class<?> type, Parameter parameter) {
        if (type == double.class || type == Double.class) {
            return inRange(parameter, randomDouble(random), random.nextDouble());
        }
        if (type == int.class || type == Integer.class) {
            return (int) inRange(parameter, random.nextInt(), 1 + random.nextInt(9));
        }
        if (type == long.class) {
            return random.nextLong();
        }
        return type == boolean.class ? (Object) random.nextBoolean() : text(random);
    }

    /** Bits at random give every exponent. */
    private static double randomDouble(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> -0.0;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> random.nextInt(100);
            case 3 -> Math.abs(Double.longBitsToDouble(random.nextLong()));
            default -> random.nextGaussian();
        };
    }

    private static double inRange(Parameter parameter, double wanted, double instead) {
        boolean fits =
                parameter
                        .range()
                        .map(range -> range.contains(wanted))
                        .orElse(Double.isFinite(wanted) && wanted > -10);
        // With an upper end below the replacement, the lower half of a range is always in it.
        Range range = parameter.range().orElse(Range.parse("(-∞, ∞)"));
        return fits ? wanted : range.contains(instead) ? instead : range.high();
    }

    private static String text(Random random) {
        String letters = "ab|()[],=\"\\ \n\t\r'é∞1-_";
        return Stream.generate(() -> letters.charAt(random.nextInt(letters.length())))
                .limit(random.nextInt(6))
                .map(String::valueOf)
                .reduce("", String::concat);
    }
}

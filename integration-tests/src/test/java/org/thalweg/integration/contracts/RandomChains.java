package org.thalweg.integration.contracts;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.thalweg.Block;
import org.thalweg.Component;
import org.thalweg.Constant;
import org.thalweg.Identity;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Regularizer;
import org.thalweg.Schedule;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.engine.Rates;
import org.thalweg.wrappers.On;

/** Chains of whatever is registered, with hyper-parameters drawn from all of their ranges. */
final class RandomChains {

    private static final double[] MAGNITUDES = {1e-8, 1e-3, 0.1, 0.5, 1, 3, 10};

    private static final String[] SOME = {"weights", "biases", "W", "V*", "*"};

    private final SplittableRandom random;

    RandomChains(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns a chain that goes with these parameters: what needs the gradient itself comes first, and not all is frozen. */
    Chain chain(List<Block> blocks) {
        while (true) {
            Chain chain = chain();
            int size = (int) blocks.stream().mapToLong(Block::size).sum();
            try {
                new Descent(chain, List.of(), blocks, new double[size], 1);
                return chain;
            } catch (IllegalArgumentException e) {
                // Another one, then.
            }
        }
    }

    private Chain chain() {
        List<Optimizer> links = new ArrayList<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            links.add(draw(Optimizer.class));
        }
        return new Chain(links);
    }

    /** Returns the same links, some of them together in chains of their own. */
    Chain nested(Chain flat) {
        List<Optimizer> links = new ArrayList<>();
        for (Optimizer link : flat) {
            if (random.nextBoolean() && !links.isEmpty()) {
                Optimizer last = links.remove(links.size() - 1);
                links.add(Chain.of(last, link));
            } else {
                links.add(link);
            }
        }
        return new Chain(links);
    }

    List<Regularizer> regularizers() {
        return random.nextBoolean() ? List.of() : List.of(draw(Regularizer.class));
    }

    /** Returns a registered component with other hyper-parameters, or with its defaults if it refuses those drawn. */
    private <C extends Component> C draw(Class<C> kind) {
        List<C> all = ServiceLoader.load(kind).stream().map(ServiceLoader.Provider::get).toList();
        C prototype = all.get(random.nextInt(all.size()));
        RecordComponent[] components = prototype.getClass().getRecordComponents();
        Object[] values = Arrays.stream(components).map(one -> draw(one, prototype)).toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return kind.cast(
                    prototype.getClass().getDeclaredConstructor(types).newInstance(values));
        } catch (ReflectiveOperationException e) {
            return prototype;
        }
    }

    private Optimizer unrated() {
        Optimizer link = random.nextInt(4) == 0 ? new Identity() : draw(Optimizer.class);
        return new Chain(List.of(link))
                        .tree().values().stream()
                                .anyMatch(each -> Rates.has(each) || each instanceof On)
                ? new Identity()
                : link;
    }

    private Object draw(RecordComponent component, Object prototype) {
        Class<?> type = component.getType();
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == double.class || type == int.class) {
            double number = number(range(component));
            return type == int.class ? (Object) (int) Math.ceil(number) : (Object) number;
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        if (type == Schedule.class) {
            return random.nextBoolean() ? new Constant(0.05) : draw(Schedule.class);
        }
        if (type == String.class) {
            return SOME[random.nextInt(SOME.length)];
        }
        if (type == Optimizer.class) {
            // A group with a rate of its own asks that all have one, and a group of a group may be
            // empty.
            List<Optimizer> links = List.of(unrated(), unrated());
            return random.nextBoolean() ? links.get(0) : new Chain(links);
        }
        try {
            return component.getAccessor().invoke(prototype);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Range range(RecordComponent component) {
        return Optional.ofNullable(component.getAnnotation(Param.class))
                .map(Param::range)
                .filter(text -> !text.isEmpty())
                .map(Range::parse)
                .orElse(new Range(0, true, 1, true));
    }

    private double number(Range range) {
        double low = Double.isFinite(range.low()) ? range.low() : -1;
        double magnitude = MAGNITUDES[random.nextInt(MAGNITUDES.length)];
        double number =
                Double.isFinite(range.high())
                        ? low + random.nextDouble() * (range.high() - low)
                        : low + random.nextDouble() * magnitude;
        return range.closedLow() && random.nextInt(8) == 0 ? low : number;
    }
}

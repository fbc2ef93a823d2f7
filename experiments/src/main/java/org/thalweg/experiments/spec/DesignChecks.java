package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.experiments.spec.Design.Alone;
import org.thalweg.experiments.spec.Design.Factorial;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.Reorder;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.experiments.spec.Design.Vary;

/** Whether a design fits the base. */
final class DesignChecks {

    private static final int MOST_FACTORS = 10;
    private static final int MOST_REORDERED = 5;

    private DesignChecks() {}

    /**
     * Returns the design with keys and values as the base has them.
     *
     * @throws SpecException if the design does not fit
     */
    static Design fitted(Design design, Parts base) {
        if (design instanceof Swap swap) {
            return swap(swap, base);
        }
        if (design instanceof Vary vary) {
            return vary(vary, base);
        }
        if (design instanceof Factorial factorial) {
            count("factorial", factorial.components(), MOST_FACTORS);
            return new Factorial(
                    distinct(
                            factorial.components().stream().map(k -> removable(base, k)).toList()));
        }
        if (design instanceof Reorder reorder) {
            count("reorder", reorder.links(), MOST_REORDERED);
            return new Reorder(distinct(reorder.links().stream().map(k -> link(base, k)).toList()));
        }
        if (design instanceof Alone) {
            return design;
        }
        if (base.removable().isEmpty()) {
            if (base.rated().isEmpty()) {
                throw wrong(
                        "The chain is empty. Give it links, such as 'momentum(0.9) | sgd(0.05)'.");
            }
            throw wrong(
                    "Nothing can be left out: the learning rate of %s is what every variant needs. Add a link or a regularizer.",
                    String.join(", ", base.rated()));
        }
        if (design instanceof LeaveOneIn && base.rated().isEmpty()) {
            throw wrong("leave-one-in starts from a link with a learning rate. Add sgd.");
        }
        return design;
    }

    private static Design swap(Swap swap, Parts base) {
        ImmutableMap.Builder<String, List<Component>> fitted = ImmutableMap.builder();
        notEmpty("swap", "{momentum: [nesterov]}", swap.alternatives());
        swap.alternatives()
                .forEach(
                        (written, alternatives) -> {
                            String key = removable(base, written);
                            notEmpty(key, alternatives);
                            Class<? extends Component> kind = kindOf(base.part(key));
                            if (!alternatives.stream().allMatch(kind::isInstance)) {
                                throw wrong(
                                        "%s can only be swapped with %s.",
                                        key,
                                        kind == Optimizer.class ? "optimizers" : "regularizers");
                            }
                            fitted.put(key, alternatives);
                        });
        changing(
                swap.alternatives().entrySet().stream()
                        .flatMap(
                                e ->
                                        e.getValue().stream()
                                                .map(c -> base.with(base.key(e.getKey()), c))),
                "swap",
                base);
        return new Swap(fitted.buildOrThrow());
    }

    /** Returns what can take the place of a part. */
    static Class<? extends Component> kindOf(Component part) {
        return part instanceof Optimizer ? Optimizer.class : Regularizer.class;
    }

    private static Design vary(Vary vary, Parts base) {
        ImmutableMap.Builder<String, List<Object>> fitted = ImmutableMap.builder();
        notEmpty("vary", "{momentum.decay: [0.5, 0.9]}", vary.values());
        vary.values()
                .forEach(
                        (written, values) -> {
                            ParameterPath path = ParameterPath.parse(written).in(base);
                            notEmpty(written, values);
                            fitted.put(
                                    path.toString(),
                                    values.stream().map(v -> fitted(path, base, v)).toList());
                        });
        changing(
                vary.values().entrySet().stream()
                        .flatMap(
                                e -> {
                                    ParameterPath path = ParameterPath.parse(e.getKey()).in(base);
                                    return e.getValue().stream()
                                            .map(v -> path.with(base, fitted(path, base, v)));
                                }),
                "vary",
                base);
        return new Vary(fitted.buildOrThrow());
    }

    /** A design all of whose variants are the base compares nothing. */
    private static void changing(Stream<Parts> variants, String design, Parts base) {
        if (variants.allMatch(variant -> variant.text().equals(base.text()))) {
            throw wrong(
                    "%s changes nothing: with all that it names the chain is the base itself. Name something else.",
                    design);
        }
    }

    private static Object fitted(ParameterPath path, Parts base, Object value) {
        Object fitting = FittingValue.of(path.parameter(base), value);
        try {
            path.with(base, fitting);
        } catch (IllegalArgumentException e) {
            throw wrong("%s", String.valueOf(e.getMessage()));
        }
        return fitting;
    }

    /** Returns the key of a part that can be taken away. */
    static String removable(Parts base, String written) {
        String key = base.key(written);
        if (!base.removable().contains(key)) {
            throw wrong(
                    "%s cannot be taken away or swapped: %s. Possible: %s.",
                    key,
                    base.rated().contains(key)
                            ? "it has the learning rate, which every variant needs"
                            : "it is not clear what should take its place",
                    base.removable().isEmpty() ? "none" : String.join(", ", base.removable()));
        }
        return key;
    }

    /** Returns the key of a link. */
    static String link(Parts base, String written) {
        String key = base.key(written);
        if (!base.links().contains(key)) {
            throw wrong(
                    "%s %s. Possible: %s.",
                    key,
                    base.part(key) instanceof Optimizer
                            ? "is inside another optimizer, and only the links of the chain itself change places"
                            : "is a regularizer and has no place in the chain",
                    String.join(", ", base.links()));
        }
        return key;
    }

    private static void count(String design, List<String> keys, int most) {
        if (keys.size() < 2 || keys.size() > most) {
            throw wrong("%s takes 2 to %s components, got %s.", design, most, keys.size());
        }
    }

    private static List<String> distinct(List<String> keys) {
        Set<String> seen = new HashSet<>();
        for (String key : keys) {
            if (!seen.add(key)) {
                throw wrong("%s is named twice. Name it once.", key);
            }
        }
        return keys;
    }

    private static void notEmpty(String design, String example, Map<?, ?> map) {
        if (map.isEmpty()) {
            throw wrong("%s is empty. Write it as '%s: %s'.", design, design, example);
        }
    }

    private static void notEmpty(String key, List<?> list) {
        if (list.isEmpty()) {
            throw wrong("%s has no alternatives. Name at least one.", key);
        }
    }

    private static SpecException wrong(String format, Object... arguments) {
        return SpecException.about(Keys.DESIGN, format, arguments);
    }
}

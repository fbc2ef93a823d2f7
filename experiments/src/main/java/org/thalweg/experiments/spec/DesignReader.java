package org.thalweg.experiments.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.thalweg.Component;
import org.thalweg.experiments.spec.Design.Alone;
import org.thalweg.experiments.spec.Design.Factorial;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.spec.Design.Reorder;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.experiments.spec.Design.Vary;
import org.thalweg.experiments.spec.YamlNode.Entry;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.experiments.spec.YamlNode.Scalar;
import org.thalweg.experiments.spec.YamlNode.Sequence;
import org.thalweg.records.Parameter;

/** Reads what a spec says of its designs. */
final class DesignReader {

    /** The names of designs, and how those that need more are written. */
    private static final Map<String, String> DESIGNS =
            Map.of(
                    "leave-one-out", "",
                    "leave-one-in", "",
                    "alone", "",
                    "swap", "{momentum: [nesterov]}",
                    "vary", "{momentum.decay: [0.5, 0.9]}",
                    "factorial", "[momentum, l2]",
                    "reorder", "[momentum, clip-by-value]");

    /** Returns the names of all designs, sorted. */
    static List<String> names() {
        return DESIGNS.keySet().stream().sorted().toList();
    }

    /** Returns the name of a design. */
    static String name(Design design) {
        return Parameter.kebab(design.getClass().getSimpleName());
    }

    /** Returns how the rest of a design is written; empty if its name is all. */
    static String rest(String name) {
        return DESIGNS.getOrDefault(name, "");
    }

    private final ComponentReader components;
    private final Parts base;

    DesignReader(ComponentReader components, Parts base) {
        this.components = components;
        this.base = base;
    }

    List<Design> read(YamlNode node) {
        List<YamlNode> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        List<Design> designs = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof Mapping mapping) {
                mapping.entries().forEach(entry -> designs.add(read(entry)));
            } else {
                designs.add(word(Scalars.scalar(Keys.DESIGN, "the name of a design", item)));
            }
        }
        Checks.that(
                !designs.isEmpty(),
                Keys.DESIGN,
                "There is no design. Leave the key out for leave-one-out.");
        return designs;
    }

    private Design word(Scalar word) {
        String more = more(word);
        if (!more.isEmpty()) {
            throw word.position()
                    .error("%s needs to be told more: '%s: %s'.", word.text(), word.text(), more);
        }
        Design design =
                switch (word.text()) {
                    case "alone" -> new Alone();
                    case "leave-one-in" -> new LeaveOneIn();
                    default -> new LeaveOneOut();
                };
        return at(word.position(), () -> DesignChecks.fitted(design, base));
    }

    private static String more(Scalar name) {
        if (!DESIGNS.containsKey(name.text())) {
            throw Fields.unknown("design", name, names(), "");
        }
        return rest(name.text());
    }

    private Design read(Entry entry) {
        String more = more(entry.key());
        if (more.isEmpty()) {
            throw entry.key()
                    .position()
                    .error("%s takes no options. Write its name alone.", entry.name());
        }
        YamlNode value = Fields.valueOf(entry);
        Design design =
                switch (entry.name()) {
                    case "swap" -> new Swap(byKey(entry.name(), value, this::alternatives));
                    case "vary" -> new Vary(byKey(entry.name(), value, this::values));
                    case "factorial" ->
                            new Factorial(keys(entry.name(), value, DesignChecks::removable));
                    default -> new Reorder(keys(entry.name(), value, DesignChecks::link));
                };
        return at(entry.key().position(), () -> DesignChecks.fitted(design, base));
    }

    private static <T> Map<String, T> byKey(
            String design, YamlNode node, BiFunction<Scalar, YamlNode, T> read) {
        if (!(node instanceof Mapping mapping)) {
            throw mustBe(design, "a map", node);
        }
        Map<String, T> values = new LinkedHashMap<>();
        mapping.entries()
                .forEach(
                        entry ->
                                values.put(
                                        entry.name(),
                                        read.apply(entry.key(), Fields.valueOf(entry))));
        return values;
    }

    private List<Component> alternatives(Scalar key, YamlNode node) {
        String part = at(key.position(), () -> DesignChecks.removable(base, key.text()));
        return List.copyOf(components.readList(DesignChecks.kindOf(base.part(part)), node));
    }

    private List<Object> values(Scalar key, YamlNode node) {
        ParameterPath path = at(key.position(), () -> ParameterPath.parse(key.text()).in(base));
        if (!(node instanceof Sequence sequence)) {
            throw node.position()
                    .error("%s must be a list of values, got %s.", key.text(), node.described());
        }
        return sequence.items().stream()
                .map(item -> components.readValue(path, base, item))
                .toList();
    }

    private List<String> keys(
            String design, YamlNode node, BiFunction<Parts, String, String> check) {
        if (!(node instanceof Sequence sequence)) {
            throw mustBe(design, "a list of components", node);
        }
        List<String> keys = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            if (!(item instanceof Scalar name) || name.isEmpty()) {
                throw mustBe(design, "a list of components", item);
            }
            keys.add(at(name.position(), () -> check.apply(base, name.text())));
        }
        return keys;
    }

    private static SpecException mustBe(String design, String wanted, YamlNode node) {
        return node.position()
                .error(
                        "%s must be %s, such as '%s', got %s.",
                        design, wanted, rest(design), node.described());
    }

    private static <T> T at(Position position, Supplier<T> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            throw position.error(e);
        }
    }
}

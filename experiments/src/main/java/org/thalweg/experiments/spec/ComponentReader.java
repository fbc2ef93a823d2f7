package org.thalweg.experiments.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.CatalogException;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.spec.YamlNode.Entry;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.experiments.spec.YamlNode.Scalar;
import org.thalweg.experiments.spec.YamlNode.Sequence;
import org.thalweg.records.Kind;
import org.thalweg.records.Parameter;

/** Reads components and their values: the catalog says what is wrong, this says where. */
final class ComponentReader {

    private final Catalog catalog;

    ComponentReader(Catalog catalog) {
        this.catalog = catalog;
    }

    <T extends Component> T read(Class<T> type, YamlNode node) {
        try {
            return catalog.read(type, treeOf(node));
        } catch (CatalogException e) {
            throw located(node, steps(e.pointer()), e);
        }
    }

    Chain readChain(YamlNode node) {
        try {
            return catalog.readChain(treeOf(node));
        } catch (CatalogException e) {
            throw located(node, steps(e.pointer()), e);
        }
    }

    <T extends Component> List<T> readList(Class<T> type, YamlNode node) {
        return node instanceof Sequence sequence
                ? sequence.items().stream().map(item -> read(type, item)).toList()
                : List.of(read(type, node));
    }

    /** Reads a value for one hyper-parameter; the others stay as they are in the base. */
    Object readValue(ParameterPath path, Parts base, YamlNode node) {
        Component owner = path.owner(base);
        Parameter changed = path.parameter(base);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : Parameter.of(owner.getClass())) {
            values.put(parameter.name(), parameter.valueIn(owner));
        }
        values.put(changed.name(), treeOf(node));
        Kind kind = Kind.of(owner.getClass()).orElseThrow();
        try {
            return changed.valueIn(catalog.create(kind, owner.name(), values));
        } catch (CatalogException e) {
            // The first two steps are the component and its hyper-parameter.
            List<String> steps = steps(e.pointer());
            throw located(node, steps.subList(Math.min(2, steps.size()), steps.size()), e);
        }
    }

    private static Object treeOf(YamlNode node) {
        Object tree = node.tree();
        if (tree == null) {
            throw node.position().error("There is no value here. Give one.");
        }
        return tree;
    }

    private static List<String> steps(String pointer) {
        return Arrays.stream(pointer.split("/", -1))
                .skip(1)
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .collect(Collectors.toList());
    }

    private static SpecException located(YamlNode node, List<String> steps, CatalogException e) {
        Position position = node.position();
        YamlNode at = node;
        for (String step : steps) {
            if (at instanceof Sequence sequence) {
                at = sequence.items().get(Integer.parseInt(step));
                position = at.position();
            } else if (at instanceof Mapping mapping) {
                Entry entry = entry(mapping, step);
                at = entry.value();
                position = entry.key().position();
            }
        }
        if (position.line() == 0) {
            return position.error(
                    "%s", String.valueOf(e.getMessage()).replaceFirst("^\\d+:\\d+: ", ""));
        }
        return at instanceof Scalar text && e.offset().isPresent()
                ? text.at(e.offset().getAsInt()).error("%s", e.sentence())
                : position.error("%s", e.sentence());
    }

    private static Entry entry(Mapping mapping, String name) {
        return mapping.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package org.thalweg.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.Component;

/** Reads trees of maps, lists and scalars, as YAML gives them. */
final class TreeReader {

    private static final int DEEPEST = 100;

    private TreeReader() {}

    static Written read(@Nullable Object node) {
        return read(node, Place.ROOT, 0);
    }

    /** Reads hyper-parameters by name. */
    static Written.Fields fields(Map<String, ?> values) {
        return fields(values, Place.ROOT, 0);
    }

    private static Written read(@Nullable Object node, Place place, int depth) {
        if (depth > DEEPEST) {
            throw place.error("This is nested more than %d deep. Write it flatter.", DEEPEST);
        }
        if (node instanceof Map<?, ?> map) {
            return fields(map, place, depth);
        }
        if (node instanceof List<?> list) {
            List<Written> elements = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                elements.add(read(list.get(i), place.child(Integer.toString(i)), depth + 1));
            }
            return new Written.Items(elements, place);
        }
        if (node instanceof Number
                || node instanceof String
                || node instanceof Boolean
                || node instanceof Component) {
            return new Written.Scalar(node, place);
        }
        if (node instanceof Enum<?> constant) {
            return new Written.Scalar(constant.name(), place);
        }
        if (node == null) {
            throw place.error("There is no value here. Give one, or leave the name out.");
        }
        throw place.error(
                "A %s is no value. Possible are numbers, words, true, false, lists and maps of these.",
                node.getClass().getName());
    }

    private static Written.Fields fields(Map<?, ?> map, Place place, int depth) {
        List<Written.Named> fields = new ArrayList<>();
        map.forEach(
                (key, value) -> {
                    String name = String.valueOf(key);
                    Place inside = place.child(name);
                    // 'momentum:' with nothing after the colon is a component with its defaults,
                    // or a hyper-parameter without a value: who makes it knows which.
                    Written written =
                            value == null
                                    ? new Written.Fields(List.of(), inside)
                                    : read(value, inside, depth + 1);
                    fields.add(new Written.Named(name, written, inside));
                });
        return new Written.Fields(fields, place);
    }
}

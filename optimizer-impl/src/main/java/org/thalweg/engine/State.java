package org.thalweg.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.Slot;

/** The slots of one link, by name. */
final class State {

    static final State NONE = new State("a regularizer", List.of(), 0);

    private final String owner;
    private final Map<String, double[]> vectors = new LinkedHashMap<>();
    private final Map<String, double[]> scalars = new LinkedHashMap<>();

    /**
     * @param owner the link's key, for messages
     * @param size length of the parameter vector
     */
    State(String owner, List<Slot> slots, int size) {
        this.owner = owner;
        for (Slot slot : slots) {
            boolean vector = slot.shape() == Slot.Shape.VECTOR;
            double[] values = new double[vector ? size : 1];
            Arrays.fill(values, slot.initial());
            if (vectors.containsKey(slot.name()) || scalars.containsKey(slot.name())) {
                throw new IllegalArgumentException(
                        String.format(
                                "%s declares two slots named '%s'. Give each a name of its own.",
                                owner, slot.name()));
            }
            (vector ? vectors : scalars).put(slot.name(), values);
        }
    }

    double[] vector(String name) {
        return find(vectors, name, "vector");
    }

    double scalar(String name) {
        return find(scalars, name, "scalar")[0];
    }

    void scalar(String name, double value) {
        find(scalars, name, "scalar")[0] = value;
    }

    /** Adds every slot's live array under {@code owner.name}. */
    void collect(Map<String, double[]> into) {
        vectors.forEach((name, values) -> into.put(owner + "." + name, values));
        scalars.forEach((name, values) -> into.put(owner + "." + name, values));
    }

    private double[] find(Map<String, double[]> slots, String name, String shape) {
        double[] values = slots.get(name);
        if (values == null) {
            throw new IllegalArgumentException(
                    String.format(
                            "%s declares no %s slot '%s'. It declares: %s.",
                            owner,
                            shape,
                            name,
                            slots.isEmpty() ? "none" : String.join(", ", slots.keySet())));
        }
        return values;
    }
}

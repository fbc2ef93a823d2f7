package org.thalweg;

import java.util.List;

/**
 * A piece of an optimizer's state, declared by name; the engine allocates, checkpoints and restores it.
 *
 * @param name unique within the optimizer
 * @param shape one number for each parameter, or a single one
 * @param initial the value of every element before the first step
 */
public record Slot(String name, Shape shape, double initial) {

    /** How many numbers a slot holds. */
    public enum Shape {
        /** An array indexed like the parameters: {@link Tile#slot}. */
        VECTOR,
        /** A single number: {@link Step#scalar(String)}. */
        SCALAR
    }

    /** Returns a slot with one number for each parameter, 0 at first. */
    public static Slot zeros(String name) {
        return filled(name, 0);
    }

    /** Returns a slot with one number for each parameter, {@code initial} at first. */
    public static Slot filled(String name, double initial) {
        return new Slot(name, Shape.VECTOR, initial);
    }

    /** Returns a slot that holds a single number, {@code initial} at first. */
    public static Slot scalar(String name, double initial) {
        return new Slot(name, Shape.SCALAR, initial);
    }

    /** Returns the slots of an optimizer inside an optimizer, their names preceded by {@code owner} and a dot. */
    public static List<Slot> nested(String owner, List<Slot> slots) {
        return slots.stream()
                .map(slot -> new Slot(owner + "." + slot.name, slot.shape, slot.initial))
                .toList();
    }
}

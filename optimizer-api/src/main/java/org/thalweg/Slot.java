package org.thalweg;

/**
 * A piece of an optimizer's state, declared by name; the engine allocates, checkpoints and restores it.
 *
 * @param name unique within the optimizer
 * @param shape how many numbers it holds
 * @param size how many, for {@link Shape#ARRAY}; else 0
 * @param initial the value of every element before the first step, unless the role says otherwise
 * @param role what it is for
 */
public record Slot(String name, Shape shape, int size, double initial, Role role) {

    /** How many numbers a slot holds. */
    public enum Shape {
        /** One for each element of the parameters, indexed like them. */
        ELEMENTS,
        /** One for each row of each parameter. */
        ROWS,
        /** One for each column of each parameter. */
        COLUMNS,
        /** One for each parameter. */
        BLOCKS,
        /** As many as it says. */
        ARRAY,
        /** A single one: {@link Step#scalar(String)}. */
        SCALAR
    }

    /** What a slot is for. */
    public enum Role {
        /** It is kept from step to step. */
        STATE,
        /** It is kept, and has a twin for the gain: see {@link Tile#linear(String, Memory)}. */
        MEMORY,
        /** It is kept, and starts at θ. */
        PARAMETERS,
        /** It is kept, starts at θ, and is where the model is evaluated and predicts, in place of θ. */
        EVALUATED,
        /** It holds anything at the beginning of a step, and is in no checkpoint. */
        SCRATCH,
        /** It is scratch, and has a twin for the gain. */
        SCRATCH_MEMORY
    }

    public Slot {
        boolean elements = shape == Shape.ELEMENTS;
        if ((shape == Shape.ARRAY) != (size > 0)) {
            throw new UsageException(
                    name
                            + ": an array has a size above 0, and nothing else has one; got "
                            + size
                            + ".");
        }
        if (!elements && role != Role.STATE && role != Role.SCRATCH) {
            throw new UsageException(
                    name + ": only a slot with one number for each element can be " + role + ".");
        }
    }

    /** Returns a slot with one number for each element, 0 at first. */
    public static Slot zeros(String name) {
        return filled(name, 0);
    }

    /** Returns a slot with one number for each element, {@code initial} at first. */
    public static Slot filled(String name, double initial) {
        return new Slot(name, Shape.ELEMENTS, 0, initial, Role.STATE);
    }

    /** Returns a slot with one number for each element, 0 at first, for {@link Tile#linear(String, Memory)}. */
    public static Slot memory(String name) {
        return new Slot(name, Shape.ELEMENTS, 0, 0, Role.MEMORY);
    }

    /** Returns a slot with one number for each element that starts at θ. */
    public static Slot parameters(String name) {
        return new Slot(name, Shape.ELEMENTS, 0, 0, Role.PARAMETERS);
    }

    /**
     * Returns a slot with one number for each element that starts at θ, and at which the model is evaluated and predicts: an
     * average of the parameters, say.
     */
    public static Slot evaluated(String name) {
        return new Slot(name, Shape.ELEMENTS, 0, 0, Role.EVALUATED);
    }

    /** Returns a slot with one number for each row of each parameter, 0 at first. */
    public static Slot rows(String name) {
        return new Slot(name, Shape.ROWS, 0, 0, Role.STATE);
    }

    /** Returns a slot with one number for each column of each parameter, 0 at first. */
    public static Slot columns(String name) {
        return new Slot(name, Shape.COLUMNS, 0, 0, Role.STATE);
    }

    /** Returns a slot with one number for each parameter, {@code initial} at first. */
    public static Slot blocks(String name, double initial) {
        return new Slot(name, Shape.BLOCKS, 0, initial, Role.STATE);
    }

    /** Returns a slot with so many numbers, 0 at first. */
    public static Slot array(String name, int size) {
        return new Slot(name, Shape.ARRAY, size, 0, Role.STATE);
    }

    /** Returns a slot that holds a single number, {@code initial} at first. */
    public static Slot scalar(String name, double initial) {
        return new Slot(name, Shape.SCALAR, 0, initial, Role.STATE);
    }

    /** Returns this slot as one that no checkpoint keeps. */
    public Slot scratch() {
        if (startsAtParameters()) {
            throw new UsageException(
                    name + ": what starts at the parameters is kept, and no scratch.");
        }
        return new Slot(
                name,
                shape,
                size,
                initial,
                role == Role.MEMORY ? Role.SCRATCH_MEMORY : Role.SCRATCH);
    }

    /** Returns whether it has a twin for the gain. */
    public boolean isMemory() {
        return role == Role.MEMORY || role == Role.SCRATCH_MEMORY;
    }

    /** Returns whether no checkpoint keeps it. */
    public boolean isScratch() {
        return role == Role.SCRATCH || role == Role.SCRATCH_MEMORY;
    }

    /** Returns whether it starts at θ. */
    public boolean startsAtParameters() {
        return role == Role.PARAMETERS || role == Role.EVALUATED;
    }
}

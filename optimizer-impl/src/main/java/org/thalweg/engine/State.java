package org.thalweg.engine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.Block;
import org.thalweg.Slot;
import org.thalweg.Slot.Shape;
import org.thalweg.UsageException;
import org.thalweg.parameters.Layout;

/** The slots of one link, by name. */
final class State {

    static final State NONE = new State("a regularizer", List.of(), Layout.of(List.of()), false);

    private static final double[] NO_TWIN = {};

    private final String owner;
    private final Layout layout;
    private final Kept[] slots;

    /**
     * A slot's numbers.
     *
     * @param arrays one; for rows, columns and blocks one a block
     * @param twin for the gain
     */
    private record Kept(Slot slot, double[][] arrays, double[] twin) {}

    /**
     * @param owner the link's path, for messages
     * @param layout of the parameters that a slot for elements is as long as
     * @param asksGain whether memories have their twins
     */
    State(String owner, List<Slot> declared, Layout layout, boolean asksGain) {
        this.owner = owner;
        this.layout = layout;
        Set<String> names = new HashSet<>();
        slots = new Kept[declared.size()];
        for (int i = 0; i < slots.length; i++) {
            Slot slot = declared.get(i);
            if (!names.add(slot.name())) {
                throw new UsageException(
                        String.format(
                                "%s declares two slots named '%s'. Give each a name of its own.",
                                owner, slot.name()));
            }
            double[][] arrays = allocate(slot);
            for (double[] array : arrays) {
                Arrays.fill(array, slot.initial());
            }
            double[] twin = asksGain && slot.isMemory() ? new double[layout.size()] : NO_TWIN;
            slots[i] = new Kept(slot, arrays, twin);
        }
    }

    private double[][] allocate(Slot slot) {
        return switch (slot.shape()) {
            case ELEMENTS -> new double[1][layout.size()];
            case ARRAY -> new double[1][slot.size()];
            case SCALAR -> new double[1][1];
            case ROWS, COLUMNS, BLOCKS ->
                    layout.blocks().stream()
                            .map(block -> new double[count(slot.shape(), block)])
                            .toArray(double[][]::new);
        };
    }

    private static int count(Shape shape, Block block) {
        return shape == Shape.ROWS ? block.rows() : shape == Shape.COLUMNS ? block.columns() : 1;
    }

    /** Lets the slots that start at θ start there, θ being all the parameters. */
    void start(Layout whole, double[] parameters) {
        for (Kept kept : slots) {
            if (kept.slot.startsAtParameters()) {
                Gathering.gather(whole, layout, parameters, kept.arrays[0]);
            }
        }
    }

    /** There are a few: equal strings are mostly the same one, and found without a hash. */
    private @Nullable Kept find(String name) {
        for (Kept kept : slots) {
            if (kept.slot.name().equals(name)) {
                return kept;
            }
        }
        return null;
    }

    /**
     * Returns a slot's array.
     *
     * @param block the tile's place among the blocks, or −1 if it holds several
     */
    double[] slot(String name, int block) {
        Kept kept = find(name);
        if (kept == null || kept.slot.shape() == Shape.SCALAR) {
            throw unknown(name, false);
        }
        Shape shape = kept.slot.shape();
        if (shape == Shape.ELEMENTS || shape == Shape.ARRAY) {
            return kept.arrays[0];
        }
        if (block < 0) {
            throw new IllegalStateException(
                    String.format(
                            "The slot '%s' of %s has numbers for each parameter, and this tile holds several. Go through tile.blocks(), or declare Scope.BLOCK.",
                            name, owner));
        }
        return kept.arrays[block];
    }

    double[] memory(String name) {
        return keptMemory(name).arrays[0];
    }

    /** Returns a memory's twin, which is there if the gain is asked for. */
    double[] twin(String name) {
        return keptMemory(name).twin;
    }

    private Kept keptMemory(String name) {
        Kept kept = find(name);
        if (kept == null || !kept.slot.isMemory()) {
            throw new UsageException(
                    String.format(
                            "%s uses '%s' as a memory, but does not declare it as one. Write Slot.memory(\"%s\") in slots().",
                            owner, name, name));
        }
        return kept;
    }

    double scalar(String name) {
        return scalarArray(name)[0];
    }

    void scalar(String name, double value) {
        scalarArray(name)[0] = value;
    }

    private double[] scalarArray(String name) {
        Kept kept = find(name);
        if (kept == null || kept.slot.shape() != Shape.SCALAR) {
            throw unknown(name, true);
        }
        return kept.arrays[0];
    }

    /** Returns the slot at which the model is evaluated, or null if there is none. */
    double @Nullable [] evaluated() {
        for (Kept kept : slots) {
            if (kept.slot.role() == Slot.Role.EVALUATED) {
                return kept.arrays[0];
            }
        }
        return null;
    }

    /** Returns how a slot for elements is indexed. */
    Layout layout() {
        return layout;
    }

    /** Adds the live arrays of every slot that checkpoints keep, under {@code owner.name}. */
    void collect(Map<String, double[]> into) {
        for (Kept kept : slots) {
            String name = owner + "." + kept.slot.name();
            if (kept.slot.isScratch()) {
                continue;
            }
            switch (kept.slot.shape()) {
                case ROWS, COLUMNS, BLOCKS -> {
                    for (int i = 0; i < kept.arrays.length; i++) {
                        String block = layout.blocks().get(i).name();
                        into.put(name + "[" + block + "]", kept.arrays[i]);
                    }
                }
                case ELEMENTS, ARRAY, SCALAR -> into.put(name, kept.arrays[0]);
            }
            if (kept.twin != NO_TWIN) {
                into.put(name + "~gain", kept.twin);
            }
        }
    }

    private UsageException unknown(String name, boolean scalar) {
        List<String> known =
                Arrays.stream(slots)
                        .filter(kept -> (kept.slot.shape() == Shape.SCALAR) == scalar)
                        .map(kept -> kept.slot.name())
                        .toList();
        return new UsageException(
                String.format(
                        "%s declares no %s slot '%s'. It declares: %s.",
                        owner,
                        scalar ? "scalar" : "array",
                        name,
                        known.isEmpty() ? "none" : String.join(", ", known)));
    }
}

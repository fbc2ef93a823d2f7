package org.thalweg.parameters;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.thalweg.Block;
import org.thalweg.UsageException;

/** Where blocks lie in one vector: one after another, each row by row, without gaps. Immutable. */
public final class Layout {

    private final ImmutableList<Block> blocks;
    private final ImmutableMap<Block, Integer> starts;
    private final int size;

    private Layout(ImmutableMap<Block, Integer> starts, int size) {
        this.blocks = starts.keySet().asList();
        this.starts = starts;
        this.size = size;
    }

    /**
     * Returns the layout of these blocks in this order.
     *
     * @throws UsageException if two blocks have one name, or all together more elements than an array can have
     */
    public static Layout of(List<Block> blocks) {
        requireNames(blocks);
        long size = blocks.stream().mapToLong(Block::size).reduce(0, Math::addExact);
        if (size > Integer.MAX_VALUE) {
            throw new UsageException(
                    String.format(
                            "The parameters have %d elements in all. At most %d are possible.",
                            size, Integer.MAX_VALUE));
        }
        ImmutableMap.Builder<Block, Integer> starts = ImmutableMap.builder();
        int from = 0;
        for (Block block : blocks) {
            starts.put(block, from);
            from += (int) block.size();
        }
        return new Layout(starts.buildOrThrow(), (int) size);
    }

    private static void requireNames(List<Block> blocks) {
        Set<String> names = new HashSet<>();
        for (Block block : blocks) {
            if (!names.add(block.name())) {
                throw new UsageException(
                        String.format(
                                "Two parameters are named '%s'. Give each a name of its own.",
                                block.name()));
            }
        }
    }

    /** Returns the blocks in the order in which they lie. */
    public List<Block> blocks() {
        return blocks;
    }

    /** Returns the number of elements of all blocks, which is the length of the vector. */
    public int size() {
        return size;
    }

    /**
     * Returns the index of a block's first element.
     *
     * @throws UsageException if the block does not belong to this layout
     */
    public int from(Block block) {
        Integer from = starts.get(block);
        if (from == null) {
            throw new IllegalArgumentException(
                    String.format("%s is not in this layout, which has %s.", block, blocks()));
        }
        return from;
    }

    /**
     * Returns the index after a block's last element.
     *
     * @throws UsageException if the block does not belong to this layout
     */
    public int to(Block block) {
        return from(block) + (int) block.size();
    }

    /** Layouts of the same blocks in the same order are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Layout that && blocks().equals(that.blocks());
    }

    @Override
    public int hashCode() {
        return blocks().hashCode();
    }

    @Override
    public String toString() {
        return "Layout" + blocks();
    }
}

package org.thalweg.wrappers;

import java.util.List;
import java.util.stream.Collectors;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.UsageException;

/** Acts wherever in the chain it stands; decay and penalties do not move what is frozen either. */
@Describe(
        value = "Keeps some of the parameters as they are.",
        formula = "u ← 0 for the parameters named")
public record Freeze(@Param(Selection.MEANING) String where) implements Optimizer {

    public Freeze() {
        this("biases");
    }

    public Freeze {
        Selection.check(where);
    }

    @Override
    public String key() {
        return Selection.key("freeze", where);
    }

    /**
     * Declares nothing.
     *
     * @throws UsageException if none of the parameters is meant
     */
    @Override
    public List<Slot> slots(List<Block> blocks) {
        if (blocks.stream().noneMatch(this::freezes)) {
            throw new UsageException(
                    String.format(
                            "%s has nothing to freeze: the parameters are %s. Name some of them.",
                            key(),
                            blocks.stream().map(Block::name).collect(Collectors.joining(", "))));
        }
        return List.of();
    }

    @Override
    public boolean freezes(Block block) {
        return Selection.has(where, block);
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public boolean tellsGain() {
        return true;
    }

    /** The engine keeps what is frozen, whatever the other links do. */
    @Override
    public Kernel kernel(Step step) {
        return (Lasting) tile -> {};
    }
}

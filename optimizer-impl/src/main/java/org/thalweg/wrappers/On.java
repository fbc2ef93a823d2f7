package org.thalweg.wrappers;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Identity;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Scope;
import org.thalweg.Wrapper;

/**
 * A group with a chain of its own: {@code on(weights, sgd(0.05)) | on(biases, sgd(0.5))}. The others pass as they are.
 *
 * <p>Where a group has a learning rate of its own, every parameter must have exactly one, or be frozen: anything else is an
 * error. A clip by global norm inside takes the norm of the group.
 */
@Describe(
        value = "Works on some of the parameters alone.",
        formula = "u ← chain(u) for the parameters named; the others' stay")
public record On(
        @Param(Selection.MEANING) String where, @Param("what works on them") Optimizer chain)
        implements Wrapper {

    public On() {
        this("weights", new Identity());
    }

    public On {
        Selection.check(where);
    }

    @Override
    public String key() {
        return Selection.key("on", where);
    }

    @Override
    public List<Optimizer> parts() {
        return List.of(chain);
    }

    @Override
    public boolean covers(int part, Block block) {
        return Selection.has(where, block);
    }

    /** Without it, what it holds would work on all parameters: leave that out instead. */
    @Override
    public boolean isOptional() {
        return false;
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public boolean tellsGain() {
        return true;
    }
}

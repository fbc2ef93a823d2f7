package org.thalweg.wrappers;

import java.util.OptionalDouble;
import org.thalweg.Clock;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Scope;
import org.thalweg.Step;

/**
 * Keeps some of the parameters as they are: a learning rate of 0 for them. Penalties do not move them either.
 *
 * @param where which parameters: {@code weights}, {@code biases}, {@code scales}, a name, or a pattern with {@code *}
 */
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

    @Override
    public OptionalDouble learningRate(Clock clock) {
        return OptionalDouble.of(0);
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public boolean tellsGain() {
        return true;
    }

    @Override
    public Kernel kernel(Step step) {
        return tile -> {
            if (Selection.has(where, tile.block())) {
                tile.scale(0);
            }
        };
    }
}

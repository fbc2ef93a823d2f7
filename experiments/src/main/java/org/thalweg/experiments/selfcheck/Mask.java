package org.thalweg.experiments.selfcheck;

import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Step;
import org.thalweg.Tile;

/**
 * Keeps the weights of one input where they are: at 0, if they begin there, so that the model does not have this input.
 *
 * @param input number of the input, from 0; −1 masks none
 */
@Describe("Keeps the weights of one input where they are.")
record Mask(@Param(value = "number of the input", range = "[-1, ∞)") int input)
        implements Optimizer {

    /** Masks the first input. */
    public Mask() {
        this(0);
    }

    /** Checks the number. */
    public Mask {
        Range.check(Mask.class, input);
    }

    @Override
    public Kernel kernel(Step step) {
        Block weights = step.blocks().get(0);
        return tile -> mask(tile, weights);
    }

    private void mask(Tile tile, Block weights) {
        for (int row = 0; row < weights.rows() && input >= 0; row++) {
            // The weights are the first parameter: they begin at 0.
            tile.update()[row * weights.columns() + input] = 0;
        }
    }
}

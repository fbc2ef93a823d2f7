package org.thalweg.experiments.selfcheck;

import java.util.random.RandomGenerator;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Step;

/**
 * Multiplies the update by 1 + s·N(0, 1), anew in each step: what differs between two such links is their random stream alone.
 *
 * @param deviation s
 * @param copy tells links apart that are to be the same but for what they draw
 */
@Describe("Multiplies the update by 1 + s·N(0, 1).")
record Jitter(
        @Param(value = "s, standard deviation of the factor", range = "[0, ∞)") double deviation,
        @Param(value = "which of several streams", range = "[0, ∞)") int copy)
        implements Optimizer {

    /** Returns a deviation of one half. */
    public Jitter() {
        this(0.5, 0);
    }

    /** Checks both. */
    public Jitter {
        Range.check(Jitter.class, deviation, copy);
    }

    @Override
    public Kernel kernel(Step step) {
        RandomGenerator random = step.random();
        for (int i = 0; i < copy; i++) {
            random.nextGaussian();
        }
        double factor = 1 + deviation * random.nextGaussian();
        return tile -> {
            double[] u = tile.update();
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                u[i] *= factor;
            }
        };
    }
}

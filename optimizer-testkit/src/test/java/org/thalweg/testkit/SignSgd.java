package org.thalweg.testkit;

import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Step;

/** Takes steps of equal length in every direction. */
public record SignSgd(@Param(value = "what counts as zero", range = "[0, ∞)") double deadZone)
        implements Optimizer {

    public SignSgd() {
        this(0);
    }

    public SignSgd {
        Range.check(SignSgd.class, deadZone);
    }

    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    @Override
    public Kernel kernel(Step step) {
        return tile -> {
            double[] u = tile.update();
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                u[i] = Math.abs(u[i]) <= deadZone ? 0 : Math.signum(u[i]);
            }
        };
    }
}

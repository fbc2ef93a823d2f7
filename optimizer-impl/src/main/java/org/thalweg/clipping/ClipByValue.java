package org.thalweg.clipping;

import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Step;
import org.thalweg.Tile;

/** A clip of each element by itself. NaN stays NaN. */
@Describe(
        value = "Limits each element of the update to [−max, max]; the direction may change.",
        formula = "uᵢ ← min(max(uᵢ, −max), max)")
public record ClipByValue(
        @Param(value = "largest absolute value of an element", range = "(0, ∞)") double max)
        implements Optimizer {

    public ClipByValue() {
        this(1);
    }

    public ClipByValue {
        Range.check(ClipByValue.class, max);
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
        return (Lasting)
                tile -> {
                    double[] u = tile.update();
                    if (tile.asksGain()) {
                        shorten(tile.gain(), u, tile);
                    }
                    for (int i = tile.from(), to = tile.to(); i < to; i++) {
                        u[i] = Math.min(Math.max(u[i], -max), max);
                    }
                };
    }

    private void shorten(double[] gain, double[] u, Tile tile) {
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            double length = Math.abs(u[i]);
            gain[i] *= length > max ? max / length : 1;
        }
    }
}

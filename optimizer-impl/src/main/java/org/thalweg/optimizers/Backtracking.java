package org.thalweg.optimizers;

import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.Describe;
import org.thalweg.Evaluation;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;

/**
 * A line search in the place of {@code sgd}, for a gradient that no other link has changed.
 *
 * <p>η begins at twice that of the last step, in the first step at the one given, and is multiplied by the factor while f, the
 * loss and the smooth penalties, has not fallen enough. Without proximal penalties, this is Armijo's condition with the
 * constant ½. Each try costs a gradient of the minibatch. Values are compared, so that it ends where they agree to the last
 * digits, at parameters with about half of theirs.
 */
@Describe(
        value = "Shortens the step, proximal step included, until the objective falls as it must.",
        formula = {
            "z = prox(θ − ηg),  η shortened until f(z) ≤ f(θ) + ⟨g, z − θ⟩ + ‖z − θ‖²/2η",
            "u ← θ − z"
        },
        reference =
                "Armijo, 1966; with proximal steps: Beck and Teboulle, 2009, https://doi.org/10.1137/080716542")
public record Backtracking(
        @Param(value = "η, the length tried first", range = "(0, ∞)") double learningRate,
        @Param(value = "what a step that is too long is multiplied by", range = "(0, 1)")
                double factor)
        implements Optimizer {

    /** Rounding of the values compared: near a minimum they differ by less. */
    private static final double ROUNDING = 1e-14;

    private static final int MOST_TRIES = 100;

    /** On level ground every step is short enough. */
    private static final double LONGEST = 1e100;

    public Backtracking() {
        this(1, 0.5);
    }

    public Backtracking {
        Range.check(Backtracking.class, learningRate, factor);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(
                Slot.scalar("rate", 0), Slot.zeros("there").scratch(), Slot.zeros("g").scratch());
    }

    @Override
    public OptionalDouble learningRate(Clock clock) {
        return OptionalDouble.of(learningRate);
    }

    @Override
    public boolean needsGradient() {
        return true;
    }

    @Override
    public boolean takesProximalSteps() {
        return true;
    }

    @Override
    public Kernel kernel(Step step) {
        return (Lasting) tile -> search(step, tile);
    }

    private void search(Step step, Tile tile) {
        double[] p = tile.parameters();
        double[] u = tile.update();
        double[] z = tile.slot("there");
        double value = step.evaluation().value();
        double before = step.scalar("rate");
        double rate = before == 0 ? learningRate : Math.min(2 * before, LONGEST);
        for (int n = 0; n < MOST_TRIES; n++, rate *= factor) {
            move(step, tile, z, rate);
            if (isEnough(step.evaluate(z, tile.slot("g")), value, tile, z, rate)) {
                break;
            }
        }
        step.scalar("rate", rate);
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            u[i] = p[i] - z[i];
        }
    }

    private static void move(Step step, Tile tile, double[] z, double rate) {
        double[] sizes = tile.slot("g");
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            z[i] = tile.parameters()[i] - rate * tile.update()[i];
            sizes[i] = rate;
        }
        step.proximal(z, sizes);
    }

    private static boolean isEnough(
            Evaluation there, double value, Tile tile, double[] z, double rate) {
        double slope = 0;
        double squares = 0;
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            double change = z[i] - tile.parameters()[i];
            slope += tile.update()[i] * change;
            squares += change * change;
        }
        return there.value() <= value + slope + squares / (2 * rate) + ROUNDING * Math.abs(value);
    }
}

package org.thalweg.engine;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;

/** A chain at work on gradients given by hand. */
public final class Machine {

    private final Descent descent;
    private long steps;

    private Machine(Descent descent) {
        this.descent = descent;
    }

    /** A chain at work on one weight matrix of one row. */
    public static Machine of(Chain chain, double... start) {
        List<Block> row = List.of(new Block("W", 1, start.length, Role.WEIGHTS));
        return new Machine(new Descent(chain, List.of(), row, start.clone(), 1));
    }

    /** A chain and regularizers at work on a weight matrix of one row and a bias, the last number. */
    public static Machine withBias(Chain chain, List<Regularizer> regularizers, double... start) {
        int weights = start.length - 1;
        List<Block> blocks =
                List.of(new Block("W", 1, weights, Role.WEIGHTS), new Block("b", 1, 1, Role.BIAS));
        return new Machine(new Descent(chain, regularizers, blocks, start.clone(), 1));
    }

    /** Takes a step with this gradient and returns the update that was subtracted. */
    public double[] step(double... gradient) {
        steps++;
        System.arraycopy(gradient, 0, descent.gradient(), 0, gradient.length);
        descent.step(
                new Clock(steps, 1, steps - 1),
                1,
                (p, g) -> {
                    System.arraycopy(gradient, 0, g, 0, gradient.length);
                    return 1;
                });
        return descent.gradient().clone();
    }

    /** Returns θ, live. */
    public double[] parameters() {
        return descent.parameters();
    }

    /** Returns what an optimizer makes of each of these gradients of a single element in turn. */
    public static List<Double> updates(Optimizer optimizer, double... gradients) {
        Machine machine = of(Chain.of(optimizer), 0);
        List<Double> updates = new ArrayList<>();
        for (double gradient : gradients) {
            updates.add(machine.step(gradient)[0]);
        }
        return updates;
    }
}

package org.thalweg.integration.recipes;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;

/** Newton's direction from the last changes of parameters and gradient, and a step that goes down far enough. */
public record LBfgs(@Param(range = "[1, 100]") int memory) implements Optimizer {

    public LBfgs() {
        this(10);
    }

    public LBfgs {
        Range.check(LBfgs.class, memory);
    }

    @Override
    public List<Slot> slots(List<Block> blocks) {
        int size = Math.toIntExact(blocks.stream().mapToLong(Block::size).sum());
        return List.of(
                Slot.array("s", memory * size),
                Slot.array("y", memory * size),
                Slot.parameters("before"),
                Slot.zeros("gradient"),
                Slot.zeros("direction").scratch(),
                Slot.zeros("there").scratch(),
                Slot.zeros("gradientThere").scratch(),
                Slot.scalar("pairs", 0));
    }

    @Override
    public Kernel kernel(Step step) {
        return tile -> {
            double[] g = tile.update();
            if (step.clock().step() > 1) {
                remember(step, tile);
            }
            System.arraycopy(tile.parameters(), 0, tile.slot("before"), 0, tile.to());
            System.arraycopy(g, 0, tile.slot("gradient"), 0, tile.to());
            double[] d = direction(step, tile);
            double size = size(step, tile, d, dot(g, 0, d));
            for (int i = 0; i < tile.to(); i++) {
                g[i] = size * d[i];
            }
        };
    }

    /** Keeps s = θ − θ′ and y = g − g′ in the place of the oldest, where the curvature is above 0. */
    private void remember(Step step, Tile tile) {
        int n = tile.to();
        int at = (int) step.scalar("pairs") % memory * n;
        double[] s = tile.slot("s");
        double[] y = tile.slot("y");
        double curvature = 0;
        for (int i = 0; i < n; i++) {
            curvature +=
                    (tile.parameters()[i] - tile.slot("before")[i])
                            * (tile.update()[i] - tile.slot("gradient")[i]);
        }
        if (curvature > 0) {
            for (int i = 0; i < n; i++) {
                s[at + i] = tile.parameters()[i] - tile.slot("before")[i];
                y[at + i] = tile.update()[i] - tile.slot("gradient")[i];
            }
            step.scalar("pairs", step.scalar("pairs") + 1);
        }
    }

    /** The two loops of Nocedal's recursion. */
    private double[] direction(Step step, Tile tile) {
        int n = tile.to();
        double[] q = tile.slot("direction");
        System.arraycopy(tile.update(), 0, q, 0, n);
        int last = (int) step.scalar("pairs");
        int first = Math.max(0, last - memory);
        double[] alpha = new double[last - first];
        for (int k = last - 1; k >= first; k--) {
            double rho = 1 / dot(tile.slot("s"), tile.slot("y"), k % memory * n, n);
            alpha[k - first] = rho * dot(tile.slot("s"), k % memory * n, q);
            add(q, -alpha[k - first], tile.slot("y"), k % memory * n);
        }
        if (last > 0) {
            int at = (last - 1) % memory * n;
            double scale =
                    dot(tile.slot("s"), tile.slot("y"), at, n)
                            / dot(tile.slot("y"), tile.slot("y"), at, n);
            for (int i = 0; i < n; i++) {
                q[i] *= scale;
            }
        }
        for (int k = first; k < last; k++) {
            double rho = 1 / dot(tile.slot("s"), tile.slot("y"), k % memory * n, n);
            double beta = rho * dot(tile.slot("y"), k % memory * n, q);
            add(q, alpha[k - first] - beta, tile.slot("s"), k % memory * n);
        }
        return q;
    }

    /** Halves or doubles the step until it goes down far enough and is not too short: Wolfe's weak conditions. */
    private static double size(Step step, Tile tile, double[] d, double slope) {
        double value = step.evaluation().value();
        double[] there = tile.slot("there");
        double tooShort = 0;
        double tooLong = Double.POSITIVE_INFINITY;
        double size = 1;
        for (int n = 0; n < 50; n++) {
            for (int i = 0; i < d.length; i++) {
                there[i] = tile.parameters()[i] - size * d[i];
            }
            double reached = step.evaluate(there, tile.slot("gradientThere")).value();
            if (!(reached <= value - 1e-4 * size * slope)) {
                tooLong = size;
            } else if (dot(tile.slot("gradientThere"), 0, d) > 0.9 * slope) {
                tooShort = size;
            } else {
                return size;
            }
            size = tooLong < Double.POSITIVE_INFINITY ? (tooShort + tooLong) / 2 : 2 * size;
        }
        return tooShort;
    }

    private static double dot(double[] a, int at, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += a[at + i] * b[i];
        }
        return sum;
    }

    private static double dot(double[] a, double[] b, int at, int n) {
        double sum = 0;
        for (int i = at; i < at + n; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] x, double share, double[] y, int at) {
        for (int i = 0; i < x.length; i++) {
            x[i] += share * y[at + i];
        }
    }
}

package org.thalweg.testkit;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A loss to walk on, perhaps another one in each step. */
@FunctionalInterface
interface Landscape {

    /** Returns the loss at θ in step t, and overwrites {@code gradient}. */
    double at(long t, double[] parameters, double[] gradient);

    /** Returns the bowl ½‖θ − 1‖². */
    static Landscape bowl() {
        return (t, p, g) -> {
            double sum = 0;
            for (int i = 0; i < p.length; i++) {
                g[i] = p[i] - 1;
                sum += g[i] * g[i] / 2;
            }
            return sum;
        };
    }

    /**
     * Returns the long narrow valley: in the plane of each two neighbouring elements its floor runs along the diagonal x = y,
     * with curvature 1, between walls of curvature {@code steepness}. The minimum is at 0.
     */
    static Landscape valley(double steepness) {
        return (t, p, g) -> {
            double sum = 0;
            for (int i = 0; i + 1 < p.length; i += 2) {
                double along = (p[i] + p[i + 1]) / 2;
                double across = (p[i] - p[i + 1]) / 2;
                g[i] = along + steepness * across;
                g[i + 1] = along - steepness * across;
                sum += along * along + steepness * across * across;
            }
            return sum;
        };
    }

    /** Returns slopes that do not depend on θ, of random direction and of magnitudes from 0.01 to 100; every ninth is 0. */
    static Landscape slopes(long seed) {
        return (t, p, g) -> {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + t);
            double steepness = StrictMath.pow(10, (double) (2 - t % 5));
            double sum = 10;
            for (int i = 0; i < p.length; i++) {
                g[i] = (i + t) % 9 == 0 ? 0 : steepness * (2 * random.nextDouble() - 1);
                sum += g[i] * p[i];
            }
            return sum;
        };
    }

    /** Returns level ground. */
    static Landscape flat() {
        return (t, p, g) -> {
            Arrays.fill(g, 0);
            return 1;
        };
    }

    /** Returns the mirror image: its loss at −θ is this one's at θ. */
    default Landscape mirrored() {
        return (t, p, g) -> {
            double loss = at(t, negated(p), g);
            System.arraycopy(negated(g), 0, g, 0, g.length);
            return loss;
        };
    }

    private static double[] negated(double[] x) {
        double[] y = x.clone();
        Arrays.setAll(y, i -> -x[i]);
        return y;
    }

    /** Returns this landscape, but in so many steps from one on all slopes are NaN. */
    default Landscape withoutNumbers(long first, int count) {
        return (t, p, g) -> {
            double loss = at(t, p, g);
            if (first <= t && t < first + count) {
                Arrays.fill(g, Double.NaN);
            }
            return loss;
        };
    }

    /** Returns this landscape, but in one step with another slope in one direction; the loss is 1 throughout. */
    default Landscape with(long step, int element, double slope) {
        return (t, p, g) -> {
            at(t, p, g);
            g[element] = t == step ? slope : g[element];
            return 1;
        };
    }
}

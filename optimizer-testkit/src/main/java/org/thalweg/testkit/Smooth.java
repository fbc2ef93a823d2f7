package org.thalweg.testkit;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.thalweg.Regularizer;

/** Whether a regularizer's gradient is that of its penalty's smooth part. */
final class Smooth {

    /** Central differences err by about h²; with h = 10⁻⁵ and doubles, 10⁻⁶ leaves room for steep penalties. */
    private static final double TOLERANCE = 1e-6;

    private static final double H = 1e-5;
    private static final int MIDPOINTS = 100;

    private final Penalised penalised;
    private final boolean none;

    Smooth(Regularizer subject) {
        penalised = new Penalised(subject);
        none = penalised.hasNoGradient();
    }

    void isDerivative() {
        boolean all = penalised.hasNoProximal();
        Inapplicable.when(
                !all && penalised.hasNoGradient(), "All of it is done by its proximal step.");
        for (double[] point : Penalised.points(9)) {
            if (all) {
                isDerivativeOfPenalty(point);
            } else {
                isDerivativeOfSomething(point);
            }
        }
    }

    private void isDerivativeOfPenalty(double[] point) {
        double[] gradient = penalised.gradient(point);
        for (int i = 0; i < point.length; i++) {
            double h = H * Math.max(Math.abs(point[i]), 1e-3);
            double slope =
                    (penalised.penalty(moved(point, i, h)) - penalised.penalty(moved(point, i, -h)))
                            / (2 * h);
            // The penalty's own rounding, divided by h, is part of the difference.
            double noise = 1e-15 * Math.abs(penalised.penalty(point)) / h;
            Unmet.unless(
                    Math.abs(slope - gradient[i])
                            <= TOLERANCE * (Math.abs(slope) + Math.abs(gradient[i])) + noise,
                    "The gradient of %s at %s is %s, but its penalty rises by %s.",
                    penalised.subject().name(),
                    point[i],
                    gradient[i],
                    slope);
        }
    }

    /** The derivatives of a gradient are a symmetric matrix; that the rest fits is seen at the proximal map. */
    private void isDerivativeOfSomething(double[] point) {
        SplittableRandom random = new SplittableRandom(10);
        double[] u = Penalised.point(random, 1);
        double[] v = Penalised.point(random, 1);
        double one = dot(u, change(point, v));
        double other = dot(v, change(point, u));
        Unmet.unless(
                Math.abs(one - other) <= TOLERANCE * (1 + Math.abs(one)),
                "What %s adds to the gradient is not the gradient of anything: its derivatives are not symmetric.",
                penalised.subject().name());
    }

    private double[] change(double[] point, double[] direction) {
        double h = H;
        double[] forth = point.clone();
        double[] back = point.clone();
        Arrays.setAll(forth, i -> point[i] + h * direction[i]);
        Arrays.setAll(back, i -> point[i] - h * direction[i]);
        double[] change = penalised.gradient(forth);
        double[] there = penalised.gradient(back);
        Arrays.setAll(change, i -> (change[i] - there[i]) / (2 * h));
        return change;
    }

    /** Returns the smooth part at θ: its gradient summed along the way from 0, exact for polynomials of degree 2. */
    double part(double[] point) {
        double sum = 0;
        if (none) {
            return sum;
        }
        for (int k = 0; k < MIDPOINTS; k++) {
            double share = (k + 0.5) / MIDPOINTS;
            double[] at = Arrays.stream(point).map(x -> share * x).toArray();
            sum += dot(penalised.gradient(at), point) / MIDPOINTS;
        }
        return sum;
    }

    static double[] moved(double[] point, int i, double by) {
        double[] moved = point.clone();
        moved[i] += by;
        return moved;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

package org.thalweg.testkit;

import org.thalweg.Regularizer;
import org.thalweg.Regularizer.Form;

/** Whether a regularizer's gradient is that of its penalty's smooth part. */
final class Smooth {

    /** Central differences err by about h²; with h = 10⁻⁵ and doubles, 10⁻⁶ leaves room for steep penalties. */
    private static final double TOLERANCE = 1e-6;

    private static final double H = 1e-5;

    private final Penalised penalised;

    Smooth(Regularizer subject) {
        penalised = new Penalised(subject);
    }

    void isDerivative() {
        boolean all = penalised.subject().form() == Form.SMOOTH;
        Inapplicable.when(
                !all
                        && penalised.hasNoGradient()
                        && Penalised.points(9).stream().allMatch(at -> penalised.smooth(at) == 0),
                "All of it is done by its proximal step.");
        for (double[] point : Penalised.points(9)) {
            Unmet.unless(
                    !all || penalised.smooth(point) == penalised.penalty(point),
                    "%s tells the form SMOOTH, but its smooth penalty is %s of %s.",
                    penalised.subject().name(),
                    penalised.smooth(point),
                    penalised.penalty(point));
            isDerivativeOfPenalty(point);
        }
    }

    private void isDerivativeOfPenalty(double[] point) {
        double[] gradient = penalised.gradient(point);
        for (int i = 0; i < point.length; i++) {
            double h = H * Math.max(Math.abs(point[i]), 1e-3);
            double slope =
                    (penalised.smooth(moved(point, i, h)) - penalised.smooth(moved(point, i, -h)))
                            / (2 * h);
            // The penalty's own rounding, divided by h, is part of the difference.
            double noise = 1e-15 * Math.abs(penalised.smooth(point)) / h;
            Unmet.unless(
                    Math.abs(slope - gradient[i])
                            <= TOLERANCE * (Math.abs(slope) + Math.abs(gradient[i])) + noise,
                    "The gradient of %s at %s is %s, but its smooth penalty rises by %s.",
                    penalised.subject().name(),
                    point[i],
                    gradient[i],
                    slope);
        }
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

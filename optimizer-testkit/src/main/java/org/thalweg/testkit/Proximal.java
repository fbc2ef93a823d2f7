package org.thalweg.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.Regularizer;

/** Whether a proximal map is one: the minimiser over z of ‖z − θ‖²/2 + ηR(z), R being what the gradient leaves out. */
final class Proximal {

    private static final double[] STEP_SIZES = {0, 0.01, 0.5, 3};
    private static final double[] DISTANCES = {1, 0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6};

    /** Rounding of the sums compared. */
    private static final double TOLERANCE = 1e-12;

    private final Penalised penalised;
    private final Smooth smooth;
    private final String name;

    Proximal(Regularizer subject) {
        penalised = new Penalised(subject);
        smooth = new Smooth(subject);
        name = subject.name();
    }

    /** Nothing around the result, in many directions and at many distances, is better. */
    void isMinimiser() {
        Inapplicable.when(penalised.hasNoProximal(), "All of it joins the gradient.");
        Inapplicable.when(penalised.isConstraint(), "It is a constraint.");
        for (double[] point : Penalised.points(11)) {
            for (double stepSize : STEP_SIZES) {
                double[] best = penalised.proximal(point, stepSize);
                double least = objective(best, point, stepSize);
                for (double[] z : around(best, point)) {
                    Unmet.unless(
                            least <= objective(z, point, stepSize) + TOLERANCE * (1 + least),
                            "The proximal step of %s, of size %s, does not end in the minimum: %s away it is lower.",
                            name,
                            stepSize,
                            Math.sqrt(squaredDistance(z, best)));
                }
            }
        }
    }

    private double objective(double[] z, double[] point, double stepSize) {
        double rest = penalised.penalty(z) - smooth.part(z);
        return squaredDistance(z, point) / 2 + stepSize * rest;
    }

    private static List<double[]> around(double[] best, double[] point) {
        SplittableRandom random = new SplittableRandom(12);
        List<double[]> around = new ArrayList<>();
        for (double distance : DISTANCES) {
            for (int i = 0; i < best.length; i++) {
                around.add(Smooth.moved(best, i, distance));
                around.add(Smooth.moved(best, i, -distance));
            }
            double[] direction = Penalised.point(random, distance);
            around.add(sum(best, direction, 1));
            around.add(sum(best, direction, -1));
            around.add(sum(best, best, distance));
            around.add(sum(best, best, -distance));
            around.add(sum(best, sum(point, best, -1), distance));
        }
        return around;
    }

    /** ‖p(a) − p(b)‖² ≤ ⟨p(a) − p(b), a − b⟩, which every proximal map of a convex function obeys. */
    void isFirmlyNonExpansive(boolean convex) {
        Inapplicable.when(penalised.hasNoProximal(), "All of it joins the gradient.");
        Inapplicable.when(!convex, "Its contract says that it is not convex.");
        List<double[]> points = Penalised.points(13);
        for (double[] a : points) {
            for (double[] b : points) {
                double[] image = sum(penalised.proximal(a, 0.5), penalised.proximal(b, 0.5), -1);
                double[] difference = sum(a, b, -1);
                double along = Smooth.dot(image, difference);
                Unmet.unless(
                        Smooth.dot(image, image)
                                <= along + TOLERANCE * Smooth.dot(difference, difference),
                        "The proximal step of %s drives two points apart: it is not firmly non-expansive.",
                        name);
            }
        }
    }

    /** Returns a + share · b. */
    static double[] sum(double[] a, double[] b, double share) {
        double[] sum = a.clone();
        Arrays.setAll(sum, i -> a[i] + share * b[i]);
        return sum;
    }

    static double squaredDistance(double[] a, double[] b) {
        double[] difference = sum(a, b, -1);
        return Smooth.dot(difference, difference);
    }
}

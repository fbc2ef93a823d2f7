package org.thalweg.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.Regularizer;
import org.thalweg.Regularizer.Form;

/** Whether a proximal map is one: the minimiser over z of ‖z − θ‖²/2 + ηR(z), R being what the gradient leaves out. */
final class Proximal {

    private static final double[] DISTANCES = {1, 0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6};

    /** Rounding of the sums compared. */
    private static final double TOLERANCE = 1e-12;

    private final Penalised penalised;
    private final String name;

    Proximal(Regularizer subject) {
        penalised = new Penalised(subject);
        name = subject.name();
    }

    /** Nothing around the result, in many directions and at many distances, is better. */
    void isMinimiser() {
        Inapplicable.when(
                penalised.subject().form() == Form.SMOOTH, "All of it joins the gradient.");
        Inapplicable.when(penalised.isConstraint(), "It is a constraint.");
        for (double[] point : Penalised.points(11)) {
            for (double[] sizes : penalised.stepSizes()) {
                double[] best = penalised.proximal(point, sizes);
                requireRest(name, point, best, sizes);
                double least = objective(best, point, sizes);
                for (double[] z : around(best, point, sizes)) {
                    Unmet.unless(
                            least <= objective(z, point, sizes) + TOLERANCE * (1 + least),
                            "The proximal step of %s, of sizes from %s to %s, does not end in the minimum: %s away it is lower.",
                            name,
                            Arrays.stream(sizes).min().orElseThrow(),
                            Arrays.stream(sizes).max().orElseThrow(),
                            Math.sqrt(squaredDistance(z, best)));
                }
            }
        }
    }

    /** What has a step size of 0 stays where it is. */
    static void requireRest(String name, double[] point, double[] after, double[] sizes) {
        for (int i = 0; i < point.length; i++) {
            Unmet.unless(
                    sizes[i] != 0 || point[i] == after[i],
                    "%s moves an element whose step size is 0, from %s to %s.",
                    name,
                    point[i],
                    after[i]);
        }
    }

    private double objective(double[] z, double[] point, double[] sizes) {
        double[] difference = sum(z, point, -1);
        return dot(difference, difference, sizes) / 2 + penalised.penalty(z) - penalised.smooth(z);
    }

    private static List<double[]> around(double[] best, double[] point, double[] sizes) {
        SplittableRandom random = new SplittableRandom(12);
        List<double[]> around = new ArrayList<>();
        for (double distance : DISTANCES) {
            for (int i = 0; i < best.length; i++) {
                around.add(Smooth.moved(best, i, sizes[i] == 0 ? 0 : distance));
                around.add(Smooth.moved(best, i, sizes[i] == 0 ? 0 : -distance));
            }
            double[] direction = moving(Penalised.point(random, distance), sizes);
            around.add(sum(best, direction, 1));
            around.add(sum(best, direction, -1));
            around.add(sum(best, moving(best, sizes), distance));
            around.add(sum(best, moving(best, sizes), -distance));
            around.add(sum(best, sum(point, best, -1), distance));
        }
        return around;
    }

    /** Returns a direction without the elements that are at rest. */
    static double[] moving(double[] direction, double[] sizes) {
        double[] moving = direction.clone();
        Arrays.setAll(moving, i -> sizes[i] == 0 ? 0 : direction[i]);
        return moving;
    }

    /** ‖p(a) − p(b)‖² ≤ ⟨p(a) − p(b), a − b⟩ in the metric of the step sizes, as for every convex function. */
    void isFirmlyNonExpansive(boolean convex) {
        Inapplicable.when(
                penalised.subject().form() == Form.SMOOTH, "All of it joins the gradient.");
        Inapplicable.when(!convex, "Its contract says that it is not convex.");
        List<double[]> points = Penalised.points(13);
        for (double[] sizes : penalised.stepSizes()) {
            for (double[] a : points) {
                for (double[] other : points) {
                    double[] difference = moving(sum(a, other, -1), sizes);
                    double[] b = sum(a, difference, -1);
                    double[] image =
                            sum(penalised.proximal(a, sizes), penalised.proximal(b, sizes), -1);
                    double along = dot(image, difference, sizes);
                    Unmet.unless(
                            dot(image, image, sizes)
                                    <= along + TOLERANCE * dot(difference, difference, sizes),
                            "The proximal step of %s drives two points apart: it is not firmly non-expansive.",
                            name);
                }
            }
        }
    }

    /** Returns the inner product in the metric of the step sizes, over the elements that move. */
    static double dot(double[] a, double[] b, double[] sizes) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += sizes[i] == 0 ? 0 : a[i] * b[i] / sizes[i];
        }
        return sum;
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

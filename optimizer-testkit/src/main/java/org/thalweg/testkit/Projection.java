package org.thalweg.testkit;

import java.util.SplittableRandom;
import org.thalweg.Regularizer;

/** Whether a constraint's proximal step is the projection onto its set: what it leaves in place. */
final class Projection {

    /** A point on the border may be pulled back once more by the last bits of its norm. */
    private static final double TOLERANCE = 1e-12;

    private static final double[] DISTANCES = {10, 1, 0.1, 1e-2, 1e-3};

    private final Penalised penalised;
    private final String name;

    Projection(Regularizer subject) {
        penalised = new Penalised(subject);
        name = subject.name();
    }

    void isNearest(boolean convex) {
        Inapplicable.when(!penalised.isConstraint(), "It is not a constraint.");
        for (double[] point : Penalised.points(14)) {
            double[] here = penalised.proximal(point, 0.5);
            Unmet.unless(
                    Math.sqrt(Proximal.squaredDistance(here, penalised.proximal(point, 3)))
                            <= TOLERANCE * (1 + Math.sqrt(Smooth.dot(point, point))),
                    "%s is a constraint, but where it puts a point depends on the size of equal steps.",
                    name);
            for (double[] sizes : penalised.stepSizes()) {
                isNearest(point, sizes, convex);
            }
        }
    }

    private void isNearest(double[] point, double[] sizes, boolean convex) {
        double[] nearest = penalised.proximal(point, sizes);
        Proximal.requireRest(name, point, nearest, sizes);
        double size = 1 + Math.sqrt(Smooth.dot(nearest, nearest));
        double[] again = penalised.proximal(nearest, sizes);
        Unmet.unless(
                Math.sqrt(Proximal.squaredDistance(nearest, again)) <= TOLERANCE * size,
                "%s moves a point that it has just put into its set.",
                name);
        SplittableRandom random = new SplittableRandom(15);
        for (double distance : DISTANCES) {
            double[] way = Proximal.moving(Penalised.point(random, distance), sizes);
            double[] other = penalised.proximal(Proximal.sum(nearest, way, 1), sizes);
            isNoFarther(point, nearest, other, sizes, convex);
        }
    }

    /** In a convex set every other point lies behind the nearest: ⟨θ − p, w − p⟩ ≤ 0. */
    private void isNoFarther(
            double[] point, double[] nearest, double[] other, double[] sizes, boolean convex) {
        double[] out = Proximal.sum(point, nearest, -1);
        double[] along = Proximal.sum(other, nearest, -1);
        double[] apart = Proximal.sum(point, other, -1);
        double excess =
                convex
                        ? Proximal.dot(out, along, sizes)
                        : Proximal.dot(out, out, sizes) - Proximal.dot(apart, apart, sizes);
        Unmet.unless(
                excess <= TOLERANCE * (1 + Proximal.dot(point, point, sizes)),
                "%s does not put a point into the nearest place of its set.",
                name);
    }
}

package org.thalweg;

/**
 * Proximal maps of the euclidean norm in the metric of step sizes s, for penalties and constraints on groups of parameters. The
 * map of a norm divides each element by 1 + sᵢκ, κ being the root of one equation in one unknown, found by Newton's method:
 * as 1/‖·‖ is concave in it, the iterates rise to the root and never pass it.
 *
 * @see <a href="https://doi.org/10.1137/0904038">Moré and Sorensen, 1983, for the same equation</a>
 */
public final class Shortening {

    private static final int MOST_ITERATIONS = 60;

    private Shortening() {}

    /**
     * Replaces x by the minimiser over z of Σ (zᵢ − xᵢ)² / 2sᵢ where ‖z‖ ≤ radius. Elements whose step size is 0 stay; if they
     * alone are longer than the radius, all others become 0.
     *
     * @param x holds the elements: every {@code stride}-th from {@code from} to {@code to}, exclusive
     * @param steps s, indexed alike, none below 0
     * @param radius above 0
     */
    public static void project(
            double[] x, double[] steps, int from, int to, int stride, double radius) {
        double norm = norm(x, from, to, stride);
        if (norm <= radius) {
            return;
        }
        if (!Double.isFinite(norm) || areEqual(steps, from, to, stride)) {
            scale(x, from, to, stride, Double.isFinite(norm) ? radius / norm : Double.NaN);
            return;
        }
        double fixed = fixed(x, steps, from, to, stride);
        if (fixed >= radius) {
            clear(x, steps, from, to, stride);
            return;
        }
        double largest = largest(steps, from, to, stride);
        double kappa = 0;
        for (int n = 0; n < MOST_ITERATIONS; n++) {
            double squares = 0;
            double slope = 0;
            for (int i = from; i < to; i += stride) {
                double share = steps[i] / largest;
                double z = x[i] / (1 + share * kappa);
                squares += z * z;
                slope += share * z * z / (1 + share * kappa);
            }
            double next = kappa + squares * (Math.sqrt(squares) / radius - 1) / slope;
            if (!(next > kappa)) {
                break;
            }
            kappa = next;
        }
        for (int i = from; i < to; i += stride) {
            x[i] /= 1 + steps[i] / largest * kappa;
        }
    }

    /**
     * Replaces x by the minimiser over z of Σ (zᵢ − xᵢ)² / 2sᵢ + strength · ‖z‖. Elements whose step size is 0 stay.
     *
     * @param x holds the elements: every {@code stride}-th from {@code from} to {@code to}, exclusive
     * @param steps s, indexed alike, none below 0
     * @param strength at least 0
     */
    public static void shrink(
            double[] x, double[] steps, int from, int to, int stride, double strength) {
        double norm = norm(x, from, to, stride);
        if (norm == 0 || strength == 0) {
            return;
        }
        if (!Double.isFinite(norm) || areEqual(steps, from, to, stride)) {
            double share = 1 - strength * steps[from] / norm;
            scale(x, from, to, stride, Double.isFinite(norm) ? Math.max(0, share) : Double.NaN);
            return;
        }
        double length = fixed(x, steps, from, to, stride);
        if (length == 0 && isShrunkToNothing(x, steps, from, to, stride, strength)) {
            clear(x, steps, from, to, stride);
            return;
        }
        for (int n = 0; n < MOST_ITERATIONS; n++) {
            double squares = 0;
            double slope = 0;
            for (int i = from; i < to; i += stride) {
                double reach = length + steps[i] * strength;
                double share = x[i] == 0 ? 0 : x[i] / reach;
                squares += share * share;
                slope += share == 0 ? 0 : share * share / reach;
            }
            double next = length + squares * (Math.sqrt(squares) - 1) / slope;
            if (!(next > length)) {
                break;
            }
            length = next;
        }
        for (int i = from; i < to; i += stride) {
            x[i] *= length / (length + steps[i] * strength);
        }
    }

    private static boolean isShrunkToNothing(
            double[] x, double[] steps, int from, int to, int stride, double strength) {
        double squares = 0;
        for (int i = from; i < to; i += stride) {
            double share = x[i] == 0 ? 0 : x[i] / (steps[i] * strength);
            squares += share * share;
        }
        return squares <= 1;
    }

    private static double norm(double[] x, int from, int to, int stride) {
        double squares = 0;
        for (int i = from; i < to; i += stride) {
            squares += x[i] * x[i];
        }
        return Math.sqrt(squares);
    }

    private static double largest(double[] steps, int from, int to, int stride) {
        double largest = 0;
        for (int i = from; i < to; i += stride) {
            largest = Math.max(largest, steps[i]);
        }
        return largest;
    }

    private static boolean areEqual(double[] steps, int from, int to, int stride) {
        for (int i = from + stride; i < to; i += stride) {
            if (steps[i] != steps[from]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the norm of the elements whose step size is 0. */
    private static double fixed(double[] x, double[] steps, int from, int to, int stride) {
        double squares = 0;
        for (int i = from; i < to; i += stride) {
            squares += steps[i] == 0 ? x[i] * x[i] : 0;
        }
        return Math.sqrt(squares);
    }

    private static void clear(double[] x, double[] steps, int from, int to, int stride) {
        for (int i = from; i < to; i += stride) {
            x[i] = steps[i] == 0 ? x[i] : 0;
        }
    }

    private static void scale(double[] x, int from, int to, int stride, double factor) {
        for (int i = from; i < to; i += stride) {
            x[i] *= factor;
        }
    }
}

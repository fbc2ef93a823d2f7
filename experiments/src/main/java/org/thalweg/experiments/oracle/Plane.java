package org.thalweg.experiments.oracle;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/**
 * A plane through the space of parameters: origin + a·first + b·second. Immutable by convention: the arrays are not to be
 * changed.
 *
 * @param origin a point of the plane, often the optimum
 * @param first a direction
 * @param second another
 * @param share how much of the squared distances of the points from the origin lies in the plane, in [0, 1]; 1 for a plane
 *     that was not fitted to points
 */
public record Plane(double[] origin, double[] first, double[] second, double share) {

    public Plane {
        checkArgument(
                first.length == origin.length && second.length == origin.length,
                "A plane needs an origin and two directions of one length, got %s, %s and %s numbers.",
                origin.length,
                first.length,
                second.length);
        checkArgument(
                gram(first, second) > 0,
                "The two directions are parallel, or one is 0. A plane needs two that differ.");
    }

    /** Returns the plane that these span, in their own units. */
    public static Plane spannedBy(double[] origin, double[] first, double[] second) {
        return new Plane(origin, first, second, 1);
    }

    /**
     * Returns the plane through the origin that lies nearest to all the points: its directions, orthonormal, are the first two
     * principal components of their differences from the origin.
     *
     * <p>If the points lie on a line, the second direction is any other. Time grows with the cube of the number of points or
     * of parameters, whichever is less: of a long trajectory, some hundred points are enough.
     *
     * @see <a href="https://arxiv.org/abs/1712.09913">Li, Xu, Taylor, Studer and Goldstein, 2018</a>
     */
    public static Plane principal(double[] origin, List<double[]> points) {
        int size = origin.length;
        checkArgument(size > 1, "A plane needs at least 2 parameters, got %s.", size);
        double[][] differences = new double[points.size()][size];
        for (int i = 0; i < points.size(); i++) {
            checkLength(points.get(i), size);
            for (int j = 0; j < size; j++) {
                differences[i][j] = points.get(i)[j] - origin[j];
            }
        }
        double total = 0;
        for (double[] row : differences) {
            total += dot(row, row);
        }
        checkArgument(
                total > 0 && Double.isFinite(total),
                "The points' squared distances from the origin add up to %s. A plane can be fitted only to points at some finite distance.",
                total);
        List<double[]> directions = PrincipalDirections.of(differences);
        double inPlane = 0;
        for (double[] row : differences) {
            double a = dot(row, directions.get(0));
            double b = dot(row, directions.get(1));
            inPlane += a * a + b * b;
        }
        double share = Math.min(1, inPlane / total);
        return new Plane(origin, directions.get(0), directions.get(1), share);
    }

    /** Returns the parameters at these coordinates. */
    public double[] at(double a, double b) {
        double[] point = origin.clone();
        for (int j = 0; j < point.length; j++) {
            point[j] += a * first[j] + b * second[j];
        }
        return point;
    }

    /** Returns the two coordinates of the plane's point that is nearest to these parameters. */
    public double[] coordinates(double[] parameters) {
        checkLength(parameters, origin.length);
        double[] difference = new double[origin.length];
        for (int j = 0; j < difference.length; j++) {
            difference[j] = parameters[j] - origin[j];
        }
        double p = dot(difference, first);
        double q = dot(difference, second);
        double mixed = dot(first, second);
        double determinant = gram(first, second);
        return new double[] {
            (dot(second, second) * p - mixed * q) / determinant,
            (dot(first, first) * q - mixed * p) / determinant
        };
    }

    private static void checkLength(double[] parameters, int size) {
        checkArgument(
                parameters.length == size,
                "A point has %s parameters, the origin has %s.",
                parameters.length,
                size);
    }

    private static double gram(double[] u, double[] v) {
        return dot(u, u) * dot(v, v) - dot(u, v) * dot(u, v);
    }

    static double dot(double[] u, double[] v) {
        double sum = 0;
        for (int j = 0; j < u.length; j++) {
            sum += u[j] * v[j];
        }
        return sum;
    }
}

package org.thalweg.experiments.oracle;

import java.util.List;

/**
 * The loss over a grid on a plane, for contours. The objective at a grid point is minimum + suboptimality; the levels of
 * contours are best spaced by the logarithm of the latter.
 *
 * @param plane the plane
 * @param across coordinates along its first direction
 * @param up coordinates along its second
 * @param minimum f*, over all parameters, on the plane or not
 * @param suboptimality f − f*, one row for each coordinate of up, one column for each of across; not to be changed
 */
public record PlaneSlice(
        Plane plane, double[] across, double[] up, double minimum, double[][] suboptimality) {

    /**
     * f − f* is the squared norm of a vector linear in θ − θ*: so at the origin plus along both directions.
     *
     * @param roots that vector at the plane's origin, and for its two directions
     */
    static PlaneSlice of(
            Plane plane, double[] across, double[] up, double minimum, List<double[]> roots) {
        double[][] values = new double[up.length][across.length];
        double[] point = new double[roots.get(0).length];
        for (int i = 0; i < up.length; i++) {
            for (int j = 0; j < across.length; j++) {
                for (int k = 0; k < point.length; k++) {
                    point[k] =
                            roots.get(0)[k] + across[j] * roots.get(1)[k] + up[i] * roots.get(2)[k];
                }
                values[i][j] = squaredNorm(point);
            }
        }
        return new PlaneSlice(plane, across, up, minimum, values);
    }

    static double squaredNorm(double[] vector) {
        double sum = 0;
        for (double x : vector) {
            sum += x * x;
        }
        return sum;
    }
}

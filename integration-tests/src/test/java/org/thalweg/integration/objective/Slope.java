package org.thalweg.integration.objective;

import java.util.List;
import org.thalweg.Regularizer;
import org.thalweg.regularizers.ElasticNet;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.L2;
import org.thalweg.regularizers.MaxNorm;

/**
 * The least element of the subdifferential of loss plus penalties at a point, worked out by hand from the definitions: 0 at the
 * minimum and nowhere else. Of an objective that is m-strongly convex, ‖slope‖²/2m bounds how far above its minimum it is.
 */
final class Slope {

    private Slope() {}

    static double squared(double[] parameters, double[] gradient, List<Regularizer> penalties) {
        double[] smooth = gradient.clone();
        double l1 = 0;
        double group = 0;
        double radius = Double.POSITIVE_INFINITY;
        for (Regularizer penalty : penalties) {
            double l2 = 0;
            if (penalty instanceof L1 p) {
                l1 += p.strength();
            } else if (penalty instanceof L2 p) {
                l2 = p.strength();
            } else if (penalty instanceof ElasticNet p) {
                l1 += p.l1();
                l2 = p.l2();
            } else if (penalty instanceof GroupNorm p) {
                group = p.strength();
            } else if (penalty instanceof MaxNorm p) {
                radius = p.max();
            }
            for (int i = 0; i < Quadratic.OUTPUTS * Quadratic.INPUTS; i++) {
                smooth[i] += 2 * l2 * parameters[i];
            }
        }
        double sum = 0;
        for (int r = 0; r < Quadratic.OUTPUTS; r++) {
            double bias = smooth[Quadratic.OUTPUTS * Quadratic.INPUTS + r];
            sum += bias * bias;
        }
        if (group > 0) {
            return sum + ofGroups(parameters, smooth, group);
        }
        for (int r = 0; r < Quadratic.OUTPUTS; r++) {
            sum += ofRow(parameters, smooth, r * Quadratic.INPUTS, l1, radius);
        }
        return sum;
    }

    /** A column of zeros takes up a gradient no longer than λ; another one has the slope λ w/‖w‖. */
    private static double ofGroups(double[] p, double[] g, double strength) {
        double sum = 0;
        for (int d = 0; d < Quadratic.INPUTS; d++) {
            double norm = Math.hypot(p[d], p[d + Quadratic.INPUTS]);
            double steep = Math.hypot(g[d], g[d + Quadratic.INPUTS]);
            double first = norm == 0 ? 0 : g[d] + strength * p[d] / norm;
            double second =
                    norm == 0
                            ? Math.max(0, steep - strength)
                            : g[d + Quadratic.INPUTS] + strength * p[d + Quadratic.INPUTS] / norm;
            sum += first * first + second * second;
        }
        return sum;
    }

    /** A row on the border of its ball may have any multiple μ ≥ 0 of itself added: the best one is taken. */
    private static double ofRow(double[] p, double[] g, int from, double l1, double radius) {
        double[] slope = new double[Quadratic.INPUTS];
        double along = 0;
        double squares = 0;
        for (int i = 0; i < slope.length; i++) {
            double w = p[from + i];
            slope[i] =
                    w == 0
                            ? Math.max(0, Math.abs(g[from + i]) - l1)
                            : g[from + i] + l1 * Math.signum(w);
            along += w * slope[i];
            squares += w * w;
        }
        boolean border = Math.sqrt(squares) > radius * (1 - 1e-12);
        double mu = border ? Math.max(0, -along / squares) : 0;
        double sum = 0;
        for (int i = 0; i < slope.length; i++) {
            double rest = slope[i] + mu * p[from + i];
            sum += rest * rest;
        }
        return sum;
    }
}

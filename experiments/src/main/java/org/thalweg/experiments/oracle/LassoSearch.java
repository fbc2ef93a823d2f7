package org.thalweg.experiments.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The lasso for one output, (1/N)‖Aθ − y‖² + l1·‖w‖₁, and the search for its minimum.
 *
 * @param design A, the quadratic penalty in it
 * @param instances N
 */
record LassoSearch(DesignMatrix design, Shape shape, int instances, double l1, TwoFold y) {

    /*
     * Coordinate descent finds which weights are 0, and the signs of the others, long before it has found their values. Given
     * those, the objective is quadratic, and at its minimum
     *
     *     Aₛᵀ(y − Aₛθₛ) = τ·sign(wₛ),   τ = (N/2)·l1.
     *
     * So after 8, 24, 56 … sweeps these equations are solved, in twice the precision. The guess was right if the duality gap
     * says so.
     *
     * Before that, w goes on towards the solution of the damped equations, those of
     *
     *     min ‖Aₛθ − y‖² + 2τ sign(wₛ)ᵀθ + ε Σⱼ ‖Aⱼ‖²(θⱼ − wⱼ)²,
     *
     * until the first weight is 0, then from there, and so on. This spares thousands of sweeps where inputs are alike. Damped,
     * because where inputs depend on each other, as do those that stand for all categories of one thing, there may be no
     * solution without; with it, there is one far off in the direction in which the objective falls.
     */

    private static final double TOLERANCE = 1e-12;
    private static final double DAMPING = 1e-10;
    private static final int FIRST_SWEEPS = 8;
    private static final int MOST_SWEEPS = 1 << 13;
    private static final int MOST_ZEROS = 8;

    /** So many weights that are not 0 are too many to solve for, unless there are as many instances. */
    private static final int MANY = 500;

    double value(TwoFold theta) {
        Sum absolutes = new Sum();
        for (int j = 0; j < shape.inputs(); j++) {
            theta.addTo(absolutes, j, theta.high()[j] < 0 ? -1 : 1);
        }
        return residual(theta).squaredNorm(design.rows()) / instances + l1 * absolutes.high();
    }

    double gap(TwoFold theta) {
        return new DualityGap(design, shape, instances, l1).of(theta, y);
    }

    Optional<SparseOptimum> optimum() {
        DesignMatrix rows = design.withoutDiagonal(shape.inputs());
        CoordinateDescent descent =
                new CoordinateDescent(
                        rows,
                        design.diagonalSquares(),
                        shape,
                        Arrays.copyOf(y.high(), rows.rows()),
                        threshold());
        for (int sweeps = FIRST_SWEEPS; sweeps <= MOST_SWEEPS; sweeps *= 2) {
            descent.sweep(sweeps);
            if (shape.inputs() - zeros(descent.weights()) > Math.max(MANY, 2 * instances)) {
                continue;
            }
            double[] weights = descend(descent.weights());
            for (TwoFold theta : List.of(solve(weights, 0), withBestBias(weights))) {
                SparseOptimum rounded = rounded(theta);
                if (rounded.gap() <= TOLERANCE * rounded.value()) {
                    return Optional.of(rounded);
                }
            }
            descent.moveTo(weights);
        }
        return Optional.empty();
    }

    private double threshold() {
        return instances * l1 / 2;
    }

    /** Goes towards the minimum among the weights with these signs, while some of them become 0. */
    private double[] descend(double[] from) {
        double[] weights = from;
        for (int zeros = 0; zeros < MOST_ZEROS; zeros++) {
            double[] next = towards(solve(weights, DAMPING).high(), weights);
            boolean lower = value(withBestBias(next)) < value(withBestBias(weights));
            if (!lower || zeros(next) == zeros(weights)) {
                return lower ? next : weights;
            }
            weights = next;
        }
        return weights;
    }

    private static long zeros(double[] weights) {
        return Arrays.stream(weights).filter(weight -> weight == 0).count();
    }

    /** From these weights towards θ as far as none changes its sign; the first that would is 0. */
    private static double[] towards(double[] theta, double[] weights) {
        double share = 1;
        int first = -1;
        for (int j = 0; j < weights.length; j++) {
            double until = weights[j] / (weights[j] - theta[j]);
            if (weights[j] * theta[j] < 0 && until < share) {
                share = until;
                first = j;
            }
        }
        double[] next = new double[weights.length];
        for (int j = 0; j < next.length; j++) {
            next[j] = j == first ? 0 : weights[j] + share * (theta[j] - weights[j]);
        }
        return next;
    }

    /** The solution for the signs of these weights, other weights 0; of no meaning if damping is 0 and there is none. */
    private TwoFold solve(double[] weights, double damping) {
        double[] present = Arrays.copyOf(weights, shape.unknowns());
        int[] free =
                IntStream.range(0, present.length)
                        .filter(j -> present[j] != 0 || j == shape.inputs())
                        .toArray();
        DesignMatrix some = design.columns(free);
        double[] norms = some.columnNorms();
        TwoFold slopes = TwoFold.zeros(free.length);
        double[] pulls = new double[free.length];
        TwoFold target = y.padded(some.rows() + free.length);
        for (int k = 0; k < free.length; k++) {
            slopes.high()[k] = threshold() * Math.signum(present[free[k]]);
            pulls[k] = present[free[k]] == 0 ? 0 : Math.sqrt(damping) * norms[k];
            target.high()[some.rows() + k] = pulls[k] * present[free[k]];
        }
        TwoFold theta = TwoFold.zeros(shape.unknowns());
        if (free.length > 0) {
            Refinement refinement = new Refinement(some.withDiagonal(pulls));
            theta.scatter(refinement.solve(target, slopes).parameters(), free);
        }
        return theta;
    }

    private TwoFold withBestBias(double[] weights) {
        TwoFold theta = TwoFold.of(Arrays.copyOf(weights, shape.unknowns()));
        if (shape.bias()) {
            double norm = design.columnNorms()[shape.inputs()];
            theta.high()[shape.inputs()] =
                    design.transposeTimes(residual(theta))[shape.inputs()] / (norm * norm);
        }
        return theta;
    }

    /**
     * θ rounded to double, certified by what is known of itself or of θ: rounding raises the gap by its size, but the value by
     * its square.
     */
    private SparseOptimum rounded(TwoFold theta) {
        TwoFold rounded = TwoFold.of(theta.high());
        double rise = Math.max(0, value(rounded) - value(theta));
        double gap = Math.min(gap(rounded), gap(theta) + rise);
        return new SparseOptimum(theta.high(), value(rounded), gap);
    }

    private TwoFold residual(TwoFold theta) {
        return design.defect(y, TwoFold.zeros(design.rows()), theta);
    }
}

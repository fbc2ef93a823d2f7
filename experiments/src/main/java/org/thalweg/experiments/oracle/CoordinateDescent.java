package org.thalweg.experiments.oracle;

import java.util.Arrays;

/**
 * Minimises ‖Aθ − y‖² + 2τ·‖w‖₁ for one output, in double precision: one weight after another, each to its best value for the
 * others as they are.
 *
 * <pre>
 * w_j ← soft(Xⱼᵀ(r + Xⱼw_j), τ) / ‖Aⱼ‖²,   r = y − Xw − b,   soft(x, τ) = sign(x)·max(|x| − τ, 0)
 * </pre>
 *
 * <p>The bias, which has no threshold, is at its best value throughout: its column is projected out of the others and of y.
 *
 * @see <a href="https://doi.org/10.18637/jss.v033.i01">Friedman, Hastie and Tibshirani, 2010</a>
 */
final class CoordinateDescent {

    private final double[][] columns;
    private final double[] squares;

    /** By weight: what the quadratic penalty adds to its square. */
    private final double[] penalties;

    private final double threshold;
    private final double[] weights;
    private final double[] residual;

    /**
     * @param rows of A, without those that stand for a weight alone
     * @param penalties by weight, what these add to the square of its column
     */
    CoordinateDescent(
            DesignMatrix rows, double[] penalties, Shape shape, double[] y, double threshold) {
        this.threshold = threshold;
        this.penalties = penalties;
        columns = new double[shape.inputs()][];
        squares = new double[shape.inputs()];
        weights = new double[shape.inputs()];
        residual = y.clone();
        double[] bias = shape.bias() ? rows.column(shape.inputs()) : new double[0];
        project(residual, bias);
        for (int j = 0; j < columns.length; j++) {
            columns[j] = rows.column(j);
            project(columns[j], bias);
            squares[j] = Plane.dot(columns[j], columns[j]);
        }
    }

    private static void project(double[] vector, double[] out) {
        if (out.length > 0) {
            addTo(vector, out, -Plane.dot(vector, out) / Plane.dot(out, out));
        }
    }

    private static void addTo(double[] vector, double[] other, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] += factor * other[i];
        }
    }

    /** Goes over all weights so many times, or until none changes. */
    void sweep(int times) {
        for (int sweep = 0; sweep < times; sweep++) {
            // Most weights are 0 and stay so: they are looked at in every fourth sweep.
            boolean all = sweep % 4 == 0;
            double[] before = weights.clone();
            for (int j = 0; j < weights.length; j++) {
                if (squares[j] > 0 && (all || weights[j] != 0)) {
                    improve(j);
                }
            }
            if (all && Arrays.equals(before, weights)) {
                return;
            }
        }
    }

    private void improve(int j) {
        double product = Plane.dot(columns[j], residual) + squares[j] * weights[j];
        double size = Math.max(Math.abs(product) - threshold, 0);
        set(j, Math.copySign(size, product) / (squares[j] + penalties[j]));
    }

    private void set(int j, double weight) {
        if (weight != weights[j]) {
            addTo(residual, columns[j], weights[j] - weight);
            weights[j] = weight;
        }
    }

    /** Goes on from other weights. */
    void moveTo(double[] others) {
        for (int j = 0; j < weights.length; j++) {
            set(j, others[j]);
        }
    }

    /** Returns the weights as they are: live. */
    double[] weights() {
        return weights;
    }
}

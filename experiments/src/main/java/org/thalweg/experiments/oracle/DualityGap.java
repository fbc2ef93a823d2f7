package org.thalweg.experiments.oracle;

import java.util.stream.IntStream;

/**
 * The duality gap of the elastic net for one output, a sum of terms none of which is negative.
 *
 * <pre>
 * primal  P(w, b) = (1/N)‖r‖² + l1·‖w‖₁,   r = y − Aθ       the quadratic penalty is in A
 * dual    D(v) = (1/N)(vᵀy − ¼‖v‖²)         for |Aⱼᵀv| ≤ N·l1, and A_bᵀv = 0
 *
 * v = 2s·r with r freed of its part along A_b, and the s of largest D that is feasible:
 * P − D = (1/N)(1−s)²‖r‖² + Σⱼ (l1·|wⱼ| − (2s/N) wⱼ Aⱼᵀr) + what b is worth
 * </pre>
 *
 * @see <a href="https://doi.org/10.1109/JSTSP.2007.910971">Kim, Koh, Lustig, Boyd and Gorinevsky, 2007</a>
 */
record DualityGap(DesignMatrix design, Shape shape, int instances, double l1) {

    double of(TwoFold theta, TwoFold y) {
        TwoFold r = residual(theta, y);
        double aboutBias = 0;
        if (shape.bias()) {
            double norm = design.columnNorms()[shape.inputs()];
            double[] shift = new double[shape.unknowns()];
            shift[shape.inputs()] = design.transposeTimes(r)[shape.inputs()] / (norm * norm);
            aboutBias = Math.pow(shift[shape.inputs()] * norm, 2) / instances;
            TwoFold shifted = theta.copy();
            shifted.add(shift);
            r = residual(shifted, y);
        }
        return aboutBias + withBestBias(theta.high(), r);
    }

    private double withBestBias(double[] theta, TwoFold r) {
        double[] correlation = design.transposeTimes(r);
        double square = r.squaredNorm(design.rows());
        double product =
                square
                        + IntStream.range(0, shape.inputs())
                                .mapToDouble(j -> theta[j] * correlation[j])
                                .sum();
        double steepest = 0;
        for (int j = 0; j < shape.inputs(); j++) {
            steepest = Math.max(steepest, 2 * Math.abs(correlation[j]) / instances);
        }
        double limit = l1 / steepest;
        double s = square == 0 ? 1 : Math.max(-limit, Math.min(limit, product / square));
        double gap = (1 - s) * (1 - s) * square / instances;
        for (int j = 0; j < shape.inputs(); j++) {
            double term = l1 * Math.abs(theta[j]) - 2 * s / instances * theta[j] * correlation[j];
            gap += Math.max(0, term);
        }
        return gap;
    }

    private TwoFold residual(TwoFold theta, TwoFold y) {
        return design.defect(y, TwoFold.zeros(design.rows()), theta);
    }
}

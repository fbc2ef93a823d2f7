package org.thalweg.experiments.oracle;

/** min ‖Aθ − y‖² + 2cᵀθ for one A of full rank and many y and c; with c = 0, least squares. */
final class Refinement {

    /*
     * The augmented system of Björck,
     *
     *     r + Aθ = y,    Aᵀr = c,
     *
     * is solved by iterative refinement: its defects f = y − r − Aθ and g = c − Aᵀr are computed in twice the precision,
     * corrections from the double-precision Q and R:
     *
     *     h = R⁻ᵀg,   d = Qᵀf,   δθ = R⁻¹(d₁ − h),   δr = Q (h, d₂)
     *
     * Starting from zero, the first pass is the ordinary QR solution. Each pass gains about −log₁₀(condition · 10⁻¹⁶)
     * digits, and with θ and r kept in twice the precision, all digits of a double are reached whenever any are gained.
     * Refining r with θ is what makes this work for large residuals (Wampler5); refining θ alone does not.
     *
     * Björck, Iterative refinement of linear least squares solutions I, BIT 7 (1967), 257–278.
     */

    private static final int PASSES = 30;
    private static final double ENOUGH = 1e-28;

    private final DesignMatrix design;
    private final Reflections reflections;

    Refinement(DesignMatrix design) {
        this(design, new Reflections(design));
    }

    Refinement(DesignMatrix design, Reflections reflections) {
        this.design = design;
        this.reflections = reflections;
    }

    /** Returns the least-squares solution for a y that has zeros where it is shorter than A is high. */
    Refined solve(TwoFold y) {
        return solve(y, TwoFold.zeros(design.columns()));
    }

    /** Returns the solution for a y that has zeros where it is shorter than A is high. */
    Refined solve(TwoFold y, TwoFold c) {
        TwoFold target = y.padded(design.rows());
        TwoFold theta = TwoFold.zeros(design.columns());
        TwoFold r = TwoFold.zeros(design.rows());
        double before = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < PASSES; pass++) {
            Correction correction = correction(target, c, r, theta);
            double size = norm(correction.theta);
            if (size > before / 2) {
                break;
            }
            theta.add(correction.theta);
            r.add(correction.r);
            before = size;
            if (size <= ENOUGH * norm(theta.high())) {
                break;
            }
        }
        return new Refined(theta, r);
    }

    private Correction correction(TwoFold target, TwoFold c, TwoFold r, TwoFold theta) {
        int columns = design.columns();
        double[] scale = reflections.scale();
        double[] g = design.transposeDefect(c, r);
        for (int j = 0; j < columns; j++) {
            g[j] /= scale[j];
        }
        double[] h = reflections.solveTransposed(g);
        double[] d = reflections.rotate(design.defect(target, r, theta).high());
        double[] right = new double[columns];
        for (int j = 0; j < columns; j++) {
            right[j] = d[j] - h[j];
            d[j] = h[j];
        }
        double[] step = reflections.solve(right);
        for (int j = 0; j < columns; j++) {
            step[j] /= scale[j];
        }
        return new Correction(step, reflections.rotateBack(d));
    }

    private double norm(double[] theta) {
        double square = 0;
        for (int j = 0; j < theta.length; j++) {
            double scaled = theta[j] * reflections.scale()[j];
            square += scaled * scaled;
        }
        return Math.sqrt(square);
    }

    private record Correction(double[] theta, double[] r) {}

    /**
     * @param parameters θ
     * @param residuals r = y − Aθ
     */
    record Refined(TwoFold parameters, TwoFold residuals) {}
}

package org.thalweg.experiments.oracle;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The eigenvalues of the Hessian of one output, P = D + 1 with a bias, and what they say about gradient descent with the whole
 * dataset as the minibatch. All outputs have the same.
 *
 * <p>An eigenvalue 0 is a direction in which nothing ever changes. It takes no part in the condition number or in the rates.
 *
 * @param eigenvalues in descending order, exactly 0 beyond the rank; not to be changed
 * @param eigenvectors one row for each eigenvalue: its direction in the space of (a row of W, its b), of norm 1; where there are
 *     fewer instances than unknowns, only for those above 0; not to be changed
 * @param rank number of eigenvalues above 0
 */
public record Spectrum(double[] eigenvalues, double[][] eigenvectors, int rank) {

    public Spectrum {
        checkArgument(
                rank > 0,
                "The loss does not depend on the parameters: all inputs are 0 and there is no bias. There is no learning rate to choose.");
    }

    /** λ = 2σ²/N for the singular values σ of A: half the digits that AᵀA would lose. */
    static Spectrum of(double[][] triangle, int rank, int instances) {
        SingularValueDecomposition svd =
                new SingularValueDecomposition(new Array2DRowRealMatrix(triangle));
        double[] eigenvalues = svd.getSingularValues();
        for (int i = 0; i < eigenvalues.length; i++) {
            eigenvalues[i] = i < rank ? 2 * eigenvalues[i] * eigenvalues[i] / instances : 0;
        }
        return new Spectrum(eigenvalues, svd.getVT().getData(), rank);
    }

    /**
     * The same of a wide A from the triangle T of its transpose, Aᵀ = QT: of the eigenvectors those that are in reach of A, A's
     * combinations of rows Aᵀv/σ for T = UΣVᵀ.
     */
    static Spectrum ofTransposed(double[][] triangle, int rank, DesignMatrix rows, int unknowns) {
        SingularValueDecomposition svd =
                new SingularValueDecomposition(new Array2DRowRealMatrix(triangle));
        double[] eigenvalues = new double[unknowns];
        double[][] eigenvectors = new double[rank][];
        for (int i = 0; i < rank; i++) {
            double sigma = svd.getSingularValues()[i];
            eigenvalues[i] = 2 * sigma * sigma / rows.rows();
            double[] vector = rows.transposeTimes(TwoFold.of(svd.getV().getColumn(i)));
            eigenvectors[i] = Arrays.stream(vector).map(x -> x / sigma).toArray();
        }
        return new Spectrum(eigenvalues, eigenvectors, rank);
    }

    /** Returns λ_max, the curvature of the steepest direction. */
    public double largest() {
        return eigenvalues[0];
    }

    /** Returns λ_min, the curvature of the flattest direction that is curved at all. */
    public double smallest() {
        return eigenvalues[rank - 1];
    }

    /** Returns κ = λ_max / λ_min. */
    public double condition() {
        return largest() / smallest();
    }

    /** Returns 2 / λ_max: gradient descent converges below it and diverges above. */
    public double largestStableRate() {
        return largestStableRate(0);
    }

    /** Returns 2 (1 + μ) / λ_max, the limit for a momentum in [0, 1). */
    public double largestStableRate(double momentum) {
        checkMomentum(momentum);
        return 2 * (1 + momentum) / largest();
    }

    /**
     * Returns the contraction of any learning rate and momentum.
     *
     * <pre>
     * max over λ > 0 and both roots of  |z|,   z² − (1 + μ − ηλ) z + μ = 0;    max |1 − ηλ| if μ = 0
     * </pre>
     */
    public Convergence predict(double learningRate, double momentum) {
        checkMomentum(momentum);
        checkArgument(
                learningRate > 0 && Double.isFinite(learningRate),
                "The learning rate must be positive and finite, got %s.",
                learningRate);
        double contraction =
                Arrays.stream(eigenvalues, 0, rank)
                        .map(eigenvalue -> root(1 + momentum - learningRate * eigenvalue, momentum))
                        .max()
                        .orElseThrow();
        return new Convergence(learningRate, momentum, contraction);
    }

    /** The larger root, by absolute value, of z² − sum·z + product. */
    private static double root(double sum, double product) {
        double discriminant = sum * sum - 4 * product;
        return discriminant < 0
                ? Math.sqrt(product)
                : (Math.abs(sum) + Math.sqrt(discriminant)) / 2;
    }

    /** Returns the best plain gradient descent: η = 2/(λ_max + λ_min), contraction (κ − 1)/(κ + 1). */
    public Convergence gradientDescent() {
        double both = largest() + smallest();
        return new Convergence(2 / both, 0, (largest() - smallest()) / both);
    }

    /**
     * Returns the best momentum and its learning rate.
     *
     * <pre>
     * η = 4/(√λ_max + √λ_min)²,  μ = ((√κ − 1)/(√κ + 1))²,  contraction (√κ − 1)/(√κ + 1)
     * </pre>
     *
     * @see <a href="https://doi.org/10.1016/0041-5553(64)90137-5">Polyak, 1964</a>
     */
    public Convergence heavyBall() {
        double high = Math.sqrt(largest());
        double low = Math.sqrt(smallest());
        double contraction = (high - low) / (high + low);
        double rate = 4 / ((high + low) * (high + low));
        return new Convergence(rate, contraction * contraction, contraction);
    }

    private static void checkMomentum(double momentum) {
        checkArgument(
                0 <= momentum && momentum < 1, "The momentum must be in [0, 1), got %s.", momentum);
    }
}

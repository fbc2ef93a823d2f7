package org.thalweg.experiments.oracle;

/**
 * A learning rate and a momentum, and how fast they converge in the end.
 *
 * @param learningRate η of θ ← θ − η v
 * @param momentum μ of v ← μv + ∇f(θ); 0 for plain gradient descent
 * @param contraction the factor by which a step multiplies the distance from the optimum, in the long run; f − f* shrinks by
 *     its square, and from 1 on nothing converges
 */
public record Convergence(double learningRate, double momentum, double contraction) {

    /** Returns how many steps it takes, in the long run, to multiply f − f* by this factor; infinity if it never gets there. */
    public double steps(double factor) {
        if (contraction >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        return contraction == 0 ? 1 : Math.ceil(Math.log(factor) / (2 * Math.log(contraction)));
    }
}

package org.thalweg.experiments.oracle;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.experiments.oracle.LeastSquares.Solution;

/** A linear problem's decomposition and its solutions, one for each output. */
final class Solved {

    private final Shape shape;
    private final int instances;
    private final LeastSquares leastSquares;
    private final List<Solution> solutions = new ArrayList<>();

    Solved(Equations equations, Shape shape, int instances) {
        this.shape = shape;
        this.instances = instances;
        leastSquares = new LeastSquares(equations.design());
        for (int c = 0; c < shape.outputs(); c++) {
            solutions.add(leastSquares.solve(equations.target(c)));
        }
    }

    LeastSquares leastSquares() {
        return leastSquares;
    }

    Optimum optimum() {
        double[] parameters = new double[shape.size()];
        double squares = 0;
        for (int c = 0; c < shape.outputs(); c++) {
            shape.scatter(solutions.get(c).parameters().high(), c, parameters);
            squares += solutions.get(c).squaredResidual();
        }
        int rank = leastSquares.rank();
        return new Optimum(parameters, squares / instances, rank, rank == shape.unknowns());
    }

    Spectrum spectrum() {
        return Spectrum.of(leastSquares.triangle(), leastSquares.rank(), instances);
    }

    /** θ − θ*, with the part of θ* that did not fit in a double. */
    double[] fromOptimum(double[] parameters) {
        double[] distance = new double[shape.size()];
        for (int c = 0; c < shape.outputs(); c++) {
            TwoFold best = solutions.get(c).parameters();
            double[] part = shape.gather(parameters, c);
            for (int j = 0; j < part.length; j++) {
                part[j] = (part[j] - best.high()[j]) - best.low()[j];
            }
            shape.scatter(part, c, distance);
        }
        return distance;
    }

    /** A vector q, linear in the distance δ, with ‖q‖² = ½ Σ_c δ_cᵀ H δ_c. */
    double[] root(double[] distance) {
        double[][] triangle = leastSquares.triangle();
        int columns = shape.unknowns();
        double[] q = new double[shape.size()];
        for (int c = 0; c < shape.outputs(); c++) {
            double[] part = shape.gather(distance, c);
            for (int i = 0; i < columns; i++) {
                double sum = 0;
                for (int j = i; j < columns; j++) {
                    sum += triangle[i][j] * part[j];
                }
                q[c * columns + i] = sum / Math.sqrt(instances);
            }
        }
        return q;
    }
}

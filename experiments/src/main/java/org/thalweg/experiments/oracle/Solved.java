package org.thalweg.experiments.oracle;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.thalweg.experiments.oracle.LeastSquares.Solution;

/** A linear problem's decomposition and its solutions, one for each output. */
final class Solved {

    private final Equations equations;
    private final Shape shape;
    private final int instances;

    /** Of a problem with fewer instances than unknowns. */
    private final Optional<RowSpace> rowSpace;

    private final Supplier<LeastSquares> leastSquares;
    private final List<Solution> solutions = new ArrayList<>();

    Solved(Equations equations, Shape shape, int instances, boolean wide) {
        this.equations = equations;
        this.shape = shape;
        this.instances = instances;
        rowSpace = wide ? Optional.of(equations.rowSpace()) : Optional.empty();
        leastSquares = Suppliers.memoize(() -> new LeastSquares(equations.design()));
        for (int c = 0; c < shape.outputs(); c++) {
            solutions.add(solve(c));
        }
    }

    private Solution solve(int output) {
        if (rowSpace.isEmpty()) {
            return leastSquares.get().solve(equations.target(output));
        }
        TwoFold theta = rowSpace.get().solve(equations.target(output).padded(instances));
        TwoFold defect = equations.defect(theta, output);
        return new Solution(theta, defect.squaredNorm(defect.size()));
    }

    /** Returns the shortest step from parameters to the optimum, for one output. */
    double[] newton(double[] parameters, int output) {
        TwoFold defect = equations.defect(TwoFold.of(shape.gather(parameters, output)), output);
        if (rowSpace.isEmpty()) {
            return minus(leastSquares.get().solve(defect).parameters().high());
        }
        return equations.isPenalized()
                ? shape.gather(fromOptimum(parameters), output)
                : minus(rowSpace.get().solve(defect).high());
    }

    private static double[] minus(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    Optimum optimum() {
        double[] parameters = new double[shape.size()];
        double squares = 0;
        for (int c = 0; c < shape.outputs(); c++) {
            shape.scatter(solutions.get(c).parameters().high(), c, parameters);
            squares += solutions.get(c).squaredResidual();
        }
        int rank = rowSpace.map(RowSpace::rank).orElseGet(() -> leastSquares.get().rank());
        return new Optimum(parameters, squares / instances, rank, rank == shape.unknowns());
    }

    Spectrum spectrum() {
        return rowSpace.isPresent() && !equations.isPenalized()
                ? rowSpace.get().spectrum()
                : Spectrum.of(leastSquares.get().triangle(), leastSquares.get().rank(), instances);
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
        return IntStream.range(0, shape.outputs())
                .mapToObj(c -> shape.gather(distance, c))
                .map(part -> rowSpace.isPresent() ? product(part) : triangle(part))
                .flatMapToDouble(Arrays::stream)
                .map(q -> q / Math.sqrt(instances))
                .toArray();
    }

    /** Aδ. */
    private double[] product(double[] part) {
        DesignMatrix design = equations.design();
        TwoFold nothing = TwoFold.zeros(design.rows());
        return design.defect(nothing, nothing, TwoFold.of(part)).high();
    }

    /** Tδ, which is as long. */
    private double[] triangle(double[] part) {
        double[][] triangle = leastSquares.get().triangle();
        double[] product = new double[part.length];
        for (int i = 0; i < part.length; i++) {
            for (int j = i; j < part.length; j++) {
                product[i] += triangle[i][j] * part[j];
            }
        }
        return product;
    }
}

package org.thalweg.experiments.oracle;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Suppliers;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.thalweg.data.Dataset;
import org.thalweg.data.FileOrigin;

/**
 * A linear model under squared error with a quadratic penalty, of which everything can be known exactly. Immutable; what is
 * expensive is computed when it is first asked for.
 *
 * <pre>
 * f(θ) = (1/N) Σ ‖Wxₙ + b − yₙ‖² + λ‖W‖²         θ: W row by row, then b
 *      = (1/N) Σ_c ‖Aθ_c − y_c‖²                 A = [X 1; √(Nλ)I 0],  y_c padded with zeros
 * H    = (2/N) AᵀA                               the same for every output c
 * </pre>
 *
 * <p>Where instances have weights, each term of the sum is multiplied by w / w̄, as in training, and each instance's row of A and
 * element of y by the root of that.
 *
 * <p>All comes from A by orthogonal transformations: AᵀA, whose condition number is A's squared, is never formed. X is not
 * centred either: that rounds X, while refinement in twice the precision removes the error that centring is meant to avoid.
 *
 * <p>Needs memory for some 6 N(D + 1) numbers and time in proportion to N(D + 1)²; with fewer instances than unknowns to N²(D +
 * 1), but for damped steps and the spectrum of a problem with a penalty.
 *
 * <p>All vectors of parameters have the engine's order: W row by row, then b. None is kept or written, unless said.
 */
public final class LinearProblem {

    private final Dataset data;
    private final Shape shape;
    private final double strength;
    private final boolean penalizesBias;
    private final Supplier<Equations> equations;
    private final Supplier<Solved> solved;
    private final Supplier<Spectrum> spectrum;

    private LinearProblem(Dataset data, boolean bias, double strength, boolean penalizesBias) {
        checkArgument(
                data.size() > 0, "The dataset has no instances. A minimum needs at least one.");
        checkArgument(
                data.missing().isEmpty(),
                "The dataset lacks values of %s. Fill them first: Preprocessing does.",
                FileOrigin.counts(data.missing()));
        this.data = data;
        this.strength = strength;
        this.penalizesBias = penalizesBias;
        shape = new Shape(data.inputs(), data.outputs(), bias);
        equations = Suppliers.memoize(() -> new Equations(data, shape, strength, penalizesBias));
        solved =
                Suppliers.memoize(
                        () ->
                                new Solved(
                                        equations.get(),
                                        shape,
                                        data.size(),
                                        equations.get().isWide()));
        spectrum = Suppliers.memoize(() -> solved.get().spectrum());
    }

    /** Returns the least-squares problem, without penalty, of a model with bias, on the instances that count. */
    public static LinearProblem of(Dataset data) {
        return new LinearProblem(data.counted(), true, 0, false);
    }

    /**
     * Returns the least-squares problem on plain arrays.
     *
     * @param x N rows of D inputs
     * @param y N rows of C targets
     * @throws IllegalArgumentException if there are no instances, if the shapes do not match, or if a number is not finite
     */
    public static LinearProblem of(double[][] x, double[][] y) {
        return of(Dataset.of(x, y));
    }

    /** Returns the same problem for a model without b. */
    public LinearProblem withoutBias() {
        return new LinearProblem(data, false, strength, penalizesBias);
    }

    /** Returns the same problem with penalty λ‖W‖²; biases are exempt. */
    public LinearProblem ridge(double newStrength) {
        return new LinearProblem(data, shape.bias(), strength(newStrength), false);
    }

    /** Returns the same problem with penalty λ(‖W‖² + ‖b‖²). */
    public LinearProblem ridgeIncludingBias(double newStrength) {
        return new LinearProblem(data, shape.bias(), strength(newStrength), true);
    }

    /** Returns the minimum. */
    public Optimum optimum() {
        return solved.get().optimum();
    }

    /**
     * Returns the eigenvalues of the Hessian, and what follows from them.
     *
     * @throws IllegalArgumentException if all inputs are 0 and there is no bias
     */
    public Spectrum spectrum() {
        return spectrum.get();
    }

    /** Returns f(θ). */
    public double value(double[] parameters) {
        shape.check("parameters", parameters);
        double squares = 0;
        for (int c = 0; c < shape.outputs(); c++) {
            TwoFold defect = equations.get().defect(parameters, c);
            squares += defect.squaredNorm(defect.size());
        }
        return squares / data.size();
    }

    /** Returns the gradient of f. */
    public double[] gradient(double[] parameters) {
        shape.check("parameters", parameters);
        double[] gradient = new double[shape.size()];
        for (int c = 0; c < shape.outputs(); c++) {
            TwoFold defect = equations.get().defect(parameters, c);
            double[] product = equations.get().design().transposeTimes(defect);
            shape.scatter(times(-2.0 / data.size(), product), c, gradient);
        }
        return gradient;
    }

    /**
     * Returns f(θ) − f*, without the cancellation of that subtraction: as small as the squared distance from the optimum, and
     * exact in its leading digits however near θ is.
     *
     * <pre>
     * f(θ) − f* = ½ Σ_c (θ_c − θ*_c)ᵀ H (θ_c − θ*_c)
     * </pre>
     */
    public double suboptimality(double[] parameters) {
        shape.check("parameters", parameters);
        return PlaneSlice.squaredNorm(solved.get().root(solved.get().fromOptimum(parameters)));
    }

    /** Returns Newton's step: what to subtract from θ to land on the optimum. */
    public double[] newton(double[] parameters) {
        return newton(parameters, 0);
    }

    /**
     * Returns the damped Newton step, to be subtracted from θ; of several, the shortest.
     *
     * <pre>
     * u = (H + damping·I)⁻¹ ∇f(θ)      found as min ‖Au − (Aθ − y)‖² + (N/2)·damping·‖u‖²
     * </pre>
     *
     * @throws IllegalArgumentException if the damping is negative
     */
    public double[] newton(double[] parameters, double damping) {
        shape.check("parameters", parameters);
        notNegative("The damping", damping);
        double[] step = new double[shape.size()];
        if (damping == 0) {
            for (int c = 0; c < shape.outputs(); c++) {
                shape.scatter(solved.get().newton(parameters, c), c, step);
            }
            return step;
        }
        LeastSquares solver = new LeastSquares(equations.get().damped(damping / 2));
        for (int c = 0; c < shape.outputs(); c++) {
            TwoFold defect = equations.get().defect(parameters, c);
            shape.scatter(times(-1, solver.solve(defect).parameters().high()), c, step);
        }
        return step;
    }

    /**
     * Returns the loss over a grid on a plane through the space of parameters.
     *
     * @param across coordinates along the plane's first direction; kept
     * @param up coordinates along its second; kept
     */
    public PlaneSlice slice(Plane plane, double[] across, double[] up) {
        shape.check("origin", plane.origin());
        Solved all = solved.get();
        List<double[]> roots =
                List.of(
                        all.root(all.fromOptimum(plane.origin())),
                        all.root(plane.first()),
                        all.root(plane.second()));
        return PlaneSlice.of(plane, across, up, all.optimum().value(), roots);
    }

    /**
     * Returns this problem with l1·‖W‖₁ added to the objective: the lasso, with a quadratic penalty the elastic net. Biases are
     * exempt from l1.
     *
     * @throws IllegalArgumentException if l1 is not positive; without it the optimum of this problem is exact
     */
    public Lasso lasso(double l1) {
        checkArgument(
                l1 > 0 && Double.isFinite(l1),
                "l1 must be positive and finite, got %s. Without it, optimum and suboptimality are exact.",
                l1);
        return new Lasso(equations, shape, data.size(), l1);
    }

    private static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    private static double strength(double value) {
        return notNegative("The strength of a penalty", value);
    }

    private static double notNegative(String name, double value) {
        checkArgument(
                value >= 0 && Double.isFinite(value),
                "%s must be finite and at least 0, got %s.",
                name,
                value);
        return value;
    }
}

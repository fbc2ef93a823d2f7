package org.thalweg.experiments.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Solves a linear problem in the space that its N instances span, whatever the number D of inputs: in time in proportion to D N².
 */
final class RowSpace {

    /*
     * With Z = [X 1], or X without a bias, the minimiser of least norm of ‖Zθ − y‖² + Nλ‖θ‖² is θ = Zᵀα, where
     *
     *     (ZZᵀ + NλI) α = y.
     *
     * With B the matrix Zᵀ above √(Nλ)I this is B ρ′ = 0 and Bᵀρ = y for ρ = Bα, whose upper part is θ: Björck's augmented system
     * for the tall matrix B, with y on its other side, and so solved to all digits of a double, as least squares are. Where rows of
     * Z depend on each other, a null space is appended to B, which takes from y what no θ can reach.
     *
     * A bias exempt from the penalty asks for 1ᵀα = 0. So α = Hγ, with columns eᵢ − e_N of H; then Hᵀ takes the bias out of the
     * equations, B H is B's columns minus its last, and the bias is what is left on average.
     *
     * With weights, Z and y are SZ and Sy, S the diagonal of √(w / w̄), and s the column of the bias: it asks for sᵀα = 0. So
     * α = S⁻¹Hγ: the differences are those of plain rows and targets, √(Nλ) is divided by the instance's √(w / w̄), and the bias
     * is the weighted mean.
     */

    private final DesignMatrix rows;
    private final Shape shape;
    private final boolean exemptBias;
    private final boolean penalized;

    /** √(w / w̄) of each instance, if some count more than others. */
    private final Optional<TwoFold> roots;

    private final LeastSquares transposed;

    /**
     * @param rows of A that stand for instances
     * @param weight √(Nλ), 0 without a penalty
     */
    RowSpace(
            DesignMatrix rows,
            Shape shape,
            TwoFold weight,
            boolean penalizesBias,
            Optional<TwoFold> roots) {
        this.rows = rows;
        this.roots = roots;
        this.shape = shape;
        penalized = weight.high()[0] != 0;
        exemptBias = penalized && shape.bias() && !penalizesBias;
        transposed = new LeastSquares(takesOutBias() ? lessLast(weight) : plain(weight));
    }

    private DesignMatrix plain(TwoFold weight) {
        List<double[]> high = new ArrayList<>();
        List<double[]> low = new ArrayList<>();
        for (int j = 0; j < shape.unknowns(); j++) {
            TwoFold column = rows.wholeColumn(j);
            high.add(column.high());
            low.add(roots.isPresent() ? column.low() : new double[0]);
        }
        return DesignMatrix.of(rows.rows(), high, low).withDiagonal(weight, rows.rows());
    }

    /** Numbers of each instance without the root of its weight. */
    private TwoFold unweighted(TwoFold ofInstances) {
        return roots.map(ofInstances::dividedBy).orElse(ofInstances);
    }

    /** With a single instance, nothing but the bias is left to fit it. */
    private boolean takesOutBias() {
        return exemptBias && rows.rows() > 1;
    }

    private DesignMatrix lessLast(TwoFold weight) {
        int last = rows.rows() - 1;
        List<double[]> high = new ArrayList<>();
        List<double[]> low = new ArrayList<>();
        for (int j = 0; j < shape.inputs(); j++) {
            TwoFold differences = differences(unweighted(rows.wholeColumn(j)));
            high.add(differences.high());
            low.add(differences.low());
        }
        TwoFold penalties = TwoFold.zeros(last + 1);
        Arrays.fill(penalties.high(), weight.high()[0]);
        Arrays.fill(penalties.low(), weight.low()[0]);
        TwoFold each = unweighted(penalties);
        double[] lastHigh = new double[last];
        double[] lastLow = new double[last];
        Arrays.fill(lastHigh, -each.high()[last]);
        Arrays.fill(lastLow, -each.low()[last]);
        return DesignMatrix.of(last, high, low)
                .withDiagonal(each.padded(last))
                .with(DesignMatrix.of(last, List.of(lastHigh), List.of(lastLow)));
    }

    /** All but the last element, minus the last. */
    private static TwoFold differences(TwoFold values) {
        int last = values.size() - 1;
        TwoFold differences = TwoFold.zeros(last);
        for (int i = 0; i < last; i++) {
            Sum sum = new Sum();
            values.addTo(sum, i, 1);
            values.addTo(sum, last, -1);
            differences.set(i, sum);
        }
        return differences;
    }

    /** The directions in which the objective is curved. */
    int rank() {
        return penalized ? shape.unknowns() : transposed.rank();
    }

    /** Returns the solution for a y of N elements, each times the root of its instance's weight. */
    TwoFold solve(TwoFold y) {
        TwoFold theta = TwoFold.zeros(shape.unknowns());
        TwoFold found = transposed.leastNorm(takesOutBias() ? differences(unweighted(y)) : y);
        int weights = exemptBias ? shape.inputs() : shape.unknowns();
        for (int j = 0; j < weights && exemptBias == takesOutBias(); j++) {
            theta.high()[j] = found.high()[j];
            theta.low()[j] = found.low()[j];
        }
        if (exemptBias) {
            theta.scatter(meanResidual(y, theta), new int[] {shape.inputs()});
        }
        return theta;
    }

    private TwoFold residual(TwoFold y, TwoFold theta) {
        return rows.defect(y, TwoFold.zeros(rows.rows()), theta);
    }

    private TwoFold meanResidual(TwoFold y, TwoFold theta) {
        TwoFold scaled = residual(y, theta);
        TwoFold weighted = roots.map(scaled::times).orElse(scaled);
        Sum sum = new Sum();
        Sum weights = new Sum();
        for (int i = 0; i < weighted.size(); i++) {
            weighted.addTo(sum, i, 1);
            if (roots.isPresent()) {
                roots.get().addSquareTo(weights, i);
            } else {
                weights.add(1);
            }
        }
        return TwoFold.of(sum).dividedBy(TwoFold.of(weights));
    }

    /** Returns the eigenvalues of the Hessian above 0, and their directions; only without a penalty. */
    Spectrum spectrum() {
        return Spectrum.ofTransposed(
                transposed.triangle(), transposed.rank(), rows, shape.unknowns());
    }
}

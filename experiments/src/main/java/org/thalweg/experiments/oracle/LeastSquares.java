package org.thalweg.experiments.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.thalweg.experiments.oracle.Refinement.Refined;

/** min ‖Aθ − y‖ for one A of any rank and many y; of several minimisers, the one of least norm. */
final class LeastSquares {

    /*
     * The rank is read from the singular values of R, columns scaled to norm 1. If it is short of P, a basis of the null
     * space is appended to A as further rows with target 0: the same minimum, now with the single minimiser that is
     * orthogonal to the null space, which is the one of least norm. So refinement knows full rank only.
     *
     * The basis must be good to the last digit in each of its elements, for where A's columns differ much in size, what
     * rounding puts into a direction with large parameters would be paid for in the others. So each vector is first freed of
     * what A makes of it, by A itself with the rough basis appended.
     */

    private final DesignMatrix design;
    private final int rank;
    private final double[][] triangle;
    private final Refinement refinement;

    LeastSquares(DesignMatrix design) {
        this.design = design;
        Reflections reflections = new Reflections(design);
        triangle = reflections.unscaledTriangle();
        SingularValueDecomposition svd = new SingularValueDecomposition(reflections.triangle());
        rank = rank(svd.getSingularValues(), Math.max(design.rows(), design.columns()));
        refinement =
                rank == design.columns()
                        ? new Refinement(design, reflections)
                        : new Refinement(withNullSpace(svd.getV(), reflections.scale()));
    }

    /** The usual tolerance: below it a singular value is within reach of the rounding errors of QR. */
    private static int rank(double[] singularValues, int size) {
        double least = size * Math.ulp(1.0) * singularValues[0];
        return (int) Arrays.stream(singularValues).filter(value -> value > least).count();
    }

    private DesignMatrix withNullSpace(RealMatrix v, double[] scale) {
        List<TwoFold> rough = nullSpace(v, scale);
        Refinement rest = new Refinement(design.with(DesignMatrix.of(rough, scale)));
        TwoFold nothing = TwoFold.zeros(design.rows());
        for (TwoFold vector : rough) {
            TwoFold product = design.defect(nothing, nothing, vector);
            vector.add(rest.solve(product).parameters());
        }
        return design.with(DesignMatrix.of(rough, scale));
    }

    private List<TwoFold> nullSpace(RealMatrix v, double[] scale) {
        int columns = design.columns();
        RealMatrix basis = v.getSubMatrix(0, columns - 1, rank, columns - 1);
        for (int j = 0; j < columns; j++) {
            basis.setRowVector(j, basis.getRowVector(j).mapDivide(scale[j]));
        }
        RealMatrix orthonormal = new QRDecomposition(basis).getQ();
        return IntStream.range(0, columns - rank)
                .mapToObj(k -> TwoFold.of(orthonormal.getColumn(k)))
                .toList();
    }

    int rank() {
        return rank;
    }

    /** The triangle T of A = QT: ‖Aδ‖ = ‖Tδ‖. */
    double[][] triangle() {
        return triangle;
    }

    /** Returns the solution for a y of as many elements as A has rows. */
    Solution solve(TwoFold y) {
        Refined refined = refinement.solve(y);
        return new Solution(refined.parameters(), refined.residuals().squaredNorm(design.rows()));
    }

    /** Returns the solution of least norm of Aᵀr ≈ c, for a c of as many elements as A has columns. */
    TwoFold leastNorm(TwoFold c) {
        return refinement.solve(TwoFold.zeros(design.rows()), c).residuals().padded(design.rows());
    }

    /**
     * @param parameters θ
     * @param squaredResidual ‖Aθ − y‖²
     */
    record Solution(TwoFold parameters, double squaredResidual) {}
}

package org.thalweg.experiments.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.fraction.BigFractionField;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.ArrayFieldVector;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.apache.commons.math3.linear.FieldMatrix;

/** Least squares by the normal equations in exact rational arithmetic: nothing is rounded but the result, once. */
final class Rational {

    private Rational() {}

    /** Returns the minimiser of Σ (a·θ − y)² + penalty Σ θⱼ² over the first so many unknowns. */
    static double[] leastSquares(double[][] a, double[] y, double penalty, int penalized) {
        int columns = a[0].length;
        FieldMatrix<BigFraction> matrix =
                new Array2DRowFieldMatrix<>(BigFractionField.getInstance(), a.length, columns);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.setEntry(i, j, new BigFraction(a[i][j]));
            }
        }
        BigFraction[] target = new BigFraction[a.length];
        for (int i = 0; i < a.length; i++) {
            target[i] = new BigFraction(y[i]);
        }
        FieldMatrix<BigFraction> transposed = matrix.transpose();
        FieldMatrix<BigFraction> normal = transposed.multiply(matrix);
        for (int j = 0; j < penalized; j++) {
            normal.addToEntry(j, j, new BigFraction(penalty));
        }
        BigFraction[] solution =
                new FieldLUDecomposition<>(normal)
                        .getSolver()
                        .solve(new ArrayFieldVector<>(transposed.operate(target)))
                        .toArray();
        double[] rounded = new double[columns];
        for (int j = 0; j < columns; j++) {
            rounded[j] = toDouble(solution[j]);
        }
        return rounded;
    }

    /** BigFraction's own conversion overflows when both parts are beyond the range of double. */
    private static double toDouble(BigFraction fraction) {
        BigDecimal numerator = new BigDecimal(fraction.getNumerator());
        BigDecimal denominator = new BigDecimal(fraction.getDenominator());
        return numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
    }
}

package org.thalweg.experiments.oracle;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The decomposition A = Q R D of a design by Householder's reflections, D being the norms of A's columns.
 *
 * <p>Columns are brought to norm 1 first: the condition number that matters to QR is then within √P of the best that any
 * scaling of the columns reaches (van der Sluis, 1969), and whether a column is negligible does not depend on its unit.
 */
final class Reflections {

    private final int rows;
    private final double[] scale;
    private final double[][] triangle;
    private final double[][] vectors;

    Reflections(DesignMatrix design) {
        int columns = design.columns();
        rows = Math.max(design.rows(), columns);
        scale = design.columnNorms();
        for (int j = 0; j < columns; j++) {
            scale[j] = scale[j] == 0 ? 1 : scale[j];
        }
        QRDecomposition qr =
                new QRDecomposition(new Array2DRowRealMatrix(design.scaled(scale, rows), false));
        triangle = qr.getR().getSubMatrix(0, columns - 1, 0, columns - 1).getData();
        vectors = qr.getH().transpose().getData();
    }

    /** D, never 0. */
    double[] scale() {
        return scale;
    }

    /** R, the triangle of the scaled columns: P × P. */
    RealMatrix triangle() {
        return new Array2DRowRealMatrix(triangle);
    }

    /** RD, the triangle of the columns as they are: P × P. */
    double[][] unscaledTriangle() {
        double[][] result = triangle().getData();
        for (double[] row : result) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= scale[j];
            }
        }
        return result;
    }

    /** Returns Qᵀv, for R of full rank. */
    double[] rotate(double[] v) {
        double[] result = v.clone();
        for (int j = 0; j < vectors.length; j++) {
            reflect(j, result);
        }
        return result;
    }

    /** Returns Qv, for R of full rank. */
    double[] rotateBack(double[] v) {
        double[] result = v.clone();
        for (int j = vectors.length - 1; j >= 0; j--) {
            reflect(j, result);
        }
        return result;
    }

    private void reflect(int j, double[] v) {
        double[] h = vectors[j];
        double product = 0;
        double square = 0;
        for (int i = j; i < rows; i++) {
            product += h[i] * v[i];
            square += h[i] * h[i];
        }
        double factor = 2 * product / square;
        for (int i = j; i < rows; i++) {
            v[i] -= factor * h[i];
        }
    }

    /** Returns R⁻¹v for the first P elements of v. */
    double[] solve(double[] v) {
        int size = scale.length;
        double[] x = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = v[i];
            for (int j = i + 1; j < size; j++) {
                sum -= triangle[i][j] * x[j];
            }
            x[i] = sum / triangle[i][i];
        }
        return x;
    }

    /** Returns R⁻ᵀv. */
    double[] solveTransposed(double[] v) {
        int size = scale.length;
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = v[i];
            for (int j = 0; j < i; j++) {
                sum -= triangle[j][i] * x[j];
            }
            x[i] = sum / triangle[i][i];
        }
        return x;
    }
}

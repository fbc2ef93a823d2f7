package org.thalweg.experiments.oracle;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** The first two principal components of some vectors, not centred, by the eigenvectors of the smaller of MMᵀ and MᵀM. */
final class PrincipalDirections {

    /** Squares of 1e-7: what is left of a component that is only the rounding error of another. */
    private static final double NOTHING = 1e-14;

    private PrincipalDirections() {}

    /** Returns two orthonormal vectors; if the rows lie on a line, the second is any. */
    static List<double[]> of(double[][] rows) {
        RealMatrix vectors = new Array2DRowRealMatrix(rows, false);
        boolean few = rows.length <= rows[0].length;
        RealMatrix transposed = vectors.transpose();
        RealMatrix gram = few ? vectors.multiply(transposed) : transposed.multiply(vectors);
        EigenDecomposition eigen = new EigenDecomposition(gram);
        double[] first = orthonormal(component(eigen, 0, few, vectors), new double[rows[0].length]);
        double[] eigenvalues = eigen.getRealEigenvalues();
        boolean flat = eigenvalues.length < 2 || eigenvalues[1] <= NOTHING * eigenvalues[0];
        double[] second = flat ? leastAligned(first) : component(eigen, 1, few, vectors);
        return List.of(first, orthonormal(second, first));
    }

    private static double[] component(
            EigenDecomposition eigen, int index, boolean few, RealMatrix vectors) {
        double[] vector = eigen.getEigenvector(index).toArray();
        return few ? vectors.preMultiply(vector) : vector;
    }

    private static double[] leastAligned(double[] other) {
        int smallest = 0;
        for (int j = 1; j < other.length; j++) {
            smallest = Math.abs(other[j]) < Math.abs(other[smallest]) ? j : smallest;
        }
        double[] axis = new double[other.length];
        axis[smallest] = 1;
        return axis;
    }

    /** Norm 1, orthogonal to the other, the largest element positive: a component's sign is arbitrary. */
    private static double[] orthonormal(double[] vector, double[] other) {
        double[] result = vector.clone();
        double along = Plane.dot(vector, other);
        int largest = 0;
        for (int j = 0; j < result.length; j++) {
            result[j] -= along * other[j];
            largest = Math.abs(result[j]) > Math.abs(result[largest]) ? j : largest;
        }
        double norm = Math.copySign(Math.sqrt(Plane.dot(result, result)), result[largest]);
        for (int j = 0; j < result.length; j++) {
            result[j] /= norm;
        }
        return result;
    }
}

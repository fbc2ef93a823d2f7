package org.thalweg.datasets;

import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.data.Standardization;

/**
 * Ordinary least squares with intercept by singular values: categories and energy's X2 = X3 + 2·X4
 * make the inputs rank deficient.
 */
final class LeastSquares {

    private static final double RANK_TOLERANCE = 1e-10;

    private LeastSquares() {}

    /** R² of each output, to as many decimals as the expected figure has. */
    static String[] rSquared(Dataset data, int decimals) {
        double[] predictions = predictions(data);
        return IntStream.range(0, data.outputs())
                .mapToObj(
                        k ->
                                String.format(
                                        Locale.ROOT,
                                        "%." + decimals + "f",
                                        Metric.R2.of(
                                                column(predictions, data.outputs(), k),
                                                only(data, k))))
                .toArray(String[]::new);
    }

    static double[] predictions(Dataset data) {
        Standardization units = Standardization.fit(data, true);
        Dataset standard = units.apply(data);
        RealMatrix x = inputs(standard);
        SingularValueDecomposition svd = new SingularValueDecomposition(x);
        RealMatrix projected = svd.getUT().multiply(targets(standard));
        double[] fitted = new double[data.size() * data.outputs()];
        for (int r = 0; r < data.inputs(); r++) {
            if (svd.getSingularValues()[r] < RANK_TOLERANCE * svd.getSingularValues()[0]) {
                continue;
            }
            for (int i = 0; i < fitted.length; i++) {
                fitted[i] +=
                        svd.getU().getEntry(i / data.outputs(), r)
                                * projected.getEntry(r, i % data.outputs());
            }
        }
        return units.predictionsToOriginal(fitted);
    }

    private static RealMatrix inputs(Dataset data) {
        double[][] values = new double[data.size()][data.inputs()];
        for (int i = 0; i < values.length; i++) {
            data.copyInputs(i, values[i], 0);
        }
        return new Array2DRowRealMatrix(values, false);
    }

    private static RealMatrix targets(Dataset data) {
        double[][] values = new double[data.size()][data.outputs()];
        for (int i = 0; i < values.length; i++) {
            data.copyTargets(i, values[i], 0);
        }
        return new Array2DRowRealMatrix(values, false);
    }

    private static double[] column(double[] values, int width, int k) {
        return IntStream.range(0, values.length / width)
                .mapToDouble(i -> values[i * width + k])
                .toArray();
    }

    private static Dataset only(Dataset data, int k) {
        double[][] inputs = new double[data.size()][1];
        double[][] target = new double[data.size()][1];
        for (int i = 0; i < data.size(); i++) {
            target[i][0] = data.target(i, k);
        }
        return Dataset.of(inputs, target);
    }
}

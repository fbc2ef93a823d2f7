package org.thalweg.integration.objective;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.thalweg.Block;
import org.thalweg.data.Dataset;
import org.thalweg.data.Standardization;
import org.thalweg.datasets.Csv;
import org.thalweg.experiments.oracle.LinearProblem;

/**
 * The mean squared error of a linear model with two outputs on the diabetes data, standardised, as a quadratic form: the
 * gradient of a row of parameters is A w − c.
 */
final class Quadratic {

    static final int INPUTS = 10;
    static final int OUTPUTS = 2;
    static final List<Block> BLOCKS =
            List.of(
                    new Block("W", OUTPUTS, INPUTS, Block.Role.WEIGHTS),
                    new Block("b", OUTPUTS, 1, Block.Role.BIAS));
    static final int SIZE = OUTPUTS * (INPUTS + 1);

    private final double[][] x;
    private final double[][] y;
    private final double[][] a = new double[INPUTS + 1][INPUTS + 1];
    private final double[][] c = new double[OUTPUTS][INPUTS + 1];
    private double squares;

    Quadratic() throws IOException {
        Dataset raw = Csv.read(Path.of("../examples/data/diabetes.csv")).target("progression");
        Dataset data = Standardization.fit(raw, true).apply(raw);
        x = new double[data.size()][INPUTS];
        y = new double[data.size()][OUTPUTS];
        for (int n = 0; n < data.size(); n++) {
            data.copyInputs(n, x[n], 0);
            data.copyTargets(n, y[n], 0);
            // A second output, so that groups have two members: another function of the inputs.
            y[n][1] = y[n][0] * x[n][2] - 0.5;
            add(x[n], y[n], data.size());
        }
    }

    private void add(double[] instance, double[] targets, int count) {
        double[] z = Arrays.copyOf(instance, INPUTS + 1);
        z[INPUTS] = 1;
        for (int i = 0; i <= INPUTS; i++) {
            for (int j = 0; j <= INPUTS; j++) {
                a[i][j] += 2 * z[i] * z[j] / count;
            }
            for (int r = 0; r < OUTPUTS; r++) {
                c[r][i] += 2 * z[i] * targets[r] / count;
            }
        }
        for (int r = 0; r < OUTPUTS; r++) {
            squares += targets[r] * targets[r] / count;
        }
    }

    /** Returns the loss at θ and overwrites the gradient. */
    double at(double[] parameters, double[] gradient) {
        double loss = squares;
        for (int r = 0; r < OUTPUTS; r++) {
            for (int i = 0; i <= INPUTS; i++) {
                double product = 0;
                for (int j = 0; j <= INPUTS; j++) {
                    product += a[i][j] * parameters[place(r, j)];
                }
                gradient[place(r, i)] = product - c[r][i];
                loss += parameters[place(r, i)] * (product / 2 - c[r][i]);
            }
        }
        return loss;
    }

    private static int place(int output, int input) {
        return input == INPUTS ? OUTPUTS * INPUTS + output : output * INPUTS + input;
    }

    /** Returns the least eigenvalue of the loss's second derivative: it is that strongly convex. */
    double convexity() {
        RealMatrix matrix = new Array2DRowRealMatrix(a);
        double[] values = new EigenDecomposition(matrix).getRealEigenvalues();
        return Arrays.stream(values).min().orElseThrow();
    }

    /** Returns the same problem for the exact solver. */
    LinearProblem exact() {
        return LinearProblem.of(x, y);
    }
}

package org.thalweg.backprop;

import java.util.Arrays;
import org.thalweg.backprop.Memory.Matrix;
import org.thalweg.graph.Columns;

/** The weight matrices of variants with the same inputs, one above the other: a tall matrix of lanes × D. */
final class Stack {

    /*
     * One definition of the sums, whatever the shape: an output is the sum over the features in order, multiply then add,
     * beginning with 0; an element of the weights' gradient is the sum over the instances in order, beginning with 0. So the
     * bits do not depend on how many variants are stacked.
     *
     * A few lanes (one variant, one output) are kept row by row: dot products, of four instances at a time so that four sums
     * overlap. Many lanes are kept column by column: the inner loop runs along the lanes, where C2 vectorises it. It does so
     * only where all arrays of a loop have the same index, hence the arrays of arrays and the copied instances.
     */
    private static final int MANY = 4;

    private final Grid grid;
    private final int inputs;
    private final int outputs;
    private final double[][] x;
    private final double[][] rows;
    private final double[][] columns;
    private final double[][] rowGradients;
    private final double[][] columnGradients;
    private final double[] lane;
    private int[] variants = {};
    private int lanes;
    private boolean many;

    Stack(Grid grid, int variants, int capacity) {
        this.grid = grid;
        this.inputs = grid.columns();
        this.outputs = grid.rows();
        int most = variants * outputs;
        x = new double[capacity][inputs];
        rows = new double[Math.min(most, MANY - 1)][inputs];
        rowGradients = new double[Math.min(most, MANY - 1)][inputs];
        columns = new double[most < MANY ? 0 : inputs][most];
        columnGradients = new double[most < MANY ? 0 : inputs][most];
        lane = new double[most];
    }

    /** Copies the weights of some variants, and forgets the gradients. */
    void load(int[] active, double[][] parameters) {
        variants = active;
        lanes = active.length * outputs;
        many = lanes >= MANY;
        for (int j = 0; j < lanes; j++) {
            double[] p = parameters[variant(j)];
            int right = grid.right();
            int at = weight(j);
            for (int d = 0; many && d < inputs; d++) {
                columns[d][j] = p[at + d * right];
            }
            for (int d = 0; !many && d < inputs; d++) {
                rows[j][d] = p[at + d * right];
            }
        }
        for (double[] gradient : many ? columnGradients : rowGradients) {
            Arrays.fill(gradient, 0);
        }
    }

    /** Adds the gradients to those of the variants. */
    void unload(double[][] gradients) {
        for (int j = 0; j < lanes; j++) {
            double[] into = gradients[variant(j)];
            int right = grid.right();
            int at = weight(j);
            for (int d = 0; d < inputs; d++) {
                into[at + d * right] += many ? columnGradients[d][j] : rowGradients[j][d];
            }
        }
    }

    private int variant(int lane) {
        return variants[lane / outputs];
    }

    private int weight(int lane) {
        return grid.from() + lane % outputs * grid.down();
    }

    void forward(Columns input, Memory result) {
        for (int n = 0; n < input.count(); n++) {
            System.arraycopy(input.values(), input.from() + n * inputs, x[n], 0, inputs);
        }
        if (many) {
            forwardAlongLanes(input.count(), result);
        } else {
            forwardByRows(input.count(), result);
        }
    }

    private void forwardAlongLanes(int count, Memory result) {
        for (int n = 0; n < count; n++) {
            Arrays.fill(lane, 0, lanes, 0);
            double[] instance = x[n];
            for (int d = 0; d < inputs; d++) {
                addScaled(lane, columns[d], instance[d], lanes);
            }
            distribute(result, n);
        }
    }

    private void forwardByRows(int count, Memory result) {
        for (int j = 0; j < lanes; j++) {
            Matrix z = result.value(variant(j));
            double[] out = z.values();
            int stride = outputs;
            int at = z.from() + j % stride;
            int n = 0;
            for (; n + 4 <= count; n += 4) {
                dotFour(rows[j], n, out, at + n * stride, stride);
            }
            for (; n < count; n++) {
                out[at + n * stride] = dot(rows[j], x[n]);
            }
        }
    }

    private void dotFour(double[] w, int n, double[] out, int at, int stride) {
        double[] x0 = x[n];
        double[] x1 = x[n + 1];
        double[] x2 = x[n + 2];
        double[] x3 = x[n + 3];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int d = 0; d < w.length; d++) {
            s0 += x0[d] * w[d];
            s1 += x1[d] * w[d];
            s2 += x2[d] * w[d];
            s3 += x3[d] * w[d];
        }
        out[at] = s0;
        out[at + stride] = s1;
        out[at + 2 * stride] = s2;
        out[at + 3 * stride] = s3;
    }

    private static double dot(double[] w, double[] x) {
        double sum = 0;
        for (int d = 0; d < w.length; d++) {
            sum += x[d] * w[d];
        }
        return sum;
    }

    /** Adds the gradient of the weights: dW ← dW + dz xᵀ, instance by instance. */
    void backward(Memory result) {
        int count = result.gradient(variants[0]).count();
        for (int n = 0; n < count; n++) {
            collect(result, n);
            for (int d = 0; many && d < inputs; d++) {
                addScaled(columnGradients[d], lane, x[n][d], lanes);
            }
            for (int j = 0; !many && j < lanes; j++) {
                addScaled(rowGradients[j], x[n], lane[j], inputs);
            }
        }
    }

    /** Adds the gradient of the inputs of a single variant: dx ← dx + Wᵀ dz, output by output. */
    void backwardToInputs(Memory result, Matrix dx) {
        for (int n = 0; n < dx.count(); n++) {
            collect(result, n);
            int at = dx.from() + n * inputs;
            for (int d = 0; d < inputs; d++) {
                double sum = 0;
                for (int j = 0; j < lanes; j++) {
                    sum += lane[j] * (many ? columns[d][j] : rows[j][d]);
                }
                dx.values()[at + d] += sum;
            }
        }
    }

    // Plain loops: a variant has few outputs, and System.arraycopy costs more than it moves.

    private void distribute(Memory result, int instance) {
        for (int a = 0, j = 0; a < variants.length; a++) {
            Matrix z = result.value(variants[a]);
            double[] to = z.values();
            int at = z.from() + instance * outputs;
            for (int r = 0; r < outputs; r++, j++) {
                to[at + r] = lane[j];
            }
        }
    }

    private void collect(Memory result, int instance) {
        for (int a = 0, j = 0; a < variants.length; a++) {
            Matrix dz = result.gradient(variants[a]);
            double[] from = dz.values();
            int at = dz.from() + instance * outputs;
            for (int r = 0; r < outputs; r++, j++) {
                lane[j] = from[at + r];
            }
        }
    }

    /** y ← y + a x, elementwise. */
    private static void addScaled(double[] y, double[] x, double a, int length) {
        for (int i = 0; i < length; i++) {
            y[i] += a * x[i];
        }
    }
}

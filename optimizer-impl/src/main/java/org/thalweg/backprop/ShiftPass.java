package org.thalweg.backprop;

import org.thalweg.backprop.Memory.Matrix;
import org.thalweg.parameters.Layout;

/** z = x + b: the bias is broadcast over the instances; its gradient is summed over them in order. */
final class ShiftPass implements Pass {

    private final Memory x;
    private final Memory z;
    private final int from;
    private final int rows;
    private final ColumnGradient gradient;
    private double[][] parameters = {};

    ShiftPass(Operation.Shift operation, Memory[] memory, Layout layout, int variants) {
        x = memory[operation.x().id()];
        z = memory[operation.result().id()];
        from = layout.from(operation.bias().parameter().orElseThrow());
        rows = operation.bias().rows();
        gradient = new ColumnGradient(variants, rows);
    }

    @Override
    public void begin(Minibatch batch, int[] active, double[][] theta) {
        parameters = theta;
    }

    @Override
    public void forget(int[] active) {
        gradient.clear(active);
    }

    @Override
    public void forward(int[] active) {
        for (int k : active) {
            Matrix in = x.value(k);
            Matrix out = z.value(k);
            double[] to = out.values();
            double[] source = in.values();
            double[] b = parameters[k];
            int end = out.to();
            for (int r = 0; r < rows; r++) {
                double shift = b[from + r];
                for (int i = in.from() + r, o = out.from() + r; o < end; i += rows, o += rows) {
                    to[o] = source[i] + shift;
                }
            }
        }
    }

    @Override
    public void backward(int[] active) {
        for (int k : active) {
            Matrix din = x.gradient(k);
            Matrix dout = z.gradient(k);
            double[] to = din.values();
            double[] source = dout.values();
            double[] sums = gradient.sums(k);
            int end = dout.to();
            for (int r = 0; r < rows; r++) {
                double sum = sums[r];
                for (int i = din.from() + r, o = dout.from() + r; o < end; i += rows, o += rows) {
                    to[i] += source[o];
                    sum += source[o];
                }
                sums[r] = sum;
            }
        }
    }

    @Override
    public void end(int[] active, double[][] gradients) {
        gradient.addTo(gradients, from, active);
    }
}

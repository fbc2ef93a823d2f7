package org.thalweg.backprop;

import org.thalweg.backprop.Activation.Matrix;
import org.thalweg.parameters.Layout;

/** z = x + b: the bias is broadcast over the instances; its gradient is summed over them in order. */
final class ShiftPass implements Pass {

    private final Activation x;
    private final Activation z;
    private final int bias;
    private final int rows;
    private double[][] parameters = {};

    ShiftPass(Operation.Shift operation, Activation[] memory, Layout layout) {
        x = memory[operation.x().id()];
        z = memory[operation.result().id()];
        bias = layout.from(operation.bias().parameter().orElseThrow());
        rows = operation.bias().rows();
    }

    @Override
    public void begin(int[] active, double[][] parameters) {
        this.parameters = parameters;
    }

    @Override
    public void forward(int[] active) {
        for (int k : active) {
            Matrix in = x.value(k);
            Matrix out = z.value(k);
            double[] to = out.values();
            double[] from = in.values();
            double[] b = parameters[k];
            int end = out.to();
            for (int r = 0; r < rows; r++) {
                double shift = b[bias + r];
                for (int i = in.from() + r, o = out.from() + r; o < end; i += rows, o += rows) {
                    to[o] = from[i] + shift;
                }
            }
        }
    }

    @Override
    public void backward(int[] active, double[][] gradients) {
        for (int k : active) {
            Matrix din = x.gradient(k);
            Matrix dout = z.gradient(k);
            double[] to = din.values();
            double[] from = dout.values();
            double[] db = gradients[k];
            int end = dout.to();
            for (int r = 0; r < rows; r++) {
                double sum = db[bias + r];
                for (int i = din.from() + r, o = dout.from() + r; o < end; i += rows, o += rows) {
                    to[i] += from[o];
                    sum += from[o];
                }
                db[bias + r] = sum;
            }
        }
    }
}

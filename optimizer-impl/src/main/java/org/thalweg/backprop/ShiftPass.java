package org.thalweg.backprop;

import org.thalweg.backprop.Activation.Matrix;

/** z = x + b: the bias is broadcast over the instances; its gradient is summed over them in order. */
final class ShiftPass implements Pass {

    private final Activation x;
    private final Activation z;
    private final int bias;
    private final int rows;
    private double[][] parameters = {};

    ShiftPass(Operation.Shift operation, Activation[] memory) {
        x = memory[operation.x().id()];
        z = memory[operation.result().id()];
        bias = operation.bias().parameter().orElseThrow().from();
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
            double[] b = parameters[k];
            for (int n = 0; n < out.count(); n++) {
                int i = in.from() + n * rows;
                int o = out.from() + n * rows;
                for (int r = 0; r < rows; r++) {
                    out.values()[o + r] = in.values()[i + r] + b[bias + r];
                }
            }
        }
    }

    @Override
    public void backward(int[] active, double[][] gradients) {
        for (int k : active) {
            Matrix din = x.gradient(k);
            Matrix dout = z.gradient(k);
            double[] db = gradients[k];
            for (int n = 0; n < dout.count(); n++) {
                int i = din.from() + n * rows;
                int o = dout.from() + n * rows;
                for (int r = 0; r < rows; r++) {
                    double slope = dout.values()[o + r];
                    din.values()[i + r] += slope;
                    db[bias + r] += slope;
                }
            }
        }
    }
}

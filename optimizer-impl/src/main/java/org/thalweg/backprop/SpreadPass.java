package org.thalweg.backprop;

import org.thalweg.backprop.Memory.Matrix;
import org.thalweg.parameters.Layout;

/** A parameter of one column repeated for each instance; its gradient is summed over them in order. */
final class SpreadPass implements Pass {

    private final Memory result;
    private final int from;
    private final int rows;
    private final ColumnGradient gradient;
    private double[][] parameters = {};

    SpreadPass(Operation.Spread operation, Memory[] memory, Layout layout, int variants) {
        result = memory[operation.result().id()];
        from = layout.from(operation.parameter().parameter().orElseThrow());
        rows = operation.result().rows();
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
            Matrix z = result.value(k);
            for (int i = z.from(); i < z.to(); i += rows) {
                System.arraycopy(parameters[k], from, z.values(), i, rows);
            }
        }
    }

    @Override
    public void backward(int[] active) {
        for (int k : active) {
            Matrix dz = result.gradient(k);
            double[] slopes = dz.values();
            double[] sum = gradient.sums(k);
            for (int i = dz.from(), to = dz.to(); i < to; i += rows) {
                for (int r = 0; r < rows; r++) {
                    sum[r] += slopes[i + r];
                }
            }
        }
    }

    @Override
    public void end(int[] active, double[][] gradients) {
        gradient.addTo(gradients, from, active);
    }
}

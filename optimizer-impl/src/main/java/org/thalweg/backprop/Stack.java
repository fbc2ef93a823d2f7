package org.thalweg.backprop;

import org.thalweg.backprop.Memory.Matrix;
import org.thalweg.graph.Columns;
import org.thalweg.kernels.Kernels;

/** The weight matrices of variants with the same inputs, one above the other: between the lanes and the values of each variant. */
final class Stack {

    private final Lanes lanes;
    private final int outputs;
    private final int inputs;
    private int[] variants = {};

    Stack(Kernels kernels, Grid grid, int variants, int capacity) {
        lanes = new Lanes(kernels, grid, variants, capacity);
        outputs = grid.rows();
        inputs = grid.columns();
    }

    /** Copies the weights of some variants. */
    void load(int[] active, double[][] parameters) {
        variants = active;
        lanes.load(active, parameters);
    }

    void forget() {
        lanes.forget();
    }

    /** Adds the gradients to those of the variants. */
    void unload(double[][] gradients) {
        lanes.unload(gradients);
    }

    void forward(Columns input, Memory result) {
        lanes.forward(input.values(), input.from(), input.count());
        for (int j = 0; j < lanes.size(); j++) {
            Matrix z = result.value(variants[j / outputs]);
            double[] from = lanes.values();
            double[] to = z.values();
            int step = lanes.step();
            for (int i = z.from() + j % outputs, k = lanes.at(j);
                    i < z.to();
                    i += outputs, k += step) {
                to[i] = from[k];
            }
        }
    }

    /** Adds the gradient of the weights: dW ← dW + dz xᵀ, instance by instance. */
    void backward(Columns input, Memory result) {
        for (int j = 0; j < lanes.size(); j++) {
            Matrix dz = result.gradient(variants[j / outputs]);
            double[] from = dz.values();
            double[] to = lanes.values();
            int step = lanes.step();
            for (int i = dz.from() + j % outputs, k = lanes.at(j);
                    i < dz.to();
                    i += outputs, k += step) {
                to[k] = from[i];
            }
        }
        lanes.backward(input.values(), input.from());
    }

    /** Adds the gradient of the inputs of a single variant: dx ← dx + Wᵀ dz, output by output. */
    void backwardToInputs(Memory result, Matrix dx) {
        Matrix dz = result.gradient(variants[0]);
        for (int n = 0; n < dx.count(); n++) {
            int at = dx.from() + n * inputs;
            int slopes = dz.from() + n * outputs;
            for (int d = 0; d < inputs; d++) {
                double sum = 0;
                for (int j = 0; j < outputs; j++) {
                    sum += dz.values()[slopes + j] * lanes.weight(j, d);
                }
                dx.values()[at + d] += sum;
            }
        }
    }
}

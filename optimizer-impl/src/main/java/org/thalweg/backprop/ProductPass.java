package org.thalweg.backprop;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.Block;
import org.thalweg.backprop.Activation.Matrix;
import org.thalweg.parameters.Layout;

/** z = W x. Variants that share x are stacked, so that an instance is read once for all of them. */
final class ProductPass implements Pass {

    private final Activation x;
    private final Activation z;
    private final boolean shared;
    private final List<Stack> stacks = new ArrayList<>();

    ProductPass(
            Operation.Product operation,
            Activation[] memory,
            Layout layout,
            int variants,
            int capacity) {
        x = memory[operation.x().id()];
        z = memory[operation.result().id()];
        Block weights = operation.weights().parameter().orElseThrow();
        shared = !operation.x().varies();
        for (int k = 0; k < (shared ? 1 : variants); k++) {
            stacks.add(new Stack(weights, layout.from(weights), shared ? variants : 1, capacity));
        }
    }

    @Override
    public void begin(int[] active, double[][] parameters) {
        if (shared) {
            stacks.get(0).load(active, parameters);
            return;
        }
        for (int k : active) {
            stacks.get(k).load(new int[] {k}, parameters);
        }
    }

    @Override
    public void forward(int[] active) {
        if (shared) {
            stacks.get(0).forward(x.value(0), z);
            return;
        }
        for (int k : active) {
            stacks.get(k).forward(x.value(k), z);
        }
    }

    @Override
    public void backward(int[] active, double[][] gradients) {
        if (shared) {
            stacks.get(0).backward(z);
            return;
        }
        for (int k : active) {
            Matrix dx = x.gradient(k);
            stacks.get(k).backward(z);
            stacks.get(k).backwardToInputs(z, dx);
        }
    }

    @Override
    public void end(int[] active, double[][] gradients) {
        if (shared) {
            stacks.get(0).unload(gradients);
            return;
        }
        for (int k : active) {
            stacks.get(k).unload(gradients);
        }
    }
}

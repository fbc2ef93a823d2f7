package org.thalweg.backprop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.kernels.Kernels;
import org.thalweg.parameters.Layout;

/** z = W x. Variants that share x are stacked, so that an instance is read once for all of them. */
final class ProductPass implements Pass {

    private final Memory x;
    private final Memory z;
    private final boolean shared;
    private final List<Stack> stacks = new ArrayList<>();

    /** Each variant as the only one. */
    private final int[][] alone;

    ProductPass(
            Operation.Product operation,
            Memory[] memory,
            Layout layout,
            Kernels kernels,
            int variants,
            int capacity) {
        x = memory[operation.x().id()];
        z = memory[operation.result().id()];
        Grid weights = Grid.of(operation.weights(), layout);
        shared = !operation.x().varies();
        alone = new int[variants][1];
        Arrays.setAll(alone, k -> new int[] {k});
        for (int k = 0; k < (shared ? 1 : variants); k++) {
            stacks.add(new Stack(kernels, weights, shared ? variants : 1, capacity));
        }
    }

    @Override
    public void begin(Minibatch batch, int[] active, double[][] parameters) {
        if (shared) {
            stacks.get(0).load(active, parameters);
            return;
        }
        for (int k : active) {
            stacks.get(k).load(alone[k], parameters);
        }
    }

    @Override
    public void forget(int[] active) {
        if (shared) {
            stacks.get(0).forget();
            return;
        }
        for (int k : active) {
            stacks.get(k).forget();
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
    public void backward(int[] active) {
        if (shared) {
            stacks.get(0).backward(x.value(0), z);
            return;
        }
        for (int k : active) {
            stacks.get(k).backward(x.value(k), z);
            stacks.get(k).backwardToInputs(z, x.gradient(k));
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

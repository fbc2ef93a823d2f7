package org.thalweg.backprop;

import java.util.Arrays;
import org.thalweg.backprop.Memory.Matrix;
import org.thalweg.data.RowWindow;
import org.thalweg.kernels.Kernels;

/** Any program: operation by operation forward, then backward, while the tile is still in the cache. Buffers are allocated once. */
final class OperationFlow implements TileFlow {

    /** Elements of x and of the variants' widest value in a tile of instances: with what belongs to them, a second-level cache. */
    private static final int TILE_ELEMENTS = 16_384;

    private static final int MOST_INSTANCES = 512;

    private final Program program;
    private final int variants;
    private final int capacity;
    private final Memory[] memory;
    private final RowWindow x;
    private final RowWindow y;
    private final double[] sums;
    private final Pass[] passes;
    private final Memory[] results;
    private int[] active = {};
    private double lossSlope;

    /** Where instances count differently: the factors of those of the tile. */
    private final double[] factors;

    private boolean weighted;

    /**
     * @param instances the most in a minibatch
     */
    OperationFlow(Program program, Kernels kernels, int variants, int instances) {
        this.program = program;
        this.variants = variants;
        this.capacity = Math.max(1, Math.min(instances, tile(program, variants)));
        memory = new Memory[program.values()];
        allocate(program.x());
        allocate(program.y());
        // Copies, since operations of plug-ins see them.
        x = RowWindow.copying(program.inputs(), memory[program.x().id()].value(0).values());
        y = RowWindow.copying(program.outputs(), memory[program.y().id()].value(0).values());
        sums = new double[variants];
        factors = new double[capacity];
        for (Operation operation : program.operations()) {
            allocate(operation.result());
        }
        passes =
                program.operations().stream()
                        .map(operation -> pass(operation, kernels))
                        .toArray(Pass[]::new);
        results =
                program.operations().stream()
                        .map(operation -> memory[operation.result().id()])
                        .toArray(Memory[]::new);
    }

    private static int tile(Program program, int variants) {
        int widest =
                program.operations().stream()
                        .map(Operation::result)
                        .filter(Value::varies)
                        .mapToInt(Value::rows)
                        .max()
                        .orElse(0);
        int width = program.inputs() + variants * widest;
        return Math.max(1, Math.min(MOST_INSTANCES, TILE_ELEMENTS / width));
    }

    private void allocate(Value value) {
        memory[value.id()] = new Memory(value, variants, capacity);
    }

    private Pass pass(Operation operation, Kernels kernels) {
        if (operation instanceof Operation.Product product) {
            return new ProductPass(product, memory, program.layout(), kernels, variants, capacity);
        }
        if (operation instanceof Operation.Shift shift) {
            return new ShiftPass(shift, memory, program.layout(), variants);
        }
        if (operation instanceof Operation.Spread spread) {
            return new SpreadPass(spread, memory, program.layout(), variants);
        }
        return operation instanceof Operation.Random random
                ? new RandomPass(random, memory)
                : new LocalPass((Operation.Local) operation, memory, variants, capacity);
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public void begin(Minibatch batch, int[] active, double[][] parameters) {
        this.active = active;
        for (Pass pass : passes) {
            pass.begin(batch, active, parameters);
        }
    }

    @Override
    public void beginBlock(double[][] gradients) {
        Arrays.fill(sums, 0);
        for (Pass pass : passes) {
            pass.forget(active);
        }
    }

    @Override
    public void forward(Minibatch batch, int from, int to) {
        int count = to - from;
        weighted = batch.isWeighted();
        for (int n = 0; weighted && n < count; n++) {
            factors[n] = batch.factors()[batch.order()[from + n]];
        }
        for (Memory values : memory) {
            if (values != null) {
                values.count(count);
            }
        }
        batch.data().showInputs(batch.order(), from, count, x);
        batch.data().showTargets(batch.order(), from, count, y);
        for (Pass pass : passes) {
            pass.forward(active);
        }
    }

    @Override
    public void addLosses(double slope) {
        for (int k : active) {
            Matrix loss = memory[program.losses().id()].value(k);
            for (int i = loss.from(), n = 0; i < loss.to(); i++, n++) {
                sums[k] += weighted ? factors[n] * loss.values()[i] : loss.values()[i];
            }
        }
        lossSlope = slope;
    }

    @Override
    public void backward() {
        for (Memory result : results) {
            for (int k : active) {
                result.gradient(k).fill(0);
            }
        }
        for (int k : active) {
            Matrix slopes = memory[program.losses().id()].gradient(k);
            slopes.fill(lossSlope);
            for (int i = slopes.from(), n = 0; weighted && i < slopes.to(); i++, n++) {
                slopes.values()[i] *= factors[n];
            }
        }
        for (int i = passes.length - 1; i >= 0; i--) {
            passes[i].backward(active);
        }
    }

    @Override
    public void endBlock(double[] losses) {
        for (int k : active) {
            losses[k] = sums[k];
        }
    }

    @Override
    public void endGradients(double[][] gradients) {
        for (int k : active) {
            Arrays.fill(gradients[k], 0);
        }
        for (Pass pass : passes) {
            pass.end(active, gradients);
        }
    }

    @Override
    public void copyPredictions(double[][] results, int at) {
        copy(program.predictions(), results, at);
    }

    @Override
    public void copyLosses(double[][] results, int at) {
        copy(program.losses(), results, at);
    }

    private void copy(Value value, double[][] results, int at) {
        for (int k : active) {
            Matrix result = memory[value.id()].value(k);
            int length = result.to() - result.from();
            System.arraycopy(result.values(), result.from(), results[k], at, length);
        }
    }
}

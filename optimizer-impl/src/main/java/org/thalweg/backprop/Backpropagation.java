package org.thalweg.backprop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.backprop.Memory.Matrix;

/**
 * Runs a recorded program forward and backward for K variants at once: K parameter vectors, the same minibatch. One variant is
 * the case K = 1.
 *
 * <p>A minibatch goes through in tiles of instances: each tile forward, then backward, while it is still in the cache. All sums
 * over instances are taken in the minibatch's order, so results do not depend on the tiles or on K. Buffers are allocated once.
 * Not for use by several threads at once.
 *
 * <p>Whether random numbers are drawn, as for dropout, or stand still is the minibatch's matter: {@link Minibatch#drawing}.
 */
public final class Backpropagation {

    /** Elements of x and of the variants' widest value in a tile of instances: with what belongs to them, a second-level cache. */
    private static final int TILE_ELEMENTS = 16_384;

    private static final int MOST_INSTANCES = 512;

    private final Program program;
    private final int variants;
    private final int capacity;
    private final Memory[] memory;
    private final List<Pass> passes = new ArrayList<>();

    /**
     * @param variants K, how many parameter vectors go through at once
     */
    public Backpropagation(Program program, int variants) {
        this(program, variants, MOST_INSTANCES);
    }

    /**
     * As above, with buffers for minibatches of no more instances than this: larger ones take longer, and come to the same
     * bits.
     */
    public Backpropagation(Program program, int variants, int instances) {
        this.program = program;
        this.variants = variants;
        this.capacity = Math.max(1, Math.min(instances, tile(program, variants)));
        memory = new Memory[program.values()];
        allocate(program.x());
        allocate(program.y());
        for (Operation operation : program.operations()) {
            allocate(operation.result());
            passes.add(pass(operation));
        }
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

    private Pass pass(Operation operation) {
        if (operation instanceof Operation.Product product) {
            return new ProductPass(product, memory, program.layout(), variants, capacity);
        }
        if (operation instanceof Operation.Shift shift) {
            return new ShiftPass(shift, memory, program.layout(), variants);
        }
        if (operation instanceof Operation.Spread spread) {
            return new SpreadPass(spread, memory, program.layout(), variants);
        }
        return operation instanceof Operation.Random random
                ? new RandomPass(random, memory)
                : new LocalPass((Operation.Local) operation, memory, variants);
    }

    /**
     * Computes mean losses and their gradients.
     *
     * @param active which variants; the others' arrays are left alone
     * @param parameters θ of each variant; only read
     * @param gradients overwritten, for active variants, with the gradient of the mean loss
     * @param losses overwritten, for active variants, with the mean loss
     */
    public void gradient(
            Minibatch batch,
            int[] active,
            double[][] parameters,
            double[][] gradients,
            double[] losses) {
        for (int k : active) {
            Arrays.fill(gradients[k], 0);
            losses[k] = 0;
        }
        begin(batch, active, parameters);
        for (int from = batch.from(); from < batch.to(); from += capacity) {
            forward(batch, from, active);
            addLosses(active, losses);
            backward(batch.size(), active);
        }
        for (Pass pass : passes) {
            pass.end(active, gradients);
        }
        divide(active, losses, batch.size());
    }

    /**
     * Computes mean losses.
     *
     * @param losses overwritten, for active variants, with the mean loss
     */
    public void loss(Minibatch batch, int[] active, double[][] parameters, double[] losses) {
        for (int k : active) {
            losses[k] = 0;
        }
        begin(batch, active, parameters);
        for (int from = batch.from(); from < batch.to(); from += capacity) {
            forward(batch, from, active);
            addLosses(active, losses);
        }
        divide(active, losses, batch.size());
    }

    /**
     * Computes the loss of each instance. Their sum in the minibatch's order, divided by their number, is the mean that {@link
     * #loss} computes, to the bit.
     *
     * @param losses overwritten, for active variants, with one number an instance, in the minibatch's order
     */
    public void losses(Minibatch batch, int[] active, double[][] parameters, double[][] losses) {
        evaluate(program.losses(), batch, active, parameters, losses);
    }

    /**
     * Computes the scores ŷ.
     *
     * @param scores overwritten, for active variants, with C numbers an instance, in the minibatch's order
     */
    public void predict(Minibatch batch, int[] active, double[][] parameters, double[][] scores) {
        evaluate(program.predictions(), batch, active, parameters, scores);
    }

    private void evaluate(
            Value value, Minibatch batch, int[] active, double[][] parameters, double[][] results) {
        begin(batch, active, parameters);
        for (int from = batch.from(); from < batch.to(); from += capacity) {
            forward(batch, from, active);
            for (int k : active) {
                Matrix result = memory[value.id()].value(k);
                System.arraycopy(
                        result.values(),
                        result.from(),
                        results[k],
                        (from - batch.from()) * result.rows(),
                        result.to() - result.from());
            }
        }
    }

    private void begin(Minibatch batch, int[] active, double[][] parameters) {
        for (Pass pass : passes) {
            pass.begin(batch, active, parameters);
        }
    }

    private void forward(Minibatch batch, int from, int[] active) {
        int count = Math.min(capacity, batch.to() - from);
        for (Memory activation : memory) {
            if (activation != null) {
                activation.count(count);
            }
        }
        Matrix x = memory[program.x().id()].value(0);
        Matrix y = memory[program.y().id()].value(0);
        for (int n = 0; n < count; n++) {
            int instance = batch.order()[from + n];
            batch.data().copyInputs(instance, x.values(), n * program.inputs());
            batch.data().copyTargets(instance, y.values(), n * program.outputs());
        }
        for (Pass pass : passes) {
            pass.forward(active);
        }
    }

    private void addLosses(int[] active, double[] losses) {
        for (int k : active) {
            Matrix loss = memory[program.losses().id()].value(k);
            for (int i = loss.from(); i < loss.to(); i++) {
                losses[k] += loss.values()[i];
            }
        }
    }

    /** Goes back through the operations; the gradient of the mean is 1/N for each instance's loss. */
    private void backward(int size, int[] active) {
        for (Operation operation : program.operations()) {
            for (int k : active) {
                memory[operation.result().id()].gradient(k).fill(0);
            }
        }
        for (int k : active) {
            memory[program.losses().id()].gradient(k).fill(1.0 / size);
        }
        for (int i = passes.size() - 1; i >= 0; i--) {
            passes.get(i).backward(active);
        }
    }

    private static void divide(int[] active, double[] losses, int size) {
        for (int k : active) {
            losses[k] /= size;
        }
    }
}

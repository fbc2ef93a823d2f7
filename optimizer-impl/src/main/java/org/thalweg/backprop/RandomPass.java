package org.thalweg.backprop;

import java.util.Optional;
import java.util.SplittableRandom;
import org.thalweg.backprop.Memory.Matrix;

/** Random numbers, the same for all variants, drawn instance by instance in the minibatch's order. */
final class RandomPass implements Pass {

    private final Operation.Random operation;
    private final Matrix result;
    private Optional<SplittableRandom> stream = Optional.empty();

    RandomPass(Operation.Random operation, Memory[] memory) {
        this.operation = operation;
        result = memory[operation.result().id()].value(0);
    }

    /** Goes back to the beginning of the stream: the same minibatch asked again has the same numbers. */
    @Override
    public void begin(Minibatch batch, int[] active, double[][] parameters) {
        stream = batch.draws().map(draws -> draws.stream(operation.place()));
    }

    @Override
    public void forward(int[] active) {
        if (stream.isEmpty()) {
            result.fill(operation.still());
            return;
        }
        double[] numbers = result.values();
        for (int i = result.from(), to = result.to(); i < to; i++) {
            numbers[i] = operation.draw().applyAsDouble(stream.get());
        }
    }

    @Override
    public void backward(int[] active) {}
}

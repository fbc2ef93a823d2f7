package org.thalweg.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.thalweg.random.Streams;

/** Orders of the rows, as training has them with seed 1, for yardsticks: so all do the same work. */
final class RowOrder {

    private RowOrder() {}

    /** Returns 0, 1, 2, …. */
    static int[] inOrder(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    /** Returns the order of an epoch, counted from 1: blocks of so many neighbours in random order. */
    static int[] shuffled(int rows, int block, int epoch) {
        int count = (rows - 1) / block + 1;
        return IntStream.of(
                        Streams.permutation(Streams.of(1, "order", Integer.toString(epoch)), count))
                .flatMap(b -> IntStream.range(b * block, Math.min(rows, (b + 1) * block)))
                .toArray();
    }

    /** Returns the file with the orders of epochs 1 to {@code epochs}, for {@link CProgram}s; written anew. */
    static Path file(int rows, int block, int epochs) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * rows * epochs).order(ByteOrder.nativeOrder());
        for (int epoch = 1; epoch <= epochs; epoch++) {
            IntStream.of(shuffled(rows, block, epoch)).forEach(bytes::putInt);
        }
        try {
            Path file = CProgram.scratch().resolve("order-%d-%d-%d".formatted(rows, block, epochs));
            return Files.write(file, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.thalweg.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What do rows in random order cost, and what makes them cheaper? Each way copies every row once into a tile of 64, as training does before it
 * works on it.
 *
 * <p>{@code benchmarks/run GatheringRows}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 9)
@Fork(1)
@State(Scope.Benchmark)
public class GatheringRows {

    private static final int TILE = 64;

    /** Doubles in a line of the cache. */
    private static final int LINE = 8;

    @Param("500000")
    int rows;

    @Param("100")
    int features;

    private double[] x = {};
    private double[] tile = {};
    private int[] inOrder = {};
    private int[] blocks = {};
    private int[] shuffled = {};

    @Setup
    public void fill() {
        x = SampleData.of(rows, features, 1).x();
        tile = new double[TILE * features];
        inOrder = RowOrder.inOrder(rows);
        blocks = RowOrder.shuffled(rows, TILE, 1);
        shuffled = RowOrder.shuffled(rows, 1, 1);
    }

    @Benchmark
    public double inOrder() {
        return copyAll(inOrder);
    }

    @Benchmark
    @Against("inOrder")
    public double inBlocks() {
        return copyAll(blocks);
    }

    @Benchmark
    @Against("inOrder")
    public double shuffled() {
        return copyAll(shuffled);
    }

    /** The first number of each line of a tile is read before the tile is copied: many reads are on their way at once. */
    @Benchmark
    @Against({"inOrder", "shuffled"})
    public double shuffledAndTouched() {
        double sum = 0;
        for (int from = 0; from < rows; from += TILE) {
            int to = Math.min(rows, from + TILE);
            for (int line = 0; line < features; line += LINE) {
                for (int i = from; i < to; i++) {
                    sum += x[shuffled[i] * features + line];
                }
            }
            copy(shuffled, from, to);
            sum += tile[0];
        }
        return sum;
    }

    /** Eight rows at a time, side by side: their reads do not wait for one another. */
    @Benchmark
    @Against({"inOrder", "shuffled"})
    public double shuffledEightSideBySide() {
        double sum = 0;
        for (int from = 0; from < rows; from += TILE) {
            int to = Math.min(rows, from + TILE);
            int i = from;
            for (; i <= to - 8; i += 8) {
                copyEight(i, (i - from) * features);
            }
            for (; i < to; i++) {
                System.arraycopy(x, shuffled[i] * features, tile, (i - from) * features, features);
            }
            sum += tile[0];
        }
        return sum;
    }

    private void copyEight(int i, int at) {
        int n = features;
        int a = shuffled[i] * n;
        int b = shuffled[i + 1] * n;
        int c = shuffled[i + 2] * n;
        int d = shuffled[i + 3] * n;
        int e = shuffled[i + 4] * n;
        int f = shuffled[i + 5] * n;
        int g = shuffled[i + 6] * n;
        int h = shuffled[i + 7] * n;
        for (int k = 0; k < n; k++) {
            tile[at + k] = x[a + k];
            tile[at + n + k] = x[b + k];
            tile[at + 2 * n + k] = x[c + k];
            tile[at + 3 * n + k] = x[d + k];
            tile[at + 4 * n + k] = x[e + k];
            tile[at + 5 * n + k] = x[f + k];
            tile[at + 6 * n + k] = x[g + k];
            tile[at + 7 * n + k] = x[h + k];
        }
    }

    /** All rows into a second array in the epoch's order, then through that: what a copy for each epoch would cost. */
    @Benchmark
    @Against({"inOrder", "shuffled"})
    public double reorderedFirst(Second second) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(x, shuffled[i] * features, second.x, i * features, features);
        }
        double sum = 0;
        for (int from = 0; from < rows; from += TILE) {
            int count = Math.min(rows - from, TILE) * features;
            System.arraycopy(second.x, from * features, tile, 0, count);
            sum += tile[0];
        }
        return sum;
    }

    private double copyAll(int[] order) {
        double sum = 0;
        for (int from = 0; from < rows; from += TILE) {
            copy(order, from, Math.min(rows, from + TILE));
            sum += tile[0];
        }
        return sum;
    }

    private void copy(int[] order, int from, int to) {
        for (int i = from; i < to; i++) {
            System.arraycopy(x, order[i] * features, tile, (i - from) * features, features);
        }
    }

    /** Room for the inputs in another order. */
    @State(Scope.Benchmark)
    public static class Second {

        private double[] x = {};

        @Setup
        public void make(GatheringRows rows) {
            x = new double[rows.x.length];
        }
    }
}

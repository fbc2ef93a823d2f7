package org.thalweg.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A matrix, row by row, in chunks of whole rows: it may hold more values than one array can. */
public final class Rows {

    /** Values in a chunk, 8 MB: large enough to read at full speed, small enough for any heap to place. */
    static final int CHUNK = 1 << 20;

    private static final double[] NONE = {};

    /** Numbers in a line of the cache, of the processors that there are. */
    static final int LINE = 8;

    /** Values in a row that are copied one by one: for fewer, System.arraycopy takes longer to call than to work. */
    private static final int SHORT = 8;

    private final double[][] chunks;
    private final int chunk;
    private final int width;
    private final int size;
    private final Optional<Rescaling> rescaling;
    private final boolean gaps;

    /** A chunk has a power of two of rows: this is its logarithm. */
    private final int shift;

    private Rows(
            double[][] chunks,
            int chunk,
            int width,
            int size,
            Optional<Rescaling> rescaling,
            boolean gaps) {
        this.rescaling = rescaling;
        this.gaps = gaps;
        this.chunks = chunks;
        this.chunk = chunk;
        this.width = width;
        this.size = size;
        // Rows without values are all in one chunk.
        this.shift =
                width == 0
                        ? Integer.SIZE - 1
                        : Integer.numberOfTrailingZeros(rowsPerChunk(chunk, width));
    }

    /** Copies a plain matrix, whose name appears in messages; row and column are counted from 0 there. */
    static Rows of(String name, double[][] values) {
        return of(name, values, false);
    }

    /** As above, with values that may be missing: NaN. */
    static Rows withGaps(String name, double[][] values) {
        return of(name, values, true);
    }

    private static Rows of(String name, double[][] values, boolean gaps) {
        if (values.length == 0 || values[0].length == 0) {
            throw new DataException(
                    "%s is empty. A dataset needs an instance, an input and a target."
                            .formatted(name));
        }
        Builder rows = new Builder(values[0].length, CHUNK, gaps);
        for (int i = 0; i < values.length; i++) {
            if (values[i].length != values[0].length) {
                throw new DataException(
                        "%s[%d] has %d values, but %s[0] has %d. All rows need the same number."
                                .formatted(name, i, values[i].length, name, values[0].length));
            }
            for (int j = 0; j < values[i].length; j++) {
                if (!isValue(values[i][j], gaps)) {
                    throw new DataException(
                            "%s[%d][%d] is %s. All values must be finite%s."
                                    .formatted(
                                            name,
                                            i,
                                            j,
                                            values[i][j],
                                            gaps ? ", or NaN where they are missing" : ""));
                }
            }
            rows.add(values[i]);
        }
        return rows.build();
    }

    private static boolean isValue(double value, boolean gaps) {
        return Double.isFinite(value) || (gaps && Double.isNaN(value));
    }

    /** Whether a value may be missing; else none is. */
    boolean haveGaps() {
        return gaps;
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Returns the number of values in each row. */
    public int width() {
        return width;
    }

    double at(int row, int column) {
        Objects.checkIndex(row, size);
        Objects.checkIndex(column, width);
        double value = chunks[row >> shift][begin(row) + column];
        return rescaling.isPresent() ? rescaling.get().apply(value, column) : value;
    }

    /** Writes a row, counted from 0, into the array, beginning at the given index. */
    public void copy(int row, double[] to, int at) {
        copy(row, to, at, rescaling.isPresent() ? new double[width] : NONE);
    }

    /**
     * As above, without an array of its own.
     *
     * @param scratch a row, overwritten where values are rescaled
     */
    void copy(int row, double[] to, int at, double[] scratch) {
        Objects.checkIndex(row, size);
        double[] values = chunks[row >> shift];
        int from = begin(row);
        if (rescaling.isPresent()) {
            System.arraycopy(values, from, scratch, 0, width);
            rescaling.get().apply(scratch);
            values = scratch;
            from = 0;
        }
        if (width >= SHORT) {
            System.arraycopy(values, from, to, at, width);
            return;
        }
        for (int j = 0; j < width; j++) {
            to[at + j] = values[from + j];
        }
    }

    /** Whether values are as they lie in memory; else they are rescaled as they are read. */
    boolean areAsTheyLie() {
        return rescaling.isEmpty();
    }

    /** A view of these rows, which are as they lie, in other units. */
    Rows in(Rescaling units) {
        return new Rows(chunks, chunk, width, size, Optional.of(units), gaps);
    }

    /** Returns where in its chunk a row begins. */
    private int begin(int row) {
        return (row & (1 << shift) - 1) * width;
    }

    /**
     * Shows rows of a table one after another.
     *
     * @param table which row each instance is
     * @param order which instances
     */
    void show(int[] table, int[] order, int from, int count, RowWindow window) {
        int first = table[order[from]];
        int last = table[order[from + count - 1]];
        boolean together =
                window.isInPlace()
                        && areAsTheyLie()
                        && last - first == count - 1
                        && first >> shift == last >> shift;
        for (int n = 1; together && n < count - 1; n++) {
            together = table[order[from + n]] == first + n;
        }
        if (width >= LINE && !(together && isNext(last + 1, table, order, from + count))) {
            window.readAhead(this, table, order, from, count);
        }
        if (together) {
            Objects.checkIndex(first, size);
            window.show(chunks[first >> shift], begin(first));
        } else {
            window.copy(this, table, order, from, count);
        }
    }

    private static boolean isNext(int row, int[] table, int[] order, int place) {
        return place == order.length || table[order[place]] == row;
    }

    /**
     * Reads a number from each line of the cache that a row lies in, and returns their sum, which means nothing. In few
     * instructions, so that a processor has many rows under way: 48 instead of 67 ns a row of 100 that lies anywhere.
     */
    double touch(int row) {
        double[] values = chunks[row >> shift];
        int i = begin(row);
        int to = i + width;
        double sum = values[to - 1];
        for (; i <= to - 8 * LINE; i += 8 * LINE) {
            sum +=
                    values[i]
                            + values[i + LINE]
                            + values[i + 2 * LINE]
                            + values[i + 3 * LINE]
                            + values[i + 4 * LINE]
                            + values[i + 5 * LINE]
                            + values[i + 6 * LINE]
                            + values[i + 7 * LINE];
        }
        if (i <= to - 4 * LINE) {
            sum += values[i] + values[i + LINE] + values[i + 2 * LINE] + values[i + 3 * LINE];
            i += 4 * LINE;
        }
        for (; i < to; i += LINE) {
            sum += values[i];
        }
        return sum;
    }

    /** No rows yet, of the same width, in chunks of the same size. */
    Builder none() {
        return none(gaps);
    }

    /** The same, in which values may be missing or not. */
    Builder none(boolean withGaps) {
        return new Builder(width, chunk, withGaps);
    }

    Rows withChunk(int other) {
        Builder copy = new Builder(width, other, gaps);
        double[] row = new double[width];
        for (int i = 0; i < size; i++) {
            copy(i, row, 0);
            copy.add(row);
        }
        return copy.build();
    }

    /** Every value 0 or 1 and, in a row of several, exactly one 1. */
    boolean areClasses() {
        if (width == 0) {
            return false;
        }
        double[] row = new double[width];
        for (int i = 0; i < size; i++) {
            copy(i, row, 0);
            double sum = 0;
            for (double value : row) {
                if (value != 0 && value != 1) {
                    return false;
                }
                sum += value;
            }
            if (width > 1 && sum != 1) {
                return false;
            }
        }
        return true;
    }

    private static int rowsPerChunk(int chunk, int width) {
        return Integer.highestOneBit(Math.max(1, chunk / Math.max(1, width)));
    }

    /** Rows still being gathered. */
    public static final class Builder {

        private final List<double[]> full = new ArrayList<>();
        private final int chunk;
        private final int width;
        private final int capacity;
        private double[] last = new double[0];
        private int used;
        private int size;
        private final boolean mayLack;
        private boolean lacks;

        /** Begins rows of so many values; with none, rows are but counted. */
        public Builder(int width) {
            this(width, CHUNK, false);
        }

        Builder(int width, int chunk, boolean mayLack) {
            this.mayLack = mayLack;
            this.width = width;
            this.chunk = chunk;
            this.capacity = rowsPerChunk(chunk, width) * width;
        }

        /** Begins rows of inputs, of which values may be missing: NaN. */
        public static Builder withGaps(int width) {
            return new Builder(width, CHUNK, true);
        }

        /**
         * Adds a copy of a row.
         *
         * @throws DataException if its length is another, or if a value is neither finite nor may be missing
         */
        public void add(double[] row) {
            if (row.length != width) {
                throw new DataException(
                        "Row %d has %d values. It needs %d.".formatted(size, row.length, width));
            }
            for (int j = 0; j < width; j++) {
                if (!isValue(row[j], mayLack)) {
                    throw new DataException(
                            "Row %d is %s in column %d. All values must be finite."
                                    .formatted(size, row[j], j));
                }
            }
            if (width > 0 && used == last.length) {
                grow();
            }
            System.arraycopy(row, 0, last, used, width);
            if (mayLack) {
                noteGaps();
            }
            used += width;
            size++;
        }

        /** There are many numbers that are none, and one is kept. */
        private void noteGaps() {
            for (int j = used; j < used + width; j++) {
                if (Double.isNaN(last[j])) {
                    last[j] = Double.NaN;
                    lacks = true;
                }
            }
        }

        /** Few rows take little memory; after the first chunk there are many, and no chunk is copied as it grows. */
        private void grow() {
            if (used == capacity) {
                full.add(last);
                last = new double[capacity];
                used = 0;
            } else {
                long doubled = Math.max(16L * width, 2L * last.length);
                last = Arrays.copyOf(last, (int) Math.min(capacity, doubled));
            }
        }

        /** Returns the number of rows so far. */
        public int size() {
            return size;
        }

        /** Returns the rows so far. */
        public Rows build() {
            List<double[]> chunks = new ArrayList<>(full);
            chunks.add(Arrays.copyOf(last, used));
            return new Rows(
                    chunks.toArray(double[][]::new), chunk, width, size, Optional.empty(), lacks);
        }
    }
}

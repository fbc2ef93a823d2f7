package org.thalweg.data;

/**
 * Some rows, one after another in an array: where they lie if they lie so, copies if not. Shows other rows each time it is moved,
 * and allocates nothing.
 */
public final class RowWindow {

    /** Numbers in a line of the cache, of the processors that there are. */
    private static final int LINE = 8;

    private final double[] copies;
    private final boolean inPlace;
    private final double[] scratch;
    private final int width;
    private double[] values;
    private int from;

    /** What was read ahead: written, so that no compiler leaves the reading out. */
    @SuppressWarnings("UnusedVariable")
    private double touched;

    /**
     * @param width numbers in a row
     * @param capacity the most rows at once
     */
    public RowWindow(int width, int capacity) {
        this(width, new double[Math.multiplyExact(width, capacity)], true);
    }

    private RowWindow(int width, double[] copies, boolean inPlace) {
        this.width = width;
        this.copies = copies;
        this.inPlace = inPlace;
        scratch = new double[width];
        values = copies;
    }

    /** Returns a window that shows copies always, which it puts into this array, from its beginning on. */
    public static RowWindow copying(int width, double[] into) {
        return new RowWindow(width, into, false);
    }

    /** Returns whether rows are shown where they lie, if they lie together. */
    boolean isInPlace() {
        return inPlace;
    }

    /** Returns the array, which is not to be written. */
    public double[] values() {
        return values;
    }

    /** Returns where in the array the first row begins. */
    public int from() {
        return from;
    }

    void show(double[] array, int at) {
        values = array;
        from = at;
    }

    /** Copies rows, which lie anywhere. */
    void copy(Rows rows, int[] table, int[] order, int first, int count) {
        if (count > 1) {
            for (int n = 0; n < count; n++) {
                touched += rows.touch(table[order[first + n]], LINE);
            }
        }
        for (int n = 0; n < count; n++) {
            rows.copy(table[order[first + n]], copies, n * width, scratch);
        }
        show(copies, 0);
    }
}

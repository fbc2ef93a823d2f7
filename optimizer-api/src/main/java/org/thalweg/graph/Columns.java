package org.thalweg.graph;

/**
 * A matrix with one instance a column, stored column by column: element r of column n is
 * {@code values()[from() + n * rows() + r]}. The array may hold other things before and after.
 */
public interface Columns {

    /** Returns the height of the matrix. */
    int rows();

    /** Returns the number of columns. */
    int count();

    /** Returns the array in which the matrix lies. */
    double[] values();

    /** Returns the index of the first element. */
    int from();

    /** Returns room for what an operation keeps with its output: {@link Op#kept} numbers a column, from index 0 on. */
    default double[] kept() {
        return new double[0];
    }

    /** Returns the index after the last element. */
    default int to() {
        return from() + rows() * count();
    }
}

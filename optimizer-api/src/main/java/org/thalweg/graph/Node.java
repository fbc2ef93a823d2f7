package org.thalweg.graph;

/** A value in a recorded forward pass: a matrix with one instance a column. */
public interface Node {

    /** Returns the height of the matrix. */
    int rows();
}

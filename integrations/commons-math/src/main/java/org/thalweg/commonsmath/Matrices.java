package org.thalweg.commonsmath;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.thalweg.data.Dataset;
import org.thalweg.training.Fit;

/** Matrices of Commons Math as data, and what a fit has as its matrices. */
public final class Matrices {

    private Matrices() {}

    /**
     * Returns data, a row an instance; copied.
     *
     * @param inputs N × D
     * @param targets N × C
     */
    public static Dataset dataset(RealMatrix inputs, RealMatrix targets) {
        return Dataset.of(inputs.getData(), targets.getData());
    }

    /** Returns a parameter of a fit: W is C × D, b is C × 1. */
    public static RealMatrix parameter(Fit fit, String name) {
        return MatrixUtils.createRealMatrix(fit.parameter(name));
    }

    /** Returns predictions, a row an instance. */
    public static RealMatrix predict(Fit fit, Dataset data) {
        return MatrixUtils.createRealMatrix(fit.predict(data));
    }
}

package org.thalweg.data;

import java.util.function.IntToDoubleFunction;

/**
 * What predictions are off by, in a unit near the largest of them and of the targets, a power of two: sums of squares then
 * overflow or vanish only where the result does. No bit of ordinary numbers depends on the unit. Means are weighted, where
 * instances are.
 */
final class Residuals {

    private final double[] predictions;
    private final double[] targets;
    private final IntToDoubleFunction weights;
    private final int outputs;
    private final double unit;

    /** Those of all outputs, of which a mean is one over instances, then one over outputs. */
    Residuals(double[] predictions, Dataset actual) {
        this(predictions, targets(actual), actual.weights(), actual.outputs());
    }

    /** Those of one output. */
    Residuals(double[] predictions, Dataset actual, int output) {
        this(
                column(predictions, actual.outputs(), output),
                column(targets(actual), actual.outputs(), output),
                actual.weights(),
                1);
    }

    private Residuals(
            double[] predictions, double[] targets, IntToDoubleFunction weights, int outputs) {
        this.predictions = predictions;
        this.targets = targets;
        this.weights = weights;
        this.outputs = outputs;
        int exponent = Math.max(PowerOfTwo.near(predictions), PowerOfTwo.near(targets));
        unit = Math.scalb(1.0, exponent);
    }

    private static double[] targets(Dataset actual) {
        double[] targets = new double[actual.size() * actual.outputs()];
        for (int i = 0; i < actual.size(); i++) {
            actual.copyTargets(i, targets, i * actual.outputs());
        }
        return targets;
    }

    private static double[] column(double[] values, int width, int column) {
        double[] taken = new double[values.length / width];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = values[i * width + column];
        }
        return taken;
    }

    private double error(int i) {
        return predictions[i] / unit - targets[i] / unit;
    }

    private double weight(int i) {
        return weights.applyAsDouble(i / outputs);
    }

    private double squares() {
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            sum += weight(i) * (error(i) * error(i));
        }
        return sum;
    }

    private double mean(double sum) {
        double instances = 0;
        for (int i = 0; i < targets.length; i += outputs) {
            instances += weight(i);
        }
        return sum / instances / outputs;
    }

    double meanSquare() {
        return mean(squares()) * unit * unit;
    }

    double rootMeanSquare() {
        return Math.sqrt(mean(squares())) * unit;
    }

    double meanSize() {
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            sum += weight(i) * Math.abs(error(i));
        }
        return mean(sum) * unit;
    }

    /** 1 − Σ(ŷ − y)² / Σ(y − ȳ)², each term weighted; of constant targets 1 if predicted exactly, else 0. */
    double determination() {
        // In a unit of their own: beside huge predictions, targets that differ would vanish.
        double own = Math.scalb(1.0, PowerOfTwo.near(targets));
        double mean = targets[0] / own;
        double instances = weight(0);
        for (int i = 1; i < targets.length; i++) {
            instances += weight(i);
            // Step by step, so that the mean of a constant is that constant.
            mean += weight(i) * (targets[i] / own - mean) / instances;
        }
        double total = 0;
        for (int i = 0; i < targets.length; i++) {
            double deviation = targets[i] / own - mean;
            total += weight(i) * (deviation * deviation);
        }
        double residual = squares();
        if (total == 0 && !Double.isNaN(residual)) {
            return residual == 0 ? 1 : 0;
        }
        return 1 - residual / total * (unit / own) * (unit / own);
    }
}

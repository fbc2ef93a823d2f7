package org.thalweg;

import java.util.List;
import java.util.random.RandomGenerator;

/** A step whose scalar slots carry a prefix. */
record NestedStep(Step outer, String prefix) implements Step {

    @Override
    public Clock clock() {
        return outer.clock();
    }

    @Override
    public double loss() {
        return outer.loss();
    }

    @Override
    public List<Block> blocks() {
        return outer.blocks();
    }

    @Override
    public RandomGenerator random() {
        return outer.random();
    }

    @Override
    public double scalar(String slot) {
        return outer.scalar(prefix + slot);
    }

    @Override
    public void scalar(String slot, double value) {
        outer.scalar(prefix + slot, value);
    }

    @Override
    public double gradientAt(double[] parameters, double[] gradient) {
        return outer.gradientAt(parameters, gradient);
    }
}

package org.thalweg.testkit;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.backprop.Backpropagation;
import org.thalweg.backprop.Minibatch;
import org.thalweg.backprop.Program;
import org.thalweg.data.Dataset;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** A model and a loss as functions of the parameters, one variant at a time. */
final class Recorded {

    /** ŷ = x + b: scores that can be given, and whose gradient can be read. */
    record Scores() implements Model {

        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            return graph.add(inputs, graph.bias("b", outputs));
        }
    }

    private static final int[] ONE = {0};

    private final Program program;
    private final Backpropagation backpropagation;

    Recorded(Model model, Loss loss, int inputs, int outputs) {
        program = record(model, loss, inputs, outputs);
        backpropagation = new Backpropagation(program, 1);
    }

    static Program record(Model model, Loss loss, int inputs, int outputs) {
        try {
            return Program.record(model, loss, inputs, outputs);
        } catch (IllegalArgumentException e) {
            throw new Unmet(
                    String.format("Inputs: %s, outputs: %s. %s", inputs, outputs, e.getMessage()));
        }
    }

    List<Block> blocks() {
        return program.blocks();
    }

    int size() {
        return program.size();
    }

    double[] initial(long seed) {
        return program.initial(seed);
    }

    double loss(Dataset data, double[] parameters) {
        return loss(Minibatch.all(data), parameters);
    }

    double loss(Minibatch batch, double[] parameters) {
        double[] loss = new double[1];
        backpropagation.loss(batch, ONE, new double[][] {parameters}, loss);
        return loss[0];
    }

    double[] gradient(Dataset data, double[] parameters) {
        return gradient(Minibatch.all(data), parameters);
    }

    double[] gradient(Minibatch batch, double[] parameters) {
        double[][] gradient = {new double[parameters.length]};
        backpropagation.gradient(batch, ONE, new double[][] {parameters}, gradient, new double[1]);
        return gradient[0];
    }

    double[] predict(Dataset data, double[] parameters) {
        return predict(Minibatch.all(data), parameters);
    }

    double[] predict(Minibatch batch, double[] parameters) {
        double[][] scores = {new double[batch.size() * batch.data().outputs()]};
        backpropagation.predict(batch, ONE, new double[][] {parameters}, scores);
        return scores[0];
    }

    /**
     * Compares each element of the gradient with a central difference.
     *
     * @param h the difference
     * @param tolerance relative, for the error of the difference, which is about h²
     */
    void requireDerivative(String name, Dataset data, double[] at, double h, double tolerance) {
        requireDerivative(name, Minibatch.all(data), at, h, tolerance);
    }

    void requireDerivative(String name, Minibatch batch, double[] at, double h, double tolerance) {
        double[] gradient = gradient(batch, at);
        for (int i = 0; i < at.length; i++) {
            double above = loss(batch, Smooth.moved(at, i, h));
            double below = loss(batch, Smooth.moved(at, i, -h));
            double slope = (above - below) / (2 * h);
            // What rounding does to the losses, divided by h, is part of the difference.
            double noise = 1e-14 * (1 + Math.abs(above)) / h;
            Unmet.unless(
                    Math.abs(slope - gradient[i])
                            <= tolerance * (Math.abs(slope) + Math.abs(gradient[i])) + noise,
                    "The gradient of %s at %s is %s, but the loss rises by %s.",
                    name,
                    at[i],
                    gradient[i],
                    slope);
        }
    }
}

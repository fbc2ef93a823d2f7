package org.thalweg.models;

import org.thalweg.Describe;
import org.thalweg.Model;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** Weights and a bias: x is D × N, W is C × D, b is C and the same for all instances. With the deviation 0, W starts at 0. */
@Describe(value = "The linear model.", formula = "ŷ = Wx + b")
public record Linear(
        @Param("whether there is a b") boolean bias,
        @Param(value = "standard deviation of W's elements at the start", range = "[0, ∞)")
                double deviation)
        implements Model {

    public Linear() {
        this(true, 0);
    }

    public Linear {
        Range.check(Linear.class, bias, deviation);
    }

    @Override
    public Node predict(Graph graph, Node inputs, int outputs) {
        Node weights = graph.weights("W", outputs, inputs.rows(), deviation);
        Node scores = graph.multiply(weights, inputs);
        return bias ? graph.add(scores, graph.bias("b", outputs)) : scores;
    }
}

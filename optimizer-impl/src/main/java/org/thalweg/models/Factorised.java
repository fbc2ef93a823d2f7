package org.thalweg.models;

import org.thalweg.Describe;
import org.thalweg.Model;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Initial;
import org.thalweg.graph.Node;

/**
 * Predicts what a linear model can, but is not convex in its parameters.
 *
 * <p>x is D × N, V is rank × D, U is C × rank; from the lesser of D and C on, UV can be any matrix. U and V start as
 * {@link Initial#glorot} has it: at 0, a saddle, no gradient would reach either.
 */
@Describe(
        value = "The linear model with weights of low rank, W = UV.",
        formula = "ŷ = UVx + b",
        reference = "Saxe, McClelland and Ganguli, 2014, https://arxiv.org/abs/1312.6120")
public record Factorised(
        @Param(value = "rank of the weights", range = "[1, ∞)") int rank,
        @Param("whether there is a b") boolean bias)
        implements Model {

    public Factorised() {
        this(2, true);
    }

    public Factorised {
        Range.check(Factorised.class, rank, bias);
    }

    @Override
    public Node predict(Graph graph, Node inputs, int outputs) {
        Node v = graph.weights("V", rank, inputs.rows(), Initial.glorot());
        Node u = graph.weights("U", outputs, rank, Initial.glorot());
        Node scores = graph.multiply(u, graph.multiply(v, inputs));
        return bias ? graph.add(scores, graph.bias("b", outputs)) : scores;
    }
}

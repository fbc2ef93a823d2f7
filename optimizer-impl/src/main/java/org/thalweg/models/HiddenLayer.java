package org.thalweg.models;

import org.thalweg.Describe;
import org.thalweg.Model;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.graph.Activation;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Initial;
import org.thalweg.graph.Node;

/**
 * The smallest network that is more than linear.
 *
 * <p>x is D × N, W is units × D, V is C × units. W and V start as {@link Initial#glorot} has it, a and b at 0. Dropout leaves a
 * unit out for an instance in a step, and is for training alone: predictions and losses that are evaluated are without.
 */
@Describe(
        value = "A network with one hidden layer.",
        formula = "ŷ = V f(Wx + a) + b",
        reference =
                "Rumelhart, Hinton and Williams, 1986, https://doi.org/10.1038/323533a0; dropout: Srivastava et al., 2014, https://jmlr.org/papers/v15/srivastava14a.html")
public record HiddenLayer(
        @Param(value = "height of the hidden layer", range = "[1, ∞)") int units,
        @Param("f, elementwise") Activation activation,
        @Param(value = "probability that a hidden unit is left out in training", range = "[0, 1)")
                double dropout)
        implements Model {

    public HiddenLayer() {
        this(16, Activation.RELU, 0);
    }

    public HiddenLayer {
        Range.check(HiddenLayer.class, units, activation, dropout);
    }

    @Override
    public Node predict(Graph graph, Node inputs, int outputs) {
        Node w = graph.weights("W", units, inputs.rows(), Initial.glorot());
        Node a = graph.bias("a", units);
        Node hidden = graph.apply(activation, graph.add(graph.multiply(w, inputs), a));
        Node v = graph.weights("V", outputs, units, Initial.glorot());
        Node b = graph.bias("b", outputs);
        return graph.add(graph.multiply(v, graph.dropout(hidden, dropout)), b);
    }
}

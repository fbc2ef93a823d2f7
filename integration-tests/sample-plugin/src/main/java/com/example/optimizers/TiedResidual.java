package com.example.optimizers;

import org.thalweg.Describe;
import org.thalweg.Model;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.graph.Activation;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Initial;
import org.thalweg.graph.Node;

/**
 * The same matrix leads to the units and back: x is D × N, W is units × D, V is C × D.
 *
 * <p>Only the forward pass is written here; the gradient of V, W, a and b follows from the operations, that of W from both its
 * uses.
 */
@Describe(
        value = "The linear model of inputs to which units with tied weights add something.",
        formula = "ŷ = V (x + Wᵀ tanh(Wx + a)) + b",
        reference =
                "Vincent, Larochelle, Bengio and Manzagol, 2008, https://doi.org/10.1145/1390156.1390294")
public record TiedResidual(
        @Param(value = "height of the layer", range = "[1, ∞)") int units,
        @Param(value = "probability that a unit is left out in training", range = "[0, 1)")
                double dropout)
        implements Model {

    public TiedResidual() {
        this(8, 0);
    }

    public TiedResidual {
        Range.check(TiedResidual.class, units, dropout);
    }

    @Override
    public Node predict(Graph graph, Node inputs, int outputs) {
        Node w = graph.weights("W", units, inputs.rows(), Initial.glorot());
        Node z = graph.add(graph.multiply(w, inputs), graph.bias("a", units));
        Node layer = graph.dropout(graph.apply(Activation.TANH, z), dropout);
        Node sum = graph.add(inputs, graph.multiply(graph.transpose(w), layer));
        Node v = graph.weights("V", outputs, inputs.rows(), Initial.glorot());
        return graph.add(graph.multiply(v, sum), graph.bias("b", outputs));
    }
}

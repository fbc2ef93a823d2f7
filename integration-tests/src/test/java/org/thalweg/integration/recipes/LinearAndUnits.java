package org.thalweg.integration.recipes;

import org.thalweg.Model;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.graph.Activation;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Initial;
import org.thalweg.graph.Node;

/** ŷ = A x + V tanh(W x + a) + b. */
public record LinearAndUnits(@Param(range = "[1, ∞)") int units) implements Model {

    public LinearAndUnits() {
        this(8);
    }

    public LinearAndUnits {
        Range.check(LinearAndUnits.class, units);
    }

    @Override
    public Node predict(Graph graph, Node inputs, int outputs) {
        Node w = graph.weights("W", units, inputs.rows(), Initial.glorot());
        Node z = graph.add(graph.multiply(w, inputs), graph.bias("a", units));
        Node v = graph.weights("V", outputs, units, Initial.glorot());
        Node curved = graph.multiply(v, graph.apply(Activation.TANH, z));
        Node straight = graph.multiply(graph.weights("A", outputs, inputs.rows()), inputs);
        return graph.add(graph.add(straight, curved), graph.bias("b", outputs));
    }
}

package com.acme;

import org.thalweg.Model;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** A model that is not Thalweg's own: a ⊙ (Wx + b) − c + Vx, which is linear in x. */
public record Doubled() implements Model {

    @Override
    public Node predict(Graph graph, Node inputs, int outputs) {
        Node first = graph.multiply(graph.weights("W", outputs, inputs.rows(), 0.1), inputs);
        Node shifted = graph.add(first, graph.bias("b", outputs));
        Node scaled = graph.times(graph.scale("a", outputs, 1), shifted);
        Node second = graph.multiply(graph.weights("V", outputs, inputs.rows(), 0.1), inputs);
        return graph.add(graph.subtract(scaled, graph.bias("c", outputs)), second);
    }
}

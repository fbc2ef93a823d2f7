package {{package}};

import org.thalweg.Describe;
import org.thalweg.Model;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.graph.Activation;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Initial;
import org.thalweg.graph.Node;

/** A first model, which works. Yours is another: change it, what is said of it below, and this sentence. */
@Describe(
        value = "A linear model and a layer of units side by side.",
        formula = "ŷ = A x + V tanh(W x + a) + b")
public record {{type}}(@Param(value = "height of the layer", range = "[1, ∞)") int units)
        implements Model {

    /** The defaults. */
    public {{type}}() {
        this(8);
    }

    public {{type}} {
        Range.check({{type}}.class, units);
    }

    /** The forward pass. Gradients follow from the operations; each parameter has a name and a start. */
    @Override
    public Node predict(Graph graph, Node inputs, int outputs) {
        Node w = graph.weights("W", units, inputs.rows(), Initial.glorot());
        Node z = graph.add(graph.multiply(w, inputs), graph.bias("a", units));
        Node layer = graph.apply(Activation.TANH, z);
        Node v = graph.weights("V", outputs, units, Initial.glorot());
        Node a = graph.weights("A", outputs, inputs.rows());
        Node sum = graph.add(graph.multiply(a, inputs), graph.multiply(v, layer));
        return graph.add(sum, graph.bias("b", outputs));
    }
}

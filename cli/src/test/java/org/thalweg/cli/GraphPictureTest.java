package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.backprop.Outline;
import org.thalweg.backprop.Program;
import org.thalweg.graph.Activation;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Factorised;
import org.thalweg.models.HiddenLayer;

class GraphPictureTest {

    /** Tied weights, a way around the layer, and what else the graph offers. */
    private record Tied() implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            Node w = graph.weights("W", 8, inputs.rows());
            Node code = graph.apply(Activation.TANH, graph.multiply(w, inputs));
            Node sum = graph.add(inputs, graph.multiply(graph.transpose(w), code));
            Node parts = graph.concatenate(graph.slice(sum, 0, 2), graph.softmax(code));
            Node scaled = graph.times(parts, graph.scale("s", 10, 1));
            return graph.multiply(graph.weights("V", outputs, 10), scaled);
        }
    }

    private static Outline outline(Model model, Loss loss) {
        return Program.record(model, loss, 10, 3).outline();
    }

    private static List<String> equations(Outline outline) {
        Map<Integer, String> names = GraphEquations.names(outline);
        return outline.boxes().stream().map(box -> GraphEquations.equation(box, names)).toList();
    }

    @Test
    void writes_a_hidden_layer_as_equations() {
        HiddenLayer model = new HiddenLayer(8, Activation.TANH, 0.2);
        assertThat(equations(outline(model, new SoftmaxCrossEntropy())))
                .containsExactly(
                        "x",
                        "y",
                        "W",
                        "z₁ = W x",
                        "a",
                        "z₂ = z₁ + a",
                        "z₃ = tanh(z₂)",
                        "ξ₁",
                        "z₄ = z₃ ⊙ ξ₁",
                        "V",
                        "z₅ = V z₄",
                        "b",
                        "ŷ = z₅ + b",
                        "J = CrossEntropy(ŷ, y)");
    }

    @Test
    void writes_a_factorised_model_as_equations() {
        assertThat(equations(outline(new Factorised(2, true), new SquaredError())))
                .containsSubsequence("V", "z₁ = V x", "U", "z₂ = U z₁", "b", "ŷ = z₂ + b");
    }

    @Test
    void writes_tied_weights_parts_and_scales_as_equations() {
        assertThat(equations(outline(new Tied(), new SquaredError())))
                .containsExactly(
                        "x",
                        "y",
                        "W",
                        "z₁ = W x",
                        "z₂ = tanh(z₁)",
                        "Wᵀ",
                        "z₃ = Wᵀ z₂",
                        "z₄ = x + z₃",
                        "z₅ = z₄[0:2]",
                        "z₆ = softmax(z₂)",
                        "z₇ = [z₅; z₆]",
                        "s",
                        "z₈ = z₇ ⊙ s",
                        "V",
                        "ŷ = V z₈",
                        "z₉ = ŷ − y",
                        "J = ‖z₉‖²");
    }

    @Test
    void shows_the_shape_of_a_transpose_and_the_gradient_that_reaches_the_weights() {
        String svg = GraphPicture.draw("tied", outline(new Tied(), new SquaredError()));
        assertThat(svg).containsSubsequence(">Wᵀ<", ">10 × 8<", ">∂J/∂Wᵀ<", ">10 × 8<");
        String dropout =
                GraphPicture.draw(
                        "dropout",
                        outline(new HiddenLayer(8, Activation.RELU, 0.5), new SquaredError()));
        assertThat(dropout).containsSubsequence(">ξ₁<", ">8 × N, drawn<", ">ξ₁<", ">no gradient<");
    }

    /** 22 characters and two more, 10 wide each; else 150. */
    @Test
    void boxes_are_as_wide_as_the_longest_equation() {
        String svg = GraphPicture.draw("", outline(new HiddenLayer(), new SoftmaxCrossEntropy()));
        assertThat(svg).contains("width=\"240\"");
        assertThat(GraphPicture.draw("", outline(new HiddenLayer(), new SquaredError())))
                .contains("width=\"150\"");
    }

    @Test
    void long_arrows_go_between_the_rows() {
        String svg = GraphPicture.draw("tied", outline(new Tied(), new SquaredError()));
        List<Integer> tops = numbers(svg, "<rect class=\"[pog].*? y=\"(\\d+)\"");
        List<Integer> lanes = numbers(svg, " (\\d+)H\\d+C");
        assertThat(lanes).isNotEmpty();
        for (int lane : lanes) {
            assertThat(tops).noneMatch(top -> top <= lane && lane <= top + 56);
        }
    }

    private static List<Integer> numbers(String svg, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(svg);
        List<Integer> numbers = new ArrayList<>();
        while (matcher.find()) {
            numbers.add(Integer.parseInt(matcher.group(1)));
        }
        return numbers;
    }
}

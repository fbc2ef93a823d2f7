package org.thalweg.backprop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Model;
import org.thalweg.backprop.Outline.Box;
import org.thalweg.backprop.Outline.Role;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;

class OutlineTest {

    @Test
    void shows_the_linear_model_as_it_is_computed() {
        Outline outline = Program.record(new Linear(), new SquaredError(), 10, 3).outline();
        assertThat(outline.boxes())
                .containsExactly(
                        new Box(0, Role.INPUT, "x", 10, 0, List.of(), false),
                        new Box(1, Role.TARGET, "y", 3, 0, List.of(), false),
                        new Box(2, Role.PARAMETER, "W", 3, 10, List.of(), true),
                        new Box(3, Role.OPERATION, "×", 3, 0, List.of(2, 0), true),
                        new Box(4, Role.PARAMETER, "b", 3, 1, List.of(), true),
                        new Box(5, Role.OPERATION, "+", 3, 0, List.of(3, 4), true),
                        new Box(6, Role.OPERATION, "−", 3, 0, List.of(5, 1), true),
                        new Box(7, Role.OPERATION, "‖·‖²", 1, 0, List.of(6), true));
        assertThat(outline.predictions()).isEqualTo(5);
        assertThat(outline.losses()).isEqualTo(7);
    }

    @Test
    void shows_a_transpose_beside_its_weights_and_a_bias_where_it_is_repeated() {
        record Around() implements Model {
            @Override
            public Node predict(Graph graph, Node inputs, int outputs) {
                Node w = graph.weights("W", 4, inputs.rows());
                Node z = graph.multiply(graph.transpose(w), graph.multiply(w, inputs));
                Node factors = graph.bias("b", inputs.rows());
                return graph.times(graph.times(z, factors), graph.dropout(factors, 0.5));
            }
        }
        assertThat(Program.record(new Around(), new SquaredError(), 3, 3).outline().boxes())
                .startsWith(
                        new Box(0, Role.INPUT, "x", 3, 0, List.of(), false),
                        new Box(1, Role.TARGET, "y", 3, 0, List.of(), false),
                        new Box(2, Role.PARAMETER, "W", 4, 3, List.of(), true),
                        new Box(4, Role.OPERATION, "×", 4, 0, List.of(2, 0), true),
                        new Box(3, Role.OPERATION, "·ᵀ", 3, 4, List.of(2), true),
                        new Box(5, Role.OPERATION, "×", 3, 0, List.of(3, 4), true),
                        new Box(6, Role.PARAMETER, "b", 3, 1, List.of(), true),
                        new Box(8, Role.OPERATION, "⊙", 3, 0, List.of(5, 6), true),
                        new Box(9, Role.RANDOM, "ξ", 3, 0, List.of(), false),
                        new Box(10, Role.OPERATION, "⊙", 3, 0, List.of(6, 9), true),
                        new Box(11, Role.OPERATION, "⊙", 3, 0, List.of(8, 10), true));
    }

    @Test
    void a_prediction_that_is_a_parameter_is_drawn_as_that() {
        record Same() implements Model {
            @Override
            public Node predict(Graph graph, Node inputs, int outputs) {
                return graph.bias("b", outputs);
            }
        }
        Outline outline = Program.record(new Same(), new SquaredError(), 3, 2).outline();
        assertThat(outline.boxes())
                .contains(
                        new Box(2, Role.PARAMETER, "b", 2, 1, List.of(), true),
                        new Box(4, Role.OPERATION, "−", 2, 0, List.of(2, 1), true));
        assertThat(outline.predictions()).isEqualTo(2);
    }

    @Test
    void a_box_has_what_it_takes_before_it() {
        for (Linear model : List.of(new Linear(), new Linear(false, 1))) {
            List<Integer> seen = new ArrayList<>();
            for (Box box : Program.record(model, new SquaredError(), 2, 2).outline().boxes()) {
                assertThat(seen).containsAll(box.from());
                seen.add(box.number());
            }
        }
    }
}

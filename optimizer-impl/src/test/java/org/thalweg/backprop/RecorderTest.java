package org.thalweg.backprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.graph.Activation;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;

class RecorderTest {

    private final Recorder graph = new Recorder();
    private final Node x = graph.given(3);

    @Test
    void lays_parameters_out_one_after_another() {
        assertThat(Program.record(new Linear(), new SquaredError(), 3, 2).blocks())
                .containsExactly(
                        new Block("W", 2, 3, Role.WEIGHTS), new Block("b", 2, 1, Role.BIAS));
    }

    @Test
    void knows_the_height_of_every_result() {
        Node z = graph.multiply(graph.weights("W", 2, 3), x);
        assertThat(z.rows()).isEqualTo(2);
        assertThat(graph.add(z, graph.bias("b", 2)).rows()).isEqualTo(2);
        assertThat(graph.subtract(z, z).rows()).isEqualTo(2);
        assertThat(graph.squaredNorm(z).rows()).isEqualTo(1);
        assertThat(graph.sum(z).rows()).isEqualTo(1);
        assertThat(graph.times(z, graph.scale("s", 2, 1)).rows()).isEqualTo(2);
        assertThat(graph.softmax(z).rows()).isEqualTo(2);
        assertThat(graph.concatenate(z, x, z).rows()).isEqualTo(7);
        assertThat(graph.slice(x, 1, 3).rows()).isEqualTo(2);
        assertThat(graph.dropout(x, 0.5).rows()).isEqualTo(3);
    }

    @Test
    void the_transpose_of_a_transpose_is_the_parameter_itself() {
        Node weights = graph.weights("W", 2, 4);
        Node transpose = graph.transpose(weights);
        assertThat(transpose.rows()).isEqualTo(4);
        assertThat(graph.transpose(weights)).isSameAs(transpose);
        assertThat(graph.transpose(transpose)).isSameAs(weights);
        says(
                () -> graph.multiply(transpose, x),
                "Wᵀ (4 × 2) cannot be multiplied with a matrix of height 3: 2 columns, 3 rows.");
        says(
                () -> graph.transpose(x),
                "transpose takes a weight matrix, got a matrix of height 3.");
    }

    @Test
    void rejects_what_does_not_fit() {
        Node weights = graph.weights("W", 2, 4);
        Node bias = graph.bias("b", 2);
        says(
                () -> graph.multiply(weights, x),
                "W (2 × 4) cannot be multiplied with a matrix of height 3: 4 columns, 3 rows.");
        says(
                () -> graph.multiply(x, x),
                "multiply takes a weight matrix first, got a matrix of height 3.");
        says(() -> graph.multiply(bias, x), "multiply takes a weight matrix first, got b (2 × 1).");
        says(
                () -> graph.multiply(weights, bias),
                "multiply takes instances second, got the parameter b (2 × 1).");
        says(
                () -> graph.add(x, bias),
                "The bias b (2 × 1) cannot be added to a matrix of height 3.");
        says(
                () -> graph.add(weights, bias),
                "add takes instances and a parameter, got two parameters: W (2 × 4) and b (2 × 1).");
        says(
                () -> graph.add(bias, bias),
                "add takes instances and a parameter, got two parameters: b (2 × 1) and b (2 × 1).");
        says(
                () -> graph.times(graph.scale("s", 2, 1), bias),
                "times takes instances and a parameter, got two parameters: s (2 × 1) and b (2 × 1).");
        says(
                () -> graph.times(x, bias),
                "⊙ takes two matrices of the same height, got heights [3, 2].");
        says(
                () -> graph.add(x, weights),
                "+ takes instances, biases and scales, got the weights W (2 × 4). Use multiply.");
        says(
                () -> graph.slice(x, 2, 2),
                "slice takes at least one row of those that there are, got 2 to 2 of 3.");
        says(
                () -> graph.slice(x, 1, 4),
                "slice takes at least one row of those that there are, got 1 to 4 of 3.");
        says(() -> graph.concatenate(), "concatenate takes at least one matrix, got none.");
        says(() -> graph.dropout(x, 1), "A dropout rate is in [0, 1), got 1.0.");
        says(() -> graph.noise(x, -1), "A standard deviation is at least 0, got -1.0.");
        says(
                () -> graph.random(0, 0, stream -> 1),
                "random gives 0 rows. An operation has at least one.");
        says(
                () -> graph.subtract(x, graph.given(2)),
                "− takes two matrices of the same height, got heights [3, 2].");
        says(
                () -> graph.squaredNorm(weights),
                "‖·‖² takes instances, biases and scales, got the weights W (2 × 4). Use multiply.");
        says(() -> graph.apply(Activation.TANH, x, x), "tanh takes one input, got 2.");
        says(
                () -> new SoftmaxCrossEntropy().evaluate(graph, x, graph.given(2)),
                "CrossEntropy takes predictions and targets of the same height, got heights [3, 2].");
    }

    @Test
    void rejects_parameters_that_cannot_be() {
        graph.bias("b", 2);
        says(
                () -> graph.weights("b", 2, 3),
                "Two parameters are named 'b'. Give each a name of its own.");
        says(() -> graph.weights("V", 0, 3), "The parameter V needs a positive shape, got 0 × 3.");
        says(
                () -> graph.weights("V", 1, 3, Double.NaN),
                "A standard deviation is at least 0, got NaN.");
    }

    @Test
    void rejects_nodes_of_another_graph() {
        says(
                () -> graph.sum(new Recorder().given(3)),
                "A node of another graph was used. Use only the nodes given and those this graph returned.");
    }

    @Test
    void rejects_a_model_or_a_loss_of_the_wrong_height() {
        record Echo() implements Model {
            @Override
            public Node predict(Graph graph, Node inputs, int outputs) {
                return inputs;
            }
        }
        record Difference() implements Loss {
            @Override
            public Node evaluate(Graph graph, Node predictions, Node targets) {
                return graph.subtract(predictions, targets);
            }
        }
        says(
                () -> Program.record(new Echo(), new SquaredError(), 3, 2),
                "The model echo predicts 3 outputs, asked for 2.");
        record Weights() implements Model {
            @Override
            public Node predict(Graph graph, Node inputs, int outputs) {
                return graph.weights("W", outputs, 1);
            }
        }
        says(
                () -> Program.record(new Weights(), new SquaredError(), 3, 2),
                "What weights comes to is the weights W (2 × 1). Multiply with them.");
        says(
                () -> Program.record(new Linear(), new Difference(), 3, 2),
                "The loss difference gives 2 numbers an instance. It must give one.");
    }

    private static void says(Runnable wrong, String message) {
        assertThatThrownBy(wrong::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

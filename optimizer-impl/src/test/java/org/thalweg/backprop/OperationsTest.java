package org.thalweg.backprop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.thalweg.Model;
import org.thalweg.data.Dataset;
import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;
import org.thalweg.losses.SquaredError;

/** Numbers worked out by hand, one instance (1, 2, 4) or two, the second (0, −1, 3). */
class OperationsTest {

    private static final double[][] INPUTS = {{1, 2, 4}, {0, -1, 3}};

    /** Recorded anew each time by the function. */
    private record Written(BiFunction<Graph, Node, Node> forward) implements Model {
        @Override
        public Node predict(Graph graph, Node inputs, int outputs) {
            return forward.apply(graph, inputs);
        }
    }

    private static double[] values(
            int outputs,
            UnaryOperator<Minibatch> mode,
            BiFunction<Graph, Node, Node> forward,
            double... parameters) {
        Dataset data = Dataset.of(INPUTS, new double[2][outputs]);
        Program program = Program.record(new Written(forward), new SquaredError(), 3, outputs);
        double[][] scores = new double[1][2 * outputs];
        new Backpropagation(program, 1)
                .predict(
                        mode.apply(Minibatch.all(data)),
                        new int[] {0},
                        new double[][] {parameters},
                        scores);
        return scores[0];
    }

    private static double[] evaluated(
            int outputs, BiFunction<Graph, Node, Node> forward, double... parameters) {
        return values(outputs, batch -> batch, forward, parameters);
    }

    @Test
    void elementwise() {
        assertThat(evaluated(3, (g, x) -> g.times(x, x))).containsExactly(1, 4, 16, 0, 1, 9);
        assertThat(evaluated(3, (g, x) -> g.times(g.scale("s", 3, 1), x), 2, 3, 5))
                .containsExactly(2, 6, 20, 0, -3, 15);
        assertThat(evaluated(3, (g, x) -> g.subtract(g.bias("b", 3), x), 2, 3, 5))
                .containsExactly(1, 1, 1, 2, 4, 2);
        assertThat(evaluated(3, (g, x) -> g.add(g.scale("s", 3, 1), x), 2, 3, 5))
                .containsExactly(3, 5, 9, 2, 2, 8);
        assertThat(evaluated(3, (g, x) -> g.bias("b", 3), 2, 3, 5))
                .containsExactly(2, 3, 5, 2, 3, 5);
    }

    /** W = (1 2 3; 4 5 6); Wᵀ (1, −1) is (−3, −3, −3). */
    @Test
    void transposed() {
        assertThat(
                        evaluated(
                                3,
                                (g, x) ->
                                        g.multiply(
                                                g.transpose(g.weights("W", 2, 3)),
                                                g.slice(x, 0, 2)),
                                1,
                                2,
                                3,
                                4,
                                5,
                                6))
                .containsExactly(9, 12, 15, -4, -5, -6);
    }

    @Test
    void parts() {
        assertThat(evaluated(2, (g, x) -> g.slice(x, 1, 3))).containsExactly(2, 4, -1, 3);
        assertThat(evaluated(5, (g, x) -> g.concatenate(g.slice(x, 2, 3), g.bias("b", 1), x), 7))
                .containsExactly(4, 7, 1, 2, 4, 3, 7, 0, -1, 3);
    }

    @Test
    void softmax() {
        double[] p = evaluated(3, (g, x) -> g.softmax(g.times(x, g.scale("s", 3, 1))), 0, 0, 0);
        assertThat(p).containsOnly(1 / 3.0);
        double[] large = evaluated(3, (g, x) -> g.softmax(g.times(x, x)));
        assertThat(large[2]).isGreaterThan(0.99);
        double[] huge =
                evaluated(3, (g, x) -> g.softmax(g.times(x, g.scale("s", 3, 1))), 1e5, 0, 0);
        assertThat(huge).startsWith(1, 0, 0);
    }

    /** With probability 0.4 nothing is left; the rest is divided by 0.6. */
    @Test
    void dropout_and_noise_are_nothing_when_evaluating() {
        assertThat(evaluated(3, (g, x) -> g.noise(g.dropout(x, 0.4), 2)))
                .containsExactly(1, 2, 4, 0, -1, 3);
        double[] dropped = values(3, b -> b.drawing(1, 1), (g, x) -> g.dropout(x, 0.4));
        for (int i = 0; i < dropped.length; i++) {
            double x = INPUTS[i / 3][i % 3];
            assertThat(dropped[i]).isIn(0.0, -0.0, x / (1 - 0.4), x * (1 / (1 - 0.4)));
        }
    }

    @Test
    void random_numbers_depend_on_the_seed_the_step_and_the_place() {
        UnaryOperator<Minibatch> first = b -> b.drawing(1, 1);
        BiFunction<Graph, Node, Node> noise = (g, x) -> g.noise(x, 1);
        double[] numbers = values(3, first, noise);
        assertThat(numbers).doesNotHaveDuplicates().isEqualTo(values(3, first, noise));
        assertThat(numbers)
                .isNotEqualTo(values(3, b -> b.drawing(2, 1), noise))
                .isNotEqualTo(values(3, b -> b.drawing(1, 2), noise))
                .isNotEqualTo(
                        values(
                                3,
                                first,
                                (g, x) -> {
                                    Node unused = g.random(3, 0, stream -> 1);
                                    return g.noise(g.add(x, unused), 1);
                                }));
    }

    /** Of 1000 draws a share of about 0.3 is dropped, and the mean stays about 1. */
    @Test
    void dropout_keeps_the_mean() {
        double[] mask =
                values(
                        500,
                        b -> b.drawing(5, 1),
                        (g, x) -> g.dropout(g.random(500, 1, stream -> 1), 0.3));
        assertThat(Arrays.stream(mask).filter(m -> m == 0).count()).isBetween(250L, 350L);
        assertThat(Arrays.stream(mask).average().orElseThrow()).isBetween(0.9, 1.1);
    }
}

package org.thalweg.integration.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.thalweg.Clock;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.integration.golden.Vocabulary.Descending;
import org.thalweg.losses.SquaredError;
import org.thalweg.regularizers.ElasticNet;
import org.thalweg.regularizers.L2;

/** Checks one file: every number in it that our components have an answer to. */
final class Replay {

    /** Two orders of summation differ by less than 2e-13 on these files; the usual variants of a formula by more than 1e-9. */
    private static final double TOLERANCE = 1e-11;

    private final JsonNode file;

    private Replay(JsonNode file) {
        this.file = file;
    }

    /** Checks a file, or throws {@link Missing}. */
    static void check(JsonNode file) {
        Replay replay = new Replay(file);
        switch (file.get("kind").asText()) {
            case "trajectory" -> replay.trajectory();
            case "loss_grad" -> replay.points();
            case "closed_form" -> replay.closedForm();
            case "sklearn_optimum" -> replay.optima();
            default -> throw new Missing("kind " + file.get("kind").asText());
        }
    }

    private void trajectory() {
        JsonNode given = file.get("problem");
        JsonNode expected = file.get("expected");
        Problem problem = new Problem(given, Vocabulary.loss(file.get("loss")));
        Descending by = Vocabulary.descending(file);
        double[] parameters = Problem.flat(given.get("W0"), given.get("b0"));
        Descent descent =
                new Descent(
                        by.chain(), by.regularizers(), problem.program().blocks(), parameters, 1);
        Map<Integer, JsonNode> recorded =
                StreamSupport.stream(expected.get("params").spliterator(), false)
                        .collect(
                                Collectors.toMap(
                                        node -> node.get("step").intValue(), node -> node));
        assertClose(
                "full loss at the start",
                problem.fullLoss(parameters),
                expected.get("full_loss_initial"));
        int steps = given.get("batches").size();
        int stepsPerEpoch = Vocabulary.stepsPerEpoch(file.get("lr").get("schedule"));
        Clock.Run run = new Clock.Run(stepsPerEpoch, steps);
        for (int t = 1; t <= steps; t++) {
            Clock clock = new Clock(t, (t - 1) / stepsPerEpoch + 1, 0, Optional.of(run));
            int[] batch = Problem.indices(given.get("batches").get(t - 1));
            double loss = problem.gradient(batch, parameters, descent.gradient());
            assertClose("loss " + t, loss, expected.get("loss").get(t - 1));
            double rate = by.sgd().learningRate().at(clock);
            by.size().set(rate);
            assertClose("rate " + t, rate, expected.get("lr").get(t - 1));
            if (expected.has("objective") && by.objective()) {
                assertClose(
                        "objective " + t,
                        loss + descent.penalty(),
                        expected.get("objective").get(t - 1));
            }
            if (t == 1) {
                JsonNode gradient = expected.get("grad_1");
                assertClose(
                        "gradient 1",
                        descent.gradient(),
                        Problem.flat(gradient.get("W"), gradient.get("b")));
            }
            descent.step(clock, loss, (at, into) -> problem.gradient(batch, at, into));
            if (recorded.containsKey(t)) {
                assertClose("parameters " + t, parameters, at(recorded.get(t)));
            }
        }
        assertClose("parameters at the end", parameters, at(expected.get("final")));
        assertClose(
                "full loss at the end",
                problem.fullLoss(parameters),
                expected.get("full_loss_final"));
    }

    private void points() {
        Problem problem = new Problem(file.get("problem"), Vocabulary.loss(file.get("loss")));
        for (JsonNode point : file.get("points")) {
            double[] parameters = at(point);
            int[] batch =
                    point.get("batch").isNull()
                            ? problem.all()
                            : Problem.indices(point.get("batch"));
            double[] gradient = new double[parameters.length];
            assertClose("loss", problem.gradient(batch, parameters, gradient), point.get("loss"));
            assertClose(
                    "gradient", gradient, Problem.flat(point.get("grad_W"), point.get("grad_b")));
            for (int i = 0; i < batch.length; i++) {
                double loss = problem.gradient(new int[] {batch[i]}, parameters, gradient);
                assertClose("loss of instance " + batch[i], loss, point.get("per_instance").get(i));
            }
        }
    }

    /** An optimum has the value recorded and no slope; elsewhere the slope is the recorded one. */
    private void closedForm() {
        JsonNode given = file.get("problem");
        Problem problem = new Problem(given, new SquaredError());
        for (JsonNode solution : file.get("solutions")) {
            Descent at = penalised(problem, solution, at(solution));
            double loss = problem.gradient(problem.all(), at.parameters(), at.gradient());
            double value = solution.get("value").doubleValue();
            double scale = solution.path("value_scale").asDouble(value);
            assertThat(loss + at.penalty()).as("value").isCloseTo(value, within(scale));
            double steepest = slope(problem, solution, at.parameters());
            double elsewhere =
                    slope(problem, solution, Problem.flat(given.get("W0"), given.get("b0")));
            assertThat(steepest).as("slope at the optimum").isLessThan(TOLERANCE * elsewhere);
        }
    }

    private static Descent penalised(Problem problem, JsonNode solution, double[] parameters) {
        L2 penalty =
                new L2(
                        solution.get("strength").doubleValue(),
                        solution.get("on").asText().equals("all"));
        return new Descent(Chain.of(), List.of(penalty), problem.program().blocks(), parameters, 1);
    }

    /** Returns the largest element of the objective's gradient: what an empty chain subtracts. */
    private static double slope(Problem problem, JsonNode solution, double[] parameters) {
        Descent descent = penalised(problem, solution, parameters.clone());
        double loss = problem.gradient(problem.all(), descent.parameters(), descent.gradient());
        descent.step(Clock.FIRST, loss, (at, into) -> problem.gradient(problem.all(), at, into));
        return largest(descent.gradient());
    }

    private void optima() {
        Problem problem = new Problem(file.get("problem"), new SquaredError());
        for (JsonNode solution : file.get("solutions")) {
            double[] parameters = at(solution);
            var penalty =
                    new ElasticNet(
                            solution.get("J_l1").doubleValue(), solution.get("J_l2").doubleValue());
            Descent at =
                    new Descent(
                            Chain.of(),
                            List.of(penalty),
                            problem.program().blocks(),
                            parameters,
                            1);
            assertClose(
                    "value", problem.fullLoss(parameters) + at.penalty(), solution.get("value_J"));
        }
    }

    private static double[] at(JsonNode point) {
        return Problem.flat(point.get("W"), point.get("b"));
    }

    private static void assertClose(String what, double actual, JsonNode expected) {
        double number = expected.doubleValue();
        assertThat(actual).as(what).isCloseTo(number, within(number));
    }

    /** Compares as FORMAT.md suggests: the largest difference with the largest number. */
    private static void assertClose(String what, double[] actual, double[] expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double[] differences = new double[actual.length];
        Arrays.setAll(differences, i -> actual[i] - expected[i]);
        assertThat(largest(differences))
                .as(what)
                .isLessThanOrEqualTo(TOLERANCE * largest(expected));
    }

    private static double largest(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElse(0);
    }

    private static Offset<Double> within(double scale) {
        return Offset.offset(TOLERANCE * Math.abs(scale) + Double.MIN_NORMAL);
    }
}

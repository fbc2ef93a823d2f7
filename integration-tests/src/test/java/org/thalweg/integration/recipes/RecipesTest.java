package org.thalweg.integration.recipes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.Per;
import org.thalweg.Regularizer;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.engine.Objective;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.testkit.Compliance;
import org.thalweg.testkit.Contract;

/** What the documentation shows is held to its contract, and to numbers worked out by hand. */
class RecipesTest {

    private static final List<Block> ROW = List.of(new Block("W", 1, 2, Block.Role.WEIGHTS));

    @TestFactory
    Stream<DynamicTest> every_recipe_meets_its_obligations() {
        return Stream.of(
                        new Lookahead(),
                        new Lookahead(3, 0.8, Chain.of(new Momentum(0.5), new Sgd(0.5))),
                        new Ema(),
                        new Sam(),
                        new Plateau(),
                        new LBfgs(),
                        new Ridge(),
                        new SoftThreshold(),
                        new Box(),
                        new LogCosh(),
                        new LinearAndUnits(),
                        new HalfLife(),
                        new Himmelblau())
                .flatMap(
                        subject ->
                                Contract.of(subject).stream()
                                        .filter(one -> !one.name().startsWith("is_registered"))
                                        .filter(one -> !isQuiet(subject, one.name()))
                                        .map(
                                                one ->
                                                        dynamicTest(
                                                                subject.name() + " " + one.name(),
                                                                () ->
                                                                        requireMet(
                                                                                one
                                                                                        .compliance()))));
    }

    /** Thirty steps have no more than thirty changes to remember, and three epochs in which a loss does not fall. */
    private static boolean isQuiet(Component subject, String obligation) {
        return (subject instanceof LBfgs || subject instanceof Plateau)
                && obligation.startsWith("lets_every");
    }

    private static void requireMet(Compliance compliance) {
        assertNotEquals(Compliance.Outcome.FAILED, compliance.outcome(), compliance.reason());
    }

    private static Descent descent(Optimizer link, double... start) {
        return new Descent(Chain.of(link), List.of(), ROW, start, 1);
    }

    private static void step(Descent descent, long t, Objective objective) {
        double loss = objective.at(descent.parameters(), descent.gradient());
        descent.step(new Clock(t, 1, t - 1), loss, objective);
    }

    /** ½‖θ‖². */
    private static double bowl(double[] p, double[] g) {
        System.arraycopy(p, 0, g, 0, p.length);
        return (p[0] * p[0] + p[1] * p[1]) / 2;
    }

    /** 8 → 4 → 2 with sgd(½), then half way back to 8. */
    @Test
    void lookahead_goes_half_way_back() {
        Descent descent = descent(new Lookahead(2, 0.5, new Sgd(0.5)), 8, 0);
        step(descent, 1, RecipesTest::bowl);
        step(descent, 2, RecipesTest::bowl);
        assertArrayEquals(new double[] {5, 0}, descent.parameters());
        step(descent, 3, RecipesTest::bowl);
        step(descent, 4, RecipesTest::bowl);
        assertArrayEquals(new double[] {(5 + 1.25) / 2, 0}, descent.parameters());
    }

    /** θ: 8, 4, 2; mean: 8, 6, 4. */
    @Test
    void ema_is_evaluated_at_the_mean_of_the_parameters() {
        Descent descent =
                new Descent(
                        Chain.of(new Sgd(0.5), new Ema(0.5)),
                        List.of(),
                        ROW,
                        new double[] {8, 0},
                        1);
        step(descent, 1, RecipesTest::bowl);
        step(descent, 2, RecipesTest::bowl);
        assertArrayEquals(new double[] {2, 0}, descent.parameters());
        assertArrayEquals(new double[] {4, 0}, descent.evaluated());
    }

    /** At (3, 4) the worst place 5 away is (6, 8). */
    @Test
    void sam_takes_the_gradient_of_the_worst_place_nearby() {
        Descent descent = descent(new Sam(5), 3, 4);
        step(descent, 1, RecipesTest::bowl);
        assertArrayEquals(new double[] {-3, -4}, descent.parameters());
    }

    @Test
    void plateau_lowers_the_rate_when_the_validation_loss_no_longer_falls() {
        Descent descent = descent(new Plateau(2, 0.5), 0, 0);
        double[] losses = {5, 4, 4, 4, 3, 3, 3};
        List<Double> steps = new ArrayList<>();
        for (int epoch = 1; epoch <= losses.length + 1; epoch++) {
            Arrays.fill(descent.gradient(), 1);
            descent.step(new Clock(epoch, epoch, 0), 1, (p, g) -> 1);
            steps.add(descent.gradient()[0]);
            if (epoch <= losses.length) {
                descent.validated(losses[epoch - 1]);
            }
        }
        assertEquals(List.of(1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25), steps);
    }

    private static double rosenbrock(double[] p, double[] g) {
        double across = p[1] - p[0] * p[0];
        g[0] = -2 * (1 - p[0]) - 400 * p[0] * across;
        g[1] = 200 * across;
        return (1 - p[0]) * (1 - p[0]) + 100 * across * across;
    }

    @Test
    void l_bfgs_finds_the_end_of_rosenbrocks_valley() {
        Descent descent = descent(new LBfgs(5), -1.2, 1);
        for (int t = 1; t <= 60; t++) {
            step(descent, t, RecipesTest::rosenbrock);
        }
        assertArrayEquals(new double[] {1, 1}, descent.parameters(), 1e-10);
    }

    /** sgd(½) takes (4, 0.3, 1) and the gradient (2, 1, 1) to (3, −0.2, 0.5); the threshold is ½ · 1. */
    @Test
    void a_soft_threshold_takes_its_strength_times_the_step_size() {
        Descent descent = penalised(new SoftThreshold(1), 4, 0.3, 1);
        assertEquals(5.3, descent.penalty());
        assertArrayEquals(new double[] {2.5, 0, 0}, stepped(descent, 2, 1, 1), 1e-15);
    }

    /** The gradient of ‖W‖² joins: 4 − ½ (2 + 2 · 4). */
    @Test
    void ridge_joins_the_gradient() {
        Descent descent = penalised(new Ridge(1), 4, 1, 0);
        assertEquals(17, descent.penalty());
        assertArrayEquals(new double[] {-1, 0, 0}, stepped(descent, 2, 0, 0));
    }

    @Test
    void a_box_puts_back_what_has_left_it() {
        Descent descent = penalised(new Box(1), 0.5, -0.5, 1);
        assertArrayEquals(new double[] {1, -1, 0.5}, stepped(descent, -4, 4, 1));
    }

    private static Descent penalised(Regularizer penalty, double... start) {
        return new Descent(
                Chain.of(new Sgd(0.5)),
                List.of(penalty),
                List.of(new Block("W", 1, 3, Block.Role.WEIGHTS)),
                start,
                1);
    }

    private static double[] stepped(Descent descent, double... gradient) {
        System.arraycopy(gradient, 0, descent.gradient(), 0, gradient.length);
        descent.step(Clock.FIRST, 0, (parameters, again) -> 0);
        return descent.parameters();
    }

    @Test
    void half_life_halves() {
        HalfLife schedule = new HalfLife(8, 2, Per.STEP);
        assertEquals(8, schedule.at(Clock.FIRST));
        assertEquals(4, schedule.at(new Clock(3, 1, 0)));
        assertEquals(1, schedule.at(new Clock(7, 1, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "Lookahead, writing-an-optimizer",
        "Ema, writing-an-optimizer",
        "Sam, writing-an-optimizer",
        "Plateau, writing-an-optimizer",
        "Ridge, writing-a-regularizer",
        "SoftThreshold, writing-a-regularizer",
        "Box, writing-a-regularizer",
        "LogCosh, writing-a-model",
        "LinearAndUnits, writing-a-model",
        "HalfLife, writing-a-model",
        "Himmelblau, writing-a-problem"
    })
    void a_document_shows_what_is_compiled_and_run(String name, String document)
            throws IOException {
        String source =
                Files.readString(
                        Path.of("src/test/java/org/thalweg/integration/recipes", name + ".java"));
        String code = source.substring(source.indexOf("/**")).strip();
        String text = Files.readString(Path.of("../docs", document + ".md"));
        assertTrue(text.contains("```java\n" + code + "\n```"), code);
    }
}

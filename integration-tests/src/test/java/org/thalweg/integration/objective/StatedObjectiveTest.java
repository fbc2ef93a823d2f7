package org.thalweg.integration.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Clock;
import org.thalweg.Regularizer;
import org.thalweg.Schedule;
import org.thalweg.Tile;
import org.thalweg.catalog.Catalog;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.optimizers.Adagrad;
import org.thalweg.optimizers.Backtracking;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.ElasticNet;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.L2;
import org.thalweg.regularizers.MaxNorm;

/**
 * Whatever the chain, a run whose rate decays to 0 ends at the minimum of the loss and the penalties as they are written.
 * Normalised rules need the decay: at a constant rate they never settle.
 */
class StatedObjectiveTest {

    private static final int STEPS = 24_000;

    /** Of the objective's value. */
    private static final double TOLERANCE = 1e-12;

    /** A line search compares values, and stops seeing where they agree to the last digits. */
    private static final double COMPARED = 1e-11;

    /** Chains as a spec writes them; the learning rate is in place of {@code rate}. */
    private static final Map<String, Double> CHAINS = chains();

    private static Map<String, Double> chains() {
        Map<String, Double> chains = new LinkedHashMap<>();
        chains.put("sgd(rate)", 0.1);
        chains.put("momentum(0.9) | sgd(rate)", 0.03);
        chains.put("momentum(0.9, dampening=0.5) | sgd(rate)", 0.03);
        chains.put("nesterov(0.9) | sgd(rate)", 0.03);
        chains.put("sgd(rate) | momentum(0.9)", 0.03);
        chains.put("clip-by-global-norm(0.05) | sgd(rate)", 0.2);
        chains.put("clip-by-global-norm(0.05) | momentum(0.9) | sgd(rate)", 0.05);
        chains.put("momentum(0.9) | clip-by-norm(0.1) | sgd(rate)", 0.05);
        chains.put("clip-by-value(0.01) | sgd(rate)", 0.2);
        chains.put("adagrad | sgd(rate)", 0.3);
        chains.put("rmsprop(0.99) | sgd(rate)", 0.01);
        chains.put("rmsprop(0.9, centered=true) | sgd(rate)", 0.003);
        chains.put("adam | sgd(rate)", 0.02);
        chains.put("adam(amsgrad=true) | sgd(rate)", 0.02);
        chains.put("clip-by-global-norm(0.5) | rmsprop(0.99) | momentum(0.9) | sgd(rate)", 0.003);
        chains.put("accumulate(3, momentum(0.9) | sgd(rate))", 0.03);
        chains.put("apply-if-finite(3, adam | sgd(rate))", 0.02);
        chains.put("on(weights, adam | sgd(rate)) | on(biases, sgd(rate))", 0.02);
        chains.put("on(weights, scale(0.5)) | momentum(0.9) | sgd(rate)", 0.03);
        chains.put("parallel(adam, momentum, combine=graft) | sgd(rate)", 0.02);
        chains.put("parallel(momentum(0.9), identity) | sgd(rate)", 0.03);
        return chains;
    }

    private static final List<List<Regularizer>> PENALTIES =
            List.of(
                    List.of(new L1(0.1)),
                    List.of(new ElasticNet(0.1, 0.1)),
                    List.of(new L1(0.05), new L2(0.1)),
                    List.of(new GroupNorm(0.15)),
                    List.of(new MaxNorm(0.3)),
                    List.of(new MaxNorm(0.3), new L1(0.05)));

    static Stream<Arguments> pairs() {
        return CHAINS.keySet().stream()
                .flatMap(chain -> PENALTIES.stream().map(some -> Arguments.of(chain, some)));
    }

    /** Constant for half of the run, then down to 10⁻¹⁰ of it. */
    private record Fading(double start, int steps) implements Schedule {
        @Override
        public double at(Clock clock) {
            double late = Math.max(0, (clock.step() - steps / 2.0) / (steps / 2.0));
            return start * StrictMath.pow(10, -10 * late);
        }
    }

    private static Chain chain(String text) {
        boolean accumulates = text.startsWith("accumulate");
        Fading rate =
                new Fading(
                        Objects.requireNonNull(CHAINS.get(text)), accumulates ? STEPS / 3 : STEPS);
        try (Catalog catalog = Catalog.standard()) {
            Chain chain = catalog.parseChain(text.replace("rate)", "0.5)"));
            for (String path : chain.tree().keySet()) {
                chain = chain.link(path) instanceof Sgd ? chain.with(path, new Sgd(rate)) : chain;
            }
            return chain;
        }
    }

    private static double[] run(Quadratic loss, Chain chain, List<Regularizer> penalties) {
        double[] start = new double[Quadratic.SIZE];
        Descent descent = new Descent(chain, penalties, Quadratic.BLOCKS, start, 1);
        for (int t = 1; t <= STEPS; t++) {
            double value = loss.at(start, descent.gradient());
            descent.step(new Clock(t, 1, t - 1), value, loss::at);
        }
        return start;
    }

    private static double above(Quadratic loss, double[] at, List<Regularizer> penalties) {
        double[] gradient = new double[at.length];
        loss.at(at, gradient);
        return Slope.squared(at, gradient, penalties) / (2 * loss.convexity());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void ends_at_the_minimum_of_what_is_written(String chain, List<Regularizer> penalties)
            throws IOException {
        Quadratic loss = new Quadratic();
        double[] end = run(loss, chain(chain), penalties);
        double value = loss.at(end, new double[end.length]);
        assertThat(above(loss, end, penalties)).isLessThan(TOLERANCE * value);
    }

    /** The same, certified by another hand: the duality gap. */
    @ParameterizedTest
    @MethodSource("pairs")
    void closes_the_duality_gap(String chain, List<Regularizer> penalties) throws IOException {
        double l1 = 0;
        double l2 = 0;
        for (Regularizer penalty : penalties) {
            if (penalty instanceof L1 p) {
                l1 += p.strength();
            } else if (penalty instanceof L2 p) {
                l2 += p.strength();
            } else if (penalty instanceof ElasticNet p) {
                l1 += p.l1();
                l2 += p.l2();
            } else {
                return;
            }
        }
        Quadratic loss = new Quadratic();
        var lasso = loss.exact().ridge(l2).lasso(l1);
        double[] end = run(loss, chain(chain), penalties);
        assertThat(lasso.gap(end)).isLessThan(TOLERANCE * lasso.value(end));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void a_line_search_that_takes_the_proximal_steps_ends_there_too(List<Regularizer> penalties)
            throws IOException {
        Quadratic loss = new Quadratic();
        double[] end = run(loss, Chain.of(new Backtracking()), penalties);
        double value = loss.at(end, new double[end.length]);
        assertThat(above(loss, end, penalties)).isLessThan(COMPARED * value);
    }

    static Stream<List<Regularizer>> penalties() {
        return Stream.concat(PENALTIES.stream(), Stream.of(List.of(new L2(0.5))));
    }

    /** What the metric is for: after unequal steps, the euclidean projection ends elsewhere. */
    @Test
    void the_euclidean_projection_after_adam_ends_elsewhere() throws IOException {
        Quadratic loss = new Quadratic();
        List<Regularizer> euclidean =
                List.of(new MaxNorm(0.3, MaxNorm.Of.ROW, 0, MaxNorm.Metric.EUCLIDEAN));
        double[] end = run(loss, chain("adam | sgd(rate)"), euclidean);
        assertThat(above(loss, end, euclidean)).isGreaterThan(1e-3);
    }

    /** Adagrad divides by ε alone where there was never a gradient. */
    @Test
    void enormous_step_sizes_are_survived() {
        for (Regularizer penalty :
                List.of(
                        new L1(0.1),
                        new ElasticNet(0.1, 0.1),
                        new GroupNorm(0.1),
                        new MaxNorm(0.5),
                        new MaxNorm(0.5, MaxNorm.Of.MATRIX, 0, MaxNorm.Metric.STEPS))) {
            double[] parameters = new double[Quadratic.SIZE];
            Arrays.fill(parameters, 3);
            Chain chain = Chain.of(new Adagrad(), new Sgd(0.1));
            Descent descent = new Descent(chain, List.of(penalty), Quadratic.BLOCKS, parameters, 1);
            for (int t = 1; t <= 3; t++) {
                Arrays.fill(descent.gradient(), 0);
                descent.gradient()[1] = 1;
                descent.step(new Clock(t, 1, 0), 1, (p, g) -> 1);
            }
            assertThat(parameters).doesNotContain(Double.NaN);
            assertThat(parameters[2]).isBetween(0.0, 1e-9);
        }
    }

    /** 500 steps with one gradient, from the first on: the update is gain × gradient, to the last bits. */
    @ParameterizedTest
    @MethodSource("chainTexts")
    void the_gain_of_a_chain_is_what_it_makes_of_a_gradient_that_stays(String text) {
        double[] gradient = new double[Quadratic.SIZE];
        Arrays.setAll(gradient, i -> i % 5 == 3 ? 0 : StrictMath.pow(-1.7, i - 9.0));
        Gauge gauge = new Gauge(new double[Quadratic.SIZE]);
        double[] parameters = new double[Quadratic.SIZE];
        Descent descent = new Descent(chain(text), List.of(gauge), Quadratic.BLOCKS, parameters, 1);
        for (int t = 1; t <= 500; t++) {
            Arrays.fill(gauge.gain(), 0);
            System.arraycopy(gradient, 0, descent.gradient(), 0, gradient.length);
            descent.step(new Clock(t, 1, t - 1), 1, (p, g) -> 1);
            for (int i = 0; i < gradient.length; i++) {
                double made = gauge.gain()[i] * gradient[i];
                assertThat(descent.gradient()[i])
                        .isCloseTo(made, Offset.offset(1e-14 * Math.abs(made)));
            }
        }
    }

    static Stream<String> chainTexts() {
        return CHAINS.keySet().stream();
    }

    /** Reads the step sizes. */
    private record Gauge(double[] gain) implements Regularizer {
        @Override
        public Form form() {
            return Form.THRESHOLD;
        }

        @Override
        public double penalty(Tile tile) {
            return 0;
        }

        @Override
        public void proximal(Tile tile) {
            System.arraycopy(tile.gain(), 0, gain, 0, gain.length);
        }
    }
}

package org.thalweg.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.Block;
import org.thalweg.Optimizer;
import org.thalweg.Problem;
import org.thalweg.Step;
import org.thalweg.UsageException;
import org.thalweg.catalog.Catalog;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.report.HtmlReport;
import org.thalweg.experiments.report.ReportData;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.SpecReader;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.experiments.store.ResultsFolder;
import org.thalweg.experiments.words.Lead;
import org.thalweg.experiments.words.Methods;
import org.thalweg.experiments.words.Replicates;
import org.thalweg.optimizers.Backtracking;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.problems.Noisy;
import org.thalweg.problems.QuadraticValley;
import org.thalweg.problems.Rosenbrock;
import org.thalweg.regularizers.L2;

/** Ablations in which a problem is minimised, and not a model on data. */
class AblationOfProblemsTest {

    private static final String BASE = "chain: momentum(0.9) | sgd(0.1)\nproblem: valley(100)\n";

    @TempDir private Path folder;

    private static Experiment read(String text) {
        return new SpecReader(Catalog.standard()).read("made.yaml", text, Path.of("nowhere"));
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UsageException.class).hasMessage(message);
    }

    @Test
    void a_spec_with_a_problem_has_defaults_of_its_own_and_reads_back() {
        Experiment experiment = read(BASE);
        assertThat(experiment.toYaml())
                .isEqualTo(
                        """
                        name: "made"
                        regularizers: []
                        chain:
                          - "momentum(decay=0.9, dampening=0)"
                          - "sgd(learning-rate=constant(value=0.1))"
                        design:
                          - leave-one-out
                        problem: ["valley(condition=100, dimension=10)"]
                        tune:
                          "sgd.learning-rate": "log(0.0001, 10)"
                          trials: 16
                        replicates: 10
                        evaluations: 200
                        measure: ["log-gap", "gap", "evaluations-to-gap"]
                        primary: log-gap
                        target-gap: 0.001
                        practical:
                          absolute: 0.01
                        seed: 1
                        """);
        assertThat(read(experiment.toYaml())).isEqualTo(experiment);
        Experiment inJava =
                Ablation.of(new Momentum(0.9), new Sgd(0.1))
                        .name("made")
                        .problem(new QuadraticValley(100, 10))
                        .experiment();
        assertThat(inJava).isEqualTo(experiment);
    }

    /** Experiments on different problems do not share a folder by accident. */
    @Test
    void from_the_command_line_it_is_named_after_its_problem() {
        Experiment experiment =
                new SpecReader(Catalog.standard())
                        .fromPipe("momentum | sgd", Map.of("problem", "[\"valley(1000)\"]"));
        assertThat(experiment.name()).isEqualTo("valley-1000-momentum-sgd");
    }

    @Test
    void what_is_about_data_is_refused_with_a_problem_and_the_other_way_round() {
        refused(
                BASE + "standardize: false\n",
                "made.yaml:3:1: 'standardize' is about models on data, and a problem is none. Leave it out.");
        refused(
                BASE + "batch-size: 3\n",
                "made.yaml:3:1: 'batch-size' is about models on data, and a problem is none. Leave it out.");
        refused(
                BASE + "data: x.csv\n",
                "made.yaml:3:1: An experiment is on data or on a problem. Leave one of 'data' and 'problem' out.");
        refused(
                "chain: sgd\ndata: x.csv\nevaluations: 5\n",
                "made.yaml:3:1: 'evaluations' is about problems, and this is an experiment on data. Leave it out.");
        refused(
                BASE + "measure: test.loss\n",
                "made.yaml:3:1: test.loss is measured of models on data, and a problem is none. There are value, gap, log-gap, evaluations-to-gap.");
        refused(
                BASE + "primary: evaluations-to-gap\n",
                "made.yaml:3:1: evaluations-to-gap cannot be what verdicts are about: hyper-parameters are chosen by how low a run ends, not by how soon. Measure it beside: 'measure: [log-gap, evaluations-to-gap]'.");
        refused(
                BASE + "practical: 1%\n",
                "made.yaml:3:1: log-gap is a logarithm, and a share of it means nothing. Say 'absolute: 0.04', with which a tenth more or less of the gap does not matter.");
        assertThatThrownBy(
                        () ->
                                new SpecReader(Catalog.standard())
                                        .fromPipe(
                                                "sgd",
                                                Map.of("problem", "valley", "split", "{folds: 5}")))
                .hasMessage(
                        "--folds: 'folds' is about models on data, and a problem is none. Leave it out.");
        refused(
                "chain: sgd\nproblem: [valley, valley(100)]\n",
                "made.yaml:2:1: A problem is named twice. Name it once.");
        refused(
                "chain: sgd\nproblem: vally\n",
                "made.yaml:2:10: Unknown problem 'vally'. Did you mean 'valley'? Available: huber-valley, logistic-regression, noisy, rosenbrock, rotated, valley.");
    }

    /** A line, which has no minimum. */
    public record Slope(double steepness) implements Problem {
        public Slope() {
            this(1);
        }

        @Override
        public List<Block> blocks() {
            return List.of(new Block("x", 1, 1, Block.Role.WEIGHTS));
        }

        @Override
        public Draw draw(RandomGenerator random) {
            return new Draw() {
                @Override
                public double[] start() {
                    return new double[] {1};
                }

                @Override
                public double value(double[] parameters) {
                    return steepness * parameters[0];
                }

                @Override
                public double evaluate(
                        double[] parameters, double[] gradient, RandomGenerator noise) {
                    gradient[0] = steepness;
                    return value(parameters);
                }
            };
        }
    }

    @Test
    void where_no_minimum_is_known_the_value_is_measured_and_a_gap_refused() {
        Ablation slope = Ablation.of(new Momentum(0.9), new Sgd(0.1)).problem(new Slope());
        assertThat(slope.experiment().measures()).containsExactly(Measure.VALUE);
        assertThatThrownBy(() -> AblationRun.of(slope.measure(Measure.GAP).experiment()).inMemory())
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "slope: 'gap' cannot be measured here, for the minimum is not known. Measure 'value'.");
    }

    /** Its minimum is not where it says. */
    public record Deeper() implements Problem {

        @Override
        public List<Block> blocks() {
            return new Slope().blocks();
        }

        @Override
        public Draw draw(RandomGenerator random) {
            Draw slope = new Slope().draw(random);
            return new Draw() {
                @Override
                public double[] start() {
                    return slope.start();
                }

                @Override
                public double value(double[] parameters) {
                    return slope.value(parameters);
                }

                @Override
                public double evaluate(
                        double[] parameters, double[] gradient, RandomGenerator noise) {
                    return slope.evaluate(parameters, gradient, noise);
                }

                @Override
                public OptionalDouble minimum() {
                    return OptionalDouble.of(0.5);
                }
            };
        }
    }

    @Test
    void a_minimum_that_is_none_is_told() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new Momentum(0.9), new Sgd(0.1))
                                .problem(new Deeper())
                                .evaluations(20)
                                .untuned()
                                .replicates(2));
        for (Outcome outcome : outcomes(findings, 0)) {
            assertThat(outcome.is(Ending.Kind.FAILED)).isTrue();
            assertThat(outcome.ending().reason())
                    .startsWith("The problem says that its minimum is 0.5, and has the value -");
        }
    }

    /** Nothing is drawn: there is one run, and no test. */
    @Test
    void replicates_of_a_problem_that_draws_nothing_are_copies_of_one_run() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new Momentum(0.9), new Sgd(0.1))
                                .problem(new Rosenbrock(2, 0))
                                .tune(1e-4, 1e-2));
        assertThat(findings.findings().get(0).judgement().gate()).contains(Gate.DETERMINISTIC);
    }

    private static Findings found(Ablation ablation) throws InterruptedException {
        return AblationRun.of(ablation.experiment()).inMemory();
    }

    private static List<Outcome> outcomes(Findings findings, int arm) {
        Study study = findings.study();
        return study.evaluation(study.data().get(0).name(), study.arms().all().get(arm)).outcomes();
    }

    /** θ ← θ − η(θ − c) on a bowl of condition 1: the gap falls by (1 − η)² a step, whatever is drawn. */
    @Test
    void gaps_and_evaluations_to_a_gap_are_those_of_the_closed_form() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new Sgd(0.5))
                                .problem(new QuadraticValley(1, 3))
                                .design(
                                        new Design.Vary(
                                                Map.of("sgd.learning-rate", List.<Object>of(0.25))))
                                .untuned()
                                .evaluations(20)
                                .replicates(3));
        for (Outcome half : outcomes(findings, 0)) {
            assertThat(half.measures().get(Measure.LOG_GAP))
                    .isCloseTo(20 * Math.log10(0.25), within(1e-6));
            assertThat(half.measures().get(Measure.EVALUATIONS_TO_GAP)).isEqualTo(5.0);
            assertThat(half.gradients()).isEqualTo(20);
        }
        for (Outcome quarter : outcomes(findings, 1)) {
            assertThat(quarter.measures().get(Measure.LOG_GAP))
                    .isCloseTo(40 * Math.log10(0.75), within(1e-9));
            assertThat(quarter.measures().get(Measure.EVALUATIONS_TO_GAP)).isEqualTo(13.0);
        }
    }

    @Test
    void variants_of_a_replicate_start_alike_and_replicates_do_not() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new Momentum(0.9), new Sgd(0.1))
                                .problem(new Noisy(new QuadraticValley(10, 3), 0.1))
                                .evaluations(10)
                                .replicates(3));
        ToDoubleFunction<Outcome> start = o -> o.untrained().get(Measure.VALUE);
        List<Outcome> base = outcomes(findings, 0);
        List<Outcome> arm = outcomes(findings, 1);
        for (int r = 0; r < 3; r++) {
            assertThat(start.applyAsDouble(arm.get(r))).isEqualTo(start.applyAsDouble(base.get(r)));
        }
        assertThat(base.stream().mapToDouble(start).distinct().count()).isEqualTo(3);
    }

    /** A penalty is part of what is minimised and not of what is measured. */
    @Test
    void a_penalty_takes_the_end_away_from_the_minimum() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new Sgd(0.5))
                                .regularize(new L2(1))
                                .problem(new QuadraticValley(1, 2))
                                .untuned()
                                .evaluations(60)
                                .replicates(3));
        for (Outcome penalised : outcomes(findings, 0)) {
            assertThat(penalised.measures().get(Measure.GAP)).isGreaterThan(1e-3);
        }
        for (Outcome plain : outcomes(findings, 1)) {
            assertThat(plain.measures().get(Measure.LOG_GAP)).isLessThan(-15);
        }
    }

    /** A line search asks for several gradients a step, and so takes fewer steps for as many. */
    @Test
    void all_variants_have_the_same_number_of_gradients() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new Backtracking(), new Sgd(1))
                                .regularize(new L2(1e-6))
                                .problem(new Rosenbrock(2, 0.1))
                                .untuned()
                                .evaluations(100)
                                .replicates(3));
        for (Outcome searched : outcomes(findings, 0)) {
            assertThat(searched.ending().step()).isLessThan(100);
            assertThat(searched.gradients()).isBetween(100L, 140L);
        }
    }

    @Test
    void what_explodes_counts_as_the_start() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new Momentum(0.9), new Sgd(10))
                                .problem(new QuadraticValley(10, 3))
                                .untuned()
                                .evaluations(50)
                                .replicates(3));
        for (Outcome exploded : outcomes(findings, 0)) {
            assertThat(exploded.measures()).isEmpty();
            assertThat(exploded.score(Measure.LOG_GAP)).isEqualTo(OptionalDouble.of(0));
            assertThat(exploded.score(Measure.EVALUATIONS_TO_GAP)).isEqualTo(OptionalDouble.of(50));
        }
    }

    /**
     * On a quadratic of condition κ the gap of gradient descent shrinks by ((κ−1)/(κ+1))² a step at best, that of the heavy ball by
     * ((√κ−1)/(√κ+1))² and, at first, less (Polyak, 1964). Of a start's gap the flattest direction has some 1/800 here, with κ = 400:
     * to come to 10⁻⁶ takes about ln 1200 · κ/4 = 710 evaluations against ln 1200 · √κ/4 = 36, and tuned rates are not quite the best.
     */
    @Test
    void momentum_takes_about_the_root_of_the_evaluations() throws Exception {
        // As many evaluations as each needs: with more, several rates come to the last digit, and
        // are equally good.
        Findings shortly = valleyOf400(120);
        Findings atLength = valleyOf400(1400);
        double ball = mean(outcomes(shortly, 0));
        double descent = mean(outcomes(atLength, 1));
        assertThat(ball).isBetween(36.0, 120.0);
        assertThat(descent).isBetween(600.0, 1400.0);
        assertThat(descent / ball).isBetween(7.0, 30.0);
        assertThat(shortly.findings().get(0).judgement().verdict()).isEqualTo(Verdict.HELPS);
    }

    private static Findings valleyOf400(int evaluations) throws InterruptedException {
        return found(
                Ablation.of(new Momentum(0.82), new Sgd(1))
                        .problem(new QuadraticValley(400, 10))
                        .tune("sgd.learning-rate", 0.5, 4)
                        .evaluations(evaluations)
                        .with(Keys.TARGET_GAP, 1e-6)
                        .replicates(5));
    }

    private static double mean(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(o -> o.measures().get(Measure.EVALUATIONS_TO_GAP))
                .average()
                .orElseThrow();
    }

    @Test
    void a_part_that_never_acts_is_inert() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new ClipByGlobalNorm(1e9), new Sgd(0.1))
                                .problem(new Noisy(new QuadraticValley(10, 3), 0.1))
                                .evaluations(30)
                                .replicates(4));
        assertThat(findings.findings().get(0).judgement().verdict()).isEqualTo(Verdict.INERT);
    }

    /** Shortens or lengthens steps by chance, a copy by other chances. */
    public record Shaken(int copy) implements Optimizer {
        public Shaken() {
            this(0);
        }

        @Override
        public Kernel kernel(Step step) {
            RandomGenerator random = step.random();
            double factor = 1;
            for (int i = 0; i <= copy; i++) {
                factor = 1 + 0.5 * random.nextGaussian();
            }
            double drawn = factor;
            return tile -> tile.scale(drawn);
        }
    }

    /**
     * Chains that differ in their random stream alone are the null case: with 5 % of decisions promised, more than four of thirty
     * have a probability of 2 %.
     */
    @Test
    void chains_that_are_alike_but_for_chance_are_seldom_told_apart() throws Exception {
        int decided = 0;
        for (long seed = 1; seed <= 30; seed++) {
            Findings findings =
                    found(
                            Ablation.of(new Shaken(0), new Sgd(0.1))
                                    .problem(new Noisy(new QuadraticValley(10, 3), 0.3))
                                    .design(
                                            new Design.Swap(
                                                    Map.of("shaken", List.of(new Shaken(1)))))
                                    .trials(8)
                                    .evaluations(30)
                                    .seed(seed));
            Verdict verdict = findings.findings().get(0).judgement().verdict();
            decided += verdict == Verdict.HELPS || verdict == Verdict.HURTS ? 1 : 0;
        }
        assertThat(decided).isLessThanOrEqualTo(4);
    }

    @Test
    void an_interrupted_experiment_goes_on_to_the_same_bytes() throws Exception {
        Experiment experiment =
                Ablation.of(new Momentum(0.9), new Sgd(0.1))
                        .problem(new Noisy(new QuadraticValley(10, 3), 0.1), new Rosenbrock())
                        .evaluations(20)
                        .replicates(3)
                        .experiment();
        byte[] whole = runs(AblationRun.of(experiment), folder.resolve("whole"));
        AtomicInteger heard = new AtomicInteger();
        AblationRun interrupted =
                AblationRun.of(experiment)
                        .progress(
                                tally -> {
                                    if (heard.incrementAndGet() == 3) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
        Path other = folder.resolve("other");
        assertThatThrownBy(() -> runs(interrupted, other)).isInstanceOf(InterruptedException.class);
        assertThat(runs(AblationRun.of(experiment), other)).isEqualTo(whole);
        try (ResultsFolder results = ResultsFolder.read(other)) {
            Findings kept = AblationRun.of(experiment).found(results);
            assertThat(Lead.sentences(kept)).isNotEmpty();
        }
    }

    private static byte[] runs(AblationRun run, Path folder)
            throws IOException, InterruptedException {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            run.in(results);
        }
        return Files.readAllBytes(folder.resolve("runs.csv"));
    }

    @Test
    void noise_is_spoken_of_where_there_is_some() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new Momentum(0.9), new Sgd(0.1))
                                .problem(new Noisy(new QuadraticValley(100, 3), 0.1))
                                .evaluations(20)
                                .replicates(4));
        assertThat(String.join(" ", Methods.sentences(findings)))
                .contains("drew anew what the problem draws and its noise; within")
                .contains("a draw and noise of its own, other than those by which it was judged.");
    }

    @Test
    void a_gap_far_below_the_start_is_none_of_rounding() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new Momentum(0.1), new Sgd(0.6))
                                .problem(new QuadraticValley(2, 3))
                                .primary(Measure.GAP)
                                .untuned()
                                .evaluations(25)
                                .replicates(10));
        Finding finding = findings.findings().get(0);
        assertThat(finding.pairs().base().get(0).measures().get(Measure.LOG_GAP))
                .isBetween(-15.0, -9.0);
        assertThat(finding.judgement().gate()).isEmpty();
    }

    @Test
    void a_profile_says_how_soon_variants_arrive() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new Momentum(0.9), new Sgd(0.1))
                                .problem(new QuadraticValley(100, 3))
                                .evaluations(50)
                                .replicates(4));
        assertThat(HtmlReport.write(ReportData.of(findings)))
                .contains("Performance profile of the evaluations to the gap")
                .contains("Evaluations are counted to a gap of 0.1 % of the start");
    }

    /** No rows, folds, epochs, minibatches, models or losses. */
    @Test
    void nothing_is_said_of_data() throws Exception {
        Findings findings =
                found(
                        Ablation.of(new Momentum(0.9), new Sgd(0.1))
                                .problem(new QuadraticValley(100, 3))
                                .evaluations(50)
                                .replicates(4));
        String methods = String.join(" ", Methods.sentences(findings));
        assertThat(methods)
                .startsWith(
                        "We minimised valley(100, dimension=3) by the optimizer momentum(0.9) | sgd(0.1) and 1 variant of it, with 50 gradient evaluations to a run.")
                .contains("Each replicate drew anew what the problem draws; within")
                .contains(
                        "It was tuned on a draw of its own, other than that by which it was judged.")
                .doesNotContainPattern(
                        "(?i)\\b(rows?|folds?|epochs?|minibatch|validation|untrained|test loss)\\b");
        assertThat(String.join(" ", Lead.sentences(findings)))
                .doesNotContainPattern("(?i)\\b(rows?|folds?|epochs?|validation)\\b");
        assertThat(Replicates.on(findings.study(), "valley(100, dimension=3)").over())
                .isEqualTo("over 4 draws, each tuned on another draw");
        Arm base = findings.study().arms().base();
        assertThat(findings.reference("valley(100, dimension=3)", base)).isEmpty();
    }
}

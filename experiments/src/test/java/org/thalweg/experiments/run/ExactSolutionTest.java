package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.losses.Huber;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.models.Factorised;
import org.thalweg.models.HiddenLayer;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.ElasticNet;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.L2;
import org.thalweg.regularizers.MaxNorm;

final class ExactSolutionTest {

    private static final Chain CHAIN = Chain.of(new Sgd());

    private static Bench bench() {
        return Bench.of(CHAIN);
    }

    private static Arm arm(Regularizer... regularizers) {
        return new Arm("base", CHAIN, List.of(regularizers));
    }

    private static Optional<ExactSolution> of(Regularizer... regularizers) {
        return ExactSolution.of(bench().experiment(), arm(regularizers));
    }

    @Test
    void the_penalties_of_an_arm_are_added_up() {
        assertThat(of()).contains(new ExactSolution(true, 0, 0, false));
        assertThat(of(new L2(0.1))).contains(new ExactSolution(true, 0, 0.1, false));
        assertThat(of(new L2(0.25), new L2(0.5))).contains(new ExactSolution(true, 0, 0.75, false));
        assertThat(of(new L1(0.1))).contains(new ExactSolution(true, 0.1, 0, false));
        assertThat(of(new L1(0.1), new ElasticNet(0.2, 0.5), new L2(0.25)))
                .contains(new ExactSolution(true, 0.1 + 0.2, 0.75, false));
        assertThat(of(new L2(0.1, true))).contains(new ExactSolution(true, 0, 0.1, true));
    }

    @Test
    void some_objectives_have_no_exact_solution_here() {
        assertThat(of(new MaxNorm())).isEmpty();
        assertThat(of(new L2(0.1), new MaxNorm())).isEmpty();
        assertThat(of(new L2(0.1), new L2(0.1, true))).isEmpty();
        assertThat(of(new L1(0.1, L1.Method.PROXIMAL, true))).isEmpty();
        Experiment huber = bench().loss(new Huber()).experiment();
        assertThat(ExactSolution.exists(huber, arm())).isFalse();
        Experiment softmax = bench().loss(new SoftmaxCrossEntropy()).experiment();
        assertThat(ExactSolution.exists(softmax, arm())).isFalse();
        for (Model model : List.of(new Factorised(), new HiddenLayer())) {
            Experiment other = bench().model(model).experiment();
            assertThat(ExactSolution.exists(other, arm())).isFalse();
        }
        assertThat(ExactSolution.exists(bench().experiment(), arm())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, least squares, true",
        "0, 0.1, ridge, true",
        "0.1, 0, lasso, false",
        "0.1, 0.1, elastic net, false"
    })
    void has_its_name(double l1, double l2, String name, boolean quadratic) {
        ExactSolution solution = of(new ElasticNet(l1, l2)).orElseThrow();
        assertThat(solution.label()).isEqualTo(name);
        assertThat(solution.quadratic()).isEqualTo(quadratic);
    }

    static List<Arguments> quadratics() {
        return List.of(
                Arguments.of(new Linear(), arm(), 0, 0),
                Arguments.of(new Linear(), arm(new L2(0.1)), 0.1, 0),
                Arguments.of(new Linear(), arm(new L2(3)), 3, 0),
                Arguments.of(new Linear(), arm(new L2(0.1, true)), 0.1, 0.1),
                Arguments.of(new Linear(), arm(new ElasticNet(0, 0.2), new L2(0.3)), 0.5, 0),
                Arguments.of(new Linear(false, 0), arm(new L2(0.1)), 0.1, 0));
    }

    /** The gradient of the mean of squares and the penalty, in plain loops, is 0 there. */
    @ParameterizedTest
    @MethodSource("quadratics")
    void is_where_the_gradient_of_the_objective_vanishes(
            Linear model, Arm arm, double weights, double biases) {
        Bench bench = bench().model(model);
        LoadedData data = bench.data().get(0);
        ExactSolution solution = ExactSolution.of(bench.experiment(), arm).orElseThrow();
        for (int r = 0; r < data.facts().replicates(); r++) {
            double[] minimum = solution.minimum(data, r);
            assertThat(minimum).hasSize(model.bias() ? 5 : 4);
            double[] gradient = gradient(data.split(r).train(), minimum, weights, biases);
            assertThat(gradient).containsExactly(new double[minimum.length], within(1e-12));
        }
    }

    private static double[] gradient(Dataset train, double[] at, double weights, double biases) {
        double[] gradient = new double[at.length];
        for (int n = 0; n < train.size(); n++) {
            double residual = (at.length == 5 ? at[4] : 0) - train.target(n, 0);
            for (int d = 0; d < 4; d++) {
                residual += at[d] * train.input(n, d);
            }
            for (int d = 0; d < at.length; d++) {
                gradient[d] += 2 * residual * (d < 4 ? train.input(n, d) : 1) / train.size();
            }
        }
        for (int d = 0; d < at.length; d++) {
            gradient[d] += 2 * (d < 4 ? weights : biases) * at[d];
        }
        return gradient;
    }

    /** In standardised units the loss of least squares is the share of the variance that is left: 1 − R². */
    @Test
    void in_standardised_units_least_squares_leaves_what_commons_math_says()
            throws InterruptedException {
        Bench bench = bench();
        Experiment experiment =
                Ablation.of(new Momentum(), new Sgd())
                        .data(standardized(bench))
                        .untuned()
                        .experiment();
        LoadedData data = LoadedData.of(experiment.data().get(0), bench.data().get(0).dataset(), 1);
        TrialKeys keys = new TrialKeys(experiment, List.of(data.facts()), Map.of(), "1");
        Trial trial = new Trial(Phase.EXACT, "made", arm(), Setting.NONE, 2);
        Outcome outcome =
                new TrialRunner(
                                experiment,
                                List.of(data),
                                keys,
                                new InMemoryResults(keys),
                                Progress.SILENT,
                                Running.onThreads(1))
                        .outcomes(Phase.EXACT, List.of(trial))
                        .get(0);
        Dataset train = data.split(2).train();
        double[][] x = new double[train.size()][4];
        double[] y = new double[train.size()];
        for (int n = 0; n < y.length; n++) {
            train.copyInputs(n, x[n], 0);
            y[n] = train.target(n, 0);
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(y, x);
        assertThat(outcome.measures().get(Measure.TRAIN_LOSS))
                .isCloseTo(1 - regression.calculateRSquared(), within(1e-12));
    }

    private static DataSource standardized(Bench bench) {
        return DataSource.of(bench.experiment().data().get(0).file(), "y1").folds(5);
    }
}

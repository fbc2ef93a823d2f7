package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;
import org.thalweg.data.Encoding.Source;
import org.thalweg.data.Imputation;
import org.thalweg.data.Rows;
import org.thalweg.data.TargetTransform;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.oracle.LinearProblem;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** Missing inputs, rare categories and transformed targets in an experiment: each replicate knows its training part alone. */
final class PreparedDataTest {

    private static final int N = 60;
    private static final Encoding COLUMNS =
            new Encoding(
                    List.of(
                            new Source("age", "", List.of()),
                            new Source("dose", "", List.of()),
                            new Source("color", "", List.of("blue", "green", "red"))),
                    List.of(new Source("price", "", List.of())),
                    true);

    private static double[][] inputs() {
        Random random = new Random(4);
        double[][] inputs = new double[N][5];
        for (int n = 0; n < N; n++) {
            inputs[n][0] = n % 6 == 2 ? Double.NaN : random.nextGaussian();
            inputs[n][1] = random.nextGaussian();
            inputs[n][n == 7 ? 3 : n % 2 == 0 ? 2 : 4] = 1;
        }
        return inputs;
    }

    private static Dataset data(double[][] inputs) {
        Rows.Builder x = Rows.Builder.withGaps(5);
        Rows.Builder y = new Rows.Builder(1);
        for (int n = 0; n < N; n++) {
            x.add(inputs[n]);
            y.add(new double[] {Math.exp(n / 20.0 + inputs[n][1] / 10)});
        }
        return Dataset.of(x.build(), y.build(), COLUMNS).imputing(Imputation.MEAN);
    }

    private static Experiment experiment(DataSource source) {
        return Ablation.of(new Momentum(), new Sgd(0.1))
                .data(source.folds(5))
                .epochs(3)
                .experiment();
    }

    private static DataSource source() {
        return DataSource.of(Path.of("made.csv"), "price");
    }

    private static LoadedData loaded(DataSource source, Dataset dataset) {
        Experiment experiment = experiment(source);
        return LoadedData.of(experiment.data().get(0), dataset, experiment.seed());
    }

    @Test
    void a_replicate_fills_by_its_training_part_alone() {
        LoadedData data = loaded(source(), data(inputs()));
        for (int r = 0; r < data.facts().replicates(); r++) {
            double[][] other = inputs();
            for (int row : data.testRows(r)) {
                other[row][0] = Double.isNaN(other[row][0]) ? 1e3 : Double.NaN;
            }
            LoadedData changed = loaded(source(), data(other));
            assertThat(changed.testRows(r)).isEqualTo(data.testRows(r));
            assertThat(changed.trainedOn(r)).isEqualTo(data.trainedOn(r));
            assertThat(new ExactSolution(true, 0, 0.1, false).minimum(changed, r))
                    .containsExactly(new ExactSolution(true, 0, 0.1, false).minimum(data, r));
            assertThat(data.trainedOn(r).missing()).isEmpty();
        }
    }

    @Test
    void what_is_filled_and_what_is_ignored_is_told() {
        LoadedData data = loaded(source(), data(inputs()));
        assertThat(data.facts().filled()).isEqualTo(Map.of("age", 10));
        assertThat(data.facts().notes())
                .containsExactly(
                        "10 missing values are filled by the mean of the training part: age 10.",
                        "In %d of 5 replicates the training part lacks a category that others have; there it is ignored, its column being all zeros, in so many rows: color=green %<d."
                                .formatted(rowOutsideOfTraining(data)));
        assertThat(rowOutsideOfTraining(data)).isPositive();
        double[][] whole = inputs();
        whole[7][3] = 0;
        whole[7][4] = 1;
        IntStream.range(0, N).forEach(n -> whole[n][0] = n);
        assertThat(loaded(source(), data(whole)).facts().notes()).isEmpty();
    }

    /** The one green row is either trained on or in one of the other parts. */
    private static int rowOutsideOfTraining(LoadedData data) {
        int outside = 0;
        for (int r = 0; r < 5; r++) {
            Dataset train = data.split(r).train();
            boolean there = IntStream.range(0, train.size()).anyMatch(n -> train.input(n, 3) == 1);
            outside += there ? 0 : 1;
        }
        return outside;
    }

    @Test
    void a_column_that_a_training_part_has_no_value_of_is_refused() {
        double[][] inputs = inputs();
        for (int n = 0; n < N; n++) {
            inputs[n][0] = n == 20 ? 1 : Double.NaN;
        }
        LoadedData data = loaded(source(), data(inputs));
        assertThatThrownBy(() -> Requirements.check(experiment(source()), data))
                .isInstanceOf(UsageException.class)
                .hasMessageMatching(
                        "made: Column 'age' has no value in the part that replicate \\d trains on, so that nothing can be filled in\\. Leave the column out\\.");
    }

    @ParameterizedTest
    @EnumSource
    void exact_solutions_are_of_transformed_targets(TargetTransform transform) {
        Dataset dataset = data(inputs());
        LoadedData data = loaded(source().targetTransform(transform), dataset);
        LoadedData plain = loaded(source(), dataset);
        double[][] x = new double[data.split(1).train().size()][5];
        double[][] y = new double[x.length][1];
        double mean = 0;
        for (int n = 0; n < x.length; n++) {
            plain.trainedOn(1).copyInputs(n, x[n], 0);
            double price = data.split(1).train().target(n, 0);
            y[n][0] = transform == TargetTransform.LOG ? Math.log(price) : Math.log1p(price);
            mean += y[n][0] / x.length;
        }
        double squares = 0;
        for (double[] target : y) {
            target[0] -= mean;
            squares += target[0] * target[0] / y.length;
        }
        for (double[] target : y) {
            target[0] /= Math.sqrt(squares);
        }
        double[] expected = LinearProblem.of(x, y).optimum().parameters();
        double[] actual = new ExactSolution(true, 0, 0, false).minimum(data, 1);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-11));
        }
        assertThat(StableRate.of(experiment(source()), data))
                .isEqualTo(StableRate.of(experiment(source()), plain));
    }

    @Test
    void metrics_are_in_the_units_of_the_file_and_losses_in_those_of_the_training()
            throws InterruptedException {
        Dataset dataset = data(inputs());
        Experiment experiment = experiment(source().targetTransform(TargetTransform.LOG));
        LoadedData data = LoadedData.of(experiment.data().get(0), dataset, experiment.seed());
        TrialKeys keys = new TrialKeys(experiment, List.of(data.facts()), Map.of(), "1");
        TrialRunner runner =
                new TrialRunner(
                        experiment,
                        List.of(data),
                        keys,
                        new InMemoryResults(keys),
                        Progress.SILENT,
                        Running.onThreads(1).unwatched());
        Trial trial =
                new Trial(
                        Phase.EVALUATE,
                        "made",
                        Arms.of(experiment).all().get(0),
                        new Setting(Map.of("sgd.learning-rate", 0.1)),
                        2);
        Outcome outcome = runner.outcomes(Phase.EVALUATE, List.of(trial)).get(0);
        double[] predictions = outcome.rows().orElseThrow().predictions();
        Dataset test = data.split(2).test();
        double squares = 0;
        for (int n = 0; n < test.size(); n++) {
            squares += Math.pow(predictions[n] - test.target(n, 0), 2) / test.size();
        }
        assertThat(outcome.measures().get(Measure.TEST_RMSE))
                .isCloseTo(Math.sqrt(squares), within(1e-12));
        assertThat(Arrays.stream(predictions).min().orElseThrow()).isPositive();
        assertThat(keys.text(trial)).contains("\ntarget-transform log\n");
    }

    @Test
    void a_trial_is_of_the_way_in_which_gaps_are_filled() {
        Dataset gaps = data(inputs());
        assertThat(gaps.imputing(Imputation.MEDIAN).hash()).isNotEqualTo(gaps.hash());
        assertThatThrownBy(() -> LinearProblem.of(gaps))
                .hasMessage(
                        "The dataset lacks values of age 10. Fill them first: Preprocessing does.");
    }
}

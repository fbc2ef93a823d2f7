package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.data.Dataset;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.spec.Splitting.Fixed;
import org.thalweg.experiments.spec.Splitting.Folds;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;

/** Rows that test a replicate are never seen by its tuning: with other values in them, not a bit of it changes. */
final class UnseenRowsTest {

    private static final int ROWS = 60;

    private record Data(double[][] inputs, double[][] targets) {}

    static List<Splitting> splittings() {
        return List.of(
                new Folds(10, 1, 0.2),
                new Folds(4, 2, 0.5),
                new Folds(2, 1, 0.1),
                new Fixed(0.25, 4, 0.2),
                new Fixed(0.5, 3, 0.4));
    }

    @ParameterizedTest
    @MethodSource("splittings")
    void tuning_never_sees_the_rows_that_test_its_replicate(Splitting split)
            throws InterruptedException {
        for (long seed = 1; seed <= 2; seed++) {
            Experiment experiment = experiment(split, seed);
            Data made = made(seed);
            LoadedData data = loaded(experiment, made);
            for (int r = 0; r < data.facts().replicates(); r++) {
                int[] tested = data.testRows(r);
                LoadedData others = loaded(experiment, withOther(made, tested));
                assertThat(others.testRows(r)).isEqualTo(tested);
                assertThat(outcomes(experiment, others, Phase.TUNE, r))
                        .as("%s, seed %d, replicate %d", split, seed, r)
                        .isEqualTo(outcomes(experiment, data, Phase.TUNE, r));
                // That the other values matter at all shows in the evaluation.
                assertThat(testLosses(experiment, others, r))
                        .doesNotContainAnyElementsOf(testLosses(experiment, data, r));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("splittings")
    void each_row_of_a_replicate_is_in_one_part(Splitting split) {
        for (long seed = 1; seed <= 20; seed++) {
            LoadedData data = loaded(experiment(split, seed), made(seed));
            for (int r = 0; r < data.facts().replicates(); r++) {
                Set<Double> train = targets(data.split(r).train());
                Set<Double> validation = targets(data.split(r).validation());
                Set<Double> test = targets(data.split(r).test());
                assertThat(train).doesNotContainAnyElementsOf(validation);
                assertThat(train).doesNotContainAnyElementsOf(test);
                assertThat(validation).doesNotContainAnyElementsOf(test);
                assertThat(train.size() + validation.size() + test.size()).isEqualTo(ROWS);
            }
        }
    }

    private static Set<Double> targets(Dataset part) {
        return IntStream.range(0, part.size())
                .mapToObj(n -> part.target(n, 0))
                .collect(Collectors.toSet());
    }

    private static Experiment experiment(Splitting split, long seed) {
        return Ablation.of(new Momentum(0.9), new Sgd(0.1))
                .regularize(new L2(1e-3))
                .data(DataSource.of(Path.of("made.csv"), "y1").split(split))
                .trials(2)
                .epochs(2)
                .seed(seed)
                .experiment();
    }

    private static Data made(long seed) {
        Random random = new Random(seed);
        double[][] inputs = new double[ROWS][];
        double[][] targets = new double[ROWS][];
        for (int n = 0; n < ROWS; n++) {
            inputs[n] = random.doubles(3, -1, 1).toArray();
            targets[n] = new double[] {inputs[n][0] - inputs[n][2] + random.nextGaussian()};
        }
        return new Data(inputs, targets);
    }

    /** Other inputs only: the targets decide how rows are dealt into folds, which must stay as they are. */
    private static Data withOther(Data data, int[] rows) {
        double[][] inputs = data.inputs.clone();
        for (int row : rows) {
            inputs[row] = Arrays.stream(inputs[row]).map(x -> 1000 - 7 * x).toArray();
        }
        return new Data(inputs, data.targets);
    }

    private static LoadedData loaded(Experiment experiment, Data data) {
        return LoadedData.of(
                experiment.data().get(0), Dataset.of(data.inputs, data.targets), experiment.seed());
    }

    /** Returns all that comes of tuning trials but the time they take. */
    private static List<Outcome> outcomes(
            Experiment experiment, LoadedData data, Phase phase, int replicate)
            throws InterruptedException {
        TrialKeys keys = new TrialKeys(experiment, List.of(data.facts()), Map.of(), "1");
        TrialRunner runner =
                new TrialRunner(
                        experiment,
                        List.of(data),
                        keys,
                        new InMemoryResults(keys),
                        Progress.SILENT,
                        Running.onThreads(1).unwatched());
        List<Trial> trials =
                Arms.of(experiment).all().stream()
                        .map(arm -> trial(phase, arm, replicate))
                        .toList();
        return runner.outcomes(phase, trials).stream().map(o -> o.lasting(0)).toList();
    }

    private static List<Double> testLosses(Experiment experiment, LoadedData data, int replicate)
            throws InterruptedException {
        return outcomes(experiment, data, Phase.EVALUATE, replicate).stream()
                .map(outcome -> outcome.measures().get(Measure.TEST_LOSS))
                .toList();
    }

    private static Trial trial(Phase phase, Arm arm, int replicate) {
        Setting setting = new Setting(Map.of("sgd.learning-rate", 0.01));
        return new Trial(phase, "made", arm, setting, replicate);
    }
}

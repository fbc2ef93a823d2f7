package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.Regularizer;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.ElasticNet;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.L2;

/** Exact solutions on eight rows in the units of the file, tested on three others: the numbers are NumPy's. */
final class ExactOnGivenRowsTest {

    @TempDir private Path folder;
    private DataSource source;

    @BeforeEach
    void write() throws IOException {
        Path data = folder.resolve("made.csv");
        Path test = folder.resolve("test.csv");
        Files.writeString(
                data, "a,b,y\n1,2,1\n2,0.5,3\n3,4,2\n4,1,5\n5,7,3\n6,3,7\n7,2,9\n8,9,4\n");
        Files.writeString(test, "a,b,y\n2,3,2\n9,1,9\n4,4,3\n");
        source = DataSource.of(data, "y").split(new Splitting.Given(test, 2, 0)).unstandardized();
    }

    private void assertSolution(double[] parameters, double testLoss, Regularizer... regularizers)
            throws InterruptedException {
        Experiment experiment =
                Ablation.of(new Momentum(), new Sgd())
                        .regularize(regularizers)
                        .data(source)
                        .untuned()
                        .experiment();
        LoadedData data = LoadedData.read(source, 1);
        Arm arm = new Arm("base", experiment.chain(), experiment.regularizers());
        assertThat(ExactSolution.of(experiment, arm).orElseThrow().minimum(data, 0))
                .containsExactly(parameters, within(1e-9));
        TrialKeys keys = new TrialKeys(experiment, List.of(data.facts()), Map.of(), "1");
        Outcome outcome =
                new TrialRunner(
                                experiment,
                                List.of(data),
                                keys,
                                new InMemoryResults(keys),
                                Progress.SILENT,
                                Running.onThreads(1))
                        .outcomes(
                                Phase.EXACT,
                                List.of(new Trial(Phase.EXACT, "made", arm, Setting.NONE, 1)))
                        .get(0);
        assertThat(outcome.measures().get(Measure.TEST_LOSS)).isCloseTo(testLoss, within(1e-9));
        assertThat(outcome.rows().orElseThrow().losses()).hasSize(3);
    }

    @Test
    void least_squares() throws InterruptedException {
        assertSolution(
                new double[] {1.2941292074608726, -0.751375687843922, 1.103194454370047},
                3.1285611358195102);
    }

    @Test
    void ridge() throws InterruptedException {
        assertSolution(
                new double[] {1.0950520833333333, -0.6175595238095242, 1.5223214285714302},
                1.101652980121085,
                new L2(0.5));
        assertSolution(
                new double[] {1.0950520833333333, -0.6175595238095242, 1.5223214285714302},
                1.101652980121085,
                new L2(0.25),
                new ElasticNet(0, 0.25));
    }

    @Test
    void ridge_with_a_penalty_on_the_bias() throws InterruptedException {
        assertSolution(
                new double[] {1.2593359375000002, -0.5921875000000003, 0.4617708333333338},
                1.835561482577857,
                new L2(0.5, true));
    }

    /** By cyclic coordinate descent until nothing changed. */
    @Test
    void lasso() throws InterruptedException {
        assertSolution(
                new double[] {1.188397770313728, -0.6693346673336668, 1.2867147859644117},
                1.8667350929201991,
                new L1(0.5));
        assertSolution(
                new double[] {0.4482777102837132, -0.09504752376188094, 2.5713571071249914},
                2.8546065388268196,
                new L1(4));
    }

    @Test
    void elastic_net() throws InterruptedException {
        assertSolution(
                new double[] {1.0067107371794874, -0.548191391941392, 1.6727335164835155},
                0.5542220376303696,
                new ElasticNet(0.5, 0.5));
    }
}

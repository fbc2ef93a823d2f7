package org.thalweg.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.UsageException;
import org.thalweg.engine.Chain;
import org.thalweg.optimizers.Sgd;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.math.optimisers.Adam;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.fm.FMRegressionTrainer;
import org.tribuo.regression.sgd.linear.LinearSGDModel;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

class ChainOptimiserTest {

    private static final String[] NAMES = {"a", "b", "c", "d"};

    /** Two outputs, linear but for some noise; sparse data leave some features out of each example. */
    private static MutableDataset<Regressor> data(boolean sparse, boolean weighted) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("made", factory), factory);
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < 60; n++) {
            Regressor target =
                    new Regressor(
                            new String[] {"y", "z"},
                            new double[] {random.nextDouble(), random.nextDouble()});
            Example<Regressor> example = new ArrayExample<>(target);
            for (int d = 0; d < NAMES.length; d++) {
                if (!sparse || d == n % 4 || (d != (n + 1) % 4 && random.nextBoolean())) {
                    example.add(new Feature(NAMES[d], random.nextDouble(-1, 1)));
                }
            }
            example.setWeight(weighted ? 1 + n % 3 : 1);
            data.add(example);
        }
        return data;
    }

    private static double[] linear(
            StochasticGradientOptimiser optimiser, MutableDataset<Regressor> data, int batch) {
        LinearSGDModel model =
                new LinearSGDTrainer(new SquaredLoss(), optimiser, 5, 1000, batch, 1).train(data);
        List<Double> all = new ArrayList<>();
        model.getWeightsCopy().forEach(tuple -> all.add(tuple.value));
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] factorisation(
            StochasticGradientOptimiser optimiser, MutableDataset<Regressor> data) {
        var model =
                new FMRegressionTrainer(new SquaredLoss(), optimiser, 5, 1000, 1, 1, 3, 0.1, false)
                        .train(data);
        return model.predict(data).stream()
                .flatMapToDouble(p -> Arrays.stream(p.getOutput().getValues()))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7})
    void sgd_is_tribuos(int batch) {
        for (boolean sparse : new boolean[] {false, true}) {
            MutableDataset<Regressor> data = data(sparse, true);
            // Batches of b are b² times the mean gradient in Tribuo.
            double rate = 0.05 / (batch * batch);
            assertThat(linear(new ChainOptimiser("sgd(" + rate + ")"), data, batch))
                    .containsExactly(linear(SGD.getSimpleSGD(rate), data, batch), within(1e-12));
        }
    }

    @Test
    void momentum_is_tribuos_where_all_features_are_there() {
        MutableDataset<Regressor> data = data(false, false);
        assertThat(linear(new ChainOptimiser("momentum(0.9) | sgd(0.01)"), data, 1))
                .containsExactly(
                        linear(SGD.getSimpleSGD(0.01, 0.9, SGD.Momentum.STANDARD), data, 1),
                        within(1e-12));
    }

    @Test
    void adagrad_is_tribuos() {
        for (boolean sparse : new boolean[] {false, true}) {
            MutableDataset<Regressor> data = data(sparse, false);
            assertThat(linear(new ChainOptimiser("adagrad(1e-6) | sgd(0.1)"), data, 1))
                    .containsExactly(linear(new AdaGrad(0.1, 1e-6), data, 1), within(1e-12));
        }
    }

    /** Adam as Kingma and Ba have it, for one matrix, with Tribuo's means. */
    private static final class PaperAdam implements StochasticGradientOptimiser {

        private Tensor mean = DenseVector.createDenseVector(new double[1]);
        private Tensor square = mean;
        private int t;

        @Override
        public void initialise(Parameters parameters) {
            mean = parameters.getEmptyCopy()[0];
            square = parameters.getEmptyCopy()[0];
        }

        @Override
        public Tensor[] step(Tensor[] updates, double weight) {
            t++;
            double meanShare = 1 - Math.pow(0.9, t);
            double squareShare = 1 - Math.pow(0.999, t);
            mean.scaleInPlace(0.9);
            mean.intersectAndAddInPlace(updates[0], g -> 0.1 * g);
            square.scaleInPlace(0.999);
            square.intersectAndAddInPlace(updates[0], g -> (1 - 0.999) * g * g);
            updates[0].scaleInPlace(0);
            updates[0].intersectAndAddInPlace(mean, m -> 0.01 * m / meanShare);
            updates[0].hadamardProductInPlace(square, v -> 1 / (Math.sqrt(v / squareShare) + 1e-8));
            return updates;
        }

        @Override
        public void reset() {}

        @Override
        public PaperAdam copy() {
            return new PaperAdam();
        }

        @Override
        public ConfiguredObjectProvenance getProvenance() {
            return new ConfiguredObjectProvenanceImpl(this, "StochasticGradientOptimiser");
        }
    }

    @Test
    void adam_is_that_of_the_paper() {
        MutableDataset<Regressor> data = data(false, false);
        assertThat(linear(new ChainOptimiser("adam | sgd(0.01)"), data, 1))
                .containsExactly(linear(new PaperAdam(), data, 1), within(1e-12));
    }

    /** Tribuo's multiplies by √v + ε where the paper divides: a first step is η (1 − β₂) g |g| instead of η sign(g). */
    @Test
    void adam_of_tribuo_is_another() {
        double g = 0.5;
        Adam theirs = new Adam(0.01, 0.9, 0.999, 1e-300);
        LinearParameters parameters = new LinearParameters(1, 1);
        theirs.initialise(parameters);
        Tensor step =
                theirs.step(new Tensor[] {DenseMatrix.createDenseMatrix(new double[][] {{g}})}, 1)[
                        0];
        assertThat(step.twoNorm()).isCloseTo(0.01 * 0.001 * g * g, within(1e-12));
    }

    @Test
    void factorisation_machines_train_too() {
        MutableDataset<Regressor> data = data(true, false);
        assertThat(factorisation(new ChainOptimiser("sgd(0.02)"), data))
                .containsExactly(factorisation(SGD.getSimpleSGD(0.02), data), within(1e-12));
        assertThat(factorisation(new ChainOptimiser("adagrad(1e-6) | sgd(0.1)"), data))
                .containsExactly(factorisation(new AdaGrad(0.1, 1e-6), data), within(1e-12));
    }

    @Test
    void provenance_tells_the_chain() {
        ChainOptimiser optimiser = new ChainOptimiser(Chain.of(new Sgd(0.5)), 7);
        assertThat(optimiser.getProvenance().toString()).contains("sgd(0.5)").contains("7");
        assertThat(optimiser).hasToString("ChainOptimiser(sgd(0.5))");
        assertThat(optimiser.copy()).hasToString("ChainOptimiser(sgd(0.5))");
    }

    @Test
    void mistakes_are_told() {
        assertThatThrownBy(() -> new ChainOptimiser("momentumm | sgd"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("momentum");
        assertThatThrownBy(
                        () ->
                                new ChainOptimiser("sgd")
                                        .step(
                                                new Tensor[] {
                                                    DenseVector.createDenseVector(new double[1])
                                                },
                                                1))
                .hasMessageContaining("initialise");
    }
}

package org.thalweg.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.math.optimisers.Adam;
import org.tribuo.math.optimisers.RMSProp;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/** The same work by Tribuo: a linear model with bias, rows in random order. Its squared loss is halved, so rates are twice ours. */
final class ByTribuo {

    private final Dataset<Regressor> data;

    ByTribuo(SampleData sample) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> examples =
                new MutableDataset<>(new SimpleDataSourceProvenance("sample", factory), factory);
        // Tribuo keeps features in the order of their names.
        String[] names =
                IntStream.range(0, sample.features())
                        .mapToObj("x%05d"::formatted)
                        .toArray(String[]::new);
        for (int i = 0; i < sample.rows(); i++) {
            int from = i * sample.features();
            double[] row = Arrays.copyOfRange(sample.x(), from, from + sample.features());
            examples.add(new ArrayExample<>(new Regressor("y", sample.y()[i]), names, row));
        }
        data = examples;
    }

    Model<Regressor> train(StochasticGradientOptimiser optimizer, int epochs, int batch) {
        return new LinearSGDTrainer(
                        new SquaredLoss(), optimizer, epochs, Integer.MAX_VALUE, batch, 1)
                .train(data);
    }

    /** Trains with sgd, momentum, nesterov, adagrad, rmsprop and adam at four rates each; returns the number of models. */
    int sixOptimizers(int epochs, int batch) {
        int models = 0;
        for (double rate : new double[] {1e-4, 3e-4, 1e-3, 3e-3}) {
            for (StochasticGradientOptimiser optimizer :
                    List.of(
                            SGD.getSimpleSGD(2 * rate),
                            SGD.getSimpleSGD(2 * rate, 0.9, SGD.Momentum.STANDARD),
                            SGD.getSimpleSGD(2 * rate, 0.9, SGD.Momentum.NESTEROV),
                            new AdaGrad(rate, 1e-10),
                            new RMSProp(rate, 0.9, 1e-8, 0),
                            new Adam(rate, 0.9, 0.999, 1e-8))) {
                models += train(optimizer, epochs, batch).getName().isEmpty() ? 0 : 1;
            }
        }
        return models;
    }
}

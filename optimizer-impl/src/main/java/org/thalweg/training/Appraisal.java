package org.thalweg.training;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.backprop.Backpropagation;
import org.thalweg.backprop.Minibatch;
import org.thalweg.backprop.Program;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;

/** What is computed at the end of an epoch, of all variants together: each comes out as it would alone, to the bit. */
final class Appraisal {

    private final Settings settings;
    private final Units units;
    private final Program program;
    private final Backpropagation backpropagation;
    private final Optional<Minibatch> validation;
    private final Optional<Minibatch> train;
    private final double[] validationLosses;
    private final double[] trainLosses;
    private final double[][] gradients;
    private final double[][] scores;

    /**
     * @param train in the units of the training
     */
    Appraisal(
            Settings settings,
            Units units,
            Weighting weighting,
            Program program,
            Backpropagation backpropagation,
            Dataset train,
            int variants) {
        this.settings = settings;
        this.units = units;
        this.program = program;
        this.backpropagation = backpropagation;
        this.validation = settings.validation.map(units::of).map(weighting::all);
        this.train =
                settings.stopping.looks() ? Optional.of(weighting.all(train)) : Optional.empty();
        validationLosses = new double[variants];
        trainLosses = new double[variants];
        gradients = new double[variants][seesGradient() ? program.size() : 0];
        long predictions =
                settings.metrics.isEmpty()
                        ? 0
                        : (long) validation.orElseThrow().size() * program.outputs();
        TrainedModel.requireRoom(predictions);
        scores = new double[variants][(int) predictions];
    }

    /** Computes it for these variants, which are at these parameters. */
    void see(int[] active, double[][] parameters) {
        if (validation.isPresent()) {
            Minibatch all = validation.get();
            backpropagation.loss(all, active, parameters, validationLosses);
            if (!settings.metrics.isEmpty()) {
                backpropagation.predict(all, active, parameters, scores);
            }
        }
        if (train.isPresent() && seesGradient()) {
            backpropagation.gradient(train.get(), active, parameters, gradients, trainLosses);
        } else if (train.isPresent()) {
            backpropagation.loss(train.get(), active, parameters, trainLosses);
        }
    }

    private boolean seesGradient() {
        return settings.stopping.gradientNorm().isPresent();
    }

    /** Returns a variant's mean loss over the validation data, if there are any. */
    OptionalDouble validationLoss(int variant) {
        return validation.isPresent()
                ? OptionalDouble.of(validationLosses[variant])
                : OptionalDouble.empty();
    }

    /** Returns a variant's metrics of the validation data, as they are in their own units. */
    Map<Metric, Double> metrics(int variant) {
        if (settings.metrics.isEmpty()) {
            return Map.of();
        }
        Dataset data = settings.validation.orElseThrow();
        double[] predictions =
                units.predictions(settings.loss, program.outputs(), scores[variant].clone());
        return settings.metrics.stream()
                .collect(
                        ImmutableMap.toImmutableMap(
                                metric -> metric, metric -> metric.of(predictions, data)));
    }

    /** Returns a variant's mean loss over the training data, if a rule to stop by asks for it. */
    OptionalDouble trainLoss(int variant) {
        return train.isPresent() ? OptionalDouble.of(trainLosses[variant]) : OptionalDouble.empty();
    }

    /** Returns over how many instances that is. */
    int trained() {
        return train.map(Minibatch::size).orElse(0);
    }

    /** Returns the gradient of that, if it is asked for; to be written by the caller. */
    Optional<double[]> gradient(int variant) {
        return seesGradient() ? Optional.of(gradients[variant]) : Optional.empty();
    }
}

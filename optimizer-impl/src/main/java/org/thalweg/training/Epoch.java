package org.thalweg.training;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.thalweg.data.Metric;

/**
 * One pass over the training data, as it is remembered.
 *
 * @param number 1 for the first
 * @param lastStep the number of its last step
 * @param gradients how many gradients of single instances the run has computed by then, those that links asked for included, and
 *     those of {@code gradientNorm}
 * @param loss mean over its instances of the loss that each had when its minibatch came, without penalties; of a
 *     model with dropout, with its random numbers, while all that follows is without
 * @param validationLoss mean loss over the validation data at its end, where there are any
 * @param metrics those asked for by {@link Training#metrics}, of the validation data at its end
 * @param objective mean loss over the training data at its end, and penalties; where a rule to stop by looks at it
 * @param gradientNorm the length of its gradient, as {@link Training#stopAtGradientNorm} has it; where that was asked for
 */
public record Epoch(
        long number,
        long lastStep,
        long gradients,
        double loss,
        OptionalDouble validationLoss,
        Map<Metric, Double> metrics,
        OptionalDouble objective,
        OptionalDouble gradientNorm) {

    public Epoch {
        metrics = ImmutableMap.copyOf(metrics);
    }
}

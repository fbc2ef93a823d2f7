package org.thalweg.training;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.function.UnaryOperator;
import org.thalweg.Loss;
import org.thalweg.data.Dataset;
import org.thalweg.data.Preprocessing;

/** The form in which a model sees data: as they are, or filled, transformed and standardised. */
final class Units {

    private final Preprocessing preprocessing;

    /** What was converted before, for as long as someone holds the original; weak keys are compared by identity. */
    private final Cache<Dataset, Dataset> converted = CacheBuilder.newBuilder().weakKeys().build();

    /** The same for predictions, where it is not the same. */
    private final Cache<Dataset, Dataset> inputs = CacheBuilder.newBuilder().weakKeys().build();

    Units(Preprocessing preprocessing) {
        this.preprocessing = preprocessing;
    }

    Preprocessing preprocessing() {
        return preprocessing;
    }

    /** Returns a dataset in these units. */
    Dataset of(Dataset data) {
        return once(converted, data, preprocessing::apply);
    }

    /** Returns a dataset in these units for predictions, in which its targets mean nothing. */
    Dataset ofInputs(Dataset data) {
        return preprocessing.transform().isEmpty()
                ? of(data)
                : once(inputs, data, preprocessing::applyToInputs);
    }

    /** Data that stay as they are would be held by themselves, for ever. */
    @SuppressWarnings("ReferenceEquality") // the same object, as its key is
    private static Dataset once(
            Cache<Dataset, Dataset> known, Dataset data, UnaryOperator<Dataset> conversion) {
        Dataset before = known.getIfPresent(data);
        if (before != null) {
            return before;
        }
        Dataset now = conversion.apply(data);
        if (now != data) {
            known.put(data, now);
        }
        return now;
    }

    /**
     * Returns predictions in the units of the data; for a loss on classes, probabilities.
     *
     * @param scores what the model says, so many an instance; overwritten
     */
    double[] predictions(Loss loss, int outputs, double[] scores) {
        for (int at = 0; at < scores.length; at += outputs) {
            loss.inverseLink(scores, at, at + outputs);
        }
        return preprocessing.predictionsToOriginal(scores);
    }
}

package org.thalweg.training;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.Optional;
import org.thalweg.Loss;
import org.thalweg.data.Dataset;
import org.thalweg.data.Standardization;

/** The units that a model is trained in: those of the data, or standard ones. */
final class Units {

    private final Optional<Standardization> standard;

    /** What was converted before, for as long as someone holds the original; weak keys are compared by identity. */
    private final Cache<Dataset, Dataset> converted = CacheBuilder.newBuilder().weakKeys().build();

    Units(Optional<Standardization> standard) {
        this.standard = standard;
    }

    static Units ofTheData() {
        return new Units(Optional.empty());
    }

    /** Mean 0 and standard deviation 1 over these data; targets that are classes stay as they are. */
    static Units standard(Dataset train) {
        return new Units(Optional.of(Standardization.fit(train, !train.isClassification())));
    }

    Optional<Standardization> standard() {
        return standard;
    }

    boolean areStandard() {
        return standard.isPresent();
    }

    /** Returns a dataset in these units. */
    Dataset of(Dataset data) {
        return standard.map(s -> converted.asMap().computeIfAbsent(data, s::apply)).orElse(data);
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
        return standard.map(s -> s.predictionsToOriginal(scores)).orElse(scores);
    }
}

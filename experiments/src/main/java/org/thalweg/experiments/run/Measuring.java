package org.thalweg.experiments.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.data.Split;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.training.Fit;

/** What is measured of a run: for tuning never anything of the test data, else everything there is, whatever was asked for. */
final class Measuring {

    /** Beyond this a loss is no number to compute with: its square overflows long before it is infinite. */
    private static final double LARGEST = 1e100;

    private Measuring() {}

    /** Returns the measures of a trained model; empty if one of them is not a number to compute with. */
    static Optional<Map<Measure, Double>> trained(Fit fit, Phase phase, Split split) {
        Map<Measure, Double> measures = measures(phase, split, fit::loss, fit::metric);
        boolean usable = measures.values().stream().allMatch(value -> Math.abs(value) <= LARGEST);
        return usable ? Optional.of(measures) : Optional.empty();
    }

    /** Returns the measures of the parameters at the start of the run. */
    static Map<Measure, Double> untrained(Fit fit, Phase phase, Split split) {
        return measures(phase, split, fit::untrainedLoss, fit::untrainedMetric);
    }

    private interface LossOn {
        double on(Dataset data);
    }

    private interface MetricOn {
        double on(Metric metric, Dataset data);
    }

    private static Map<Measure, Double> measures(
            Phase phase, Split split, LossOn loss, MetricOn metric) {
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        if (split.validation().size() > 0) {
            measures.put(Measure.VALIDATION_LOSS, loss.on(split.validation()));
        }
        if (phase == Phase.TUNE) {
            return measures;
        }
        measures.put(Measure.TRAIN_LOSS, loss.on(split.train()));
        Dataset test = split.test();
        if (test.size() > 0) {
            measures.put(Measure.TEST_LOSS, loss.on(test));
            for (Metric which : Metric.values()) {
                if (which.appliesTo(test)) {
                    measures.put(Measure.valueOf("TEST_" + which.name()), metric.on(which, test));
                }
            }
        }
        return measures;
    }
}

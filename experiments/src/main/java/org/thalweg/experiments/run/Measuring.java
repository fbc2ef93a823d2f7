package org.thalweg.experiments.run;

import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.data.Split;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.training.Fit;

/**
 * What is measured of the runs of one phase in one replicate: for tuning never anything of the test data, else everything
 * there is, whatever was asked for.
 */
final class Measuring {

    /** A run whose training loss ends above this many times the untrained model's has diverged. */
    private static final double DIVERGED = 10;

    private final Split split;
    private final Phase phase;
    private final int[] testRows;
    private final double untrainedTrainLoss;
    private final Map<Measure, Double> untrained;

    /**
     * @param trial one of those that are measured
     * @param fit what came of one of them, whose parameters at the start are those of all
     */
    Measuring(LoadedData data, Trial trial, Fit fit) {
        this.split = data.split(trial.replicate());
        this.phase = trial.phase();
        this.testRows = phase == Phase.TUNE ? new int[0] : data.testRows(trial.replicate());
        Fit start = fit.untrained();
        this.untrainedTrainLoss = start.loss(split.train());
        this.untrained = measures(start, untrainedTrainLoss);
    }

    /** Returns what came of a trial. */
    Outcome outcome(Trial trial, Fit fit, String trajectory, int epochs) {
        Ending ending = Endings.of(fit);
        Map<Measure, Double> measures = Map.of();
        if (ending.kind() == Kind.OK) {
            double trainLoss = fit.loss(split.train());
            boolean sound = trainLoss <= DIVERGED * untrainedTrainLoss;
            measures = sound ? measures(fit, trainLoss) : measures;
            sound &= measures.values().stream().allMatch(Outcome::isNumber);
            ending = sound ? ending : new Ending(Kind.DIVERGED, ending.step(), "");
        }
        boolean ok = ending.kind() == Kind.OK;
        boolean compared = ok || ending.kind() == Kind.DIVERGED;
        return new Outcome(
                trial,
                ending,
                ok ? measures : Map.of(),
                compared ? untrained : Map.of(),
                trajectory,
                phase == Phase.TUNE ? List.of() : Curves.of(fit.history(), epochs),
                Maps.filterValues(fit.activity(), Double::isFinite),
                ok && phase != Phase.TUNE ? Optional.of(rows(fit)) : Optional.empty(),
                Optional.empty(),
                fit.gradients(),
                0);
    }

    private Map<Measure, Double> measures(Fit fit, double trainLoss) {
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        if (split.validation().size() > 0) {
            measures.put(Measure.VALIDATION_LOSS, fit.loss(split.validation()));
        }
        if (phase == Phase.TUNE) {
            return measures;
        }
        measures.put(Measure.TRAIN_LOSS, trainLoss);
        Dataset test = split.test();
        measures.put(Measure.TEST_LOSS, fit.loss(test));
        List<Measure> meant =
                Arrays.stream(Measure.values())
                        .filter(m -> m.metric().filter(k -> k.appliesTo(test)).isPresent())
                        .toList();
        List<Metric> metrics = meant.stream().map(m -> m.metric().orElseThrow()).toList();
        List<Double> values = fit.trained().metrics(metrics, test);
        for (int i = 0; i < meant.size(); i++) {
            measures.put(meant.get(i), values.get(i));
        }
        return measures;
    }

    private TestRows rows(Fit fit) {
        double[] predictions =
                Arrays.stream(fit.predict(split.test()))
                        .flatMapToDouble(DoubleStream::of)
                        .toArray();
        return new TestRows(testRows, fit.losses(split.test()), predictions);
    }
}

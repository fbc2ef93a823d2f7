package org.thalweg.experiments.findings;

import com.google.common.collect.Sets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.StudentT;

/** The questions that come before a verdict: can these runs have one at all? */
final class Gates {

    /** In so large a share of the replicates a choice may be at the edge. */
    private static final double MOST_AT_EDGE = 0.2;

    /** A mean below this share of the untrained model's is zero but for rounding: sums over rows, of weights that add up. */
    private static final double ZERO = 1e-9;

    /** The same of the start of a problem: one value, rounded once or a few times. */
    private static final double ZERO_OF_PROBLEMS = 1e-15;

    /** What changes by leaps, of a row and more. */
    private static final Set<Measure> COUNTS_ROWS =
            Sets.immutableEnumSet(Measure.TEST_ACCURACY, Measure.TEST_BALANCED_ACCURACY);

    private final Study study;

    Gates(Study study) {
        this.study = study;
    }

    /** Returns what makes runs of a comparison no runs to compare. */
    Optional<Gate> ofRuns(Compared compared) {
        Pairs pairs = compared.pairs;
        if (pairs.unbounded() > 0) {
            return Optional.of(Gate.UNBOUNDED);
        }
        if (pairs.allDiverged()) {
            return Optional.of(Gate.ALL_DIVERGED);
        }
        return pairs.count() > 0 && nothingToLearn(pairs.base())
                ? Optional.of(Gate.CONSTANT_TARGET)
                : Optional.empty();
    }

    /** Returns what else stands between a comparison and a verdict; empty if nothing does. */
    Optional<Gate> ofVerdict(Compared compared) {
        Pairs pairs = compared.pairs;
        if (pairs.count() < Gate.LEAST_PAIRS) {
            return Optional.of(Gate.TOO_FEW_PAIRS);
        }
        if (pairs.copies()) {
            return Optional.of(Gate.DETERMINISTIC);
        }
        return ofData(compared.source().split(), compared.facts())
                .or(() -> coarse(compared) ? Optional.of(Gate.COARSE) : Optional.empty())
                .or(
                        () ->
                                nearZero(compared)
                                        ? Optional.of(Gate.NEAR_ZERO)
                                        : learned(compared)
                                                ? atEdge(compared)
                                                : Optional.of(Gate.NOT_LEARNED));
    }

    /** Returns whether luck of the tuning could have made a decision what it is. */
    boolean fewTrials(Compared compared, Interval interval, Decision decision) {
        Optional<FewerTrials> trials = compared.trials();
        if (trials.isEmpty()) {
            return false;
        }
        return switch (decision.outcome()) {
            case BETTER, WORSE ->
                    Math.abs(interval.nearZero()) / compared.lossInUnits()
                            < trials.get().luck(decision.outcome() == Decision.Outcome.WORSE);
            case NEGLIGIBLE -> trials.get().between() > compared.marginOfLoss();
            case OPEN -> Double.isInfinite(trials.get().between());
        };
    }

    static boolean nothingToLearn(List<Outcome> outcomes) {
        return outcomes.stream()
                .allMatch(o -> o.untrained().getOrDefault(Measure.TRAIN_LOSS, 1.0) == 0);
    }

    /** Returns what there is in the data, and in how they are split, that no replicates make up for. */
    static Optional<Gate> ofData(Splitting split, DataFacts facts) {
        if (split instanceof Splitting.Draws) {
            return Optional.empty();
        }
        if (split instanceof Splitting.Order) {
            return Optional.of(Gate.BY_ORDER);
        }
        if (split instanceof Splitting.Groups && facts.groups() < Gate.LEAST_GROUPS) {
            return Optional.of(Gate.FEW_GROUPS);
        }
        return facts.testRows() < Gate.LEAST_ROWS ? Optional.of(Gate.FEW_ROWS) : Optional.empty();
    }

    /** On periods and few rows it has been said that there is no verdict; problems have no such measure. */
    private static boolean coarse(Compared compared) {
        double oneRow = 1.0 / compared.facts().testRows() / compared.unit.size();
        return COUNTS_ROWS.contains(compared.measure())
                && compared.margin > 0
                && oneRow > compared.margin;
    }

    private static boolean nearZero(Compared compared) {
        double untrained =
                Math.abs(Pairs.mean(untrained(compared.pairs.base(), compared.measure())));
        double zero = compared.measure().ofProblems() ? ZERO_OF_PROBLEMS : ZERO;
        return compared.unit.relative() && compared.unit.size() <= zero * untrained;
    }

    /** Returns whether one of the two is better than what needs no training. */
    private static boolean learned(Compared compared) {
        return learned(compared, compared.pairs.base()) || learned(compared, compared.pairs.arm());
    }

    private static boolean learned(Compared compared, List<Outcome> outcomes) {
        return learned(
                outcomes, compared.measure(), compared.source(), compared.facts(), compared::test);
    }

    /**
     * Returns whether runs are better than what needs no training.
     *
     * @param outcomes all of which have the measure
     * @param test that says how sure a mean is
     */
    static boolean learned(
            List<Outcome> outcomes,
            Measure measure,
            DataSource source,
            DataFacts facts,
            Function<double[], StudentT> test) {
        double[] gains = Pairs.minus(Pairs.scores(outcomes, measure), untrained(outcomes, measure));
        boolean meanIsUntrained = source.standardize() || facts.classes();
        return better(measure.direction(), test.apply(gains).interval())
                && (meanIsUntrained || beatsMean(outcomes, test));
    }

    private static boolean better(Direction direction, Interval gain) {
        return !gain.contains(0) && direction.better(gain.low());
    }

    /** In raw units the untrained model predicts 0, which anything may beat: there, R² must be above that of a mean. */
    private static boolean beatsMean(List<Outcome> outcomes, Function<double[], StudentT> test) {
        boolean known = outcomes.stream().allMatch(o -> o.measures().containsKey(Measure.TEST_R2));
        double[] ofVariance =
                outcomes.stream()
                        .mapToDouble(o -> o.measures().getOrDefault(Measure.TEST_R2, 0.0))
                        .toArray();
        return !known || better(Measure.TEST_R2.direction(), test.apply(ofVariance).interval());
    }

    /** What has no untrained value, such as a number of steps, is learned by whoever has less of it. */
    private static double[] untrained(List<Outcome> outcomes, Measure measure) {
        return outcomes.stream()
                .mapToDouble(o -> o.untrained().getOrDefault(measure, Double.MAX_VALUE))
                .toArray();
    }

    private Optional<Gate> atEdge(Compared compared) {
        Pairs pairs = compared.pairs;
        return atEdge(pairs.dataset(), pairs.comparison().base())
                        || atEdge(pairs.dataset(), pairs.comparison().arm())
                ? Optional.of(Gate.AT_EDGE)
                : Optional.empty();
    }

    /** Returns whether the tuning of an arm did not settle inside its range often enough. */
    boolean atEdge(String dataset, Arm arm) {
        List<TuningTable.Row> rows = study.tuning().rows(dataset, arm);
        long edges =
                rows.stream()
                        .filter(
                                row ->
                                        row.choice() == Choice.AT_EDGE
                                                || row.choice() == Choice.NONE_USABLE)
                        .count();
        return edges > MOST_AT_EDGE * rows.size();
    }

    /**
     * Returns whether base or arm still learned when the runs ended: the validation loss fell by more than the margin in the
     * last tenth of the epochs, or by more than a small share of all that was gained in the last one.
     */
    boolean stillFalling(Compared compared) {
        double margin = compared.unit.relative() ? compared.margin : Compared.ALPHA / 5;
        Measure seen = study.experiment().tunedBy();
        return Learning.falling(compared.pairs.base(), seen) > margin
                || Learning.falling(compared.pairs.arm(), seen) > margin
                || !compared.settled();
    }
}

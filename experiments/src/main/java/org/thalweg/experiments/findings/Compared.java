package org.thalweg.experiments.findings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Differences;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.experiments.statistics.Power;
import org.thalweg.experiments.statistics.ResampledT;
import org.thalweg.experiments.statistics.StudentT;

/** One comparison on one dataset before it is judged: its pairs in the unit of the finding, and the t test of their mean. */
final class Compared {

    static final double LEVEL = 0.95;
    static final double ALPHA = 0.05;
    private static final double POWER = 0.8;
    private static final int MORE = 5;

    final Pairs pairs;
    final Unit unit;
    final double margin;
    private final DataFacts facts;
    private final DataSource source;
    private final boolean tuned;
    private final boolean settled;
    private final Optional<FewerTrials> trials;

    Compared(Study study, Pairs pairs) {
        this.pairs = pairs;
        this.facts = study.facts(pairs.dataset());
        this.source = study.source(pairs.dataset());
        this.tuned = pairs.tuned();
        Measure seen = study.experiment().tunedBy();
        this.settled = Learning.settled(pairs.base(), seen) && Learning.settled(pairs.arm(), seen);
        double baseMean = pairs.count() == 0 ? 0 : pairs.baseMean();
        Margin practical = study.experiment().practical();
        this.unit = Unit.of(practical.relative(), baseMean);
        this.margin = unit.relative() ? practical.size() : practical.in(baseMean);
        this.trials =
                study.experiment()
                        .tuning()
                        .map(
                                tuning ->
                                        FewerTrials.of(
                                                tuning,
                                                rows(study, pairs.comparison().base()),
                                                rows(study, pairs.comparison().arm())));
    }

    private List<TuningTable.Row> rows(Study study, Arm arm) {
        return study.tuning().rows(pairs.dataset(), arm);
    }

    DataFacts facts() {
        return facts;
    }

    DataSource source() {
        return source;
    }

    Measure measure() {
        return pairs.measure();
    }

    Direction direction() {
        return pairs.measure().direction();
    }

    /** Returns arm minus base in the unit. */
    double[] differences() {
        return unit.of(pairs.differences());
    }

    double difference() {
        return pairs.difference(unit);
    }

    /** Returns the correction for shared rows in the variance of a mean. */
    double correction() {
        return correction(facts.rounds());
    }

    private double correction(int rounds) {
        return c(rounds) * facts.testToTrain();
    }

    /** Returns c of the correction; 0 on one test set. */
    double c() {
        return c(facts.rounds());
    }

    private double c(int rounds) {
        return SharedRows.c(source, rounds, tuned, settled);
    }

    /** Returns the t test of at least two differences, in the unit. */
    StudentT test(double[] differences) {
        return ResampledT.test(differences, correction(), LEVEL);
    }

    StudentT test() {
        return test(differences());
    }

    /** Returns the margin as a share of the base's loss. */
    double marginOfLoss() {
        return margin / lossInUnits();
    }

    /** Returns the size of the base's mean in the unit; of an accuracy or R² what it is short of 1. */
    double lossInUnits() {
        double mean = pairs.baseMean();
        return (measure().metric().isPresent() && measure().bounded() ? 1 - mean : Math.abs(mean))
                / unit.size();
    }

    /** Returns what luck of the tuning may be worth, as shares of the base's loss; empty where nothing is tuned. */
    Optional<FewerTrials> trials() {
        return trials;
    }

    /** Returns what it may be worth to the side that looks worse, in the unit. */
    double luck() {
        return trials.map(t -> t.luck(armLooksWorse()) * lossInUnits()).orElse(0.0);
    }

    boolean armLooksWorse() {
        return direction().better(-difference());
    }

    /** Returns whether the runs of both had learned nearly all they could when they ended. */
    boolean settled() {
        return settled;
    }

    /** Returns an interval without what cannot be: a loss that cannot be negative falls by its whole at most. */
    Interval possible(Interval interval) {
        return possible(interval, pairs, unit);
    }

    static Interval possible(Interval interval, Pairs pairs, Unit unit) {
        boolean notNegative =
                unit.relative()
                        && !pairs.measure().bounded()
                        && Arrays.stream(pairs.baseScores()).allMatch(score -> score >= 0)
                        && Arrays.stream(pairs.armScores()).allMatch(score -> score >= 0);
        return notNegative && interval.low() < -1
                ? new Interval(-1, Math.max(-1, interval.high()), interval.level())
                : interval;
    }

    /** Returns what difference so many replicates would find with intervals of a level; empty without any scatter. */
    OptionalDouble detectable(int replicates, int rounds, double level) {
        double deviation = Differences.of(differences()).standardDeviation();
        double correction = correction(rounds);
        return deviation > 0
                ? OptionalDouble.of(
                        Power.detectable(deviation, replicates, correction, level, POWER))
                : OptionalDouble.empty();
    }

    /** Returns what difference would be found with intervals of a level. */
    Optional<Reach> reach(double level) {
        double deviation = Differences.of(differences()).standardDeviation();
        if (!(deviation > 0)) {
            return Optional.empty();
        }
        int more = MORE * pairs.count();
        int rounds = source.split().oneTestSet() || facts.ofProblem() ? 1 : MORE * facts.rounds();
        double later = correction(rounds);
        return Optional.of(
                new Reach(
                        Power.detectable(deviation, pairs.count(), correction(), level, POWER),
                        pairs.count(),
                        Power.detectable(deviation, more, later, level, POWER),
                        more,
                        later > 0
                                ? OptionalDouble.of(Power.floor(deviation, later, level, POWER))
                                : OptionalDouble.empty()));
    }
}

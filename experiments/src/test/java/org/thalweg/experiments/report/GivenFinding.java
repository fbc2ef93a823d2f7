package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.experiments.findings.Budget;
import org.thalweg.experiments.findings.EqualCost;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Judgement;
import org.thalweg.experiments.findings.RateClaim;
import org.thalweg.experiments.findings.Reach;
import org.thalweg.experiments.findings.Secondary;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.Verdict;

/** A finding whose every number is given. */
final class GivenFinding {

    static final int FAMILY = 3;

    private final Study study;
    private final Comparison comparison;
    private final String dataset;
    private final GivenPairs pairs;
    private boolean relative = true;
    private double margin = 0.01;
    private double baseMean = 0.41871;
    private double difference;
    private Optional<Estimate> estimate = Optional.empty();
    private Judgement judgement =
            new Judgement(Verdict.INCONCLUSIVE, Optional.empty(), false, false);
    private boolean aboutSpeed;
    private Optional<Reach> reach = Optional.empty();
    private OptionalDouble signFlipP = OptionalDouble.empty();
    private OptionalDouble divergenceP = OptionalDouble.empty();
    private double effectSize = Double.NaN;
    private Optional<Interval> otherRows = Optional.empty();
    private OptionalDouble luck = OptionalDouble.empty();
    private final List<Secondary> secondary = new ArrayList<>();
    private List<Budget> budgets = List.of();
    private List<EqualCost> equalCosts = List.of();
    private Optional<RateClaim> claim = Optional.empty();

    private GivenFinding(Study study, Comparison comparison, String dataset) {
        this.study = study;
        this.comparison = comparison;
        this.dataset = dataset;
        this.pairs = GivenPairs.of(study, comparison, dataset, study.experiment().primary());
    }

    /** About an arm on the first dataset. */
    static GivenFinding of(Study study, String arm) {
        return of(study, arm, study.data().get(0).name());
    }

    static GivenFinding of(Study study, String arm, String dataset) {
        return new GivenFinding(study, Given.comparison(study, arm), dataset);
    }

    GivenFinding absolute(double newMargin) {
        relative = false;
        margin = newMargin;
        return this;
    }

    GivenFinding counts(int better, int worse, int identical) {
        pairs.counts(better, worse, identical);
        return this;
    }

    GivenFinding endings(int diverged, int baseDiverged, int capped, int baseCapped) {
        pairs.endings(diverged, baseDiverged, capped, baseCapped);
        return this;
    }

    GivenFinding pairs(int number) {
        pairs.count(number);
        return this;
    }

    GivenFinding baseMean(double mean) {
        baseMean = mean;
        return this;
    }

    GivenFinding difference(double mean) {
        difference = mean;
        return this;
    }

    /** With p adjusted for three tests, and an interval of level 0.98. */
    GivenFinding estimate(double mean, double low, double high, double adjustedP) {
        return estimate(mean, low, high, adjustedP, FAMILY);
    }

    GivenFinding estimate(double mean, double low, double high, double adjustedP, int family) {
        difference = mean;
        Interval interval = new Interval(low, high, family == 1 ? 0.95 : 0.98);
        estimate = Optional.of(new Estimate(mean, interval, adjustedP / family, adjustedP, family));
        effectSize = 0.125;
        return this;
    }

    GivenFinding says(Verdict verdict) {
        judgement = new Judgement(verdict, Optional.empty(), false, false);
        return this;
    }

    GivenFinding says(Verdict verdict, boolean better, boolean perhapsLess) {
        judgement = new Judgement(verdict, Optional.empty(), better, perhapsLess);
        return this;
    }

    GivenFinding gate(Gate gate) {
        judgement = new Judgement(Verdict.NO_VERDICT, Optional.of(gate), false, false);
        return this;
    }

    GivenFinding undecided(Gate gate) {
        judgement = new Judgement(Verdict.INCONCLUSIVE, Optional.of(gate), false, false);
        return this;
    }

    GivenFinding aboutSpeed() {
        aboutSpeed = true;
        return this;
    }

    GivenFinding reach(double now, double more, OptionalDouble floor) {
        reach = Optional.of(new Reach(now, 10, more, 50, floor));
        return this;
    }

    GivenFinding checks(OptionalDouble flips, OptionalDouble divergence) {
        signFlipP = flips;
        divergenceP = divergence;
        return this;
    }

    GivenFinding effectSize(double g) {
        effectSize = g;
        return this;
    }

    GivenFinding luck(double share) {
        luck = OptionalDouble.of(share);
        return this;
    }

    GivenFinding otherRows(double low, double high) {
        otherRows = Optional.of(new Interval(low, high, 0.98));
        return this;
    }

    /** With differences in shares of the base's mean, and an interval of level 0.95. */
    GivenFinding beside(
            Measure measure, double mean, double share, double low, double high, int cappedRuns) {
        Unit unit = new Unit(true, mean);
        secondary.add(
                new Secondary(
                        GivenPairs.of(study, comparison, dataset, measure)
                                .endings(0, 0, cappedRuns, 0)
                                .make(mean, share, unit),
                        unit,
                        Optional.of(new Interval(low, high, 0.95))));
        return this;
    }

    GivenFinding budgets(Budget... several) {
        budgets = List.of(several);
        return this;
    }

    GivenFinding equalCosts(EqualCost... several) {
        equalCosts = List.of(several);
        return this;
    }

    GivenFinding claim(RateClaim one) {
        claim = Optional.of(one);
        return this;
    }

    Finding make() {
        Unit unit = new Unit(relative, relative ? baseMean : 1);
        return new Finding(
                pairs.make(baseMean, difference, unit),
                unit,
                margin,
                estimate,
                judgement,
                aboutSpeed,
                reach,
                new Finding.Checks(signFlipP, effectSize, divergenceP, otherRows, luck),
                secondary,
                budgets,
                equalCosts,
                claim);
    }
}

package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.McNemar;

/**
 * The runs of base and arm on one dataset, replicate by replicate, that both have a score.
 *
 * @param asked how many pairs there should be
 * @param unbounded in how many replicates a run, or the untrained model that bounds its score, measured what is no number
 */
public record Pairs(
        Comparison comparison,
        String dataset,
        Measure measure,
        List<Outcome> base,
        List<Outcome> arm,
        int asked,
        int unbounded) {

    public Pairs {
        base = ImmutableList.copyOf(base);
        arm = ImmutableList.copyOf(arm);
    }

    /** Values of one measure that are equal but for this share are those of one run. */
    private static final double COPY = 1e-9;

    static Pairs of(Comparison comparison, Series base, Series arm, Measure measure) {
        ImmutableList.Builder<Outcome> left = ImmutableList.builder();
        ImmutableList.Builder<Outcome> right = ImmutableList.builder();
        int unbounded = 0;
        for (int r = 0; r < base.outcomes().size(); r++) {
            Outcome ofBase = base.outcomes().get(r);
            Outcome ofArm = arm.outcomes().get(r);
            unbounded += ofBase.isUnbounded(measure) || ofArm.isUnbounded(measure) ? 1 : 0;
            if (ofBase.score(measure).isPresent() && ofArm.score(measure).isPresent()) {
                left.add(ofBase);
                right.add(ofArm);
            }
        }
        int asked = base.outcomes().size();
        return new Pairs(
                comparison, base.dataset(), measure, left.build(), right.build(), asked, unbounded);
    }

    /** Returns in which replicate the runs of a pair were. */
    public int replicate(int pair) {
        return base.get(pair).trial().replicate();
    }

    /** Returns how many there are. */
    public int count() {
        return base.size();
    }

    /** Returns the scores of the base, pair by pair. */
    public double[] baseScores() {
        return scores(base, measure);
    }

    /** Returns the scores of the arm, pair by pair. */
    public double[] armScores() {
        return scores(arm, measure);
    }

    /** Returns the mean score of the base; NaN without a pair. */
    public double baseMean() {
        return mean(baseScores());
    }

    /** Returns the mean score of the arm; NaN without a pair. */
    public double armMean() {
        return mean(armScores());
    }

    static double[] scores(List<Outcome> outcomes, Measure measure) {
        return outcomes.stream().mapToDouble(o -> o.score(measure).orElseThrow()).toArray();
    }

    static double mean(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
    }

    /** Returns arm minus base. */
    public double[] differences() {
        return minus(armScores(), baseScores());
    }

    /** Returns the mean difference, 0 if it is no more than scores are rounded by; NaN without a pair. */
    public double difference(Unit unit) {
        double[] differences = differences();
        double largest =
                DoubleStream.concat(Arrays.stream(baseScores()), Arrays.stream(armScores()))
                        .map(Math::abs)
                        .max()
                        .orElse(0);
        return Math.abs(mean(differences)) <= Math.ulp(largest) ? 0 : mean(unit.of(differences));
    }

    static double[] minus(double[] left, double[] right) {
        return IntStream.range(0, left.length).mapToDouble(i -> left[i] - right[i]).toArray();
    }

    /** Returns how many of the base's runs diverged. */
    public int baseDiverged() {
        return count(base, outcome -> outcome.is(Kind.DIVERGED));
    }

    /** Returns how many of the arm's runs diverged. */
    public int diverged() {
        return count(arm, outcome -> outcome.is(Kind.DIVERGED));
    }

    /** Returns how many of the base's runs count as the untrained model, the diverged ones included. */
    public int baseCapped() {
        return count(base, outcome -> outcome.capped(measure));
    }

    /** Returns how many of the arm's do. */
    public int capped() {
        return count(arm, outcome -> outcome.capped(measure));
    }

    /** Returns how many of the base's runs count as what was measured of them. */
    public int baseArrived() {
        return count(base, this::arrived);
    }

    /** Returns how many of the arm's do. */
    public int arrived() {
        return count(arm, this::arrived);
    }

    private boolean arrived(Outcome outcome) {
        return outcome.measures().containsKey(measure) && !outcome.capped(measure);
    }

    /** Returns in how many the arm is better. */
    public int better() {
        return better(differences());
    }

    /** Returns in how many it is worse. */
    public int worse() {
        return better(minus(baseScores(), armScores()));
    }

    private int better(double[] differences) {
        return (int) Arrays.stream(differences).filter(measure.direction()::better).count();
    }

    private static int count(List<Outcome> outcomes, Predicate<Outcome> what) {
        return (int) outcomes.stream().filter(what).count();
    }

    /** Returns whether no run of either ended well, so that all are scored alike and nothing is compared. */
    boolean allDiverged() {
        return count() > 0 && baseDiverged() == count() && diverged() == count();
    }

    McNemar divergence() {
        int baseOnly = 0;
        int armOnly = 0;
        for (int i = 0; i < count(); i++) {
            boolean left = base.get(i).is(Kind.DIVERGED);
            boolean right = arm.get(i).is(Kind.DIVERGED);
            baseOnly += left && !right ? 1 : 0;
            armOnly += right && !left ? 1 : 0;
        }
        return McNemar.of(baseOnly, armOnly);
    }

    /** Returns in how many both took the same path. */
    public int identical() {
        return (int)
                IntStream.range(0, count())
                        .filter(i -> base.get(i).trajectory().equals(arm.get(i).trajectory()))
                        .count();
    }

    /** Returns whether all pairs took the same path, to the bit: what a part does need not be seen at work, as that of an average. */
    public boolean inert() {
        return count() > 0 && identical() == count();
    }

    /** Returns whether what was tuned differs between replicates, so that its choice is part of their spread. */
    boolean tuned() {
        return tuned(base) || tuned(arm);
    }

    static boolean tuned(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> outcome.trial().setting()).distinct().count() > 1;
    }

    /** Returns whether all replicates are one run again: nothing that matters was drawn anew. */
    boolean copies() {
        return copies(base) && copies(arm);
    }

    /** Scores that are the untrained model's are alike for another reason, and so do not count. */
    private boolean copies(List<Outcome> outcomes) {
        return equal(outcomes, measure.ofProblems() ? Measure.VALUE : Measure.TRAIN_LOSS)
                && equal(outcomes, measure);
    }

    private static boolean equal(List<Outcome> outcomes, Measure measure) {
        double[] values =
                outcomes.stream()
                        .mapToDouble(o -> o.measures().getOrDefault(measure, Double.NaN))
                        .toArray();
        double first = values.length == 0 ? Double.NaN : values[0];
        return IntStream.range(0, values.length)
                .allMatch(i -> Math.abs(values[i] - first) <= COPY * Math.abs(first));
    }
}

package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Predicate;
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
 */
record Pairs(
        Comparison comparison,
        String dataset,
        Measure measure,
        List<Outcome> base,
        List<Outcome> arm,
        int asked) {

    /** Values of one measure that are equal but for this share are those of one run. */
    private static final double COPY = 1e-9;

    static Pairs of(Comparison comparison, Series base, Series arm, Measure measure) {
        ImmutableList.Builder<Outcome> left = ImmutableList.builder();
        ImmutableList.Builder<Outcome> right = ImmutableList.builder();
        for (int r = 0; r < base.outcomes().size(); r++) {
            Outcome ofBase = base.outcomes().get(r);
            Outcome ofArm = arm.outcomes().get(r);
            if (ofBase.score(measure).isPresent() && ofArm.score(measure).isPresent()) {
                left.add(ofBase);
                right.add(ofArm);
            }
        }
        int asked = base.outcomes().size();
        return new Pairs(comparison, base.dataset(), measure, left.build(), right.build(), asked);
    }

    int count() {
        return base.size();
    }

    double[] baseScores() {
        return scores(base, measure);
    }

    double[] armScores() {
        return scores(arm, measure);
    }

    double baseMean() {
        return mean(baseScores());
    }

    double armMean() {
        return mean(armScores());
    }

    static double[] scores(List<Outcome> outcomes, Measure measure) {
        return outcomes.stream().mapToDouble(o -> o.score(measure).orElseThrow()).toArray();
    }

    static double mean(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
    }

    /** Returns arm minus base. */
    double[] differences() {
        return minus(armScores(), baseScores());
    }

    static double[] minus(double[] left, double[] right) {
        return IntStream.range(0, left.length).mapToDouble(i -> left[i] - right[i]).toArray();
    }

    int baseDiverged() {
        return count(base, outcome -> outcome.is(Kind.DIVERGED));
    }

    int diverged() {
        return count(arm, outcome -> outcome.is(Kind.DIVERGED));
    }

    int baseCapped() {
        return count(base, outcome -> outcome.capped(measure));
    }

    int capped() {
        return count(arm, outcome -> outcome.capped(measure));
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

    int identical() {
        return (int)
                IntStream.range(0, count())
                        .filter(i -> base.get(i).trajectory().equals(arm.get(i).trajectory()))
                        .count();
    }

    /** Returns whether all pairs took the same path, to the bit: what a part does need not be seen at work, as that of an average. */
    boolean inert() {
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
        return equal(outcomes, Measure.TRAIN_LOSS) && equal(outcomes, measure);
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

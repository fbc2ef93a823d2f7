package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.McNemar;

/**
 * The runs of base and arm on one dataset, seed by seed, that both have the primary measure.
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

    static Pairs of(Comparison comparison, Series base, Series arm, Measure measure) {
        ImmutableList.Builder<Outcome> left = ImmutableList.builder();
        ImmutableList.Builder<Outcome> right = ImmutableList.builder();
        for (int seed = 0; seed < base.outcomes().size(); seed++) {
            Outcome ofBase = base.outcomes().get(seed);
            Outcome ofArm = arm.outcomes().get(seed);
            if (ofBase.measures().containsKey(measure) && ofArm.measures().containsKey(measure)) {
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

    Set<Integer> seeds() {
        return base.stream().map(outcome -> outcome.trial().seed()).collect(Collectors.toSet());
    }

    /** Returns the pairs of some seeds. */
    Pairs only(Set<Integer> seeds) {
        return new Pairs(
                comparison, dataset, measure, among(base, seeds), among(arm, seeds), asked);
    }

    private static List<Outcome> among(List<Outcome> outcomes, Set<Integer> seeds) {
        return outcomes.stream().filter(o -> seeds.contains(o.trial().seed())).toList();
    }

    double[] baseValues() {
        return values(base);
    }

    double[] armValues() {
        return values(arm);
    }

    private double[] values(List<Outcome> outcomes) {
        return outcomes.stream().mapToDouble(outcome -> outcome.measures().get(measure)).toArray();
    }

    /** Returns arm minus base. */
    double[] differences() {
        double[] left = baseValues();
        double[] right = armValues();
        return IntStream.range(0, left.length).mapToDouble(i -> right[i] - left[i]).toArray();
    }

    int baseDiverged() {
        return (int) base.stream().filter(outcome -> outcome.is(Kind.DIVERGED)).count();
    }

    int diverged() {
        return (int) arm.stream().filter(outcome -> outcome.is(Kind.DIVERGED)).count();
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

    /** Returns whether all pairs took the same path, or the component that is there or not there never acted. */
    boolean inert() {
        return count() > 0 && (identical() == count() || neverActed());
    }

    private boolean neverActed() {
        List<Outcome> having = comparison.change() == Change.ADDITION ? arm : base;
        String fired = comparison.subject() + ".fired";
        return comparison.change() != Change.SUBSTITUTION
                && having.stream()
                        .allMatch(outcome -> outcome.activity().getOrDefault(fired, 1.0) == 0);
    }
}

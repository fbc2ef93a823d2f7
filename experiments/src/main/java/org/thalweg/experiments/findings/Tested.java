package org.thalweg.experiments.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.Differences;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.experiments.statistics.Evidence;
import org.thalweg.experiments.statistics.Holm;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.Judgement;
import org.thalweg.experiments.statistics.McNemar;

/** A comparison with its tests, before these are adjusted for each other. */
record Tested(
        Comparison comparison,
        String dataset,
        double baseMean,
        double armMean,
        Differences differences,
        double scale,
        Interval interval,
        double p,
        OptionalDouble wilcoxonP,
        double equivalenceP,
        McNemar divergence,
        int diverged,
        int baseDiverged,
        int runs,
        int identical,
        boolean inert) {

    static final double LEVEL = 0.95;
    static final double ALPHA = 0.05;

    /** Returns findings, with the p-values adjusted by Holm for all of the list. */
    static List<Finding> judge(List<Tested> family, Direction direction) {
        double[] p = Holm.adjusted(family.stream().mapToDouble(Tested::p).toArray());
        double[] divergenceP =
                Holm.adjusted(family.stream().mapToDouble(t -> t.divergence.p()).toArray());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            findings.add(family.get(i).judge(p[i], divergenceP[i], direction));
        }
        return findings;
    }

    private Finding judge(double adjustedP, double divergenceP, Direction direction) {
        Evidence evidence =
                new Evidence(interval, adjustedP, equivalenceP, divergence, divergenceP, inert);
        return new Finding(
                comparison,
                dataset,
                baseMean,
                armMean,
                differences,
                scale,
                interval,
                p,
                adjustedP,
                wilcoxonP,
                equivalenceP,
                diverged,
                baseDiverged,
                runs,
                identical,
                Judgement.of(evidence, direction, comparison.change(), ALPHA));
    }
}

package org.thalweg.experiments.findings;

import static org.thalweg.experiments.findings.Compared.ALPHA;
import static org.thalweg.experiments.findings.Compared.LEVEL;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.thalweg.experiments.plan.Factorial;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.FactorialEffect;
import org.thalweg.experiments.statistics.Family;
import org.thalweg.experiments.statistics.StudentT;
import org.thalweg.random.Streams;

/** Main effects and interactions of factorial designs: contrasts within each replicate, tested like differences. */
final class Factorials {

    private final Study study;
    private final Measure primary;

    Factorials(Study study) {
        this.study = study;
        this.primary = study.experiment().primary();
    }

    /** An effect before it is adjusted. */
    private record Raw(String dataset, boolean relative, FactorialEffect effect) {}

    /** Returns the effects of all designs on all datasets, which are one family; none where there are not three whole replicates. */
    List<Effect> effects() {
        List<Raw> raw = new ArrayList<>();
        for (Factorial design : study.arms().factorials()) {
            for (DataFacts facts : study.data()) {
                raw.addAll(effects(design, facts));
            }
        }
        Family family =
                Family.of(raw.stream().mapToDouble(r -> r.effect.test().p()).toArray(), ALPHA);
        return IntStream.range(0, raw.size())
                .mapToObj(i -> effect(raw.get(i), family.members().get(i), family.size()))
                .toList();
    }

    private static Effect effect(Raw raw, Family.Member member, int size) {
        StudentT test = raw.effect.test();
        return new Effect(
                raw.dataset,
                raw.effect.factors(),
                raw.relative,
                new Estimate(
                        test.estimate(),
                        test.interval(member.level()),
                        test.p(),
                        member.adjustedP(),
                        size));
    }

    private List<Raw> effects(Factorial design, DataFacts facts) {
        OptionalDouble mean = study.evaluation(facts.name(), study.arms().base()).mean(primary);
        boolean relative = study.experiment().practical().relative() && mean.orElse(0) != 0;
        double unit = relative ? Math.abs(mean.getAsDouble()) : 1;
        double[][] blocks =
                IntStream.range(0, facts.replicates())
                        .mapToObj(r -> block(design, facts.name(), r, unit))
                        .filter(
                                block ->
                                        IntStream.range(0, block.length)
                                                .noneMatch(i -> Double.isNaN(block[i])))
                        .toArray(double[][]::new);
        if (blocks.length < Gate.LEAST_PAIRS) {
            return List.of();
        }
        List<List<Outcome>> cells =
                design.cells().stream()
                        .map(arm -> study.evaluation(facts.name(), arm).outcomes())
                        .toList();
        double correction =
                facts.testToTrain()
                        * SharedRows.c(
                                study.source(facts.name()),
                                facts.rounds(),
                                cells.stream().anyMatch(Pairs::tuned),
                                cells.stream().allMatch(Learning::settled));
        long seed = Streams.seed(study.experiment().seed(), "statistic", "factorial");
        return FactorialEffect.of(design.factors(), blocks, correction, LEVEL, seed).stream()
                .map(effect -> new Raw(facts.name(), relative, effect))
                .toList();
    }

    private double[] block(Factorial design, String dataset, int replicate, double unit) {
        return design.cells().stream()
                .map(arm -> study.evaluation(dataset, arm).outcomes().get(replicate))
                .mapToDouble(outcome -> outcome.score(primary).orElse(Double.NaN) / unit)
                .toArray();
    }
}

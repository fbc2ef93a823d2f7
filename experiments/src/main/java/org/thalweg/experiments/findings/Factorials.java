package org.thalweg.experiments.findings;

import static org.thalweg.experiments.findings.Compared.ALPHA;
import static org.thalweg.experiments.findings.Compared.LEVEL;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.plan.Factorial;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.FactorialEffect;
import org.thalweg.experiments.statistics.Family;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.random.Streams;

/** Main effects and interactions of factorial designs: contrasts within each replicate, tested like differences. */
final class Factorials {

    private final Study study;
    private final Measure primary;
    private final Gates gates;

    Factorials(Study study) {
        this.study = study;
        this.primary = study.experiment().primary();
        this.gates = new Gates(study);
    }

    /**
     * An effect before it is adjusted.
     *
     * @param luck what luck of the tuning may be worth to it
     */
    private record Raw(
            String dataset, Unit unit, FactorialEffect effect, Optional<Gate> gate, double luck) {}

    /** Returns the effects of all designs on all datasets, which are one family; none where there are not two whole replicates. */
    List<Effect> effects() {
        List<Raw> raw = new ArrayList<>();
        for (Factorial design : study.arms().factorials()) {
            for (DataFacts facts : study.data()) {
                raw.addAll(effects(design, facts));
            }
        }
        List<Raw> tested = raw.stream().filter(r -> r.gate.isEmpty()).toList();
        Family family =
                Family.of(tested.stream().mapToDouble(r -> r.effect.test().p()).toArray(), ALPHA);
        Iterator<Family.Member> members = family.members().iterator();
        List<Effect> effects = new ArrayList<>();
        for (Raw one : raw) {
            effects.add(
                    one.gate.isPresent()
                            ? effect(one, Optional.empty(), one.gate)
                            : effect(one, members.next(), family.size()));
        }
        return effects;
    }

    private static Effect effect(Raw raw, Family.Member member, int size) {
        Estimate estimate = Estimate.of(raw.effect.test(), member, size);
        Interval interval = estimate.interval();
        boolean luck =
                Double.isInfinite(raw.luck)
                        || (!interval.contains(0) && Math.abs(interval.nearZero()) <= raw.luck);
        return effect(
                raw, Optional.of(estimate), luck ? Optional.of(Gate.FEW_TRIALS) : Optional.empty());
    }

    private static Effect effect(Raw raw, Optional<Estimate> estimate, Optional<Gate> gate) {
        return new Effect(
                raw.dataset,
                raw.effect.factors(),
                raw.unit,
                raw.effect.test().estimate(),
                estimate,
                gate);
    }

    private List<Raw> effects(Factorial design, DataFacts facts) {
        OptionalDouble mean = study.evaluation(facts.name(), study.arms().base()).mean(primary);
        Unit unit = Unit.of(study.experiment().practical().relative(), mean.orElse(0));
        double[][] blocks =
                IntStream.range(0, facts.replicates())
                        .mapToObj(r -> block(design, facts.name(), r, unit))
                        .filter(
                                block ->
                                        IntStream.range(0, block.length)
                                                .noneMatch(i -> Double.isNaN(block[i])))
                        .toArray(double[][]::new);
        if (blocks.length < 2) {
            return List.of();
        }
        List<Compared> cells = compared(design, facts.name());
        double correction =
                facts.testToTrain()
                        * SharedRows.c(
                                study.source(facts.name()),
                                facts.rounds(),
                                cells.stream().anyMatch(cell -> cell.pairs.tuned()),
                                cells.stream().allMatch(Compared::settled));
        long seed = Streams.seed(study.experiment().seed(), "statistic", "factorial");
        Optional<Gate> gate = gate(cells);
        double luck = gate.isPresent() ? 0 : luck(cells);
        return FactorialEffect.of(design.factors(), blocks, correction, LEVEL, seed).stream()
                .map(effect -> new Raw(facts.name(), unit, effect, gate, luck))
                .toList();
    }

    /** Returns every cell set against the last, which is the base. */
    private List<Compared> compared(Factorial design, String dataset) {
        Arm base = study.arms().base();
        return design.cells().stream()
                .filter(cell -> !cell.name().equals(base.name()))
                .map(cell -> new Comparison(base, cell, cell.name(), Change.SUBSTITUTION))
                .map(comparison -> new Compared(study, study.pairs(dataset, comparison)))
                .toList();
    }

    /** What no cell can tell against the base, their means cannot; but one that learned nothing is a result. */
    private Optional<Gate> gate(List<Compared> cells) {
        List<Gate> found =
                cells.stream()
                        .map(cell -> gates.ofRuns(cell).or(() -> gates.ofVerdict(cell)))
                        .flatMap(Optional::stream)
                        .toList();
        boolean all = found.size() == cells.size();
        return found.stream()
                .filter(gate -> all || (gate != Gate.NOT_LEARNED && gate != Gate.ALL_DIVERGED))
                .findFirst();
    }

    /** Returns the most that luck may be worth between two cells, in the unit of the effects. */
    private double luck(List<Compared> cells) {
        return cells.stream()
                .mapToDouble(
                        cell ->
                                cell.trials()
                                        .map(trials -> trials.between() * cell.lossInUnits())
                                        .orElse(0.0))
                .max()
                .orElse(0);
    }

    private double[] block(Factorial design, String dataset, int replicate, Unit unit) {
        return design.cells().stream()
                .map(arm -> study.evaluation(dataset, arm).outcomes().get(replicate))
                .mapToDouble(outcome -> unit.of(outcome.score(primary).orElse(Double.NaN)))
                .toArray();
    }
}

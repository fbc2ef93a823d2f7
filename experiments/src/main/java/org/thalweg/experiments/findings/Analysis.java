package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.random.Streams;

/**
 * From what was observed to what it says: for each comparison differences in pairs, their tests adjusted for all comparisons,
 * and a verdict.
 */
public final class Analysis {

    private final Study study;
    private final Experiment experiment;
    private final OneDataset one;
    private final AllDatasets all;
    private final Factorials factorials;

    private Analysis(Study study) {
        this.study = study;
        this.experiment = study.experiment();
        this.one = new OneDataset(study, seed("sign flips"));
        this.all = new AllDatasets(study, seed("all datasets"));
        this.factorials = new Factorials(study, seed("factorial"));
    }

    /** Returns the findings of a study, complete or not; a comparison without two pairs has a note in the place of one. */
    public static Findings of(Study study) {
        return new Analysis(StepsToTarget.addedTo(study)).findings();
    }

    private long seed(String name) {
        return Streams.seed(experiment.seed(), "statistic", name);
    }

    private Findings findings() {
        List<Tested> byDataset = new ArrayList<>();
        List<Tested> together = new ArrayList<>();
        List<Overall> overall = new ArrayList<>();
        List<Pairs> incomplete = new ArrayList<>();
        List<Pairs> diverged = new ArrayList<>();
        List<Comparison> incomparable = new ArrayList<>();
        for (Comparison comparison : study.arms().comparisons()) {
            List<Pairs> pairs = pairs(comparison);
            pairs.stream().filter(p -> p.count() < p.asked()).forEach(incomplete::add);
            pairs.stream().filter(Pairs::allDiverged).forEach(diverged::add);
            pairs.stream().filter(p -> p.count() >= 2).map(one::test).forEach(byDataset::add);
            List<Pairs> joint = AllDatasets.joint(pairs);
            if (joint.size() > 1 && AllDatasets.comparable(joint)) {
                together.add(all.test(joint));
                overall.add(all.overall(joint));
            } else if (joint.size() > 1) {
                incomparable.add(comparison);
            }
        }
        Direction direction = experiment.primary().direction();
        List<Finding> each = Tested.judge(byDataset, direction);
        List<Finding> findings = study.data().size() > 1 ? Tested.judge(together, direction) : each;
        Notes notes = new Notes(study);
        return new Findings(
                study,
                findings,
                each,
                overall,
                effects(),
                ImmutableList.<Note>builder()
                        .addAll(new LearningRateNotes(study).of(findings))
                        .addAll(notes.leftOut(incomplete))
                        .addAll(notes.allDiverged(diverged))
                        .addAll(notes.incomparable(incomparable))
                        .addAll(notes.tuning())
                        .addAll(notes.stability())
                        .addAll(notes.tooFewSeeds())
                        .addAll(notes.redrawnFactorials())
                        .build());
    }

    private List<Pairs> pairs(Comparison comparison) {
        Measure primary = experiment.primary();
        return study.data().stream()
                .map(DataFacts::name)
                .map(
                        name ->
                                Pairs.of(
                                        comparison,
                                        study.evaluation(name, comparison.base()),
                                        study.evaluation(name, comparison.arm()),
                                        primary))
                .toList();
    }

    private List<Effect> effects() {
        return study.arms().factorials().stream()
                .flatMap(factorial -> factorials.effects(factorial).stream())
                .toList();
    }
}

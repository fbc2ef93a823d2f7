package org.thalweg.experiments.findings;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.experiments.statistics.RelativeDifferences;
import org.thalweg.experiments.statistics.SignFlip;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.random.Streams;
import org.thalweg.text.Numbers;

/** What would have been concluded without tuning each arm, where that differs from what is. */
final class LearningRateNotes {

    private final Study study;
    private final Direction direction;

    LearningRateNotes(Study study) {
        this.study = study;
        this.direction = study.experiment().primary().direction();
    }

    /** Returns a note for each finding without a difference, or with the opposite one, that at the base's rate would have one. */
    List<Note> of(List<Finding> findings) {
        ImmutableList.Builder<Note> notes = ImmutableList.builder();
        for (Finding finding : findings) {
            double[][] rows = atBaseRate(finding.comparison());
            if (rows.length > 0) {
                double untuned = Arrays.stream(rows).mapToDouble(OneDataset::mean).sum();
                boolean sameAsTuned =
                        different(finding) && finding.differences().mean() * untuned > 0;
                long seed = Streams.seed(study.experiment().seed(), "statistic", "base rate");
                if (!sameAsTuned && SignFlip.stratified(rows, seed).p() <= Tested.ALPHA) {
                    notes.add(note(finding.comparison(), rows));
                }
            }
        }
        return notes.build();
    }

    private static boolean different(Finding finding) {
        Verdict verdict = finding.judgement().verdict();
        return verdict == Verdict.HELPS || verdict == Verdict.HURTS;
    }

    /** Returns relative differences with both at the base's rate; none if that changes nothing or they cannot be had. */
    private double[][] atBaseRate(Comparison comparison) {
        List<double[]> rows = new ArrayList<>();
        boolean otherRate = false;
        for (DataFacts facts : study.data()) {
            Series base = study.evaluation(facts.name(), comparison.base());
            Series arm = study.atRateOfBase(facts.name(), comparison);
            otherRate |= arm.rate() != study.evaluation(facts.name(), comparison.arm()).rate();
            Pairs pairs = Pairs.of(comparison, base, arm, study.experiment().primary());
            if (study.redrawn(facts.name())
                    || pairs.count() < 2
                    || OneDataset.mean(pairs.baseValues()) == 0) {
                return new double[0][];
            }
            rows.add(RelativeDifferences.of(pairs.baseValues(), pairs.armValues()));
        }
        return otherRate ? rows.toArray(double[][]::new) : new double[0][];
    }

    private Note note(Comparison comparison, double[][] rows) {
        double mean = Arrays.stream(rows).mapToDouble(OneDataset::mean).sum() / rows.length;
        double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        boolean better = direction.better(mean);
        long agreeing = Arrays.stream(all).filter(d -> d * mean > 0).count();
        return new Note(
                Note.Kind.LEARNING_RATE,
                String.format(
                        "At the base learning rate %s would look %s %% %s (%d/%d). That is the learning rate, not %s.",
                        comparison.arm().name(),
                        Numbers.rounded(Math.abs(100 * mean), 3),
                        better ? "better" : "worse",
                        agreeing,
                        all.length,
                        comparison.subject()));
    }
}

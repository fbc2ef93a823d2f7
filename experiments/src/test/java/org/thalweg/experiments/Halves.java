package org.thalweg.experiments;

import com.google.common.collect.ImmutableListMultimap;
import java.util.List;
import org.thalweg.experiments.findings.Analysis;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.statistics.Change;

/** Studies made of the runs of others. */
final class Halves {

    private Halves() {}

    /** Returns what an analysis says if some runs are the base's, and others those of an arm. */
    static Findings compared(
            Study from, Arm base, Arm arm, List<Outcome> ofBase, List<Outcome> ofArm) {
        String dataset = from.data().get(0).name();
        double rate = from.evaluations().get(0).rate();
        return Analysis.of(
                new Study(
                        from.experiment(),
                        new Arms(
                                List.of(base, arm),
                                List.of(new Comparison(base, arm, "seeds", Change.SUBSTITUTION)),
                                List.of(),
                                ImmutableListMultimap.of()),
                        from.data(),
                        from.tuning(),
                        List.of(
                                new Series(dataset, base, rate, ofBase),
                                new Series(dataset, arm, rate, ofArm)),
                        List.of(),
                        from.largestStableRates()));
    }

    /** Returns the same experiment on other data. */
    static Experiment on(Experiment from, DataSource source) {
        return new Experiment(
                from.name(),
                from.model(),
                from.loss(),
                from.chain(),
                from.regularizers(),
                from.designs(),
                List.of(source),
                from.tuning(),
                from.seeds(),
                from.epochs(),
                32,
                from.seed(),
                from.measures(),
                from.primary(),
                from.practical(),
                from.limit());
    }
}

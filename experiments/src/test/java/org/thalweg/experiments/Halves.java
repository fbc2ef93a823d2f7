package org.thalweg.experiments;

import com.google.common.collect.ImmutableListMultimap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Analysis;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.statistics.Change;

/** Studies made of the runs of others. */
final class Halves {

    private Halves() {}

    /** Returns what an analysis says if the first half of an untuned base's runs are its own, and the others those of an arm. */
    static Findings compared(Study from) {
        List<Outcome> runs = from.evaluations().get(0).outcomes();
        int half = runs.size() / 2;
        DataFacts facts = halved(from.data().get(0), half);
        Arm base = from.arms().base();
        Arm again = new Arm("again", base.chain(), base.regularizers());
        List<TuningTable.Row> rows =
                from.tuning().rows(facts.name(), base).subList(0, half).stream()
                        .flatMap(row -> Stream.of(row, of(row, again)))
                        .toList();
        return Analysis.of(
                new Study(
                        from.experiment(),
                        new Arms(
                                List.of(base, again),
                                List.of(new Comparison(base, again, "draws", Change.SUBSTITUTION)),
                                List.of(),
                                ImmutableListMultimap.of(),
                                List.of()),
                        List.of(facts),
                        new TuningTable(rows),
                        List.of(
                                new Series(facts.name(), base, runs.subList(0, half)),
                                new Series(facts.name(), again, runs.subList(half, 2 * half))),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        from.largestStableRates(),
                        from.secondsPerStep()));
    }

    private static TuningTable.Row of(TuningTable.Row row, Arm arm) {
        return new TuningTable.Row(
                row.dataset(),
                row.replicate(),
                arm,
                row.setting(),
                row.choice(),
                row.tried(),
                row.edges(),
                row.smaller());
    }

    private static DataFacts halved(DataFacts f, int replicates) {
        return new DataFacts(
                f.name(),
                f.hash(),
                f.instances(),
                f.inputs(),
                f.outputs(),
                f.classes(),
                f.folds(),
                replicates,
                f.groups(),
                f.train(),
                f.validation(),
                f.test(),
                f.testToTrain(),
                f.testRows(),
                f.skippedRows(),
                f.identifiers(),
                f.repeated(),
                f.notes(),
                f.form(),
                f.missing(),
                f.filled(),
                f.weights());
    }
}

package org.thalweg.experiments.report;

import java.util.List;
import java.util.Objects;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Row;

/** What was chosen for an arm. */
final class TunedValues {

    private TunedValues() {}

    /** Returns the value of a hyper-parameter in each replicate in order; none if the arm does not have it. */
    static List<Double> of(Study study, String dataset, Arm arm, String parameter) {
        return study.tuning().rows(dataset, arm).stream()
                .filter(row -> !isStillToBeTuned(row))
                .map(row -> row.setting().values().get(parameter))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What stands in before anything was tried is no choice. */
    static boolean isStillToBeTuned(Row row) {
        return row.choice() == Choice.NONE_USABLE
                && row.tried().stream()
                        .allMatch(tried -> tried.ending().kind() == Kind.INTERRUPTED);
    }
}

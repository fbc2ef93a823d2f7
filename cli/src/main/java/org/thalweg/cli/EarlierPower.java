package org.thalweg.cli;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.experiments.AblationRun;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.PlannedPower;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.store.ResultsFolder;
import org.thalweg.text.Numbers;

/**
 * What the replicates that are planned can show. Only runs of these data tell how far differences scatter: those of an earlier
 * look that the folder has.
 */
final class EarlierPower {

    private EarlierPower() {}

    /** Returns the line for a plan of which there was no look yet. */
    static List<String> untold(AblationRun planned) {
        boolean rounds = planned.facts().stream().anyMatch(f -> f.folds() > 1 && f.rounds() > 1);
        return List.of(
                "what these replicates can show is told with the results"
                        + (rounds
                                ? ", or by --pilot: one round first, which counts as a look"
                                : ""));
    }

    /** Returns lines for the plan. */
    static List<String> of(AblationRun planned, ResultsFolder folder) {
        List<DataFacts> facts = planned.facts();
        if (!planned.lookedAt(folder)) {
            return untold(planned);
        }
        Findings earlier = planned.firstRound().found(folder);
        List<String> lines = new ArrayList<>();
        for (DataFacts data : facts) {
            for (PlannedPower power : PlannedPower.of(earlier, data)) {
                lines.add(
                        String.format(
                                "after the first round on %s: of %s, %d replicates can show about %s",
                                data.name(),
                                power.arm(),
                                data.replicates(),
                                power.unit().relative()
                                        ? Numbers.rounded(100 * power.detectable(), 2) + " %"
                                        : Numbers.rounded(power.detectable(), 2)));
            }
        }
        return lines.isEmpty() ? untold(planned) : lines;
    }
}

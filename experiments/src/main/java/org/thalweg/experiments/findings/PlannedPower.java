package org.thalweg.experiments.findings;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.DataFacts;

/**
 * What true difference planned replicates would find, with a chance of 0.8, judging by the scatter in an earlier look, and by
 * what luck of its tuning may be worth.
 *
 * @param arm name of the arm that is compared
 * @param unit the finding's
 * @param detectable the smallest difference, in the unit
 */
public record PlannedPower(String arm, Unit unit, double detectable) {

    /**
     * Returns the power of each comparison on a dataset that was tested in the earlier look.
     *
     * @param planned the dataset with the replicates that are planned
     */
    public static List<PlannedPower> of(Findings earlier, DataFacts planned) {
        Study study = earlier.study();
        List<PlannedPower> all = new ArrayList<>();
        for (Finding finding : earlier.on(planned.name())) {
            Comparison comparison = finding.comparison();
            if (finding.estimate().isPresent()) {
                Compared compared = new Compared(study, finding.pairs());
                double level = finding.estimate().get().interval().level();
                double luck = compared.luck();
                compared.detectable(planned.replicates(), planned.rounds(), level).stream()
                        .map(detectable -> detectable + luck)
                        .filter(Double::isFinite)
                        .mapToObj(
                                detectable ->
                                        new PlannedPower(
                                                comparison.arm().name(),
                                                finding.unit(),
                                                detectable))
                        .forEach(all::add);
            }
        }
        return all;
    }
}

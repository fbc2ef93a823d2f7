package org.thalweg.experiments.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import java.util.List;
import org.thalweg.experiments.spec.Experiment;

/**
 * What an experiment compares. Arms with the same chain and regularizers are one arm, under the name it got first.
 *
 * @param all the base first
 * @param comparisons each pair once: of two designs that ask for the same pair, the first one's
 * @param factorials the full crossings asked for
 * @param aliases the further names of an arm, by its name
 */
public record Arms(
        List<Arm> all,
        List<Comparison> comparisons,
        List<Factorial> factorials,
        ImmutableListMultimap<String, String> aliases) {

    public Arms {
        all = ImmutableList.copyOf(all);
        comparisons = ImmutableList.copyOf(comparisons);
        factorials = ImmutableList.copyOf(factorials);
    }

    /**
     * Returns what the designs of an experiment ask for.
     *
     * @throws org.thalweg.UsageException if a design does not fit the base, or two arms differ only in what is tuned
     */
    public static Arms of(Experiment experiment) {
        ArmTable table = new ArmTable(experiment.parts());
        experiment.designs().forEach(design -> Designer.add(design, table));
        experiment.tuning().ifPresent(table::checkDistinct);
        return table.arms();
    }

    /** Returns the arm that everything starts from. */
    public Arm base() {
        return all.get(0);
    }

    /** Returns the names of the arms, in order. */
    public List<String> names() {
        return all.stream().map(Arm::name).toList();
    }
}

package org.thalweg.experiments.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import java.util.List;
import org.thalweg.UsageException;
import org.thalweg.experiments.spec.Design.Alone;
import org.thalweg.experiments.spec.Experiment;

/**
 * What an experiment compares. Arms with the same chain and regularizers are one arm, under the name it got first.
 *
 * @param all the base first
 * @param comparisons each pair once: of two designs that ask for the same pair, the first one's
 * @param factorials the full crossings asked for
 * @param aliases the further names of an arm, by its name
 * @param unchanged names of variants that are the base itself, and so are compared with nothing
 */
public record Arms(
        List<Arm> all,
        List<Comparison> comparisons,
        List<Factorial> factorials,
        ImmutableListMultimap<String, String> aliases,
        List<String> unchanged) {

    public Arms {
        all = ImmutableList.copyOf(all);
        comparisons = ImmutableList.copyOf(comparisons);
        factorials = ImmutableList.copyOf(factorials);
        unchanged = ImmutableList.copyOf(unchanged);
    }

    /**
     * Returns what the designs of an experiment ask for.
     *
     * @throws UsageException if a design does not fit the base or leaves nothing to compare, or two arms differ only in what is
     *     tuned
     */
    public static Arms of(Experiment experiment) {
        if (experiment.designs().stream().allMatch(design -> design instanceof Alone)) {
            throw new UsageException(
                    "The design 'alone' compares nothing. Tune the chain by itself with 'thalweg tune' or a TuningRun, or name another design.");
        }
        ArmTable table = new ArmTable(experiment.parts());
        experiment.designs().forEach(design -> Designer.add(design, table));
        experiment.tuning().ifPresent(table::checkDistinct);
        Arms arms = table.arms();
        if (arms.comparisons.isEmpty() && arms.factorials.isEmpty()) {
            throw new UsageException(
                    "Nothing is left to compare: all that the design makes of the base is the base again. Name something else.");
        }
        return arms;
    }

    /** Returns the base alone, whatever the designs of an experiment ask for. */
    public static Arms alone(Experiment experiment) {
        return new ArmTable(experiment.parts()).arms();
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

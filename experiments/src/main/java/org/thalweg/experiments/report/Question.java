package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.thalweg.experiments.statistics.Direction;

/**
 * What the experiment asked.
 *
 * @param name of the experiment
 * @param measure name of the primary measure, such as {@code test.loss}
 * @param direction which way the measure improves
 * @param practical differences smaller than this share of the base's mean do not matter
 * @param seeds how many paired seeds each variant was evaluated with
 * @param datasets names, in the order of the spec
 * @param tuned the hyper-parameter tuned per variant and dataset, such as {@code sgd.learning-rate}; empty if none was
 * @param base the base chain and its regularizers, as a spec writes them
 * @param variants names of all arms, the base first: the order of legends and colours
 */
public record Question(
        String name,
        String measure,
        Direction direction,
        double practical,
        int seeds,
        List<String> datasets,
        String tuned,
        String base,
        List<String> variants) {

    public Question {
        datasets = ImmutableList.copyOf(datasets);
        variants = ImmutableList.copyOf(variants);
    }

    /** Returns "lower is better" or "higher is better". */
    String better() {
        return direction == Direction.LOWER_IS_BETTER ? "lower is better" : "higher is better";
    }

    /** Returns "10 paired seeds × 2 datasets", or "10 paired seeds on diabetes" for one dataset. */
    String pairs(String dataset) {
        if (!dataset.isEmpty() || datasets.size() == 1) {
            return seeds + " paired seeds on " + (dataset.isEmpty() ? datasets.get(0) : dataset);
        }
        return seeds + " paired seeds × " + datasets.size() + " datasets";
    }

    /** Returns how learning rates were chosen, in a clause. */
    String tuning() {
        return tuned.isEmpty()
                ? "every variant keeps its learning rate"
                : tuned.substring(tuned.lastIndexOf('.') + 1).replace('-', ' ')
                        + " tuned per variant";
    }
}

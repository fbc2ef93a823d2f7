package org.thalweg.experiments.store;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.DataFacts;

/**
 * What a results folder says of its experiment, so that it can be read without anything else.
 *
 * @param about texts by name: the spec, its hash, the environment, whatever a report wants to show
 * @param data of the datasets, in the order of the experiment
 * @param comparisons in the order of the plan
 */
public record Description(
        Map<String, String> about, List<DataFacts> data, List<Compared> comparisons) {

    /**
     * A comparison in words.
     *
     * @param base name of the reference
     * @param baseCell what it is made of
     * @param arm name of what is compared with it
     * @param armCell what that is made of
     * @param subject what the verdict is about
     * @param change how the one comes from the other
     */
    public record Compared(
            String base,
            String baseCell,
            String arm,
            String armCell,
            String subject,
            String change) {

        /** Returns a comparison in words. */
        public static Compared of(Comparison comparison) {
            return new Compared(
                    comparison.base().name(),
                    comparison.base().cell(),
                    comparison.arm().name(),
                    comparison.arm().cell(),
                    comparison.subject(),
                    comparison.change().name());
        }
    }

    public Description {
        about = ImmutableSortedMap.copyOf(about);
        data = ImmutableList.copyOf(data);
        comparisons = ImmutableList.copyOf(comparisons);
    }
}

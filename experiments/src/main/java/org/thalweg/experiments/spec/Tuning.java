package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.List;

/**
 * How hyper-parameters are tuned, in each replicate and for each variant: at the same points, with the same number of trials.
 *
 * @param dimensions at least one; a variant without a component has only the others
 * @param trials for each variant in each replicate, at least 2; more where the range is extended
 */
public record Tuning(List<Dimension> dimensions, int trials) {

    /** How many trials there are where nothing else is said. */
    public static final int TRIALS = 16;

    public Tuning {
        dimensions = ImmutableList.copyOf(dimensions);
        Checks.that(!dimensions.isEmpty(), Key.TUNE, "Nothing is named that could be tuned.");
        Checks.that(trials >= 2, Key.TUNE, "trials must be at least 2, got %s.", trials);
        Checks.that(
                new HashSet<>(parameters(dimensions)).size() == dimensions.size(),
                Key.TUNE,
                "A hyper-parameter is tuned twice. Name it once.");
    }

    /** Returns the tuning of one hyper-parameter on a log scale. */
    public static Tuning log(String parameter, double low, double high, int trials) {
        return new Tuning(List.of(Dimension.log(parameter, low, high)), trials);
    }

    /** Returns the names of what is tuned. */
    public List<String> parameters() {
        return parameters(dimensions);
    }

    private static List<String> parameters(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::parameter).toList();
    }
}

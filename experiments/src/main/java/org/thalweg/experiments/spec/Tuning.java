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

    private static final int FEW = 6;
    private static final double DECADE = 10;

    public Tuning {
        dimensions = ImmutableList.copyOf(dimensions);
        Checks.that(!dimensions.isEmpty(), Keys.TUNE, "Nothing is named that could be tuned.");
        Keys.TRIALS.check(trials);
        Checks.that(
                new HashSet<>(parameters(dimensions)).size() == dimensions.size(),
                Keys.TUNE,
                "A hyper-parameter is tuned twice. Name it once.");
    }

    /** Returns the tuning of one hyper-parameter on a log scale. */
    public static Tuning log(String parameter, double low, double high, int trials) {
        return new Tuning(List.of(Dimension.log(parameter, low, high)), trials);
    }

    /**
     * Returns whether so few values are tried that what lies between them cannot be told: fewer than 6, or of one hyper-parameter
     * by logarithms values that stand a decade or more apart.
     */
    public boolean sparse() {
        Dimension first = dimensions.get(0);
        double apart = Math.pow(first.high() / first.low(), 1.0 / (trials - 1));
        boolean far = first.scale() == Dimension.Scale.LOG && apart >= DECADE * (1 - 1e-9);
        return trials < FEW || (dimensions.size() == 1 && far);
    }

    /** Returns the names of what is tuned. */
    public List<String> parameters() {
        return parameters(dimensions);
    }

    private static List<String> parameters(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::parameter).toList();
    }
}

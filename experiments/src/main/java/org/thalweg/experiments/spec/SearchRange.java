package org.thalweg.experiments.spec;

import java.util.Optional;
import org.thalweg.Range;
import org.thalweg.Schedule;
import org.thalweg.records.Parameter;
import org.thalweg.text.Numbers;

/** In which range a hyper-parameter is tuned. */
public final class SearchRange {

    private static final Range ANY =
            new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
    private static final double LOWEST_RATE = 1e-4;
    private static final double HIGHEST_RATE = 10;

    /** How near to an open end: 0.99 in [0, 1). */
    private static final double GAP = 0.01;

    /** How far from the default, where a range has no end: by this factor, downwards and upwards. */
    private static final double SPAN = 100;

    private SearchRange() {}

    /** Returns whether a hyper-parameter is a learning rate, which is a number or a schedule. */
    static boolean isRate(Parameter parameter) {
        return parameter.type() == Schedule.class
                || (parameter.type() == double.class && parameter.name().equals("learning-rate"));
    }

    /** Returns whether a hyper-parameter is a whole number, of which tuning tries none between. */
    public static boolean isWhole(Parameter parameter) {
        return parameter.type() == int.class || parameter.type() == long.class;
    }

    /**
     * Returns the range that was asked for, or what the declared range of the hyper-parameter suggests: of a rate 1e-4 to 10;
     * between two ends evenly from one to the other; with one end or none by factors around the value in the chain.
     *
     * @throws SpecException if the hyper-parameter is no number, or cannot have all values of the range
     */
    static Dimension of(ParameterPath path, Parts parts, Optional<Dimension> asked) {
        Parameter parameter = path.parameter(parts);
        Checks.that(
                isRate(parameter) || parameter.type() == double.class || isWhole(parameter),
                Keys.TUNE,
                "%s is no number that could be tuned. Write 'vary' into the design for it.",
                path);
        Range declared = parameter.range().orElse(ANY);
        Dimension range =
                asked.map(d -> new Dimension(path.toString(), d.scale(), d.low(), d.high()))
                        .orElseGet(() -> suggested(path, parts, declared, isRate(parameter)));
        Checks.that(
                declared.contains(range.low()) && declared.contains(range.high()),
                Keys.TUNE,
                "%s must be in %s, but would be tuned from %s to %s.",
                path,
                declared,
                Numbers.shortest(range.low()),
                Numbers.shortest(range.high()));
        return range;
    }

    private static Dimension suggested(
            ParameterPath path, Parts parts, Range declared, boolean rate) {
        if (rate) {
            return Dimension.log(
                    path.toString(),
                    Math.max(LOWEST_RATE, declared.low()),
                    Math.min(HIGHEST_RATE, declared.high()));
        }
        if (Double.isFinite(declared.low()) && Double.isFinite(declared.high())) {
            double gap = GAP * (declared.high() - declared.low());
            return Dimension.uniform(
                    path.toString(),
                    declared.closedLow() ? declared.low() : declared.low() + gap,
                    declared.closedHigh() ? declared.high() : declared.high() - gap);
        }
        double value = ((Number) path.valueIn(parts)).doubleValue();
        Checks.that(
                value > 0,
                Keys.TUNE,
                "%s has no range of its own to be tuned in. Give it one, such as %s: \"log(1e-4, 1)\".",
                path,
                path);
        double low = isWhole(path.parameter(parts)) ? Math.max(1, value / SPAN) : value / SPAN;
        return Dimension.log(
                path.toString(),
                Math.max(low, declared.low()),
                Math.min(value * SPAN, declared.high()));
    }
}

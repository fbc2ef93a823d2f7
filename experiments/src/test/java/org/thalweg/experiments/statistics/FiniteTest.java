package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteTest {

    private static final double[] GOOD = {1, 2, 4};
    private static final double[][] SQUARE = {{1, 2}, {3, 5}};
    private static final Interval INTERVAL = new Interval(0, 1, 0.95);

    static Stream<Arguments> wrong_input() {
        double[][] ragged = {{1, 2}, {1, 2, 3}};
        return Stream.of(
                wrong(
                        "differences: 1 given, at least 2 needed.",
                        () -> Differences.of(new double[] {1})),
                wrong(
                        "differences[0]: 0 given, at least 1 needed.",
                        () -> SignFlip.of(new double[0], 1)),
                wrong(
                        "differences: 0 given, at least 1 needed.",
                        () -> SignFlip.stratified(new double[0][], 1)),
                wrong("level must be in (0, 1), got 1.0.", () -> StudentT.of(GOOD, 1)),
                wrong(
                        "p[1] must be in [0, 1], got NaN.",
                        () -> Holm.adjusted(new double[] {0.1, Double.NaN})),
                wrong(
                        "divergence: 1 runs of the base, but 2 of the variant. They must be pairs.",
                        () -> McNemar.of(new boolean[1], new boolean[2])),
                wrong(
                        "divergence: counts must not be negative, got -1 and 2.",
                        () -> McNemar.of(-1, 2)),
                wrong(
                        "blocks: 2 factors need 4 cells in every block, got 2.",
                        () -> FactorialEffect.of(List.of("clip", "l2"), SQUARE, 0.95, 1)),
                wrong(
                        "factors: 1 to 16 are possible, got 0.",
                        () -> FactorialEffect.of(List.of(), SQUARE, 0.95, 1)),
                wrong(
                        "costs: at least one variant and problem are needed.",
                        () -> PerformanceProfile.of(new double[0][])),
                wrong(
                        "costs: one variant has 2 problems, another 3.",
                        () -> PerformanceProfile.of(ragged)),
                wrong(
                        "costs must be positive or infinite, got NaN.",
                        () -> PerformanceProfile.of(new double[][] {{Double.NaN}})),
                wrong(
                        "A factor must be at least 1, got 0.5.",
                        () -> PerformanceProfile.of(SQUARE).share(0, 0.5)),
                wrong(
                        "An interval must have finite ends in order, got [2.0, 1.0].",
                        () -> new Interval(2, 1, 0.95)));
    }

    static Stream<Arguments> wrong_input_of_the_protocol() {
        StudentT one = StudentT.of(GOOD, 0.95);
        return Stream.of(
                wrong(
                        "correction must be finite and not negative, got -0.1.",
                        () -> ResampledT.test(GOOD, -0.1, 0.95)),
                wrong(
                        "correction must be finite and not negative, got NaN.",
                        () -> FactorialEffect.of(List.of("l2"), SQUARE, Double.NaN, 0.95, 1)),
                wrong("level must be in (0, 1), got 0.0.", () -> one.at(0)),
                wrong("level must be in (0, 1), got 1.0.", () -> one.interval(1)),
                wrong("alpha must be in (0, 1), got 1.0.", () -> Family.of(GOOD, 1)),
                wrong("p[1] must be in [0, 1], got 2.0.", () -> Family.of(GOOD, 0.05)),
                wrong(
                        "alpha must be in (0, 1), got NaN.",
                        () -> McNemar.of(1, 2).canReject(Double.NaN)),
                wrong(
                        "margin must be finite and not negative, got -1.0.",
                        () -> Decision.of(INTERVAL, -1, Direction.LOWER_IS_BETTER)),
                wrong(
                        "deviation must be finite and not negative, got Infinity.",
                        () -> Power.floor(Double.POSITIVE_INFINITY, 0, 0.95, 0.8)),
                wrong(
                        "correction must be finite and not negative, got -1.0.",
                        () -> Power.floor(1, -1, 0.95, 0.8)),
                wrong(
                        "replicates must be at least 2, got 1.",
                        () -> Power.detectable(1, 1, 0, 0.95, 0.8)),
                wrong(
                        "level must be in (0, 1), got 95.0.",
                        () -> Power.detectable(1, 10, 0, 95, 0.8)),
                wrong(
                        "power must be in (0, 1), got 1.0.",
                        () -> Power.detectable(1, 10, 0, 0.95, 1)),
                wrong(
                        "byDataset: 1 given, at least 2 needed.",
                        () -> OverDatasets.of(List.of(one), 0.95)),
                wrong(
                        "level must be in (0, 1), got 1.0.",
                        () -> OverDatasets.of(List.of(one, one), 1)),
                wrong("horizon must be at least 1, got 0.", () -> RestrictedMean.arrived(GOOD, 0)),
                wrong(
                        "steps[1] is NaN. Steps are not negative; infinite means that the run never arrived.",
                        () -> RestrictedMean.of(new double[] {1, Double.NaN}, 10)),
                wrong(
                        "steps: 3 runs of the base, but 1 of the variant. They must be pairs.",
                        () -> RestrictedMean.differences(GOOD, new double[1], 10)),
                wrong(
                        "byReplicate: 1 given, at least 2 needed.",
                        () -> RowsAndReplicates.test(new double[1], GOOD, 0.95)),
                wrong(
                        "byRow: 1 given, at least 2 needed.",
                        () -> RowsAndReplicates.test(GOOD, new double[1], 0.95)),
                wrong(
                        "byReplicate has mean 1.5, byRow 2.5. Both must average the same rows in the same replicates.",
                        () -> RowsAndReplicates.test(SQUARE[0], new double[] {2, 3}, 0.95)),
                wrong(
                        "A relative margin must be in [0, 1), got 1.0. 0.01 is a hundredth of the base's mean.",
                        () -> Margin.relative(1)),
                wrong(
                        "A relative margin must be in [0, 1), got NaN. 0.01 is a hundredth of the base's mean.",
                        () -> Margin.relative(Double.NaN)),
                wrong(
                        "An absolute margin must be finite and not negative, got -0.5.",
                        () -> Margin.absolute(-0.5)),
                wrong(
                        "The base's mean must be finite, got NaN.",
                        () -> Margin.relative(0.01).in(Double.NaN)));
    }

    private static Arguments wrong(String message, Executable call) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest
    @MethodSource({"wrong_input", "wrong_input_of_the_protocol"})
    void is_refused_with_the_reason(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void no_statistic_takes_what_is_not_finite(double bad) {
        double[] values = {1, bad, 3, 4};
        double[][] rows = {values, {1, 2, 3, 4}};
        refused("differences", bad, () -> Differences.of(values));
        refused("differences", bad, () -> StudentT.of(values, 0.95));
        refused("differences[0]", bad, () -> SignFlip.of(values, 1));
        refused("differences[0]", bad, () -> SignFlip.stratified(rows, 1));
        refused("differences", bad, () -> WilcoxonSignedRank.of(values));
        refused("mean differences", bad, () -> AcrossDatasets.of(values));
        refused("blocks[0]", bad, () -> FactorialEffect.of(List.of("clip", "l2"), rows, 0.95, 1));
        refused("differences", bad, () -> ResampledT.test(values, 0.1, 0.95));
        refused("byReplicate", bad, () -> RowsAndReplicates.test(values, rows[1], 0.95));
        refused("byRow", bad, () -> RowsAndReplicates.test(rows[1], values, 0.95));
        refused("losses", bad, () -> ExpectedBest.of(values));
    }

    private static void refused(String what, double bad, Executable call) {
        assertEquals(
                what
                        + "[1] is "
                        + bad
                        + ". Only finite numbers can be compared; a diverged run needs a score first.",
                assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}

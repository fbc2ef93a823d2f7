package org.thalweg.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

    private static final McNemar NONE = McNemar.of(0, 0);
    private static final Interval ABOVE = new Interval(0.1, 0.3, 0.95);
    private static final Interval BELOW = new Interval(-0.3, -0.1, 0.95);
    private static final Interval ACROSS = new Interval(-0.1, 0.3, 0.95);

    private static Evidence metric(Interval interval, double p, double equivalenceP) {
        return new Evidence(interval, p, equivalenceP, NONE, 1, false);
    }

    private static Evidence diverging(int baseOnly, int variantOnly) {
        McNemar divergence = McNemar.of(baseOnly, variantOnly);
        return new Evidence(ABOVE, 0.001, 1, divergence, divergence.p(), false);
    }

    private static Judgement loss(Evidence evidence, Change change) {
        return Judgement.of(evidence, Direction.LOWER_IS_BETTER, change, 0.05);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOWER_IS_BETTER  | REMOVAL      | HELPS | removing it hurts: it helps",
                "HIGHER_IS_BETTER | REMOVAL      | HURTS | removing it helps: it hurts",
                "LOWER_IS_BETTER  | ADDITION     | HURTS | adding it hurts",
                "HIGHER_IS_BETTER | ADDITION     | HELPS | adding it helps",
                "LOWER_IS_BETTER  | SUBSTITUTION | HURTS | the change hurts",
                "HIGHER_IS_BETTER | SUBSTITUTION | HELPS | the change helps"
            })
    void a_metric_that_rose_means(
            Direction direction, Change change, Verdict verdict, String sentence) {
        assertEquals(
                new Judgement(verdict, sentence),
                Judgement.of(metric(ABOVE, 0.04, 0.9), direction, change, 0.05));
    }

    @Test
    void a_loss_that_fell_without_it_means_that_it_hurts() {
        assertEquals(
                new Judgement(Verdict.HURTS, "removing it helps: it hurts"),
                loss(metric(BELOW, 0.05, 1), Change.REMOVAL));
    }

    @Test
    void a_claim_needs_both_the_adjusted_p_and_the_interval() {
        Judgement inconclusive =
                new Judgement(Verdict.INCONCLUSIVE, "what removing it does is inconclusive");
        assertEquals(inconclusive, loss(metric(ABOVE, 0.0501, 0.5), Change.REMOVAL));
        assertEquals(inconclusive, loss(metric(ACROSS, 0.01, 0.5), Change.REMOVAL));
    }

    @Test
    void a_difference_within_the_margin_does_not_matter_even_if_significant() {
        assertEquals(
                new Judgement(
                        Verdict.NO_PRACTICAL_DIFFERENCE,
                        "removing it makes no practical difference"),
                loss(metric(ABOVE, 0.001, 0.05), Change.REMOVAL));
        assertEquals("no practical difference", Verdict.NO_PRACTICAL_DIFFERENCE.words());
    }

    @Test
    void inert_comes_before_everything_else() {
        Evidence evidence = new Evidence(ABOVE, 0, 0, McNemar.of(0, 9), 0.01, true);
        assertEquals(
                new Judgement(Verdict.INERT, "removing it changes nothing: inert"),
                loss(evidence, Change.REMOVAL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 6 | REMOVAL      | removing it makes training diverge more often: unstable without it",
                "6 | 0 | REMOVAL      | removing it makes training diverge less often: unstable with it",
                "0 | 6 | ADDITION     | adding it makes training diverge more often: unstable with it",
                "6 | 0 | ADDITION     | adding it makes training diverge less often: unstable without it",
                "0 | 6 | SUBSTITUTION | the change makes training diverge more often: unstable after it",
                "6 | 0 | SUBSTITUTION | the change makes training diverge less often: unstable before it"
            })
    void divergence_comes_before_the_metric(
            int baseOnly, int variantOnly, Change change, String sentence) {
        assertEquals(
                new Judgement(Verdict.UNSTABLE, sentence),
                loss(diverging(baseOnly, variantOnly), change));
    }

    @Test
    void five_divergences_against_none_are_not_enough() {
        assertEquals(Verdict.HELPS, loss(diverging(0, 5), Change.REMOVAL).verdict());
    }
}

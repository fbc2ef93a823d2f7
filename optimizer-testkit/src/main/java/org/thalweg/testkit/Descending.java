package org.thalweg.testkit;

import java.util.Arrays;
import org.thalweg.Optimizer;
import org.thalweg.text.Numbers;

/**
 * Whether an optimizer goes downhill: {@code subject | sgd(rate)}, where one rate of a wide grid must do, so that neither a
 * rule that takes long steps nor one that takes short ones is wronged.
 */
record Descending(Optimizer subject) {

    private static final double[] RATES = {
        1, 0.3, 0.1, 0.03, 0.01, 3e-3, 1e-3, 3e-4, 1e-4, 3, 10, 30, 100
    };
    private static final int STEPS = 2000;
    private static final double STEEPNESS = 300;

    void onABowl() {
        inapplicableIfFrozen();
        double[] start = Walk.start(Walk.SIZE);
        reaches(0.01, "a convex bowl", start, Landscape.bowl());
    }

    /** Starts far up the valley, a little up one wall. */
    void inAValley() {
        inapplicableIfFrozen();
        double[] start = new double[Walk.SIZE];
        Arrays.setAll(start, i -> i % 2 == 0 ? 1.0137 : 0.9863);
        reaches(0.25, "a long narrow valley", start, Landscape.valley(STEEPNESS));
    }

    private void inapplicableIfFrozen() {
        Inapplicable.when(
                Walk.BLOCKS.stream().anyMatch(subject::freezes), "It freezes parameters.");
    }

    private void reaches(double share, String where, double[] start, Landscape landscape) {
        double least = Double.POSITIVE_INFINITY;
        for (double rate : RATES) {
            Walk walk = new Walk(subject, rate, Walk.BLOCKS, start, 1 << 12, landscape);
            double first = walk.loss();
            double last = walk.walk(STEPS).loss() / first;
            if (last <= share) {
                return;
            }
            least = last < least ? last : least;
        }
        Unmet.unless(
                false,
                "In %s, %s | sgd does not come down to %s of the first loss in %s steps at any rate from 1e-4 to 100; the least is %s of it.",
                where,
                subject.name(),
                share,
                STEPS,
                Numbers.rounded(least, 3));
    }
}

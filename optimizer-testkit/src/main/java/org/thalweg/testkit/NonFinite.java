package org.thalweg.testkit;

import java.util.Arrays;
import java.util.Optional;
import org.thalweg.Optimizer;
import org.thalweg.Wrapper;

/** What an optimizer makes of gradients that are zero, infinite or no number. */
record NonFinite(Optimizer subject) {

    private static final int STEPS = 50;
    private static final int WHEN = 5;
    private static final int WHERE = 20;

    /** Level ground at the beginning, from zero and from elsewhere, and again after slopes. */
    void staysFinite() {
        Landscape slopes = Landscape.slopes(1);
        Landscape flat = Landscape.flat();
        Landscape both = (t, p, g) -> (t > 5 && t <= 10 ? slopes : flat).at(t, p, g);
        for (double[] start : new double[][] {new double[Walk.SIZE], Walk.start(Walk.SIZE)}) {
            Walk walk = Walk.of(subject, start, both);
            for (int t = 1; t <= STEPS; t++) {
                Unmet.unless(
                        Arrays.stream(walk.step()).allMatch(Double::isFinite),
                        "In step %s, %s turns a zero gradient into a step that is not finite.",
                        t,
                        subject.name());
            }
        }
    }

    /** An optimizer that gathers gradients may take its time to let a NaN through. */
    void keepsNan() {
        inapplicableIfSurvived();
        Optional<Double> end = endWith(Double.NaN);
        Unmet.unless(
                end.isEmpty() || !Double.isFinite(end.get()),
                "A gradient of NaN goes into %s and no NaN comes out: the parameter is %s, %s steps later.",
                subject.name(),
                end.orElse(0.0),
                STEPS - WHEN);
    }

    /** An infinity may be limited to something finite, by a clip; it may not do what a zero does. */
    void noticesInfinity() {
        inapplicableIfSurvived();
        Optional<Double> withZero = endWith(0);
        for (double infinity : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Optional<Double> end = endWith(infinity);
            Unmet.unless(
                    end.isEmpty() || !end.equals(withZero),
                    "%s takes a gradient of %s for 0.",
                    subject.name(),
                    infinity);
        }
    }

    private void inapplicableIfSurvived() {
        Inapplicable.when(
                subject instanceof Wrapper wrapper && wrapper.survivesNonFinite(),
                "It says that it keeps such gradients away: survivesNonFinite() is true.");
        Inapplicable.when(
                Walk.BLOCKS.stream().anyMatch(subject::freezes), "It freezes parameters.");
    }

    /** Returns where a parameter ends after one gradient of this value, or nothing if there was an error. */
    private Optional<Double> endWith(double slope) {
        Landscape landscape = Landscape.slopes(1).with(WHEN, WHERE, slope);
        Walk walk = Walk.of(subject, Walk.start(Walk.SIZE), landscape);
        try {
            return Optional.of(walk.walk(STEPS).parameters()[WHERE]);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}

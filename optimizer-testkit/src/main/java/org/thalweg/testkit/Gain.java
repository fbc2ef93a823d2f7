package org.thalweg.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Tile;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.optimizers.Scale;

/** Whether what an optimizer makes of a gradient that never changes is gain × gradient. */
record Gain(Optimizer subject) {

    private static final int STEPS = 60;
    private static final Optional<Clock.Run> RUN = Optional.of(new Clock.Run(10, STEPS));
    private static final double[] SCALES = {1e-3, 1, 100};

    /** A few roundings. */
    private static final double TOLERANCE = 1e-13;

    /** A penalty of nothing, with a proximal step that reads the step sizes. */
    private record Probe(double[] gain) implements Regularizer {

        @Override
        public Form form() {
            return Form.THRESHOLD;
        }

        @Override
        public double penalty(Tile tile) {
            return 0;
        }

        @Override
        public void proximal(Tile tile) {
            System.arraycopy(tile.gain(), 0, gain, 0, gain.length);
        }
    }

    void isTrue() {
        Inapplicable.when(!subject.tellsGain(), "It does not tell its gain.");
        for (double scale : SCALES) {
            SplittableRandom random = new SplittableRandom(19);
            double[] gradient = new double[Walk.SIZE];
            Arrays.setAll(gradient, i -> i % 7 == 5 ? 0 : scale * (2 * random.nextDouble() - 1));
            isTrue(gradient, Chain.of(subject));
            // What earlier links did is not to be forgotten.
            isTrue(gradient, Chain.of(new Scale(0.5), subject));
        }
    }

    /** What the link does without a gradient, such as noise, is taken off; the parameters are held at 0. */
    private void isTrue(double[] gradient, Chain chain) {
        double[] gain = new double[Walk.SIZE];
        Descent fed = descent(chain, gain);
        Descent unfed = descent(chain, new double[Walk.SIZE]);
        for (int t = 1; t <= STEPS; t++) {
            Arrays.fill(gain, 0);
            double[] update = step(fed, t, gradient);
            double[] alone = step(unfed, t, new double[Walk.SIZE]);
            for (int i = 0; i < gradient.length; i++) {
                double expected = gain[i] * gradient[i];
                double actual = update[i] - alone[i];
                Unmet.unless(
                        Math.abs(expected - actual)
                                <= TOLERANCE * (Math.abs(update[i]) + Math.abs(alone[i])),
                        "In step %s, %s tells a gain of %s for a gradient of %s, which makes %s, but its update is %s. Use tile.scale or tile.linear, or multiply tile.gain().",
                        t,
                        subject.name(),
                        gain[i],
                        gradient[i],
                        expected,
                        actual);
            }
        }
    }

    private static Descent descent(Chain chain, double[] gain) {
        return new Descent(chain, List.of(new Probe(gain)), Walk.BLOCKS, new double[Walk.SIZE], 1);
    }

    private static double[] step(Descent descent, long t, double[] gradient) {
        Arrays.fill(descent.parameters(), 0);
        System.arraycopy(gradient, 0, descent.gradient(), 0, gradient.length);
        descent.step(
                new Clock(t, 1 + (t - 1) / 10, 8 * (t - 1), RUN),
                1,
                (p, g) -> {
                    System.arraycopy(gradient, 0, g, 0, g.length);
                    return 1;
                });
        return descent.gradient();
    }
}

package org.thalweg.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Checkpoint;
import org.thalweg.engine.Descent;
import org.thalweg.engine.Tap;
import org.thalweg.optimizers.Sgd;

/** The chain {@code subject | sgd} at work on a landscape. */
final class Walk {

    /** A weight matrix and a bias, with elements enough for tiles of 64. */
    static final List<Block> BLOCKS =
            List.of(new Block("W", 10, 13, Role.WEIGHTS), new Block("b", 10, 1, Role.BIAS));

    static final int SIZE = 140;
    static final double RATE = 0.01;
    private static final int WHOLE = Integer.MAX_VALUE / 2;
    private static final Clock.Run RUN = new Clock.Run(10, 1000);
    private static final int BATCH = 8;

    private final Descent descent;
    private final Landscape landscape;
    private long steps;

    Walk(
            Optimizer subject,
            double rate,
            List<Block> blocks,
            double[] start,
            int tile,
            Landscape landscape) {
        Chain chain = Chain.of(subject, new Sgd(rate));
        descent = new Descent(chain, List.of(), blocks, start.clone(), 1, tile);
        this.landscape = landscape;
    }

    /** A walk over the usual blocks, each stretch as long as its block. */
    static Walk of(Optimizer subject, double[] start, Landscape landscape) {
        return new Walk(subject, RATE, BLOCKS, start, WHOLE, landscape);
    }

    /** A walk from a random point over one weight matrix; for one that is for biases, with a bias. */
    static Walk overOneRow(Optimizer subject, int elements, int tile, Landscape landscape) {
        Block row = new Block("W", 1, elements, Role.WEIGHTS);
        try {
            return new Walk(subject, RATE, List.of(row), start(elements), tile, landscape);
        } catch (IllegalArgumentException e) {
            List<Block> both = List.of(row, new Block("b", 1, 1, Role.BIAS));
            return new Walk(subject, RATE, both, start(elements + 1), tile, landscape);
        }
    }

    /** A random point, every seventh element 0. */
    static double[] start(int size) {
        SplittableRandom random = new SplittableRandom(7);
        double[] start = new double[size];
        Arrays.setAll(start, i -> i % 7 == 3 ? 0 : 2 * random.nextDouble() - 1);
        return start;
    }

    /** Watches each link by itself from now on. */
    Walk watched() {
        descent.watch(new Tap() {});
        return this;
    }

    /** Takes so many more steps. */
    Walk walk(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
        return this;
    }

    /** Takes a step and returns the update that was subtracted: a live array. */
    double[] step() {
        steps++;
        long t = steps;
        long epoch = 1 + (t - 1) / RUN.stepsPerEpoch();
        Clock clock = new Clock(t, epoch, BATCH * (t - 1), Optional.of(RUN));
        double loss = landscape.at(t, descent.parameters(), descent.gradient());
        if (t > 1 && (t - 1) % RUN.stepsPerEpoch() == 0) {
            descent.validated(loss);
        }
        descent.step(clock, loss, (p, g) -> landscape.at(t, p, g));
        return descent.gradient();
    }

    /** Returns the parameters, live. */
    double[] parameters() {
        return descent.parameters();
    }

    /** Returns where the model is to be evaluated. */
    double[] evaluated() {
        return descent.evaluated();
    }

    /** Returns the loss where the walk is now. */
    double loss() {
        return landscape.at(steps + 1, parameters(), new double[parameters().length]);
    }

    Checkpoint checkpoint() {
        return descent.checkpoint();
    }

    Walk restore(Checkpoint checkpoint) {
        descent.restore(checkpoint);
        steps = checkpoint.clock().step();
        return this;
    }
}

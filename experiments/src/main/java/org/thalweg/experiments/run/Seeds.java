package org.thalweg.experiments.run;

import java.util.Locale;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.random.Streams;

/**
 * The random seeds of an experiment. Each follows from the master seed and a path of names, never from the arm: all arms see
 * the same split, the same parameters at the start and the same minibatches.
 *
 * @param master the experiment's seed
 */
record Seeds(long master) {

    /** Returns the seed of the one split that all runs on a dataset share. */
    long split(String dataset) {
        return Streams.seed(master, dataset, "split");
    }

    /** Returns the seed of the split of one run, where splits are redrawn. */
    long split(String dataset, Phase phase, int index) {
        return Streams.seed(master, dataset, "split", name(phase), Integer.toString(index));
    }

    /** Returns the seed of one run: of its parameters at the start, minibatches and components. */
    long run(String dataset, Phase phase, int index) {
        return Streams.seed(master, dataset, "run", name(phase), Integer.toString(index));
    }

    private static String name(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}

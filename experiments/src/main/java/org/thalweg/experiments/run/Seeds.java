package org.thalweg.experiments.run;

import java.util.Locale;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.random.Streams;

/**
 * The random seeds of an experiment, each for one purpose: what one draws never shifts what another sees.
 *
 * @param master the experiment's seed
 */
record Seeds(long master) {

    /** Returns the seed by which rows are dealt into folds, or into those of a fixed test part. */
    long folds(String dataset, int round) {
        return Streams.seed(master, dataset, "folds", Integer.toString(round));
    }

    /** Returns the seed by which a replicate's validation part is drawn. */
    long validation(String dataset, int replicate) {
        return Streams.seed(master, dataset, "validation", Integer.toString(replicate));
    }

    /** Returns the seed of a replicate's runs: of their parameters at the start, minibatches and components. */
    long run(String dataset, Phase phase, int replicate) {
        return Streams.seed(
                master,
                dataset,
                "run",
                phase.name().toLowerCase(Locale.ROOT),
                Integer.toString(replicate));
    }
}

package org.thalweg.experiments.run;

import java.util.Locale;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Splitting;

/**
 * One of the draws over which an experiment repeats everything: which fold it tests on, and the seeds of what is random in it.
 * Each seed follows from the experiment's and a path of names, never from the arm: all arms see the same rows, the same
 * parameters at the start and the same minibatches.
 *
 * @param seeds of the experiment
 * @param folds how many folds the dataset has
 * @param index from 0; those of one round follow each other
 */
record Replicate(Seeds seeds, DataSource source, int folds, int index) {

    /** Returns how often rows were dealt anew before. */
    int round() {
        return index / folds;
    }

    /** Returns which fold is tested on; that of one test set is 0. */
    int fold() {
        return index % folds;
    }

    /** Returns the seed by which rows are dealt into folds. */
    long foldsSeed() {
        return seeds.folds(source.name(), source.split().oneTestSet() ? 0 : round());
    }

    /** Returns the seed by which the validation part is drawn. */
    long validationSeed() {
        return seeds.validation(source.name(), index);
    }

    /** Returns all of this, as it enters the identity of a trial. */
    String key() {
        Splitting split = source.split();
        String kind =
                split instanceof Splitting.Fixed fixed
                        ? "fixed " + fixed.test()
                        : split.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return String.join(
                " ",
                kind,
                "folds",
                Integer.toString(folds),
                Long.toString(foldsSeed()),
                "fold",
                Integer.toString(fold()),
                "validation",
                Double.toString(split.validation()),
                Long.toString(validationSeed()));
    }
}

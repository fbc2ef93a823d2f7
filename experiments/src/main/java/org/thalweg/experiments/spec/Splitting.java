package org.thalweg.experiments.spec;

import java.nio.file.Path;
import org.thalweg.text.Numbers;

/**
 * What the replicates of an experiment vary on a dataset. In each of them the rows that are not for the test are divided anew
 * into those to train on and those by which hyper-parameters are tuned.
 */
public sealed interface Splitting {

    /** Returns the share, from 0 to less than 1, of the rows outside the test part that are for validation. */
    double validation();

    /** Returns how many replicates are asked for. Small data may allow fewer folds, and so fewer replicates. */
    int replicates();

    /** Returns the same with so many replicates. */
    Splitting withReplicates(int replicates);

    /**
     * Cross-validation: each replicate tests on another fold; folds are stratified by class, or by deciles of the target.
     *
     * @param folds how many, at least 2
     * @param rounds how often the rows are dealt into folds anew, at least 1
     */
    record Folds(int folds, int rounds, double validation) implements Splitting {
        public Folds {
            check(folds, rounds, validation);
        }

        @Override
        public int replicates() {
            return folds * rounds;
        }

        @Override
        public Folds withReplicates(int replicates) {
            return new Folds(folds, Splitting.rounds(replicates, folds), validation);
        }
    }

    /**
     * Cross-validation by groups: the rows with one value of a column, of one patient say, are never on both sides.
     *
     * @param column that says of which group a row is; not an input
     * @param folds how many at the most, at least 2
     * @param rounds how often the groups are dealt into folds anew, at least 1
     */
    record Groups(String column, int folds, int rounds, double validation) implements Splitting {
        public Groups {
            check(folds, rounds, validation);
        }

        @Override
        public int replicates() {
            return folds * rounds;
        }

        @Override
        public Groups withReplicates(int replicates) {
            return new Groups(column, folds, Splitting.rounds(replicates, folds), validation);
        }
    }

    /**
     * An expanding window over time: each replicate trains on earlier rows and tests on the next period.
     *
     * @param column by which rows are ordered, a number or a date; not an input
     * @param folds how many periods are tested on, at least 2
     */
    record Order(String column, int folds, double validation) implements Splitting {
        public Order {
            check(folds, 1, validation);
        }

        @Override
        public int replicates() {
            return folds;
        }

        @Override
        public Order withReplicates(int replicates) {
            return new Order(column, replicates, validation);
        }
    }

    /**
     * One test part for all replicates, drawn once: verdicts are about this part.
     *
     * @param test share of the rows, above 0 and less than 1
     * @param replicates at least 2
     */
    record Fixed(double test, int replicates, double validation) implements Splitting {
        public Fixed {
            check(replicates, 1, validation);
            Checks.that(
                    test > 0 && test < 1,
                    Keys.SPLIT,
                    "split: the fixed test share must be above 0 and less than 1, got %s.",
                    Numbers.shortest(test));
        }

        @Override
        public Fixed withReplicates(int others) {
            return new Fixed(test, others, validation);
        }
    }

    /**
     * A test set that is given: verdicts are about this set.
     *
     * @param file with the same columns as the data
     * @param replicates at least 2
     */
    record Given(Path file, int replicates, double validation) implements Splitting {
        public Given {
            check(replicates, 1, validation);
        }

        @Override
        public Given withReplicates(int others) {
            return new Given(file, others, validation);
        }
    }

    /**
     * A problem, which has no rows: each replicate draws anew what a problem draws.
     *
     * @param replicates at least 2
     */
    record Draws(int replicates) implements Splitting {
        public Draws {
            check(replicates, 1, 0);
        }

        @Override
        public double validation() {
            return 0;
        }

        @Override
        public Draws withReplicates(int others) {
            return new Draws(others);
        }
    }

    /** Returns the same with so many rounds; as it is where there are none. */
    default Splitting withRounds(int rounds) {
        if (this instanceof Folds f) {
            return new Folds(f.folds, rounds, f.validation);
        }
        return this instanceof Groups g
                ? new Groups(g.column, g.folds, rounds, g.validation)
                : this;
    }

    /** Returns cross-validation with the defaults. */
    static Folds folds() {
        return new Folds(Keys.FOLDS.usual(), Keys.ROUNDS.usual(), Keys.VALIDATION.usual());
    }

    /** Returns whether all replicates test on the same rows. */
    default boolean oneTestSet() {
        return this instanceof Fixed || this instanceof Given;
    }

    private static int rounds(int replicates, int folds) {
        int below = Math.max(folds, replicates - replicates % folds);
        Checks.that(
                replicates % folds == 0,
                Keys.REPLICATES,
                "replicates must be a multiple of the %s folds, got %s. The nearest are %s and %s.",
                folds,
                replicates,
                below,
                replicates < folds ? 2 * folds : below + folds);
        return replicates / folds;
    }

    private static void check(int folds, int rounds, double validation) {
        Checks.that(
                Keys.FOLDS.allows(folds),
                Keys.SPLIT,
                "At %s replicates are needed, got %s.",
                Keys.FOLDS.range().replaceFirst("^at ", ""),
                folds);
        Keys.ROUNDS.check(rounds);
        Checks.that(
                (long) folds * rounds <= Keys.MOST,
                Keys.SPLIT,
                "There may be %s replicates at most, and %s × %s are more.",
                Keys.MOST,
                folds,
                rounds);
        Checks.that(
                Keys.VALIDATION.allows(validation),
                Keys.VALIDATION,
                "split: the validation share must be %s, got %s.",
                Keys.VALIDATION.range(),
                Numbers.shortest(validation));
    }
}

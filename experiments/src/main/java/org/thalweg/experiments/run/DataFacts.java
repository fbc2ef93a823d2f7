package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.thalweg.text.Shown;

/**
 * What is known of a dataset once it was read: enough to find its outcomes again without the file.
 *
 * @param name of the data source
 * @param hash of the values
 * @param instances N
 * @param inputs D
 * @param outputs C
 * @param classes whether the targets are classes
 * @param folds how many test parts there are: fewer than asked for where classes, groups or data are few; 1 for one test set
 * @param replicates folds × rounds
 * @param groups how many groups of rows stay together; 0 where rows are not grouped
 * @param train instances to train on, in the first replicate; in others it may be a few more or less
 * @param validation instances to tune by, likewise
 * @param test instances to measure on, likewise
 * @param testToTrain n_test / n_train, the mean over the replicates
 * @param testRows instances that are tested on in any replicate
 * @param skippedRows rows left out for a missing value
 * @param identifiers inputs whose values look like those of subjects who occur in several rows
 * @param repeated instances that are a copy of an earlier one, inputs and targets alike
 * @param notes what a reader should know of the file and the folds, a sentence each
 * @param form how the file was understood, such as {@code header in line 1, delimiter ',', decimal point}; or nothing
 * @param missing how many of the rows that were left out lack a value in each column
 * @param filled how many values of each column of inputs are missing in the other rows, and are filled
 * @param weights the column by which rows are weighted, so that some count more than others; or nothing
 */
public record DataFacts(
        String name,
        String hash,
        int instances,
        int inputs,
        int outputs,
        boolean classes,
        int folds,
        int replicates,
        int groups,
        int train,
        int validation,
        int test,
        double testToTrain,
        int testRows,
        int skippedRows,
        List<String> identifiers,
        int repeated,
        List<String> notes,
        String form,
        Map<String, Integer> missing,
        Map<String, Integer> filled,
        String weights) {

    /** The most replicates that an experiment has by far. */
    private static final int MOST_REPLICATES = 1_000_000;

    public DataFacts {
        if (instances < 0 || folds < 1 || replicates < 1 || replicates > MOST_REPLICATES) {
            throw new IllegalArgumentException(
                    instances
                            + " instances in "
                            + folds
                            + " folds and "
                            + replicates
                            + " replicates");
        }
        identifiers = ImmutableList.copyOf(identifiers);
        notes = ImmutableList.copyOf(notes);
        // Folders of earlier versions do not have these.
        form = Objects.requireNonNullElse(form, "");
        missing = ImmutableMap.copyOf(Objects.requireNonNullElse(missing, Map.of()));
        filled = ImmutableMap.copyOf(Objects.requireNonNullElse(filled, Map.of()));
        weights = Objects.requireNonNullElse(weights, "");
    }

    /**
     * Returns what is known of a problem, which has no rows: each replicate is a draw of its own.
     *
     * @param parameters how many it has, told as inputs
     * @param whole the problem as a spec writes it
     */
    static DataFacts of(String name, String hash, int parameters, int replicates, String whole) {
        return new DataFacts(
                name,
                hash,
                0,
                parameters,
                1,
                false,
                replicates,
                replicates,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                0,
                List.of(),
                whole,
                Map.of(),
                Map.of(),
                "");
    }

    /** Returns whether it is a problem, which has no rows. */
    public boolean ofProblem() {
        return instances == 0;
    }

    /** Returns the hashes of several datasets by their names. */
    public static Map<String, String> hashes(List<DataFacts> several) {
        return several.stream()
                .collect(ImmutableMap.toImmutableMap(DataFacts::name, DataFacts::hash));
    }

    /**
     * Returns what was read, and how: {@code 712 rows weighted by 'count', 7 inputs; header in line 1, delimiter ',', decimal
     * point}; or {@code 10 parameters; valley(condition=1000, dimension=10)}.
     */
    public String described() {
        if (ofProblem()) {
            return inputs + " parameter" + (inputs == 1 ? "; " : "s; ") + form;
        }
        String sizes =
                String.format(
                        Locale.ROOT,
                        "%d row%s%s, %d input%s",
                        instances,
                        instances == 1 ? "" : "s",
                        weighted(),
                        inputs,
                        inputs == 1 ? "" : "s");
        return form.isEmpty() ? sizes : sizes + "; " + form;
    }

    /** Returns by what rows are weighted, to stand behind them: {@code  weighted by 'count'}, or nothing. */
    public String weighted() {
        return weights.isEmpty() ? "" : " weighted by '" + Shown.of(weights) + "'";
    }

    /** Returns whether each replicate tests on two rows or more, so that an R² means something. */
    public boolean variesInTest() {
        return testRows >= 2 * folds;
    }

    /** Returns how often the rows are dealt into folds. */
    public int rounds() {
        return replicates / folds;
    }
}

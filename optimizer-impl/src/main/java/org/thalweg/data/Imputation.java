package org.thalweg.data;

import java.util.Locale;

/**
 * How inputs that are missing are filled: by what is known of their column in the training part, and nothing else. A column of
 * categories gets its most frequent one, the first of equally frequent ones, either way.
 */
public enum Imputation {
    /** By the mean. */
    MEAN,
    /** By the median: of an even number of values, the mean of the two in the middle. */
    MEDIAN;

    /** Returns its name as specs write it: {@code mean}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

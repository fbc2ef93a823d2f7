package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.thalweg.data.Missing;

/**
 * A data file and how to read it.
 *
 * @param name unique within the experiment: the file's name without its ending, unless told otherwise
 * @param targets names or positions of the target columns
 * @param classes whether the one target is a class, to be one-hot
 * @param delimiter between columns; empty: detected
 * @param header whether the first line names the columns; empty: detected
 * @param skipLines lines before the header or the data
 * @param categorical input columns that become one column a category
 * @param drop columns to leave out
 * @param missing what happens to rows with a missing value
 * @param test share of the rows that is only for the final measurement
 * @param validation share of the rows by which learning rates are chosen
 * @param redraw whether each seed splits anew; the tests for it are other ones
 * @param standardize whether inputs, and targets that are not classes, get mean 0 and deviation 1 of the training part
 */
public record DataSource(
        String name,
        Path file,
        List<String> targets,
        boolean classes,
        Optional<Character> delimiter,
        Optional<Boolean> header,
        int skipLines,
        List<String> categorical,
        List<String> drop,
        Missing missing,
        double test,
        double validation,
        boolean redraw,
        boolean standardize) {

    public DataSource {
        targets = ImmutableList.copyOf(targets);
        categorical = ImmutableList.copyOf(categorical);
        drop = ImmutableList.copyOf(drop);
    }
}

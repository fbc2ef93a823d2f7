package org.thalweg.data;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/**
 * What a dataset and all its views share: the values and names of all rows.
 *
 * @param classification whether the targets say of which class a row is
 * @param imputation how inputs that are missing are filled, if that was said
 */
record AllRows(
        Rows inputs,
        Rows targets,
        ImmutableList<String> inputNames,
        ImmutableList<String> outputNames,
        Encoding encoding,
        boolean classification,
        Optional<Imputation> imputation) {

    /** Values of columns, whose targets are classes if they look so. */
    static AllRows of(Rows inputs, Rows targets, Encoding encoding) {
        return of(inputs, targets, encoding, targets.areClasses(), Optional.empty());
    }

    private static AllRows of(
            Rows inputs,
            Rows targets,
            Encoding encoding,
            boolean classification,
            Optional<Imputation> imputation) {
        return new AllRows(
                inputs,
                targets,
                ImmutableList.copyOf(encoding.inputNames()),
                ImmutableList.copyOf(encoding.outputNames()),
                encoding,
                classification,
                imputation);
    }

    /** The same names and the same kind of task, other values. */
    AllRows withValues(Rows newInputs, Rows newTargets) {
        return new AllRows(
                newInputs,
                newTargets,
                inputNames,
                outputNames,
                encoding,
                classification,
                imputation);
    }

    /** The same kind of task, of other columns. */
    AllRows with(Rows newInputs, Rows newTargets, Encoding columns) {
        return of(newInputs, newTargets, columns, classification, imputation);
    }

    AllRows imputing(Imputation by) {
        return of(inputs, targets, encoding, classification, Optional.of(by));
    }

    AllRows withNames(List<String> newInputNames, List<String> newOutputNames) {
        return with(inputs, targets, Encoding.ofNumbers(newInputNames, newOutputNames));
    }
}

package org.thalweg.data;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * What a dataset and all its views share: the values and names of all rows.
 *
 * @param classification whether the targets say of which class a row is
 */
record AllRows(
        Rows inputs,
        Rows targets,
        ImmutableList<String> inputNames,
        ImmutableList<String> outputNames,
        Encoding encoding,
        boolean classification) {

    /** Values of columns, whose targets are classes if they look so. */
    static AllRows of(Rows inputs, Rows targets, Encoding encoding) {
        return of(inputs, targets, encoding, targets.areClasses());
    }

    private static AllRows of(
            Rows inputs, Rows targets, Encoding encoding, boolean classification) {
        return new AllRows(
                inputs,
                targets,
                ImmutableList.copyOf(encoding.inputNames()),
                ImmutableList.copyOf(encoding.outputNames()),
                encoding,
                classification);
    }

    /** The same names and the same kind of task, other values. */
    AllRows withValues(Rows newInputs, Rows newTargets) {
        return new AllRows(
                newInputs, newTargets, inputNames, outputNames, encoding, classification);
    }

    /** The same kind of task, of other columns. */
    AllRows with(Rows newInputs, Rows newTargets, Encoding columns) {
        return of(newInputs, newTargets, columns, classification);
    }

    AllRows withNames(List<String> newInputNames, List<String> newOutputNames) {
        return with(inputs, targets, Encoding.ofNumbers(newInputNames, newOutputNames));
    }
}

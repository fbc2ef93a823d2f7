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
        boolean classification) {

    static AllRows of(
            Rows inputs, Rows targets, List<String> inputNames, List<String> outputNames) {
        return new AllRows(
                inputs,
                targets,
                ImmutableList.copyOf(inputNames),
                ImmutableList.copyOf(outputNames),
                targets.areClasses());
    }

    /** The same names and the same kind of task, other values. */
    AllRows withValues(Rows newInputs, Rows newTargets) {
        return new AllRows(newInputs, newTargets, inputNames, outputNames, classification);
    }

    AllRows withNames(List<String> newInputNames, List<String> newOutputNames) {
        return new AllRows(
                inputs,
                targets,
                ImmutableList.copyOf(newInputNames),
                ImmutableList.copyOf(newOutputNames),
                classification);
    }
}

package org.thalweg.experiments.run;

/**
 * What a run said of each row that it was tested on. The arrays are not to be changed.
 *
 * @param rows numbers of the instances in the dataset, from 0
 * @param losses the loss of each
 * @param predictions instance by instance, in the units of the targets
 */
public record TestRows(int[] rows, double[] losses, double[] predictions) {

    /** Returns how many predictions there are for each row. */
    public int outputs() {
        return rows.length == 0 ? 0 : predictions.length / rows.length;
    }
}

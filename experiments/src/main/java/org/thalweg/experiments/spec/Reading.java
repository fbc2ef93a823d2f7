package org.thalweg.experiments.spec;

import java.nio.file.Path;

/**
 * What the value of a key may need to be read.
 *
 * @param components reads those
 * @param folder where names of files start
 * @param withData whether data files must be there
 * @param fields of the experiment
 * @param before what has been read before
 */
record Reading(
        ComponentReader components, Path folder, boolean withData, Fields fields, Values before) {

    /** Returns the base, once its parts have been read. */
    Parts base() {
        return new Parts(before.get(Keys.CHAIN), before.get(Keys.REGULARIZERS));
    }
}

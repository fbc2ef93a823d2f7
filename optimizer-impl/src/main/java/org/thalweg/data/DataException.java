package org.thalweg.data;

import org.thalweg.UsageException;
import org.thalweg.text.Shown;

/** Says what is wrong with a data file, a dataset or its use: where, what, and what is possible instead. */
public final class DataException extends UsageException {

    /** @param message what is wrong, where, and what to do: a sentence or two for whoever has the data */
    public DataException(String message) {
        super(Shown.message(message));
    }

    /** @param message what is wrong, where, and what to do: a sentence or two for whoever has the data */
    public DataException(String message, Throwable cause) {
        super(Shown.message(message), cause);
    }
}

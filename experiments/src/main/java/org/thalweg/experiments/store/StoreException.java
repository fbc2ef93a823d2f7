package org.thalweg.experiments.store;

import org.thalweg.text.Shown;

/** Says what is wrong with a results folder, and what to do about it. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoreException(String message, Throwable cause) {
        super(Shown.message(message), cause);
    }

    StoreException(String message) {
        super(Shown.message(message));
    }
}

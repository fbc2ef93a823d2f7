package org.thalweg.data;

/**
 * Says what is wrong with a data file, a dataset or its use: where, what, and what is possible
 * instead.
 */
public final class DataException extends IllegalArgumentException {

    DataException(String message) {
        super(message);
    }

    DataException(String message, Throwable cause) {
        super(message, cause);
    }
}

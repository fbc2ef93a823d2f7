package org.thalweg.datasets;

import org.thalweg.data.DataException;

/** A file and a line in it, from 1; line 0 is the file as a whole. */
record Where(String file, long line) {

    DataException error(String format, Object... arguments) {
        return new DataException(prefix() + format.formatted(arguments));
    }

    DataException error(Throwable cause, String text) {
        return new DataException(prefix() + text, cause);
    }

    private String prefix() {
        return line == 0 ? file + ": " : file + ":" + line + ": ";
    }
}

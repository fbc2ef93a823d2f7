package org.thalweg.datasets;

import org.thalweg.data.FileOrigin;

/** What a reader does with a row in which a value is missing. */
public enum Missing {
    /** The first missing value is an error. */
    ERROR,
    /** Rows with a missing value are left out and counted: {@link FileOrigin#skippedRows()}. */
    SKIP
}

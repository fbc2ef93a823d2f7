package org.thalweg.losses;

import java.util.Arrays;
import org.thalweg.UsageException;

/** The shape rule of operations on predictions and targets. */
final class Same {

    private Same() {}

    /** Returns the common height of two inputs. */
    static int rows(String operation, int[] rows) {
        if (rows.length != 2 || rows[0] != rows[1]) {
            throw new UsageException(
                    operation
                            + " takes predictions and targets of the same height, got heights "
                            + Arrays.toString(rows)
                            + ".");
        }
        return rows[0];
    }
}

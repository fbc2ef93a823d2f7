package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;
import org.thalweg.data.DataException;

/** What is said of wrong files. */
final class Messages {

    private Messages() {}

    static void assertMessage(String expected, Executable executable) {
        assertEquals(expected, assertThrows(DataException.class, executable).getMessage());
    }
}

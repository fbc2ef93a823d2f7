package org.thalweg.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.thalweg.UsageException;
import org.thalweg.experiments.store.StoreException;

/** What may come of reading: something, or an error that is documented and can be shown to people. */
final class Told {

    /** Far above what any message needs, far below what a terminal suffers. */
    private static final int LONGEST = 4000;

    /** A measure of work that is the same on busy and on idle machines: bytes allocated, at most so many, */
    private static final long BYTES = 200_000_000;

    /** and so many more for each byte of input. */
    private static final long BYTES_PER_BYTE = 50_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Told() {}

    /** Something that reads, and may refuse to. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Returns what is read; empty where the user is told why it cannot be. Every other exception passes, and fails the test.
     *
     * @param length of the input, which the work must be in proportion to
     */
    static <T> Optional<T> by(int length, Reading<T> reading) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Optional<T> read = read(reading);
        long enough = BYTES + BYTES_PER_BYTE * length;
        if (THREADS.getCurrentThreadAllocatedBytes() - before > enough) {
            // Perhaps classes were loaded and instrumented; the second time is the reading's own.
            long again = THREADS.getCurrentThreadAllocatedBytes();
            read(reading);
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - again;
            assertTrue(
                    bytes <= enough,
                    () -> bytes + " bytes are too much work for an input of " + length + ".");
        }
        return read;
    }

    private static <T> Optional<T> read(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (UsageException | StoreException | IOException e) {
            requireShowable(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** A message is a sentence of bearable length, and cannot do anything to a terminal. */
    static void requireShowable(String message) {
        assertTrue(message.length() < LONGEST, () -> "Too long: " + message);
        assertTrue(message.strip().length() > 10, () -> "Says nothing: " + message);
        assertEquals(
                -1,
                message.chars()
                        .filter(c -> Character.isISOControl(c) && c != '\n')
                        .findFirst()
                        .orElse(-1),
                () -> "Has a control character: " + message);
    }
}

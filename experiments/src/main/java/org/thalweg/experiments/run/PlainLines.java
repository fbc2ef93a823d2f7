package org.thalweg.experiments.run;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.thalweg.experiments.plan.Phase;

/** Progress as plain lines, for logs: one for every tenth of a phase, or after 30 seconds. */
public final class PlainLines implements Progress {

    private static final long AT_LEAST_EVERY = Duration.ofSeconds(30).toNanos();
    private static final int PARTS = 10;

    private final Consumer<String> out;
    private final LongSupplier nanos;
    private @Nullable Phase phase;
    private long part;
    private long when;

    /**
     * @param out gets the lines
     */
    public PlainLines(Consumer<String> out) {
        this(out, System::nanoTime);
    }

    PlainLines(Consumer<String> out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
    }

    @Override
    public void at(Tally tally) {
        long now = nanos.getAsLong();
        long reached = tally.total() == 0 ? PARTS : (long) PARTS * tally.done() / tally.total();
        boolean begins = phase != tally.phase();
        if (begins || reached > part || now - when >= AT_LEAST_EVERY) {
            out.accept(line(tally));
            when = now;
        }
        phase = tally.phase();
        part = reached;
    }

    private static String line(Tally tally) {
        String phase = tally.phase().name().toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, "%-8s  %s", phase, tally.counts(true));
    }
}

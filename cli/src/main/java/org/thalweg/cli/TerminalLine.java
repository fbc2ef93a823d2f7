package org.thalweg.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.run.Progress;
import org.thalweg.experiments.run.Tally;

/** Progress as one line of a terminal that is written over, and left as it was at the end of a phase. */
final class TerminalLine implements Progress {

    private static final long AT_LEAST_EVERY = Duration.ofMillis(100).toNanos();
    private static final String CLEAR = "\r\u001b[K";
    private static final int BAR = 32;
    private static final int LEAST_WIDTH = 80;

    private final PrintWriter out;
    private final int width;
    private final LongSupplier nanos;
    private @Nullable Phase phase;
    private long when;

    TerminalLine(PrintWriter out, int width) {
        this(out, width, System::nanoTime);
    }

    TerminalLine(PrintWriter out, int width, LongSupplier nanos) {
        this.out = out;
        this.width = width;
        this.nanos = nanos;
        this.when = nanos.getAsLong() - AT_LEAST_EVERY;
    }

    @Override
    public void at(Tally tally) {
        if (phase != null && phase != tally.phase()) {
            out.println();
        }
        boolean begins = phase != tally.phase();
        phase = tally.phase();
        long now = nanos.getAsLong();
        if (begins || tally.done() == tally.total() || now - when >= AT_LEAST_EVERY) {
            when = now;
            out.print(CLEAR + line(tally));
            out.flush();
        }
    }

    private String line(Tally tally) {
        String name = tally.phase() == Phase.TUNE ? "tune   " : "eval   ";
        return name
                + (width < LEAST_WIDTH ? "" : bar(tally) + "  ")
                + tally.counts(tally.done() < tally.total());
    }

    private static String bar(Tally tally) {
        int full = tally.total() == 0 ? BAR : (int) ((long) BAR * tally.done() / tally.total());
        return "━".repeat(full) + "─".repeat(BAR - full);
    }
}

package org.thalweg.experiments.run;

/**
 * How a trial ended.
 *
 * @param kind one of five
 * @param step the last step, or the one in which it happened
 * @param reason what was thrown, for a failure; empty otherwise
 */
public record Ending(Kind kind, long step, String reason) {

    /** The five ways. */
    public enum Kind {
        /** All epochs were trained. */
        OK,
        /** A loss or parameter was not finite: a result, counted, and scored as the untrained model. */
        DIVERGED,
        /** The trial's time limit had passed. */
        TIMEOUT,
        /** A component threw; tried again on request. */
        FAILED,
        /** The experiment was interrupted; tried again when it resumes. */
        INTERRUPTED
    }

    /** Returns why there is no result, without a full stop: what was thrown, or where the time was over; empty if there is one. */
    public String why() {
        return switch (kind) {
            case OK, DIVERGED -> "";
            case TIMEOUT -> "out of time after step " + step;
            case FAILED -> reason.replaceFirst("\\.+$", "");
            case INTERRUPTED -> "interrupted";
        };
    }
}

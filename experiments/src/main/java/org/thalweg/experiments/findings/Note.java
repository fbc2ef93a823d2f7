package org.thalweg.experiments.findings;

/**
 * Something the reader of a verdict must know.
 *
 * @param kind what it is about
 * @param text one or two sentences
 */
public record Note(Kind kind, String text) {

    /** What notes are about. */
    public enum Kind {
        /** Runs that failed, were out of time or are not there, and the pairs that were left out for it. */
        LEFT_OUT,
        /** The data are not what the protocol takes them to be. */
        DATA,
        /** The range of a hyper-parameter does not contain the best value. */
        TUNING
    }
}

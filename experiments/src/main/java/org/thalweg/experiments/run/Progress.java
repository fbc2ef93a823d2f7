package org.thalweg.experiments.run;

/** Hears how far an experiment has come. Called by the thread that runs it, never by two at once. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = tally -> {};

    /** A phase or an extension of its range has begun, or outcomes have been kept. */
    void at(Tally tally);
}

package org.thalweg.cli;

/** What the process ends with. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;

    /** The experiment is complete, but some of its trials failed. */
    static final int SOME_FAILED = 3;

    static final int INTERRUPTED = 130;

    private ExitCode() {}
}

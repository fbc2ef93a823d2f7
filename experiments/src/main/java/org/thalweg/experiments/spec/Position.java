package org.thalweg.experiments.spec;

/**
 * Where something was written.
 *
 * @param source a file, or an argument of the command line
 * @param line from 1; 0 for what has no lines
 * @param column from 1
 */
record Position(String source, int line, int column) {

    static Position ofArgument(String name) {
        return new Position(name, 0, 0);
    }

    /** Whether it is an argument of the command line, or what stands for all of them. */
    boolean isOfArgument() {
        return line == 0;
    }

    Position right(int columns) {
        return new Position(source, line, column + columns);
    }

    SpecException error(String format, Object... arguments) {
        return new SpecException(this + ": " + String.format(format, arguments));
    }

    /** Returns what was said without a place, with this one. */
    SpecException error(IllegalArgumentException said) {
        SpecException error = error("%s", String.valueOf(said.getMessage()));
        error.initCause(said);
        return error;
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}

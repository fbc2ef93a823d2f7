package org.thalweg.experiments.spec;

/** Conditions on an experiment, whoever describes it. */
final class Checks {

    private Checks() {}

    /**
     * Does nothing if the condition holds.
     *
     * @throws SpecException about the key, if it does not
     */
    static void that(boolean condition, Key<?> key, String format, Object... arguments) {
        if (!condition) {
            throw SpecException.about(key, format, arguments);
        }
    }
}

package org.thalweg.testkit;

/** An obligation that is not for the component at hand. */
final class Inapplicable extends RuntimeException {

    private final String reason;

    Inapplicable(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** Throws the reason if the condition holds. */
    static void when(boolean condition, String reason) {
        if (condition) {
            throw new Inapplicable(reason);
        }
    }
}

package org.thalweg.testkit;

/**
 * What became of an obligation.
 *
 * @param outcome whether it is met
 * @param reason a sentence or two with a full stop; empty if it is met
 */
public record Compliance(Outcome outcome, String reason) {

    static final Compliance MET = new Compliance(Outcome.MET, "");

    /** Whether an obligation is met. */
    public enum Outcome {
        /** The component does what it must. */
        MET,
        /** It does not; the reason says what was seen. */
        FAILED,
        /** The obligation is not for this component; the reason says why. */
        NOT_APPLICABLE
    }
}

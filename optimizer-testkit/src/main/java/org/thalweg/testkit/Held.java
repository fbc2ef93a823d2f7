package org.thalweg.testkit;

import java.util.List;
import org.opentest4j.TestAbortedException;

/** Obligations as JUnit sees them; apart from the rest, which works without JUnit. */
final class Held {

    private Held() {}

    /** Throws an error if the obligation of this name is not met, and aborts the test if it does not apply. */
    static void by(List<Obligation> obligations, String name) {
        Obligation obligation =
                obligations.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        Compliance compliance = obligation.compliance();
        String message = "Obligation " + obligation.number() + ": " + compliance.reason();
        switch (compliance.outcome()) {
            case FAILED -> throw new AssertionError(message);
            case NOT_APPLICABLE -> throw new TestAbortedException(message);
            case MET -> {}
        }
    }
}

package org.thalweg.testkit;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.engine.ComponentException;

/** A list of obligations in the making: numbers follow the order of addition. */
final class Obligations {

    private final List<Obligation> list = new ArrayList<>();

    /** Adds one whose trial throws {@link Unmet} or {@link Inapplicable}; anything else that it throws is a failure too. */
    Obligations add(String name, Runnable trial) {
        list.add(new Obligation(list.size() + 1, name, () -> compliance(trial)));
        return this;
    }

    private static Compliance compliance(Runnable trial) {
        try {
            trial.run();
            return Compliance.MET;
        } catch (Inapplicable e) {
            return new Compliance(Compliance.Outcome.NOT_APPLICABLE, e.reason());
        } catch (Unmet e) {
            return new Compliance(Compliance.Outcome.FAILED, e.reason());
        } catch (ComponentException e) {
            // The engine names the component, which is known here; without a cause it says what it
            // did.
            Throwable cause = e.getCause();
            return new Compliance(
                    Compliance.Outcome.FAILED,
                    cause == null ? String.valueOf(e.getMessage()) : "It throws " + cause + ".");
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return new Compliance(Compliance.Outcome.FAILED, "It throws " + e + ".");
        }
    }

    List<Obligation> list() {
        return List.copyOf(list);
    }
}

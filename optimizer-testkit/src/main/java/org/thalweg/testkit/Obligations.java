package org.thalweg.testkit;

import java.util.ArrayList;
import java.util.List;

/** A list of obligations in the making: numbers follow the order of addition. */
final class Obligations {

    private final List<Obligation> list = new ArrayList<>();

    /** Adds one whose trial throws {@link Unmet} or {@link Inapplicable}; anything else that it throws is a failure too. */
    Obligations add(String name, Runnable trial) {
        list.add(new Obligation(list.size() + 1, name, () -> verdict(trial)));
        return this;
    }

    private static Verdict verdict(Runnable trial) {
        try {
            trial.run();
            return Verdict.MET;
        } catch (Inapplicable e) {
            return new Verdict(Verdict.Outcome.NOT_APPLICABLE, e.reason());
        } catch (Unmet e) {
            return new Verdict(Verdict.Outcome.FAILED, e.reason());
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return new Verdict(Verdict.Outcome.FAILED, "It throws " + e + ".");
        }
    }

    List<Obligation> list() {
        return List.copyOf(list);
    }
}

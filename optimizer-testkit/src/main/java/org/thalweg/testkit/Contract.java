package org.thalweg.testkit;

import java.util.List;
import java.util.Set;
import org.thalweg.Component;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Schedule;

/** The obligations of a component of any kind, for use without JUnit. */
public final class Contract {

    private Contract() {}

    /**
     * Returns the obligations of a component, by number: those of the contract of its kind, without exceptions declared.
     *
     * @throws IllegalArgumentException if it is of no kind known here
     */
    public static List<Obligation> of(Component subject) {
        if (subject instanceof Optimizer optimizer) {
            return OptimizerObligations.of(optimizer, Set.of(), true);
        }
        if (subject instanceof Regularizer regularizer) {
            return RegularizerObligations.of(regularizer, Set.of(), true, true);
        }
        if (subject instanceof Schedule schedule) {
            return ScheduleObligations.of(schedule, Set.of());
        }
        if (subject instanceof Loss loss) {
            return LossObligations.of(loss, Set.of(), 0, LossObligations.CLASSES);
        }
        if (subject instanceof Model model) {
            return ModelObligations.of(model, Set.of());
        }
        throw new IllegalArgumentException(
                subject.name() + " is no optimizer, regularizer, loss, model or schedule.");
    }
}

package org.thalweg.testkit;

import java.util.List;
import java.util.Set;
import org.thalweg.Component;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Optimizer;
import org.thalweg.Problem;
import org.thalweg.Regularizer;
import org.thalweg.Schedule;
import org.thalweg.records.Kind;

/** The obligations of a component of any kind, for use without JUnit. */
public final class Contract {

    private Contract() {}

    /**
     * Returns the obligations of a component, by number: those of the contract of its kind, without exceptions declared.
     *
     * @throws IllegalArgumentException if it is of no kind
     */
    public static List<Obligation> of(Component subject) {
        return switch (kindOf(subject)) {
            case OPTIMIZER -> OptimizerObligations.of((Optimizer) subject, Set.of(), true);
            case REGULARIZER ->
                    RegularizerObligations.of((Regularizer) subject, Set.of(), true, true);
            case LOSS -> LossObligations.of((Loss) subject, Set.of(), 0, LossObligations.CLASSES);
            case MODEL -> ModelObligations.of((Model) subject, Set.of());
            case SCHEDULE -> ScheduleObligations.of((Schedule) subject, Set.of());
            case PROBLEM -> ProblemObligations.of((Problem) subject, Set.of());
        };
    }

    private static Kind kindOf(Component subject) {
        return Kind.of(subject.getClass())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        subject.name()
                                                + " is no "
                                                + Kind.oneOf(Kind::singular)
                                                + "."));
    }
}

package org.thalweg.testkit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Schedule;

/** What every schedule must do; a test class implements it and names its subject. */
public interface ScheduleContract extends ComponentContract<Schedule> {

    @Override
    default List<Obligation> obligations() {
        return ScheduleObligations.of(subject(), quietParameters());
    }

    /** Obligation 6. */
    @Test
    default void begins_at_the_first_step() {
        Held.by(obligations(), "begins_at_the_first_step");
    }

    /** Obligation 7. */
    @Test
    default void is_finite_and_not_negative_for_a_hundred_thousand_steps() {
        Held.by(obligations(), "is_finite_and_not_negative_for_a_hundred_thousand_steps");
    }

    /** Obligation 8. */
    @Test
    default void is_finite_and_not_negative_at_giant_steps() {
        Held.by(obligations(), "is_finite_and_not_negative_at_giant_steps");
    }

    /** Obligation 9. */
    @Test
    default void gives_the_same_value_at_the_same_clock() {
        Held.by(obligations(), "gives_the_same_value_at_the_same_clock");
    }

    /** Obligation 10. */
    @Test
    default void works_without_the_length_of_the_run_or_says_so() {
        Held.by(obligations(), "works_without_the_length_of_the_run_or_says_so");
    }
}

package org.thalweg.testkit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Problem;

/** What every problem must do; a test class implements it and names its subject. */
public interface ProblemContract extends ComponentContract<Problem> {

    @Override
    default List<Obligation> obligations() {
        return ProblemObligations.of(subject(), quietParameters());
    }

    /** Obligation 6. */
    @Test
    default void starts_where_it_is_finite() {
        Held.by(obligations(), "starts_where_it_is_finite");
    }

    /** Obligation 7. */
    @Test
    default void draws_the_same_from_the_same_stream() {
        Held.by(obligations(), "draws_the_same_from_the_same_stream");
    }

    /** Obligation 8. */
    @Test
    default void has_the_gradient_of_its_value() {
        Held.by(obligations(), "has_the_gradient_of_its_value");
    }

    /** Obligation 9. */
    @Test
    default void has_the_same_noise_from_the_same_stream() {
        Held.by(obligations(), "has_the_same_noise_from_the_same_stream");
    }

    /** Obligation 10. */
    @Test
    default void has_its_value_on_average() {
        Held.by(obligations(), "has_its_value_on_average");
    }

    /** Obligation 11. */
    @Test
    default void has_its_minimum_at_its_minimiser() {
        Held.by(obligations(), "has_its_minimum_at_its_minimiser");
    }

    /** Obligation 12. */
    @Test
    default void is_never_below_its_minimum() {
        Held.by(obligations(), "is_never_below_its_minimum");
    }

    /** Obligation 13. */
    @Test
    default void writes_the_gradient_alone() {
        Held.by(obligations(), "writes_the_gradient_alone");
    }

    /** Obligation 14. */
    @Test
    default void turns_nan_into_nan_or_an_error() {
        Held.by(obligations(), "turns_nan_into_nan_or_an_error");
    }
}

package org.thalweg.testkit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Regularizer;

/** What every regularizer must do; a test class implements it and names its subject. */
public interface RegularizerContract extends ComponentContract<Regularizer> {

    /** Returns whether the penalty is a convex function, or the constraint a convex set; false for a hard threshold. */
    default boolean isConvex() {
        return true;
    }

    /** Returns whether biases are left alone, as they should be unless asked for. */
    default boolean exemptsBiases() {
        return true;
    }

    @Override
    default List<Obligation> obligations() {
        return RegularizerObligations.of(subject(), quietParameters(), isConvex(), exemptsBiases());
    }

    /** Obligation 6. */
    @Test
    default void has_the_gradient_of_its_penalty() {
        Held.by(obligations(), "has_the_gradient_of_its_penalty");
    }

    /** Obligation 7. */
    @Test
    default void has_the_proximal_map_of_its_penalty() {
        Held.by(obligations(), "has_the_proximal_map_of_its_penalty");
    }

    /** Obligation 8. */
    @Test
    default void has_a_firmly_non_expansive_proximal_map() {
        Held.by(obligations(), "has_a_firmly_non_expansive_proximal_map");
    }

    /** Obligation 9. */
    @Test
    default void projects_into_its_set_and_stays_there() {
        Held.by(obligations(), "projects_into_its_set_and_stays_there");
    }

    /** Obligation 10. */
    @Test
    default void has_a_finite_penalty_of_at_least_zero() {
        Held.by(obligations(), "has_a_finite_penalty_of_at_least_zero");
    }

    /** Obligation 11. */
    @Test
    default void leaves_biases_alone_unless_asked() {
        Held.by(obligations(), "leaves_biases_alone_unless_asked");
    }

    /** Obligation 12. */
    @Test
    default void leaves_zero_alone() {
        Held.by(obligations(), "leaves_zero_alone");
    }

    /** Obligation 13. */
    @Test
    default void turns_nan_into_nan_or_an_error() {
        Held.by(obligations(), "turns_nan_into_nan_or_an_error");
    }

    /** Obligation 14. */
    @Test
    default void keeps_the_promise_of_its_scope() {
        Held.by(obligations(), "keeps_the_promise_of_its_scope");
    }

    /** Obligation 15. */
    @Test
    default void writes_only_what_it_may() {
        Held.by(obligations(), "writes_only_what_it_may");
    }

    /** Obligation 16. */
    @Test
    default void has_the_form_that_it_tells() {
        Held.by(obligations(), "has_the_form_that_it_tells");
    }
}

package org.thalweg.testkit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Optimizer;

/** What every optimizer must do; a test class implements it and names its subject. */
public interface OptimizerContract extends ComponentContract<Optimizer> {

    /**
     * Returns whether the rule treats both signs alike, f(−g, −θ) = −f(g, θ), as nearly all do; false for one that draws random
     * numbers, or means to tell up from down.
     */
    default boolean isOdd() {
        return true;
    }

    @Override
    default List<Obligation> obligations() {
        return OptimizerObligations.of(subject(), quietParameters(), isOdd());
    }

    /** Obligation 6. */
    @Test
    default void descends_on_a_convex_bowl() {
        Held.by(obligations(), "descends_on_a_convex_bowl");
    }

    /** Obligation 7. */
    @Test
    default void descends_in_a_long_narrow_valley() {
        Held.by(obligations(), "descends_in_a_long_narrow_valley");
    }

    /** Obligation 8. */
    @Test
    default void keeps_the_promise_of_its_scope() {
        Held.by(obligations(), "keeps_the_promise_of_its_scope");
    }

    /** Obligation 9. */
    @Test
    default void gives_the_same_bits_in_every_run() {
        Held.by(obligations(), "gives_the_same_bits_in_every_run");
    }

    /** Obligation 10. */
    @Test
    default void continues_bit_for_bit_from_a_checkpoint() {
        Held.by(obligations(), "continues_bit_for_bit_from_a_checkpoint");
    }

    /** Obligation 11. */
    @Test
    default void never_writes_to_the_parameters() {
        Held.by(obligations(), "never_writes_to_the_parameters");
    }

    /** Obligation 12. */
    @Test
    default void stays_finite_when_the_gradient_is_zero() {
        Held.by(obligations(), "stays_finite_when_the_gradient_is_zero");
    }

    /** Obligation 13. */
    @Test
    default void treats_both_signs_alike() {
        Held.by(obligations(), "treats_both_signs_alike");
    }

    /** Obligation 14. */
    @Test
    default void handles_one_element_and_a_million() {
        Held.by(obligations(), "handles_one_element_and_a_million");
    }

    /** Obligation 15. */
    @Test
    default void allocates_nothing_per_tile() {
        Held.by(obligations(), "allocates_nothing_per_tile");
    }

    /** Obligation 16. */
    @Test
    default void turns_nan_into_nan_or_an_error() {
        Held.by(obligations(), "turns_nan_into_nan_or_an_error");
    }

    /** Obligation 17. */
    @Test
    default void never_turns_an_infinity_into_nothing() {
        Held.by(obligations(), "never_turns_an_infinity_into_nothing");
    }

    /** Obligation 18. */
    @Test
    default void has_the_gain_that_it_tells() {
        Held.by(obligations(), "has_the_gain_that_it_tells");
    }

    /** Obligation 19. */
    @Test
    default void takes_other_parts() {
        Held.by(obligations(), "takes_other_parts");
    }
}

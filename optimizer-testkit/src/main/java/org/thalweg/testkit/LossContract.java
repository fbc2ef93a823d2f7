package org.thalweg.testkit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Loss;

/** What every loss must do; a test class implements it and names its subject. */
public interface LossContract extends ComponentContract<Loss> {

    /** Returns what no loss is ever below. */
    default double lowerBound() {
        return 0;
    }

    /** Returns targets that the loss takes: several instances of equal height. By default classes, one-hot. */
    default double[][] targets() {
        return LossObligations.CLASSES;
    }

    @Override
    default List<Obligation> obligations() {
        return LossObligations.of(subject(), quietParameters(), lowerBound(), targets());
    }

    /** Obligation 6. */
    @Test
    default void gives_one_loss_an_instance() {
        Held.by(obligations(), "gives_one_loss_an_instance");
    }

    /** Obligation 7. */
    @Test
    default void has_the_gradient_of_its_value() {
        Held.by(obligations(), "has_the_gradient_of_its_value");
    }

    /** Obligation 8. */
    @Test
    default void has_the_gradient_of_its_value_at_extreme_scores() {
        Held.by(obligations(), "has_the_gradient_of_its_value_at_extreme_scores");
    }

    /** Obligation 9. */
    @Test
    default void is_never_below_its_lower_bound() {
        Held.by(obligations(), "is_never_below_its_lower_bound");
    }

    /** Obligation 10. */
    @Test
    default void treats_every_instance_by_itself() {
        Held.by(obligations(), "treats_every_instance_by_itself");
    }

    /** Obligation 11. */
    @Test
    default void turns_nan_into_nan_or_an_error() {
        Held.by(obligations(), "turns_nan_into_nan_or_an_error");
    }

    /** Obligation 12. */
    @Test
    default void leaves_its_inputs_alone() {
        Held.by(obligations(), "leaves_its_inputs_alone");
    }

    /** Obligation 13. */
    @Test
    default void has_a_finite_inverse_link() {
        Held.by(obligations(), "has_a_finite_inverse_link");
    }
}

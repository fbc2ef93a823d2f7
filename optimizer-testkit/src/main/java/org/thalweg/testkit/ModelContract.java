package org.thalweg.testkit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Model;

/** What every model must do; a test class implements it and names its subject. */
public interface ModelContract extends ComponentContract<Model> {

    @Override
    default List<Obligation> obligations() {
        return ModelObligations.of(subject(), quietParameters());
    }

    /** Obligation 6. */
    @Test
    default void predicts_as_many_outputs_as_asked() {
        Held.by(obligations(), "predicts_as_many_outputs_as_asked");
    }

    /** Obligation 7. */
    @Test
    default void has_the_same_parameters_whenever_recorded() {
        Held.by(obligations(), "has_the_same_parameters_whenever_recorded");
    }

    /** Obligation 8. */
    @Test
    default void has_the_gradient_of_its_loss() {
        Held.by(obligations(), "has_the_gradient_of_its_loss");
    }

    /** Obligation 9. */
    @Test
    default void gives_the_same_bits_in_lockstep() {
        Held.by(obligations(), "gives_the_same_bits_in_lockstep");
    }

    /** Obligation 10. */
    @Test
    default void treats_every_instance_by_itself() {
        Held.by(obligations(), "treats_every_instance_by_itself");
    }

    /** Obligation 11. */
    @Test
    default void gives_the_same_when_asked_again() {
        Held.by(obligations(), "gives_the_same_when_asked_again");
    }

    /** Obligation 12. */
    @Test
    default void turns_nan_into_nan_or_an_error() {
        Held.by(obligations(), "turns_nan_into_nan_or_an_error");
    }
}

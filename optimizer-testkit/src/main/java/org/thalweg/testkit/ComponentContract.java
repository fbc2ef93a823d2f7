package org.thalweg.testkit;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thalweg.Component;

/**
 * What components of every kind must do. A test class implements the contract of one kind and says what is tested; that is all:
 *
 * <pre>{@code
 * class SignSgdTest implements OptimizerContract {
 *     public SignSgd subject() {
 *         return new SignSgd();
 *     }
 * }
 * }</pre>
 *
 * <p>Each method is an obligation; {@code docs/writing-an-optimizer.md} has a paragraph of the same name.
 *
 * @param <C> the kind of component
 */
public interface ComponentContract<C extends Component> {

    /** Returns the component to be tried. */
    C subject();

    /**
     * Returns the names of hyper-parameters that need not act in the trials of {@link #lets_every_parameter_act()}: one that
     * acts only in rare circumstances, or only on speed.
     */
    default Set<String> quietParameters() {
        return Set.of();
    }

    /** Returns the obligations, ready to be tried without JUnit. */
    List<Obligation> obligations();

    /** Obligation 1. */
    @Test
    default void is_a_public_record() {
        Held.by(obligations(), "is_a_public_record");
    }

    /** Obligation 2. */
    @Test
    default void is_registered_under_a_name_of_its_own() {
        Held.by(obligations(), "is_registered_under_a_name_of_its_own");
    }

    /** Obligation 3. */
    @Test
    default void is_rebuilt_from_its_printed_form() {
        Held.by(obligations(), "is_rebuilt_from_its_printed_form");
    }

    /** Obligation 4. */
    @Test
    default void keeps_every_parameter_that_it_is_given() {
        Held.by(obligations(), "keeps_every_parameter_that_it_is_given");
    }

    /** Obligation 5. */
    @Test
    default void lets_every_parameter_act() {
        Held.by(obligations(), "lets_every_parameter_act");
    }
}

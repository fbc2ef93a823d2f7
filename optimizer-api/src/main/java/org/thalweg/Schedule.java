package org.thalweg;

/**
 * A number that depends on the step, such as a learning rate. Where a schedule is asked for, a number is a constant one.
 *
 * <p>A schedule that puts others one after the other asks them at {@link Clock#later}. One that can count in steps or epochs
 * has a hyper-parameter {@code per}, a {@link Per}.
 */
@FunctionalInterface
public interface Schedule extends Component {

    /**
     * Returns the value at a step: finite, depending on the clock alone, and defined from step 1 on without end, also where the
     * run was to be over.
     *
     * @throws IllegalStateException if it depends on the length of the run and the clock does not know that
     */
    double at(Clock clock);
}

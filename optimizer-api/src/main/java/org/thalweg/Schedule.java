package org.thalweg;

/** A number that depends on the step, such as a learning rate. Where a schedule is asked for, a number is a constant one. */
@FunctionalInterface
public interface Schedule extends Component {

    /** Returns the value at a step: finite, and defined from step 1 on without end. */
    double at(Clock clock);
}

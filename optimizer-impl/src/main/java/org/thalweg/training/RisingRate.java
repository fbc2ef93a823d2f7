package org.thalweg.training;

import org.thalweg.Clock;
import org.thalweg.Schedule;

/**
 * A rate that grows by one factor with each example, whatever gathers minibatches into steps.
 *
 * @param from the rate at first
 * @param decade in how many examples it becomes ten times as large
 */
record RisingRate(double from, double decade) implements Schedule {

    @Override
    public double at(Clock clock) {
        return from * StrictMath.pow(10, clock.examples() / decade);
    }
}

package com.acme;

import org.thalweg.Clock;
import org.thalweg.Schedule;

/** A schedule that nobody can load: its record is not public. */
record Hidden() implements Schedule {

    @Override
    public double at(Clock clock) {
        return 1;
    }
}

package org.thalweg.experiments.findings;

import java.util.Optional;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Interval;

/**
 * A measure beside the primary one: described, not judged.
 *
 * @param pairs the runs of both that have it
 * @param unit of difference and interval
 * @param interval of the difference, of level 0.95, not adjusted for anything; empty with fewer than two pairs
 */
public record Secondary(Pairs pairs, Unit unit, Optional<Interval> interval) {

    /** Returns what is measured. */
    public Measure measure() {
        return pairs.measure();
    }

    /** Returns the mean difference, in the unit. */
    public double difference() {
        return pairs.difference(unit);
    }

    /** Returns how many of the arm's runs got there; 0 of a measure that every run has. */
    public int arrived() {
        return measure().censored() ? pairs.arrived() : 0;
    }

    /** Returns how many of the base's did. */
    public int baseArrived() {
        return measure().censored() ? pairs.baseArrived() : 0;
    }
}

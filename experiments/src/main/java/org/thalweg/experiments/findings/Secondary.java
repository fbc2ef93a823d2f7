package org.thalweg.experiments.findings;

import java.util.Optional;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Interval;

/**
 * A measure beside the primary one: described, not judged.
 *
 * @param relative whether difference and interval are shares of the base's mean; else they are in the measure's unit
 * @param interval of the difference, of level 0.95, not adjusted for anything; empty with fewer than two pairs
 * @param arrived of {@code steps-to-target}: how many of the arm's runs reached it
 * @param baseArrived how many of the base's did
 */
public record Secondary(
        Measure measure,
        double baseMean,
        double armMean,
        double difference,
        boolean relative,
        Optional<Interval> interval,
        int arrived,
        int baseArrived) {}

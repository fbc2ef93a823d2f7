package org.thalweg.experiments.plan;

import org.thalweg.experiments.statistics.Change;

/**
 * Two arms set against each other.
 *
 * @param base the reference
 * @param arm what is compared with it
 * @param subject the component or change that the verdict is about: {@code momentum}, {@code momentum → nesterov(0.8)}
 * @param change how the arm comes from the base
 */
public record Comparison(Arm base, Arm arm, String subject, Change change) {}

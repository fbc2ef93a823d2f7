/**
 * The statistics of an ablation: paired tests, intervals, corrections and the verdict in words.
 *
 * <p>Arrays go in and are only read; records come out. A difference is always variant minus base on one metric. Input
 * that is not finite is an error: a diverged run must have been given a score before it is compared. Anything random
 * takes a seed and gives the same numbers for the same seed.
 */
@NullMarked
package org.thalweg.experiments.statistics;

import org.jspecify.annotations.NullMarked;

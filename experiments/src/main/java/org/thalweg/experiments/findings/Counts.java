package org.thalweg.experiments.findings;

/**
 * How the runs of a comparison ended.
 *
 * @param asked how many pairs there should be
 * @param pairs how many there are
 * @param better in how many the arm is better
 * @param worse in how many it is worse
 * @param identical in how many both took the same path
 * @param diverged how many of the arm's runs diverged
 * @param baseDiverged how many of the base's did
 * @param capped how many of the arm's runs count as the untrained model, the diverged ones included
 * @param baseCapped how many of the base's do
 */
public record Counts(
        int asked,
        int pairs,
        int better,
        int worse,
        int identical,
        int diverged,
        int baseDiverged,
        int capped,
        int baseCapped) {}

package org.thalweg.experiments.run;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.spec.Experiment;

/** What a step of each arm takes, as a results folder keeps it: measured anew in each run, and never the same twice. */
public final class Costs {

    /** Under this name a results folder keeps them. */
    public static final String NAME = "seconds per step";

    /** So many turns at least, so that the least is not that of a busy moment. */
    private static final int LEAST_TURNS = 3;

    /** Then turns go on while one finds a twentieth less, as it does until what it runs is compiled, but no longer than this. */
    private static final long NANOS = 300_000_000;

    private static final double LESS = 0.95;

    private Costs() {}

    /** Returns under what an arm on a dataset stands. */
    public static String of(String dataset, String arm) {
        return arm + " on " + dataset;
    }

    /** Returns the seconds of processor time that a step takes, by {@link #of dataset and arm}; none of what cannot be trained. */
    public static Map<String, Double> measured(
            Experiment experiment, Arms arms, List<LoadedData> data) {
        Map<String, Double> costs = new TreeMap<>();
        if (experiment.isOfProblems()) {
            return costs; // Each run has the same number of gradients, which a user's own take what
            // they take.
        }
        long began = processorTime();
        double before;
        double sum = Double.POSITIVE_INFINITY;
        int turns = 0;
        do {
            before = sum;
            takeTurn(experiment, arms, data, costs);
            sum = costs.values().stream().mapToDouble(Double::doubleValue).sum();
            turns++;
        } while (turns < LEAST_TURNS || (sum < LESS * before && processorTime() - began < NANOS));
        return costs;
    }

    private static void takeTurn(
            Experiment experiment, Arms arms, List<LoadedData> data, Map<String, Double> costs) {
        for (LoadedData loaded : data) {
            for (Arm arm : arms.all()) {
                measureOrNone(experiment, loaded, arm)
                        .ifPresent(
                                seconds ->
                                        costs.merge(
                                                of(loaded.facts().name(), arm.name()),
                                                seconds,
                                                Math::min));
            }
        }
    }

    /** Other programs do not shorten it. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** What cannot be trained has no cost; why it cannot, its runs will say. */
    private static OptionalDouble measureOrNone(Experiment experiment, LoadedData data, Arm arm) {
        try {
            return OptionalDouble.of(WarmUp.secondsPerStep(experiment, data, arm));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return OptionalDouble.empty();
        }
    }

    /** Returns them as a text to keep. */
    public static String text(Map<String, Double> costs) {
        return costs.entrySet().stream()
                .map(cost -> cost.getValue() + "\t" + cost.getKey())
                .collect(Collectors.joining("\n", "", "\n\n"));
    }

    /** Returns what is kept among the texts of a results folder; nothing if there is none. */
    public static Map<String, Double> read(Map<String, String> about) {
        return about.getOrDefault(NAME, "")
                .lines()
                .map(line -> line.split("\t", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(p -> p[1], p -> Double.valueOf(p[0]), (a, b) -> a));
    }
}

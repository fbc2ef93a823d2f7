package org.thalweg.data;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Datasets whose only input is the number of the instance, and what the parts of a split hold. */
final class Parts {

    private Parts() {}

    static Dataset regression(double... targets) {
        return Dataset.of(numbers(targets.length), column(targets));
    }

    /** With one output a class; all must occur. */
    static Dataset classes(int... classes) {
        int count = Arrays.stream(classes).max().orElseThrow() + 1;
        double[][] targets = new double[classes.length][count];
        for (int i = 0; i < classes.length; i++) {
            targets[i][classes[i]] = 1;
        }
        return Dataset.of(numbers(classes.length), targets);
    }

    /** The numbers 0, 1, 2, … as targets. */
    static Dataset regression(int size) {
        return regression(IntStream.range(0, size).asDoubleStream().toArray());
    }

    static int[] instances(Dataset part) {
        return IntStream.range(0, part.size()).map(i -> (int) part.input(i, 0)).toArray();
    }

    static Set<String> groups(Dataset part) {
        Set<String> groups = new TreeSet<>();
        for (int i = 0; i < part.size(); i++) {
            groups.add(part.groupOf(i));
        }
        return groups;
    }

    static double[] order(Dataset part) {
        return IntStream.range(0, part.size()).mapToDouble(part::orderOf).sorted().toArray();
    }

    static int[] classCounts(Dataset data) {
        int[] counts = new int[data.classNames().size()];
        for (int i = 0; i < data.size(); i++) {
            counts[data.classOf(i)]++;
        }
        return counts;
    }

    static RandomGenerator random(long seed) {
        return new SplittableRandom(seed);
    }

    private static double[][] numbers(int size) {
        return column(IntStream.range(0, size).asDoubleStream().toArray());
    }

    private static double[][] column(double[] values) {
        return Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    }
}

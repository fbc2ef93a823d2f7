package org.thalweg.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.thalweg.random.Streams;

/** Divides so that each part has its share of every class or, of other data, of every tenth of the sorted first targets. */
record Stratified(Dataset data) implements Division {

    private static final int DECILES = 10;

    @Override
    public int units(int[] instances) {
        return instances.length;
    }

    @Override
    public String inWords(int units) {
        return units == 1 ? "1 instance" : units + " instances";
    }

    @Override
    public int[] take(int[] from, double share, RandomGenerator random) {
        int rounded = (int) Math.round(share * from.length);
        int count = Math.max(1, Math.min(rounded, from.length - 1));
        int strata = Math.min(DECILES, Math.min(count, from.length - count));
        return Split.takeEvenly(shuffledByStratum(from, strata, random), count);
    }

    /**
     * Deals all instances to folds. One stratum after the other is dealt, where the one before
     * ended: so sizes differ by at most one, within each stratum and in all.
     *
     * @return each fold's instances, ascending
     */
    List<int[]> deal(int folds, RandomGenerator random) {
        int[] all = IntStream.range(0, data.size()).toArray();
        int strata = Math.max(1, Math.min(DECILES, data.size() / folds));
        List<Integer> order = shuffledByStratum(all, strata, random);
        return IntStream.range(0, folds)
                .mapToObj(
                        fold ->
                                IntStream.iterate(fold, i -> i < order.size(), i -> i + folds)
                                        .map(order::get)
                                        .sorted()
                                        .toArray())
                .toList();
    }

    /** The number of instances of each class; empty if the targets are no classes. */
    int[] classSizes() {
        int[] sizes = new int[data.classNames().size()];
        for (int i = 0; i < data.size() && sizes.length > 0; i++) {
            sizes[data.classOf(i)]++;
        }
        return sizes;
    }

    private List<Integer> shuffledByStratum(int[] instances, int strata, RandomGenerator random) {
        int[] stratum =
                data.isClassification()
                        ? Arrays.stream(instances).map(data::classOf).toArray()
                        : byTarget(instances, strata);
        List<Integer> places =
                new ArrayList<>(
                        IntStream.of(Streams.permutation(random, instances.length))
                                .boxed()
                                .toList());
        places.sort(Comparator.comparingInt(place -> stratum[place]));
        places.replaceAll(place -> instances[place]);
        return places;
    }

    /*
     * The stratum of a target is ⌊strata · midrank / n⌋, its midrank being the number of smaller
     * targets and half that of equal ones: equal targets are in one stratum.
     */
    private int[] byTarget(int[] instances, int strata) {
        double[] targets = Arrays.stream(instances).mapToDouble(i -> data.target(i, 0)).toArray();
        int n = targets.length;
        int[] sorted =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> targets[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] stratum = new int[n];
        int to;
        for (int from = 0; from < n; from = to) {
            to = from + 1;
            while (to < n && targets[sorted[to]] == targets[sorted[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                stratum[sorted[i]] = (int) ((long) strata * (from + to) / (2L * n));
            }
        }
        return stratum;
    }
}

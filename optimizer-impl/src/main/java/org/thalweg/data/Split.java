package org.thalweg.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.thalweg.random.Streams;

/**
 * A dataset divided into parts for training, for choosing among trained models, and for the final
 * judgement: views of the dataset.
 */
public record Split(Dataset train, Dataset validation, Dataset test) {

    /** The share of the instances that {@code thalweg train} keeps for measuring where nothing is said. */
    public static final double TEST_SHARE = 0.2;

    /**
     * Returns a split in which validation and test hold the given fractions of the N instances, N·fraction rounded to the
     * nearest integer, and training the rest. A fraction of 0 gives an empty part. The seed alone, by the stream "split",
     * decides which instances go where; within each part they keep their order.
     *
     * <p>A classification is stratified: each part has of each class, within two instances, as many as its fraction says.
     * Groups, order and a test set of the dataset's own are not looked at: {@link Folds#fixed} and {@link Folds#given} keep to
     * them.
     *
     * @throws DataException if a fraction is outside [0, 1), if nothing is left to train on, or if a part that was asked for
     *     would be empty
     */
    public static Split of(
            Dataset data, double validationFraction, double testFraction, long seed) {
        int validation = count("validation", validationFraction, data.size());
        int test = count("test", testFraction, data.size());
        if (validation + (long) test >= data.size()) {
            throw new DataException(
                    "Fractions of %s for validation and %s for test leave none of %d instances to train on."
                            .formatted(validationFraction, testFraction, data.size()));
        }
        List<Integer> train = shuffledByClass(data, Streams.of(seed, "split"));
        int[] tested = takeEvenly(train, test);
        int[] validated = takeEvenly(train, validation);
        return new Split(data.select(sorted(train)), data.select(validated), data.select(tested));
    }

    private static int count(String part, double fraction, int size) {
        if (!(0 <= fraction && fraction < 1)) {
            throw new DataException(
                    "The %s fraction must be in [0, 1), got %s.".formatted(part, fraction));
        }
        int count = (int) Math.round(fraction * size);
        if (fraction > 0 && count == 0) {
            throw new DataException(
                    "A %s fraction of %s of %d instances is none. Use 0 for no %s part, or a larger fraction."
                            .formatted(part, fraction, size, part));
        }
        return count;
    }

    private static List<Integer> shuffledByClass(Dataset data, RandomGenerator random) {
        List<Integer> order =
                new ArrayList<>(
                        IntStream.of(Streams.permutation(random, data.size())).boxed().toList());
        if (data.isClassification()) {
            order.sort(Comparator.comparingInt(data::classOf));
        }
        return order;
    }

    /*
     * Every (n / count)-th element of a list that is in random order within each class: random,
     * exactly as many as asked for, and from each class its share, rounded down or up.
     */
    static int[] takeEvenly(List<Integer> from, int count) {
        List<Integer> taken = new ArrayList<>(count);
        List<Integer> left = new ArrayList<>(from.size() - count);
        for (long i = 0, n = from.size(); i < n; i++) {
            boolean take = (2 * (i + 1) * count + n) / (2 * n) > (2 * i * count + n) / (2 * n);
            (take ? taken : left).add(from.get((int) i));
        }
        from.clear();
        from.addAll(left);
        return sorted(taken);
    }

    private static int[] sorted(List<Integer> instances) {
        return instances.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}

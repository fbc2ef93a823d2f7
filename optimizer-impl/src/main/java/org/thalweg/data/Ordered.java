package org.thalweg.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Divides into earlier and later instances; those of one time stay together. */
record Ordered(Dataset data) implements Division {

    @Override
    public int units(int[] instances) {
        return cuts(sorted(instances)).length + 1;
    }

    @Override
    public String inWords(int units) {
        return "%d %s of '%s'"
                .formatted(
                        units,
                        units == 1 ? "value" : "different values",
                        data.keys().requireOrder().column());
    }

    /** The latest. */
    @Override
    public int[] take(int[] from, double share, RandomGenerator random) {
        int[] sorted = sorted(from);
        int[] cuts = cuts(sorted);
        int cut = cuts[nearest(cuts, 0, cuts.length, (1 - share) * from.length)];
        return Arrays.stream(sorted, cut, sorted.length).sorted().toArray();
    }

    /**
     * All instances, from the earliest to the latest, in so many blocks: as near to equal in size as
     * equal values allow. The first block has at least two values, so that it can be divided.
     *
     * @param count less than the number of different values
     */
    List<int[]> blocks(int count) {
        int[] sorted = sorted(IntStream.range(0, data.size()).toArray());
        int[] cuts = cuts(sorted);
        List<int[]> blocks = new ArrayList<>();
        int from = 0;
        int least = 1;
        for (int block = 1; block < count; block++) {
            int most = cuts.length - (count - block - 1);
            int chosen = nearest(cuts, least, most, (double) sorted.length * block / count);
            blocks.add(Arrays.copyOfRange(sorted, from, cuts[chosen]));
            from = cuts[chosen];
            least = chosen + 1;
        }
        blocks.add(Arrays.copyOfRange(sorted, from, sorted.length));
        return blocks;
    }

    /** By value; in the order of the dataset where that is equal. */
    private int[] sorted(int[] instances) {
        return Arrays.stream(instances)
                .boxed()
                .sorted(Comparator.comparingDouble(data::orderOf))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The places at which the value changes. */
    private int[] cuts(int[] sorted) {
        return IntStream.range(1, sorted.length)
                .filter(i -> data.orderOf(sorted[i - 1]) < data.orderOf(sorted[i]))
                .toArray();
    }

    /** The index, within bounds, of the number nearest to the one wanted; of two, the first. */
    private static int nearest(int[] numbers, int from, int to, double wanted) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (Math.abs(numbers[i] - wanted) < Math.abs(numbers[best] - wanted)) {
                best = i;
            }
        }
        return best;
    }
}

package org.thalweg.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RanksTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 650})
    void a_rank_has_what_sorting_puts_there(int size) {
        Random random = new Random(size);
        for (int round = 0; round < 200; round++) {
            double[] x = random.doubles(size).map(value -> value(random, value)).toArray();
            double[] sorted = x.clone();
            Arrays.sort(sorted);
            int rank = random.nextInt(size);
            Ranks.select(x, 0, size - 1, rank);
            assertThat(Double.valueOf(x[rank])).isEqualTo(Double.valueOf(sorted[rank]));
            Arrays.sort(x, 0, rank);
            Arrays.sort(x, rank, size);
            assertThat(x).containsExactly(sorted);
        }
    }

    /** Some are equal, some are no numbers. */
    private static double value(Random random, double value) {
        return switch (random.nextInt(20)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2, 3, 4, 5 -> random.nextInt(3);
            default -> value;
        };
    }
}

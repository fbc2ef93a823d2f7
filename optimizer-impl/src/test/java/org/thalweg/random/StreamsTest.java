package org.thalweg.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamsTest {

    /** Expected values: SHA-256 and SplitMix64 (Steele, Lea, Flood 2014) written independently in Python. */
    @Test
    void a_stream_is_the_same_on_every_jdk() {
        assertEquals(-6467378160175308932L, Streams.seed(1));
        assertEquals(-6503261902752480521L, Streams.seed(1, "split"));
        assertEquals(1261552928893094380L, Streams.seed(-7, "minibatches", "épsilon"));
        assertArrayEquals(
                new long[] {-8084352102313076885L, 7594254202892795192L, -1389558434756002366L},
                Streams.of(1, "split").longs(3).toArray());
        assertArrayEquals(
                new long[] {-4262733155577279056L, 3363392740203594678L, -3231160122818625105L},
                Streams.of(-7, "minibatches", "épsilon").longs(3).toArray());
    }

    @Test
    void a_stream_starts_from_its_beginning_each_time() {
        assertEquals(Streams.of(3, "a").nextLong(), Streams.of(3, "a").nextLong());
    }

    @Test
    void names_are_kept_apart() {
        assertNotEquals(Streams.seed(1, "ab", "c"), Streams.seed(1, "a", "bc"));
        assertNotEquals(Streams.seed(1, "a"), Streams.seed(1, "a", ""));
        assertNotEquals(Streams.seed(1, "a"), Streams.seed(2, "a"));
    }

    @Test
    void a_permutation_is_the_same_on_every_jdk() {
        assertArrayEquals(
                new int[] {6, 5, 2, 4, 0, 1, 3, 7}, Streams.permutation(Streams.of(1, "order"), 8));
    }

    @Test
    void a_permutation_holds_every_number_once() {
        int[] order = Streams.permutation(new SplittableRandom(5), 1000);
        Arrays.sort(order);
        assertArrayEquals(IntStream.range(0, 1000).toArray(), order);
    }

    @Test
    void a_permutation_of_none_or_one_is_trivial() {
        assertArrayEquals(new int[0], Streams.permutation(new SplittableRandom(5), 0));
        assertArrayEquals(new int[] {0}, Streams.permutation(new SplittableRandom(5), 1));
    }

    /** χ² with 23 degrees of freedom exceeds 49.7 with probability 0.001; the seed is fixed, so the test is too. */
    @Test
    void all_orders_are_equally_likely() {
        int[] counts = new int[256];
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 24_000; i++) {
            int[] order = Streams.permutation(random, 4);
            counts[order[0] * 64 + order[1] * 16 + order[2] * 4 + order[3]]++;
        }
        int[] seen = Arrays.stream(counts).filter(count -> count > 0).toArray();
        assertEquals(24, seen.length);
        double chiSquare =
                Arrays.stream(seen).mapToDouble(n -> (n - 1000) * (n - 1000) / 1000.0).sum();
        assertTrue(chiSquare < 49.7, () -> "χ² is " + chiSquare);
    }
}

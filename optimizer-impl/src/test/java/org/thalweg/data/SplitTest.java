package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

    private static final Dataset HUNDRED = numbers(100);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, -4})
    void every_instance_is_in_one_part(long seed) {
        Split split = Split.of(HUNDRED, 0.2, 0.1, seed);
        assertEquals(70, split.train().size());
        assertEquals(20, split.validation().size());
        assertEquals(10, split.test().size());
        double[] all =
                Stream.of(split.train(), split.validation(), split.test())
                        .flatMapToDouble(part -> Arrays.stream(firsts(part)))
                        .sorted()
                        .toArray();
        assertArrayEquals(IntStream.range(0, 100).asDoubleStream().toArray(), all);
    }

    @Test
    void the_parts_keep_the_order_of_the_whole() {
        Split split = Split.of(HUNDRED, 0.3, 0.3, 5);
        for (Dataset part : new Dataset[] {split.train(), split.validation(), split.test()}) {
            assertArrayEquals(Arrays.stream(firsts(part)).sorted().toArray(), firsts(part));
        }
    }

    @Test
    void the_seed_alone_decides() {
        assertEquals(
                Split.of(HUNDRED, 0.2, 0.2, 1), Split.of(numbers(100).withChunk(7), 0.2, 0.2, 1));
        assertNotEquals(Split.of(HUNDRED, 0.2, 0.2, 1), Split.of(HUNDRED, 0.2, 0.2, 2));
    }

    /**
     * Expected values: the stream, the shuffle and the even choice written independently in Python.
     */
    @Test
    void a_split_is_the_same_on_every_jdk() {
        Split split = Split.of(numbers(10), 0.2, 0.2, 1);
        assertArrayEquals(new double[] {1, 9}, firsts(split.test()));
        assertArrayEquals(new double[] {2, 3}, firsts(split.validation()));
    }

    /** Each of 100 instances is in the test part of 2,000 splits with probability 0.1: 200 ± 5 standard deviations of 13.4. */
    @Test
    void every_instance_is_equally_likely_to_be_tested() {
        int[] tested = new int[100];
        for (int seed = 0; seed < 2000; seed++) {
            for (double instance : firsts(Split.of(HUNDRED, 0.2, 0.1, seed).test())) {
                tested[(int) instance]++;
            }
        }
        for (int count : tested) {
            assertTrue(Math.abs(count - 200) < 67, () -> Arrays.toString(tested));
        }
    }

    @Test
    void a_part_with_fraction_zero_is_empty() {
        Split split = Split.of(HUNDRED, 0, 0, 1);
        assertEquals(HUNDRED, split.train());
        assertEquals(0, split.validation().size());
        assertEquals(0, split.test().size());
    }

    @Test
    void classes_keep_their_shares() {
        Dataset wine = Examples.wine();
        for (long seed = 0; seed < 50; seed++) {
            Split split = Split.of(wine, 0.25, 0.2, seed);
            assertShares(wine, split.test(), 0.2, 1);
            assertShares(wine, split.validation(), 0.25, 2);
            assertShares(wine, split.train(), 0.55, 2);
        }
    }

    private static void assertShares(
            Dataset whole, Dataset part, double fraction, double tolerance) {
        int[] all = Parts.classCounts(whole);
        int[] some = Parts.classCounts(part);
        for (int k = 0; k < all.length; k++) {
            assertEquals(all[k] * fraction, some[k], tolerance);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void says_which_fraction_is_out_of_range(double fraction) {
        DatasetTest.assertMessage(
                "The validation fraction must be in [0, 1), got " + fraction + ".",
                () -> Split.of(HUNDRED, fraction, 0, 1));
        DatasetTest.assertMessage(
                "The test fraction must be in [0, 1), got " + fraction + ".",
                () -> Split.of(HUNDRED, 0, fraction, 1));
    }

    @Test
    void says_which_part_would_be_empty() {
        DatasetTest.assertMessage(
                "A test fraction of 0.04 of 10 instances is none. Use 0 for no test part, or a larger fraction.",
                () -> Split.of(numbers(10), 0.2, 0.04, 1));
        DatasetTest.assertMessage(
                "Fractions of 0.5 for validation and 0.5 for test leave none of 100 instances to train on.",
                () -> Split.of(HUNDRED, 0.5, 0.5, 1));
    }

    private static Dataset numbers(int n) {
        double[][] inputs =
                IntStream.range(0, n).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
        double[][] targets =
                IntStream.range(0, n).mapToObj(i -> new double[] {10 * i}).toArray(double[][]::new);
        return Dataset.of(inputs, targets);
    }

    private static double[] firsts(Dataset part) {
        return IntStream.range(0, part.size()).mapToDouble(i -> part.input(i, 0)).toArray();
    }
}

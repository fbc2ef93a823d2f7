package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.random.Streams;

class FoldsTest {

    private static final Dataset WINE = Examples.wine();

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tests_every_instance_once(int seed) {
        for (Folds folds : List.of(regression(seed), classification(seed), groups(seed))) {
            int[] tested = testedInAll(folds);
            int n = folds.test(0).length + folds.rest(0).length;
            assertArrayEquals(IntStream.range(0, n).toArray(), tested);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void parts_are_ascending_and_apart_and_all_there_is(int seed) {
        for (Folds folds : List.of(regression(seed), classification(seed), groups(seed))) {
            for (int fold = 0; fold < folds.count(); fold++) {
                Split split = folds.split(fold, 0.2, seed);
                int[] train = Parts.instances(split.train());
                int[] validation = Parts.instances(split.validation());
                assertAscending(train);
                assertAscending(validation);
                assertArrayEquals(folds.test(fold), Parts.instances(split.test()));
                assertArrayEquals(folds.rest(fold), sorted(train, validation));
                assertArrayEquals(
                        IntStream.range(0, train.length + validation.length + split.test().size())
                                .toArray(),
                        sorted(folds.rest(fold), folds.test(fold)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sizes_differ_by_at_most_one(int seed) {
        for (Folds folds : List.of(regression(seed), classification(seed))) {
            assertSpread(1, folds, fold -> folds.test(fold).length);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void spreads_each_class_evenly(int seed) {
        Dataset data = randomClasses(seed);
        Folds folds = Folds.stratified(data, 10, seed);
        for (int k = 0; k < data.outputs(); k++) {
            int wanted = k;
            assertSpread(
                    1,
                    folds,
                    fold ->
                            (int)
                                    Arrays.stream(folds.test(fold))
                                            .filter(i -> data.classOf(i) == wanted)
                                            .count());
        }
    }

    /** Targets are a permutation of 0 … 10·m − 1, so that the tenth of a target y is ⌊y / m⌋. */
    @ParameterizedTest
    @MethodSource("seeds")
    void spreads_each_tenth_of_the_targets_evenly(int seed) {
        int m = 10 + Parts.random(seed).nextInt(10);
        Dataset data = Parts.regression(permuted(10 * m, seed));
        Folds folds = Folds.stratified(data, 10, seed);
        for (int tenth = 0; tenth < 10; tenth++) {
            int wanted = tenth;
            assertSpread(
                    1,
                    folds,
                    fold ->
                            (int)
                                    Arrays.stream(folds.test(fold))
                                            .filter(i -> (int) data.target(i, 0) / m == wanted)
                                            .count());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void spreads_equal_targets_evenly(int seed) {
        double[] grades = IntStream.range(0, 300).mapToDouble(i -> 5 + i % 3).toArray();
        Dataset data = Parts.regression(grades);
        Folds folds = Folds.stratified(data, 8, seed);
        for (double grade : new double[] {5, 6, 7}) {
            assertSpread(
                    1,
                    folds,
                    fold ->
                            (int)
                                    Arrays.stream(folds.test(fold))
                                            .filter(i -> grades[i] == grade)
                                            .count());
        }
    }

    /**
     * The same for validation: of each class, within one, the share of what is not tested.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void validates_on_a_share_of_each_class(int seed) {
        Folds folds = Folds.stratified(WINE, 10, seed);
        for (int fold = 0; fold < 10; fold++) {
            Split split = folds.split(fold, 0.2, seed);
            int[] train = Parts.classCounts(split.train());
            int[] validation = Parts.classCounts(split.validation());
            for (int k = 0; k < 3; k++) {
                assertEquals(0.2 * (train[k] + validation[k]), validation[k], 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void validates_on_a_share_of_each_tenth_of_the_targets(int seed) {
        Dataset data = Parts.regression(permuted(500, seed));
        Split split = Folds.stratified(data, 5, seed).split(0, 0.25, seed);
        int[] rest = sorted(Parts.instances(split.train()), Parts.instances(split.validation()));
        double[] targets =
                Arrays.stream(rest).mapToDouble(i -> data.target(i, 0)).sorted().toArray();
        for (int tenth = 0; tenth < 10; tenth++) {
            double least = targets[40 * tenth];
            double most = targets[40 * tenth + 39];
            long validated =
                    IntStream.range(0, split.validation().size())
                            .mapToDouble(i -> split.validation().target(i, 0))
                            .filter(y -> least <= y && y <= most)
                            .count();
            assertTrue(9 <= validated && validated <= 11, () -> "validated " + validated);
        }
    }

    /** What is tested has no say in what validates: its targets may be anything. */
    @Test
    void validation_does_not_depend_on_the_targets_that_are_tested() {
        double[] targets = permuted(60, 1);
        Folds folds = Folds.fixed(Parts.regression(targets), 0.3, 1);
        int[] validation = Parts.instances(folds.split(0, 0.2, 1).validation());
        for (int i : folds.test(0)) {
            targets[i] = -1000 * targets[i];
        }
        int given = 60 - folds.test(0).length;
        Dataset rest = Parts.regression(targets).select(folds.rest(0));
        Dataset others = Parts.regression(targets).select(folds.test(0));
        Folds same = Folds.given(rest.withTest(others));
        assertEquals(given, same.rest(0).length);
        assertArrayEquals(validation, Parts.instances(same.split(0, 0.2, 1).validation()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.2, 0.25, 0.5, 0.9, 0.999})
    void validates_on_the_share_rounded_but_on_one_and_not_on_all(double share) {
        Folds folds = Folds.stratified(Parts.regression(40), 10, 1);
        long expected = Math.max(1, Math.min(35, Math.round(36 * share)));
        assertEquals(expected, folds.split(3, share, 1).validation().size());
        assertEquals(36 - expected, folds.split(3, share, 1).train().size());
    }

    @Test
    void a_share_of_0_validates_on_nothing() {
        Split split = Folds.stratified(Parts.regression(2), 2, 1).split(1, 0, 1);
        assertEquals(0, split.validation().size());
        assertEquals(1, split.train().size());
        assertEquals(1, split.test().size());
    }

    /** Each of 50 instances validates in 2,000 splits with probability 0.2: 400 ± 5·17.9. */
    @Test
    void every_instance_is_equally_likely_to_validate() {
        int[] validated = new int[50];
        Folds folds = Folds.given(Parts.regression(50).withTest(Parts.regression(5)));
        for (int seed = 0; seed < 2000; seed++) {
            for (int i : Parts.instances(folds.split(0, 0.2, seed).validation())) {
                validated[i]++;
            }
        }
        for (int count : validated) {
            assertTrue(Math.abs(count - 400) < 90, () -> Arrays.toString(validated));
        }
    }

    /** Any two of 12 instances are in one of 4 folds with probability 2/11: 364 ± 5·17.3. */
    @Test
    void any_two_instances_are_equally_likely_to_be_tested_together() {
        int[][] together = new int[12][12];
        for (int seed = 0; seed < 2000; seed++) {
            Folds folds = Folds.stratified(Parts.regression(new double[12]), 4, seed);
            for (int fold = 0; fold < 4; fold++) {
                for (int i : folds.test(fold)) {
                    for (int j : folds.test(fold)) {
                        together[i][j]++;
                    }
                }
            }
        }
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < i; j++) {
                assertEquals(364, together[i][j], 87);
            }
        }
    }

    @Test
    void the_seed_alone_decides_on_the_folds() {
        for (Supplier<Folds> folds :
                List.<Supplier<Folds>>of(
                        () -> regression(3), () -> classification(3), () -> groups(3))) {
            assertEquals(tests(folds.get()), tests(folds.get()));
        }
        assertNotEquals(tests(Folds.stratified(WINE, 10, 1)), tests(Folds.stratified(WINE, 10, 2)));
        assertNotEquals(tests(Folds.fixed(WINE, 0.2, 1)), tests(Folds.fixed(WINE, 0.2, 2)));
    }

    @Test
    void the_seed_of_a_split_changes_what_validates_and_nothing_else() {
        for (Folds folds : List.of(regression(3), classification(3), groups(3))) {
            Split one = folds.split(1, 0.3, 1);
            Split other = folds.split(1, 0.3, 2);
            assertEquals(one, folds.split(1, 0.3, 1));
            assertEquals(one.test(), other.test());
            assertNotEquals(one.validation(), other.validation());
        }
    }

    @Test
    void each_fold_draws_its_own_validation() {
        Folds folds = Folds.stratified(Parts.regression(60), 2, 1);
        int[] ofZero = Parts.instances(folds.split(0, 0.3, 1).validation());
        int[] ofOne = Parts.instances(folds.split(1, 0.3, 1).validation());
        int[] placesOfZero =
                Arrays.stream(ofZero).map(i -> Arrays.binarySearch(folds.rest(0), i)).toArray();
        int[] placesOfOne =
                Arrays.stream(ofOne).map(i -> Arrays.binarySearch(folds.rest(1), i)).toArray();
        assertFalse(Arrays.equals(placesOfZero, placesOfOne));
    }

    /**
     * Expected values: strata, shuffle, dealing and even choice written independently in Python from
     * this documentation; the folds of wine checked by their class counts there.
     */
    @Test
    void folds_are_the_same_on_every_jdk() {
        Folds folds =
                Folds.stratified(
                        Parts.regression(IntStream.range(0, 11).mapToDouble(i -> 10 * i).toArray()),
                        3,
                        1);
        assertEquals("[[2, 3, 4, 8], [0, 5, 9, 10], [1, 6, 7]]", tests(folds));
        assertEquals("[[0, 7], [3, 4], [0, 5]]", validations(folds, 0.3, 7));

        Folds wine = Folds.stratified(WINE, 10, 3);
        assertEquals(
                "[22, 24, 36, 43, 44, 64, 68, 72, 86, 88, 98, 104, 124, 145, 163, 165, 169]",
                Arrays.toString(wine.test(9)));
        Dataset numbered = Parts.classes(IntStream.range(0, 178).map(WINE::classOf).toArray());
        assertEquals(
                "[2, 11, 12, 26, 32, 45, 46, 48, 52, 53, 58, 59, 67, 71, 75, 77, 84, 89, 97, 100, 105,"
                        + " 120, 129, 130, 137, 153, 154, 156, 161, 162, 164, 166]",
                Arrays.toString(
                        Parts.instances(
                                Folds.stratified(numbered, 10, 3).split(9, 0.2, 4).validation())));

        Dataset grouped = Parts.regression(12).withGroups("g", List.of("abbcccddeeef".split("")));
        assertEquals(
                "[[1, 2, 6, 7], [8, 9, 10, 11], [0, 3, 4, 5]]",
                tests(Folds.grouped(grouped, 3, 1)));
        assertEquals(
                "[[3, 4, 5], [3, 4, 5], [1, 2]]",
                validations(Folds.grouped(grouped, 3, 1), 0.3, 7));
    }

    @Test
    void there_are_no_more_folds_than_instances_of_a_class() {
        Folds folds = Folds.stratified(Parts.classes(0, 0, 0, 0, 0, 1, 1, 1, 1), 10, 1);
        assertEquals(4, folds.count());
        assertEquals(List.of("Class 'y2' has 4 instances: 4 folds instead of 10."), folds.notes());
        for (int fold = 0; fold < 4; fold++) {
            assertEquals(1, Arrays.stream(folds.test(fold)).filter(i -> i >= 5).count());
        }
        assertEquals(List.of(), Folds.stratified(WINE, 10, 1).notes());
        assertEquals(
                List.of("Class '2' has 48 instances: 48 folds instead of 50."),
                Folds.stratified(WINE, 50, 1).notes());
    }

    @Test
    void a_class_of_one_instance_is_dealt_like_any_other() {
        Folds folds = Folds.stratified(Parts.classes(0, 0, 0, 0, 2, 1, 1, 1), 4, 1);
        assertEquals(3, folds.count());
        assertEquals(
                List.of(
                        "Class 'y3' has 1 instance: none to train on when it is tested.",
                        "Class 'y2' has 3 instances: 3 folds instead of 4."),
                folds.notes());
        assertArrayEquals(IntStream.range(0, 8).toArray(), testedInAll(folds));
        Folds singles = Folds.stratified(Parts.classes(0, 1, 2), 4, 1);
        assertEquals(3, singles.count());
        assertEquals(
                List.of(
                        "3 of 3 classes have 1 instance, such as 'y1': none to train on when it is tested. If the target is a number, read it as one.",
                        "There are 3 instances: 3 folds instead of 4."),
                singles.notes());
    }

    @Test
    void a_class_without_instances_does_not_count() {
        Dataset part = Parts.classes(0, 1, 2, 0, 2, 0, 2).select(new int[] {0, 2, 3, 4, 5, 6});
        assertEquals(3, Folds.stratified(part, 3, 1).count());
        assertEquals(List.of(), Folds.stratified(part, 3, 1).notes());
    }

    @Test
    void there_are_no_more_folds_than_instances() {
        Folds folds = Folds.stratified(Parts.regression(5), 10, 1);
        assertEquals(5, folds.count());
        assertEquals(List.of("There are 5 instances: 5 folds instead of 10."), folds.notes());
        assertArrayEquals(IntStream.range(0, 5).toArray(), testedInAll(folds));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_group_is_on_both_sides(int seed) {
        Dataset data = randomGroups(seed);
        for (Folds folds :
                List.of(
                        Folds.grouped(data, 10, seed),
                        Folds.fixed(data, 0.25, seed),
                        Folds.given(data.withTest(elsewhere())))) {
            for (int fold = 0; fold < folds.count(); fold++) {
                Split split = folds.split(fold, 0.2, seed);
                Set<String> train = Parts.groups(split.train());
                Set<String> validation = Parts.groups(split.validation());
                Set<String> test = Parts.groups(split.test());
                Set<String> all = new TreeSet<>(train);
                all.addAll(validation);
                all.addAll(test);
                assertEquals(all.size(), train.size() + validation.size() + test.size());
                assertTrue(train.size() > 0 && validation.size() > 0 && test.size() > 0);
            }
        }
    }

    private static Dataset elsewhere() {
        return Parts.regression(2).withGroups("subject", List.of("new", "newer"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sizes_of_grouped_folds_differ_by_at_most_the_largest_group(int seed) {
        Dataset data = randomGroups(seed);
        Folds folds = Folds.grouped(data, 5, seed);
        assertSpread(largestGroup(data), folds, fold -> folds.test(fold).length);
    }

    /** One group of 60 and forty of 1: the large one is alone, and the others are in twos and threes. */
    @Test
    void a_large_group_is_alone() {
        List<String> groups =
                IntStream.range(0, 100).mapToObj(i -> i < 60 ? "big" : "small" + i).toList();
        Folds folds = Folds.grouped(Parts.regression(100).withGroups("g", groups), 5, 1);
        assertEquals(41, folds.groups());
        assertEquals(
                List.of(10, 10, 10, 10, 60),
                IntStream.range(0, 5).map(f -> folds.test(f).length).sorted().boxed().toList());
    }

    @Test
    void grouped_folds_depend_on_the_seed_even_if_all_sizes_differ() {
        List<String> groups =
                IntStream.range(1, 13)
                        .boxed()
                        .flatMap(g -> IntStream.range(0, g).mapToObj(i -> "s" + g))
                        .toList();
        Dataset data = Parts.regression(78).withGroups("g", groups);
        assertEquals(
                20,
                IntStream.range(0, 20)
                        .mapToObj(seed -> tests(Folds.grouped(data, 4, seed)))
                        .distinct()
                        .count());
    }

    @Test
    void there_are_no_more_folds_than_groups() {
        Folds folds =
                Folds.grouped(
                        Parts.regression(6).withGroups("subject", List.of("aabbbc".split(""))),
                        10,
                        1);
        assertEquals(3, folds.count());
        assertEquals(3, folds.groups());
        assertEquals(
                List.of("There are 3 groups by 'subject': 3 folds instead of 10."), folds.notes());
        assertEquals(0, Folds.stratified(WINE, 10, 1).groups());
    }

    /** Within half a group of the share, unless that would leave none on one side. */
    @ParameterizedTest
    @MethodSource("seeds")
    void groups_validate_as_near_to_the_share_as_they_come(int seed) {
        Dataset data = randomGroups(seed);
        Folds folds = Folds.grouped(data, 5, seed);
        for (double share : new double[] {0.2, 0.5}) {
            Split split = folds.split(seed % 5, share, seed);
            double wanted = share * (split.train().size() + split.validation().size());
            boolean edge =
                    Parts.groups(split.train()).size() == 1
                            || Parts.groups(split.validation()).size() == 1;
            double tolerance = edge ? data.size() : largestGroup(data) / 2.0;
            assertEquals(wanted, split.validation().size(), tolerance);
        }
    }

    @Test
    void a_share_below_half_of_every_group_is_one_of_the_smallest() {
        Dataset data =
                Parts.regression(12)
                        .withGroups("g", List.of("aaaaabbbbbcc".split("")))
                        .withTest(Parts.regression(1).withGroups("g", List.of("d")));
        Folds folds = Folds.given(data);
        for (int seed = 0; seed < 5; seed++) {
            assertEquals("[[10, 11]]", validations(folds, 0.01, seed));
            assertEquals(1, Parts.groups(folds.split(0, 0.99, seed).train()).size());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_later_instance_trains(int seed) {
        Dataset data = randomOrder(seed);
        Folds folds = Folds.ordered(data, 6);
        for (int fold = 0; fold < folds.count(); fold++) {
            Split split = folds.split(fold, 0.2, seed);
            double[] train = Parts.order(split.train());
            double[] validation = Parts.order(split.validation());
            double[] test = Parts.order(split.test());
            assertTrue(train[train.length - 1] < validation[0]);
            assertTrue(validation[validation.length - 1] < test[0]);
        }
    }

    /** Each window is the one before and what that tested on; the last test reaches the end. */
    @ParameterizedTest
    @MethodSource("seeds")
    void the_window_expands_by_what_was_tested(int seed) {
        Dataset data = randomOrder(seed);
        Folds folds = Folds.ordered(data, 6);
        for (int fold = 1; fold < folds.count(); fold++) {
            assertArrayEquals(folds.rest(fold), sorted(folds.rest(fold - 1), folds.test(fold - 1)));
        }
        int last = folds.count() - 1;
        assertArrayEquals(
                IntStream.range(0, data.size()).toArray(),
                sorted(folds.rest(last), folds.test(last)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void periods_are_equally_long_where_all_values_differ(int seed) {
        int n = 30 + seed;
        Dataset data = Parts.regression(n).withOrder("t", permuted(n, seed));
        Folds folds = Folds.ordered(data, 4);
        assertEquals(n / 5.0, folds.rest(0).length, 1);
        for (int fold = 0; fold < 4; fold++) {
            assertEquals(n / 5.0, folds.test(fold).length, 1);
            assertEquals(
                    0.25 * folds.rest(fold).length,
                    folds.split(fold, 0.25, 1).validation().size(),
                    1);
        }
    }

    /** Seven years of unequal length: 5 periods are all there can be, of a year each. */
    @Test
    void there_are_two_periods_less_than_values() {
        double[] years = {1, 1, 2, 3, 3, 3, 3, 4, 5, 5, 6, 7, 7};
        Folds folds = Folds.ordered(Parts.regression(13).withOrder("year", years), 10);
        assertEquals(
                List.of("There are 7 different values of 'year': 5 periods instead of 10."),
                folds.notes());
        assertEquals("[[3, 4, 5, 6], [7], [8, 9], [10], [11, 12]]", tests(folds));
        assertEquals("[[2], [3, 4, 5, 6], [7], [7, 8, 9], [8, 9, 10]]", validations(folds, 0.3, 1));
    }

    @Test
    void a_cut_is_as_near_to_equal_sizes_as_equal_values_allow() {
        double[] years = {1, 2, 3, 3, 3, 3, 3, 3, 4, 5, 6, 7};
        Folds folds = Folds.ordered(Parts.regression(12).withOrder("year", years), 2);
        assertEquals("[[2, 3, 4, 5, 6, 7], [8, 9, 10, 11]]", tests(folds));
        assertArrayEquals(new int[] {0, 1}, folds.rest(0));
    }

    @Test
    void a_fixed_test_set_is_stratified_without_keys() {
        Folds folds = Folds.fixed(WINE, 0.25, 1);
        assertEquals(1, folds.count());
        assertEquals(45, folds.test(0).length);
        int[] all = Parts.classCounts(WINE);
        int[] tested = Parts.classCounts(WINE.select(folds.test(0)));
        for (int k = 0; k < 3; k++) {
            assertEquals(0.25 * all[k], tested[k], 1);
        }
        assertEquals(1, Folds.fixed(Parts.regression(2), 0.01, 1).test(0).length);
        assertEquals(1, Folds.fixed(Parts.regression(2), 0.99, 1).test(0).length);
    }

    @Test
    void a_fixed_test_set_is_the_latest_of_an_order() {
        double[] order = {5, 3, 1, 2, 4, 8, 7, 6};
        Folds folds = Folds.fixed(Parts.regression(8).withOrder("t", order), 0.25, 1);
        assertEquals("[[5, 6]]", tests(folds));
        assertEquals("[[0, 7]]", validations(folds, 0.4, 1));
    }

    @Test
    void a_given_test_set_is_tested_whatever_the_seed() {
        Dataset data = Parts.regression(20).withTest(Parts.regression(4));
        Folds folds = Folds.given(data);
        assertEquals("[[20, 21, 22, 23]]", tests(folds));
        assertArrayEquals(IntStream.range(0, 20).toArray(), folds.rest(0));
        assertEquals(5, folds.split(0, 0.25, 3).validation().size());
        assertEquals(0, folds.split(0, 0.25, 3).train().testSize());
        assertEquals(4, folds.split(0, 0.25, 3).test().testSize());
        Folds mixed = Folds.given(data.select(new int[] {23, 0, 22, 1, 2}));
        assertArrayEquals(new int[] {0, 2}, mixed.test(0));
    }

    @Test
    void parts_are_views() {
        Split split = Folds.stratified(WINE, 10, 1).split(0, 0.2, 1);
        for (Dataset part : List.of(split.train(), split.validation(), split.test())) {
            assertSame(WINE.table(), part.table());
        }
    }

    @Test
    void arrays_are_the_caller_s() {
        Folds folds = Folds.stratified(WINE, 10, 1);
        String tests = tests(folds);
        int[] rest = folds.rest(0);
        folds.test(0)[0] = -1;
        folds.rest(0)[0] = -1;
        assertEquals(tests, tests(folds));
        assertArrayEquals(rest, folds.rest(0));
    }

    private static Folds regression(int seed) {
        RandomGenerator random = Parts.random(seed);
        int n = 15 + random.nextInt(100);
        boolean ties = random.nextBoolean();
        double[] targets =
                DoubleStream.generate(() -> ties ? random.nextInt(7) + 2 : random.nextDouble())
                        .limit(n)
                        .toArray();
        return Folds.stratified(Parts.regression(targets), 2 + random.nextInt(9), seed);
    }

    private static Folds classification(int seed) {
        return Folds.stratified(randomClasses(seed), 2 + seed % 9, seed);
    }

    /** Two to six classes, of two to sixty instances. */
    private static Dataset randomClasses(int seed) {
        RandomGenerator random = Parts.random(seed);
        int count = 2 + random.nextInt(5);
        int[] classes =
                IntStream.range(0, count)
                        .flatMap(k -> IntStream.generate(() -> k).limit(2 + random.nextInt(59)))
                        .toArray();
        for (int i = classes.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = classes[i];
            classes[i] = classes[j];
            classes[j] = swapped;
        }
        return Parts.classes(classes);
    }

    private static Folds groups(int seed) {
        return Folds.grouped(randomGroups(seed), 2 + seed % 9, seed);
    }

    /** Six to thirty groups, many small and some large, with their rows anywhere. */
    private static Dataset randomGroups(int seed) {
        RandomGenerator random = Parts.random(seed);
        int count = 6 + random.nextInt(25);
        int n = count + random.nextInt(300);
        List<String> names =
                IntStream.range(0, n)
                        .map(i -> i < count ? i : (int) (count * Math.pow(random.nextDouble(), 2)))
                        .mapToObj(g -> "s" + g)
                        .toList();
        return Parts.regression(n).withGroups("subject", names);
    }

    private static int largestGroup(Dataset data) {
        return Parts.groups(data).stream()
                .mapToInt(
                        group ->
                                (int)
                                        IntStream.range(0, data.size())
                                                .filter(i -> data.groupOf(i).equals(group))
                                                .count())
                .max()
                .orElseThrow();
    }

    /** Many equal values, rows in any order. */
    private static Dataset randomOrder(int seed) {
        RandomGenerator random = Parts.random(seed);
        int n = 20 + random.nextInt(100);
        int values = 8 + random.nextInt(30);
        double[] order =
                IntStream.range(0, n)
                        .mapToDouble(i -> i < 8 ? i : random.nextInt(values))
                        .toArray();
        return Parts.regression(n).withOrder("year", order);
    }

    private static double[] permuted(int n, int seed) {
        return Arrays.stream(Streams.permutation(Parts.random(seed), n)).asDoubleStream().toArray();
    }

    private static String tests(Folds folds) {
        return IntStream.range(0, folds.count())
                .mapToObj(fold -> Arrays.toString(folds.test(fold)))
                .toList()
                .toString();
    }

    private static String validations(Folds folds, double share, long seed) {
        return IntStream.range(0, folds.count())
                .mapToObj(
                        fold ->
                                Arrays.toString(
                                        Parts.instances(
                                                folds.split(fold, share, seed).validation())))
                .toList()
                .toString();
    }

    private static int[] testedInAll(Folds folds) {
        return IntStream.range(0, folds.count())
                .flatMap(fold -> Arrays.stream(folds.test(fold)))
                .sorted()
                .toArray();
    }

    private static int[] sorted(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).sorted().toArray();
    }

    private static void assertAscending(int[] instances) {
        assertArrayEquals(Arrays.stream(instances).sorted().distinct().toArray(), instances);
    }

    private static void assertSpread(int most, Folds folds, IntUnaryOperator countIn) {
        var counts = IntStream.range(0, folds.count()).map(countIn).summaryStatistics();
        assertTrue(counts.getMax() - counts.getMin() <= most, counts::toString);
    }
}

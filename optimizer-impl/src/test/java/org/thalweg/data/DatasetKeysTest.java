package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetKeysTest {

    private static final Dataset PLAIN = Parts.regression(4);
    private static final Dataset GROUPED =
            PLAIN.withGroups("subject", List.of("ann", "bob", "ann", "cy"));
    private static final Dataset ORDERED = PLAIN.withOrder("year", new double[] {3, 1, 2.5, 2});
    private static final Dataset TESTED = PLAIN.withTest(PLAIN.select(new int[] {3, 1}));

    @Test
    void a_dataset_has_no_keys_by_itself() {
        assertEquals(Optional.empty(), PLAIN.groupColumn());
        assertEquals(Optional.empty(), PLAIN.orderColumn());
        assertEquals(0, PLAIN.testSize());
        assertEquals(false, PLAIN.isTest(0));
    }

    @Test
    void knows_groups_and_order_and_test_set() {
        assertEquals(Optional.of("subject"), GROUPED.groupColumn());
        assertEquals(List.of("ann", "bob", "ann", "cy"), groups(GROUPED));
        assertEquals(Optional.of("year"), ORDERED.orderColumn());
        assertEquals(2.5, ORDERED.orderOf(2));
        assertEquals("2.5", ORDERED.orderTextOf(2));
        assertEquals("3", ORDERED.orderTextOf(0));
        assertEquals(2, TESTED.testSize());
        assertEquals(6, TESTED.size());
        assertEquals(List.of(false, false, false, false, true, true), tests(TESTED));
        assertEquals(3, TESTED.input(4, 0));
        assertEquals(1, TESTED.target(5, 0));
    }

    @Test
    void keys_stay_with_their_instances() {
        Dataset all = GROUPED.withOrder("year", new double[] {3, 1, 2.5, 2});
        Dataset both = all.withTest(all.select(new int[] {1}));
        int[] some = {4, 2, 0};
        for (Dataset part :
                List.of(
                        both.select(some),
                        both.select(new int[] {0, 2, 4}).select(new int[] {2, 1, 0}),
                        both.select(some).withNames(List.of("a"), List.of("b")),
                        both.withChunk(1).select(some),
                        Standardization.fit(both, true).apply(both).select(some),
                        Standardization.fit(both, true).apply(both.select(some)))) {
            assertEquals(List.of("bob", "ann", "ann"), groups(part));
            assertEquals(1, part.orderOf(0));
            assertEquals(2.5, part.orderOf(1));
            assertEquals(List.of(true, false, false), tests(part));
            assertEquals(1, part.testSize());
        }
    }

    @Test
    void a_view_can_be_given_keys_of_its_own() {
        Dataset view = PLAIN.select(new int[] {3, 3, 0});
        assertEquals(List.of("a", "b", "c"), groups(view.withGroups("g", List.of("a", "b", "c"))));
        assertEquals(List.of("ann", "bob", "ann", "cy"), groups(GROUPED));
    }

    @Test
    void differs_in_keys() {
        for (Dataset one : List.of(PLAIN, GROUPED, ORDERED)) {
            for (Dataset other :
                    List.of(
                            GROUPED.withGroups("person", List.of("ann", "bob", "ann", "cy")),
                            GROUPED.withGroups("subject", List.of("ann", "bob", "ann", "ann")),
                            ORDERED.withOrder("month", new double[] {3, 1, 2.5, 2}),
                            ORDERED.withOrder("year", new double[] {3, 1, 2.5, 4}))) {
                assertNotEquals(one, other);
                assertNotEquals(one.hash(), other.hash());
            }
        }
        Dataset untested = PLAIN.select(new int[] {0, 1, 2, 3, 3, 1});
        assertNotEquals(untested, TESTED);
        assertNotEquals(untested.hash(), TESTED.hash());
        assertEquals(TESTED.select(new int[] {0, 1, 2, 3}), PLAIN);
        assertEquals(TESTED.select(new int[] {0, 1, 2, 3}).hash(), PLAIN.hash());
    }

    /** The digest by the JDK's own SHA-256, over bytes laid out by hand. */
    @Test
    void hashes_keys_after_the_values() throws NoSuchAlgorithmException {
        Dataset two =
                Dataset.of(new double[][] {{0.5}}, new double[][] {{3}})
                        .withGroups("who", List.of("ä"))
                        .withOrder("t", new double[] {7});
        ByteBuffer bytes = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(2).putInt(1).putInt(1);
        put(bytes, "x1", "y1");
        bytes.putDouble(0.5).putDouble(3).putDouble(0.5).putDouble(3);
        put(bytes, "groups", "who", "ä", "ä", "numbers", "t");
        bytes.putDouble(7).putDouble(7);
        put(bytes, "test");
        bytes.put((byte) 0).put((byte) 1);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes.array(), 0, bytes.position());
        assertEquals(HexFormat.of().formatHex(digest.digest()), two.withTest(two).hash());
    }

    private static void put(ByteBuffer bytes, String... texts) {
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.putInt(utf8.length).put(utf8);
        }
    }

    @Test
    void a_test_set_keeps_the_kind_of_task() {
        Dataset classes = Parts.classes(0, 1, 2);
        Dataset tested = classes.withTest(classes.select(new int[] {1}));
        assertTrue(tested.isClassification());
        assertEquals(1, tested.classOf(3));
    }

    @Test
    void says_how_many_keys_are_missing() {
        DatasetTest.assertMessage(
                "There are 4 instances but 2 groups. Give each instance one.",
                () -> PLAIN.withGroups("g", List.of("a", "b")));
        DatasetTest.assertMessage(
                "There are 4 instances but 5 values of 'year'. Give each instance one.",
                () -> PLAIN.withOrder("year", new double[5]));
        DatasetTest.assertMessage(
                "year[1] is NaN. All values must be finite.",
                () -> PLAIN.withOrder("year", new double[] {1, Double.NaN, 2, 3}));
    }

    @Test
    void says_that_there_are_no_keys() {
        DatasetTest.assertMessage(
                "The dataset has no groups. Name their column by `groupBy` where it is read, or give them by"
                        + " `withGroups`.",
                () -> PLAIN.groupOf(0));
        DatasetTest.assertMessage(
                "The dataset has no order. Name its column by `orderBy` where it is read, or give it by"
                        + " `withOrder`.",
                () -> PLAIN.orderTextOf(0));
    }

    @Test
    void says_why_a_test_set_does_not_fit() {
        DatasetTest.assertMessage(
                "The inputs are [x1], but those of the test set are [a]. Give both the same, in the same order.",
                () -> PLAIN.withTest(PLAIN.withNames(List.of("a"), List.of("y1"))));
        DatasetTest.assertMessage(
                "The outputs are [y1], but those of the test set are [b]. Give both the same, in the same order.",
                () -> PLAIN.withTest(PLAIN.withNames(List.of("x1"), List.of("b"))));
        DatasetTest.assertMessage(
                "The dataset has groups by 'subject' and an order by 'year', numbers, but the test set has no"
                        + " key column. Give both the same.",
                () -> GROUPED.withOrder("year", new double[4]).withTest(PLAIN));
        DatasetTest.assertMessage(
                "There is a test set already, of 2 instances.", () -> TESTED.withTest(PLAIN));
        DatasetTest.assertMessage(
                "There is a test set already, of 2 instances.", () -> PLAIN.withTest(TESTED));
        DatasetTest.assertMessage(
                "The test set is empty. Give it an instance.",
                () -> PLAIN.withTest(PLAIN.select(new int[0])));
    }

    private static List<String> groups(Dataset data) {
        return IntStream.range(0, data.size()).mapToObj(data::groupOf).toList();
    }

    private static List<Boolean> tests(Dataset data) {
        return IntStream.range(0, data.size()).mapToObj(data::isTest).toList();
    }
}

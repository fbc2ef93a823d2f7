package org.thalweg.data;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.thalweg.random.Streams;
import org.thalweg.text.Numbers;

/**
 * Pairs of instances to test on and of others to train and validate on, one pair a fold.
 *
 * <pre>{@code
 * Folds folds = Folds.stratified(wine, 10, seed);
 * for (int fold = 0; fold < folds.count(); fold++) {
 *     Split split = folds.split(fold, 0.2, seed);
 * }
 * }</pre>
 *
 * <p>Folds and instances are counted from 0. The seed of the folds, by the stream "folds", decides
 * which instances are tested together; that of a split, by the stream "validation" and the number of
 * the fold, which of the others validate, and nothing else.
 *
 * @see <a href="https://www.ijcai.org/Proceedings/95-2/Papers/016.pdf">Kohavi, A study of
 *     cross-validation and bootstrap, 1995</a>
 */
public final class Folds {

    private static final String TESTING = "Testing on some and training on others take";

    private final Dataset data;
    private final Division division;
    private final ImmutableList<Fold> folds;
    private final ImmutableList<String> notes;

    /** Instances to test on, and those to train and validate on, both ascending. */
    private record Fold(int[] test, int[] rest) {}

    private Folds(Dataset data, Division division, List<Fold> folds, List<String> notes) {
        this.data = data;
        this.division = division;
        this.folds = ImmutableList.copyOf(folds);
        this.notes = ImmutableList.copyOf(notes);
    }

    /**
     * Returns folds for cross-validation: every instance is tested in exactly one. Of each class or, if the targets are no
     * classes, of each tenth of the sorted first targets (equal ones together; fewer parts where folds are small), two folds
     * have equally many, or one has one more; and so of all instances.
     *
     * <p>There are at most as many folds as instances, and as instances of any class, so that every fold tests each class. A
     * class of a single instance does not count there: it is dealt like any other, and tested once without having been trained
     * on. {@link #notes} tell of both.
     *
     * @throws DataException if fewer than two folds are asked for, if there are fewer than two instances, or if the dataset has
     *     a test set of its own
     */
    public static Folds stratified(Dataset data, int folds, long seed) {
        Stratified division = new Stratified(data);
        checkAsked("folds", folds, 2);
        checkDivisible(data, division, TESTING, 2);
        List<String> notes = new ArrayList<>();
        int possible = data.size();
        String reason = "There are %d instances".formatted(possible);
        int[] sizes = division.classSizes();
        List<String> single = new ArrayList<>();
        for (int k = 0; k < sizes.length; k++) {
            String name = data.classNames().get(k);
            if (sizes[k] == 1) {
                single.add(name);
            } else if (sizes[k] > 1 && sizes[k] < possible) {
                possible = sizes[k];
                reason = "Class '%s' has %d instances".formatted(name, possible);
            }
        }
        if (single.size() == 1) {
            notes.add(
                    "Class '%s' has 1 instance: none to train on when it is tested."
                            .formatted(single.get(0)));
        } else if (single.size() > 1) {
            notes.add(
                    "%d of %d classes have 1 instance, such as '%s': none to train on when it is tested. If the target is a number, read it as one."
                            .formatted(single.size(), sizes.length, single.get(0)));
        }
        int count = atMost(possible, reason, folds, "folds", notes);
        return partition(data, division, division.deal(count, stream(seed)), notes);
    }

    /**
     * Returns folds for cross-validation that keep groups whole: every group is tested in exactly
     * one fold, and there are at most as many folds as groups. Sizes are as even as dealing the
     * largest groups first makes them: they differ by no more than the largest group.
     *
     * @throws DataException if fewer than two folds are asked for, if there are fewer than two
     *     groups or no group column, or if the dataset has a test set of its own
     */
    public static Folds grouped(Dataset data, int folds, long seed) {
        WholeGroups division = new WholeGroups(data);
        checkAsked("folds", folds, 2);
        checkDivisible(data, division, TESTING, 2);
        List<String> notes = new ArrayList<>();
        int groups = division.units(all(data));
        String reason = "There are " + division.inWords(groups);
        int count = atMost(groups, reason, folds, "folds", notes);
        return partition(data, division, division.deal(count, stream(seed)), notes);
    }

    /**
     * Returns folds that test on what is later than all they train on. The instances, in their order, are cut into one block
     * more than there are periods, as equal in size as can be without separating equal values; fold r tests on block r + 1 and
     * trains on blocks 0 to r, an expanding window. The first block is never tested; it has at least two different values, so
     * that a split can validate on the later. So there are at most as many periods as values, less two.
     *
     * @throws DataException if no period is asked for, if there are fewer than three different values or no order column, or if
     *     the dataset has a test set of its own
     */
    public static Folds ordered(Dataset data, int periods) {
        Ordered division = new Ordered(data);
        checkAsked("periods", periods, 1);
        checkDivisible(
                data, division, "Training, validating and testing, one after the other, take", 3);
        List<String> notes = new ArrayList<>();
        int values = division.units(all(data));
        String reason = "There are " + division.inWords(values);
        int count = atMost(values - 2, reason, periods, "periods", notes);
        List<int[]> blocks = division.blocks(count + 1);
        List<Fold> folds = new ArrayList<>();
        int[] window = blocks.get(0);
        for (int[] block : blocks.subList(1, blocks.size())) {
            folds.add(new Fold(ascending(block), ascending(window)));
            window = Ints.concat(window, block);
        }
        return new Folds(data, division, folds, notes);
    }

    /**
     * Returns a single fold, which tests on a share of the instances: N·share rounded, at least one and not all. They are drawn
     * as the dataset's keys ask: the latest, if it has an order column; whole groups, as near to the share as they come, if it
     * has a group column; else stratified. So are those that validate.
     *
     * @throws DataException if the share is not in (0, 1), if there are fewer than two instances, groups or different values of
     *     the order, if the dataset has both a group and an order column, or if it has a test set of its own
     */
    public static Folds fixed(Dataset data, double testShare, long seed) {
        if (!(0 < testShare && testShare < 1)) {
            throw new DataException(
                    "The test share must be in (0, 1), got %s."
                            .formatted(Numbers.shortest(testShare)));
        }
        Division division = byKeys(data);
        checkDivisible(data, division, TESTING, 2);
        int[] test = division.take(all(data), testShare, stream(seed));
        return partition(data, division, List.of(test), List.of());
    }

    /**
     * Returns a single fold, which tests on the test set that was given with the dataset. Those that
     * validate are drawn as {@link #fixed} draws.
     *
     * @throws DataException if there is no such test set, or nothing else; or if the dataset has both
     *     a group and an order column
     */
    public static Folds given(Dataset data) {
        if (data.testSize() == 0) {
            throw new DataException(
                    "The dataset has no test set of its own. Name its file by `test` where the data are read, or give it by `withTest`.");
        }
        if (data.testSize() == data.size()) {
            throw new DataException(
                    "All %d instances are of the test set. None is left to train on."
                            .formatted(data.size()));
        }
        int[] test = IntStream.of(all(data)).filter(data::isTest).toArray();
        return partition(data, byKeys(data), List.of(test), List.of());
    }

    private static Division byKeys(Dataset data) {
        if (data.groupColumn().isPresent() && data.orderColumn().isPresent()) {
            throw new DataException(
                    "The dataset has groups by '%s' and an order by '%s'. A fixed test set and its validation part keep to one of them: leave the other out."
                            .formatted(
                                    data.groupColumn().orElseThrow(),
                                    data.orderColumn().orElseThrow()));
        }
        if (data.orderColumn().isPresent()) {
            return new Ordered(data);
        }
        return data.groupColumn().isPresent() ? new WholeGroups(data) : new Stratified(data);
    }

    private static Folds partition(
            Dataset data, Division division, List<int[]> tests, List<String> notes) {
        List<Fold> folds = new ArrayList<>();
        for (int[] test : tests) {
            folds.add(new Fold(test, without(all(data), test)));
        }
        return new Folds(data, division, folds, notes);
    }

    private static void checkAsked(String what, int asked, int least) {
        if (asked < least) {
            throw new DataException(
                    "%s must be at least %d, got %d.".formatted(what, least, asked));
        }
    }

    private static void checkDivisible(Dataset data, Division division, String purpose, int least) {
        if (data.testSize() > 0) {
            throw new DataException(
                    "The dataset has a test set of its own, %d of %d instances, which Folds.given alone keeps apart."
                            .formatted(data.testSize(), data.size()));
        }
        int units = division.units(all(data));
        if (units < least) {
            throw new DataException(
                    "The dataset has %s. %s at least %d."
                            .formatted(division.inWords(units), purpose, least));
        }
    }

    private static int atMost(
            int possible, String reason, int asked, String what, List<String> notes) {
        if (possible >= asked) {
            return asked;
        }
        notes.add("%s: %d %s instead of %d.".formatted(reason, possible, what, asked));
        return possible;
    }

    private static RandomGenerator stream(long seed) {
        return Streams.of(seed, "folds");
    }

    private static int[] all(Dataset data) {
        return IntStream.range(0, data.size()).toArray();
    }

    private static int[] without(int[] instances, int[] others) {
        BitSet out = new BitSet();
        IntStream.of(others).forEach(out::set);
        return IntStream.of(instances).filter(i -> !out.get(i)).toArray();
    }

    private static int[] ascending(int[] instances) {
        return IntStream.of(instances).sorted().toArray();
    }

    /** Returns the number of folds. */
    public int count() {
        return folds.size();
    }

    /** Returns the instances that a fold tests on, ascending, in an array of the caller's. */
    public int[] test(int fold) {
        return folds.get(fold).test.clone();
    }

    /** Returns the instances that a fold may train and validate on, ascending, in an array of the caller's. */
    public int[] rest(int fold) {
        return folds.get(fold).rest.clone();
    }

    /** Returns how many groups the instances are of, if a fold keeps groups whole; else 0. */
    public int groups() {
        return division instanceof WholeGroups ? division.units(all(data)) : 0;
    }

    /**
     * Returns sentences about these folds that a reader of results should know: why there are fewer
     * than were asked for, and which class is tested without being trained on.
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * Returns views of a fold's parts. Of what it does not test on, a share validates: rounded, at least one and not all,
     * unless the share is 0; drawn like the folds. From groups, whole groups are drawn, as near to the share as they come; in
     * an order, the latest validate, without separating equal values. Within each part instances keep their order.
     *
     * @throws DataException if the share is not in [0, 1), or if too little is left to train and validate on
     */
    public Split split(int fold, double validationShare, long seed) {
        if (!(0 <= validationShare && validationShare < 1)) {
            throw new DataException(
                    "The validation share must be in [0, 1), got %s."
                            .formatted(Numbers.shortest(validationShare)));
        }
        Fold parts = folds.get(fold);
        int[] validation = new int[0];
        if (validationShare > 0) {
            int units = division.units(parts.rest);
            if (units < 2) {
                throw new DataException(
                        "Fold %d leaves %s beside its test part. Training and validating take at least 2; a validation share of 0 leaves all to training."
                                .formatted(fold, division.inWords(units)));
            }
            RandomGenerator random = Streams.of(seed, "validation", Integer.toString(fold));
            validation = division.take(parts.rest, validationShare, random);
        }
        return new Split(
                data.select(without(parts.rest, validation)),
                data.select(validation),
                data.select(parts.test));
    }
}

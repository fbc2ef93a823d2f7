package org.thalweg.data;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.text.Numbers;

class FoldsErrorsTest {

    private static final Dataset TEN = Parts.regression(10);
    private static final Dataset GROUPED =
            TEN.withGroups("subject", List.of("aaaaabbbbb".split("")));
    private static final Dataset ORDERED =
            TEN.withOrder("year", new double[] {1, 1, 1, 2, 2, 3, 3, 3, 3, 3});

    @ParameterizedTest
    @ValueSource(ints = {1, 0, -3})
    void too_few_folds_are_asked_for(int folds) {
        String message = "folds must be at least 2, got " + folds + ".";
        DatasetTest.assertMessage(message, () -> Folds.stratified(TEN, folds, 1));
        DatasetTest.assertMessage(message, () -> Folds.grouped(GROUPED, folds, 1));
    }

    @Test
    void no_period_is_asked_for() {
        DatasetTest.assertMessage(
                "periods must be at least 1, got 0.", () -> Folds.ordered(ORDERED, 0));
    }

    @Test
    void too_few_instances_groups_or_values() {
        Dataset one = TEN.select(new int[] {4});
        String testing = " Testing on some and training on others take at least 2.";
        DatasetTest.assertMessage(
                "The dataset has 1 instance." + testing, () -> Folds.stratified(one, 10, 1));
        DatasetTest.assertMessage(
                "The dataset has 0 instances." + testing,
                () -> Folds.fixed(TEN.select(new int[0]), 0.2, 1));
        Dataset group = GROUPED.select(new int[] {0, 1});
        DatasetTest.assertMessage(
                "The dataset has 1 group by 'subject'." + testing,
                () -> Folds.grouped(group, 10, 1));
        DatasetTest.assertMessage(
                "The dataset has 1 group by 'subject'." + testing,
                () -> Folds.fixed(group, 0.2, 1));
        DatasetTest.assertMessage(
                "The dataset has 2 different values of 'year'. Training, validating and testing, one after"
                        + " the other, take at least 3.",
                () -> Folds.ordered(ORDERED.select(new int[] {0, 1, 3}), 2));
        DatasetTest.assertMessage(
                "The dataset has 1 value of 'year'." + testing,
                () -> Folds.fixed(ORDERED.select(new int[] {0, 1}), 0.5, 1));
    }

    @Test
    void nothing_is_left_to_train_or_to_validate_on() {
        String advice =
                " beside its test part. Training and validating take at least 2; a validation share of 0"
                        + " leaves all to training.";
        DatasetTest.assertMessage(
                "Fold 1 leaves 1 instance" + advice,
                () -> Folds.stratified(Parts.regression(2), 2, 1).split(1, 0.2, 1));
        DatasetTest.assertMessage(
                "Fold 0 leaves 1 group by 'subject'" + advice,
                () -> Folds.grouped(GROUPED, 2, 1).split(0, 0.2, 1));
        Dataset early = ORDERED.select(new int[] {0, 1, 3});
        DatasetTest.assertMessage(
                "Fold 0 leaves 1 value of 'year'" + advice,
                () -> Folds.fixed(early, 0.3, 1).split(0, 0.2, 1));
    }

    @Test
    void no_key_column() {
        DatasetTest.assertMessage(
                "The dataset has no groups. Name their column by `groupBy` where it is read, or give them by"
                        + " `withGroups`.",
                () -> Folds.grouped(ORDERED, 10, 1));
        DatasetTest.assertMessage(
                "The dataset has no order. Name its column by `orderBy` where it is read, or give it by"
                        + " `withOrder`.",
                () -> Folds.ordered(GROUPED, 10));
    }

    @Test
    void two_key_columns_for_one_fixed_test_set() {
        Dataset both = GROUPED.withOrder("year", new double[10]);
        String message =
                "The dataset has groups by 'subject' and an order by 'year'. A fixed test set and its"
                        + " validation part keep to one of them: leave the other out.";
        DatasetTest.assertMessage(message, () -> Folds.fixed(both, 0.2, 1));
        DatasetTest.assertMessage(
                message,
                () ->
                        Folds.given(
                                both.select(new int[] {1, 2})
                                        .withTest(both.select(new int[] {3}))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 1, 1.5, Double.NaN})
    void a_share_out_of_range(double share) {
        String got = Numbers.shortest(share);
        DatasetTest.assertMessage(
                "The validation share must be in [0, 1), got " + got + ".",
                () -> Folds.stratified(TEN, 2, 1).split(0, share, 1));
        DatasetTest.assertMessage(
                "The test share must be in (0, 1), got " + got + ".",
                () -> Folds.fixed(TEN, share, 1));
    }

    @Test
    void a_test_share_of_0() {
        DatasetTest.assertMessage(
                "The test share must be in (0, 1), got 0.", () -> Folds.fixed(TEN, 0, 1));
    }

    @Test
    void a_test_set_that_other_folds_would_train_on() {
        Dataset given = GROUPED.withTest(GROUPED.select(new int[] {0, 1}));
        String message =
                "The dataset has a test set of its own, 2 of 12 instances, which Folds.given alone keeps"
                        + " apart.";
        DatasetTest.assertMessage(message, () -> Folds.stratified(given, 2, 1));
        DatasetTest.assertMessage(message, () -> Folds.grouped(given, 2, 1));
        DatasetTest.assertMessage(message, () -> Folds.fixed(given, 0.2, 1));
        DatasetTest.assertMessage(
                "The dataset has a test set of its own, 1 of 11 instances, which Folds.given alone keeps"
                        + " apart.",
                () -> Folds.ordered(ORDERED.withTest(ORDERED.select(new int[] {0})), 2));
    }

    @Test
    void no_given_test_set_or_nothing_else() {
        DatasetTest.assertMessage(
                "The dataset has no test set of its own. Name its file by `test` where the data are read, or"
                        + " give it by `withTest`.",
                () -> Folds.given(TEN));
        Dataset given = TEN.withTest(TEN);
        DatasetTest.assertMessage(
                "All 2 instances are of the test set. None is left to train on.",
                () -> Folds.given(given.select(new int[] {10, 15})));
    }

    @Test
    void a_fold_that_is_not_there() {
        Folds folds = Folds.stratified(TEN, 2, 1);
        assertThrows(IndexOutOfBoundsException.class, () -> folds.split(2, 0.2, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> folds.test(-1));
    }
}

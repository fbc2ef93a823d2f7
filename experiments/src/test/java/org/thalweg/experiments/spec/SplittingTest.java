package org.thalweg.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.experiments.spec.Splitting.Fixed;
import org.thalweg.experiments.spec.Splitting.Folds;
import org.thalweg.experiments.spec.Splitting.Given;
import org.thalweg.experiments.spec.Splitting.Groups;
import org.thalweg.experiments.spec.Splitting.Order;

class SplittingTest {

    private static final Path LATER = Path.of("later.csv");

    @Test
    void ten_folds_of_one_round_are_the_default() {
        assertEquals(new Folds(10, 1, 0.2), Splitting.folds());
        assertEquals(10, Splitting.folds().replicates());
    }

    @Test
    void replicates_are_folds_times_rounds_or_draws_on_one_test_set() {
        assertEquals(24, new Folds(8, 3, 0.2).replicates());
        assertEquals(24, new Groups("patient", 8, 3, 0.2).replicates());
        assertEquals(8, new Order("year", 8, 0.2).replicates());
        assertEquals(24, new Fixed(0.25, 24, 0.2).replicates());
        assertEquals(24, new Given(LATER, 24, 0.2).replicates());
    }

    @Test
    void more_replicates_are_more_rounds_periods_or_draws() {
        assertEquals(new Folds(8, 5, 0.1), new Folds(8, 3, 0.1).withReplicates(40));
        assertEquals(new Groups("p", 8, 5, 0.1), new Groups("p", 8, 3, 0.1).withReplicates(40));
        assertEquals(new Order("year", 40, 0.1), new Order("year", 8, 0.1).withReplicates(40));
        assertEquals(new Fixed(0.25, 40, 0.1), new Fixed(0.25, 24, 0.1).withReplicates(40));
        assertEquals(new Given(LATER, 40, 0.1), new Given(LATER, 24, 0.1).withReplicates(40));
    }

    @Test
    void only_folds_have_rounds() {
        assertEquals(new Folds(8, 2, 0.1), new Folds(8, 3, 0.1).withRounds(2));
        assertEquals(new Groups("p", 8, 2, 0.1), new Groups("p", 8, 3, 0.1).withRounds(2));
        for (Splitting other :
                List.of(
                        new Order("year", 8, 0.2),
                        new Fixed(0.25, 24, 0.2),
                        new Given(LATER, 24, 0.2))) {
            assertEquals(other, other.withRounds(2));
        }
    }

    @Test
    void a_share_or_a_file_is_one_test_set_for_all() {
        assertEquals(true, new Fixed(0.25, 24, 0.2).oneTestSet());
        assertEquals(true, new Given(LATER, 24, 0.2).oneTestSet());
        assertEquals(false, Splitting.folds().oneTestSet());
        assertEquals(false, new Groups("p", 8, 3, 0.1).oneTestSet());
        assertEquals(false, new Order("year", 8, 0.1).oneTestSet());
    }

    static List<Arguments> wrong() {
        return List.of(
                wrong(() -> new Folds(1, 1, 0.2), "At least 2 replicates are needed, got 1."),
                wrong(
                        () -> new Folds(10, 1001, 0.2),
                        "There may be 10000 replicates at most, and 10 × 1001 are more."),
                wrong(
                        () -> new Fixed(0.2, Integer.MAX_VALUE, 0.2),
                        "There may be 10000 replicates at most, and 2147483647 × 1 are more."),
                wrong(() -> new Folds(10, 0, 0.2), "rounds must be at least 1, got 0."),
                wrong(() -> new Groups("p", 1, 1, 0), "At least 2 replicates are needed, got 1."),
                wrong(() -> new Order("year", 1, 0), "At least 2 replicates are needed, got 1."),
                wrong(() -> new Given(LATER, 1, 0), "At least 2 replicates are needed, got 1."),
                wrong(
                        () -> new Folds(10, 1, 1),
                        "split: the validation share must be from 0 to less than 1, got 1."),
                wrong(
                        () -> new Fixed(0.25, 2, -0.1),
                        "split: the validation share must be from 0 to less than 1, got -0.1."),
                wrong(
                        () -> new Fixed(1, 2, 0.2),
                        "split: the fixed test share must be above 0 and less than 1, got 1."),
                wrong(
                        () -> new Folds(10, 1, 0.2).withReplicates(25),
                        "replicates must be a multiple of the 10 folds, got 25. The nearest are 20 and 30."),
                wrong(
                        () -> new Groups("p", 8, 1, 0.2).withReplicates(7),
                        "replicates must be a multiple of the 8 folds, got 7. The nearest are 8 and 16."));
    }

    private static Arguments wrong(Supplier<Splitting> made, String message) {
        return Arguments.of(made, message);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_cannot_be_is_told(Supplier<Splitting> made, String message) {
        assertEquals(message, assertThrows(SpecException.class, made::get).getMessage());
    }

    @Test
    void a_source_of_data_is_split_in_one_word() {
        DataSource wine = DataSource.of(Path.of("wine.csv"), "quality");
        assertEquals(Splitting.folds(), wine.split());
        assertEquals(new Folds(5, 1, 0.2), wine.folds(5).split());
        assertEquals(new Groups("vineyard", 10, 1, 0.2), wine.group("vineyard").split());
        assertEquals(new Order("year", 10, 0.2), wine.order("year").split());
        assertEquals(new Fixed(0.3, 10, 0.2), wine.fixed(0.3).split());
        assertEquals(new Given(LATER, 10, 0.2), wine.test(LATER).split());
    }
}

package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Splitting;

final class ReplicateTest {

    private static final DataSource WINE = DataSource.of(Path.of("wine.csv"), "quality");

    private static List<Replicate> replicates(Splitting split, int folds, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Replicate(new Seeds(1), WINE.split(split), folds, i))
                .toList();
    }

    private static List<Replicate> folds(int folds, int rounds) {
        return replicates(new Splitting.Folds(folds, rounds, 0.2), folds, folds * rounds);
    }

    @Test
    void the_folds_of_a_round_follow_each_other() {
        List<Replicate> all = folds(3, 2);
        assertThat(all).extracting(Replicate::round).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(all).extracting(Replicate::fold).containsExactly(0, 1, 2, 0, 1, 2);
    }

    @Test
    void rows_are_dealt_once_a_round_and_validation_parts_are_drawn_in_each_replicate() {
        List<Replicate> all = folds(3, 2);
        assertThat(all.stream().map(Replicate::foldsSeed).distinct()).hasSize(2);
        assertThat(all.get(0).foldsSeed()).isEqualTo(all.get(2).foldsSeed());
        assertThat(all.stream().map(Replicate::validationSeed)).doesNotHaveDuplicates();
    }

    @Test
    void one_test_set_is_drawn_once_for_all_replicates() {
        List<Replicate> all = replicates(new Splitting.Fixed(0.25, 6, 0.2), 1, 6);
        assertThat(all).extracting(Replicate::fold).containsOnly(0);
        assertThat(all.stream().map(Replicate::foldsSeed).distinct()).hasSize(1);
        assertThat(all.stream().map(Replicate::validationSeed)).doesNotHaveDuplicates();
    }

    @Test
    void more_rounds_and_more_draws_leave_those_that_were_there_as_they_are() {
        assertThat(keys(folds(5, 3)).subList(0, 5)).isEqualTo(keys(folds(5, 1)));
        assertThat(keys(replicates(new Splitting.Fixed(0.25, 20, 0.2), 1, 20)).subList(0, 10))
                .isEqualTo(keys(replicates(new Splitting.Fixed(0.25, 10, 0.2), 1, 10)));
    }

    @Test
    void everything_that_decides_which_rows_are_where_is_part_of_the_key() {
        Path later = Path.of("later.csv");
        List<Replicate> others =
                List.of(
                        folds(5, 2).get(0),
                        folds(5, 2).get(1),
                        folds(5, 2).get(5),
                        folds(4, 2).get(0),
                        replicates(new Splitting.Folds(5, 1, 0.25), 5, 1).get(0),
                        replicates(new Splitting.Groups("patient", 5, 1, 0.2), 5, 1).get(0),
                        replicates(new Splitting.Order("year", 5, 0.2), 5, 1).get(0),
                        replicates(new Splitting.Fixed(0.25, 5, 0.2), 1, 1).get(0),
                        replicates(new Splitting.Fixed(0.5, 5, 0.2), 1, 1).get(0),
                        replicates(new Splitting.Given(later, 5, 0.2), 1, 1).get(0),
                        new Replicate(new Seeds(2), WINE, 5, 0),
                        new Replicate(new Seeds(1), WINE.named("other"), 5, 0));
        assertThat(keys(others)).doesNotHaveDuplicates();
    }

    private static List<String> keys(List<Replicate> replicates) {
        return replicates.stream().map(Replicate::key).toList();
    }
}

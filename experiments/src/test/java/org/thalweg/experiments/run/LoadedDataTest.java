package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.data.Dataset;
import org.thalweg.data.Split;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Splitting;

final class LoadedDataTest {

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("wine.csv");
        Files.writeString(
                file,
                IntStream.range(0, 40)
                        .mapToObj(i -> i + ";" + 2 * i + ";" + (i % 2 == 0 ? "red" : "white"))
                        .collect(Collectors.joining("\n", "acid;sugar;kind\n", "\n")));
    }

    private DataSource numbers(String... targets) {
        return DataSource.of(file, targets).drop("kind").split(new Splitting.Folds(5, 3, 0.25));
    }

    private LoadedData loaded(Splitting split) {
        return LoadedData.read(numbers("acid").split(split), 1);
    }

    /** Every row has its number for a target. */
    private static Set<Integer> rows(Dataset part) {
        return IntStream.range(0, part.size())
                .mapToObj(n -> (int) part.target(n, 0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> all() {
        return IntStream.range(0, 40).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void reads_targets_by_name_and_by_position() {
        LoadedData byName = LoadedData.read(numbers("acid"), 1);
        assertThat(LoadedData.read(numbers("1"), 1).dataset()).isEqualTo(byName.dataset());
        DataFacts facts = byName.facts();
        assertThat(facts.name()).isEqualTo("wine");
        assertThat(facts.hash()).isEqualTo(byName.dataset().hash());
        assertThat(facts.instances()).isEqualTo(40);
        assertThat(facts.inputs()).isEqualTo(1);
        assertThat(facts.outputs()).isEqualTo(1);
        assertThat(facts.classes()).isFalse();
        assertThat(facts.groups()).isEqualTo(0);
        assertThat(facts.skippedRows()).isEqualTo(0);
        assertThat(facts.identifiers()).isEmpty();
    }

    @Test
    void reads_a_class() {
        LoadedData classes = LoadedData.read(DataSource.classes(file, "-1"), 1);
        assertThat(classes.dataset().classNames()).containsExactly("red", "white");
        assertThat(classes.facts().classes()).isTrue();
        assertThat(classes.facts().folds()).isEqualTo(10);
    }

    @Test
    void folds_are_told_in_numbers() {
        DataFacts facts = loaded(new Splitting.Folds(5, 3, 0.25)).facts();
        assertThat(facts.folds()).isEqualTo(5);
        assertThat(facts.rounds()).isEqualTo(3);
        assertThat(facts.replicates()).isEqualTo(15);
        assertThat(facts.train()).isEqualTo(24);
        assertThat(facts.validation()).isEqualTo(8);
        assertThat(facts.test()).isEqualTo(8);
        assertThat(facts.testToTrain()).isCloseTo(8 / 24.0, within(1e-15));
        assertThat(facts.testRows()).isEqualTo(40);
    }

    @Test
    void one_test_set_is_told_in_numbers() {
        DataFacts facts = loaded(new Splitting.Fixed(0.25, 7, 0.2)).facts();
        assertThat(facts.folds()).isEqualTo(1);
        assertThat(facts.replicates()).isEqualTo(7);
        assertThat(facts.train()).isEqualTo(24);
        assertThat(facts.validation()).isEqualTo(6);
        assertThat(facts.test()).isEqualTo(10);
        assertThat(facts.testRows()).isEqualTo(10);
    }

    @Test
    void in_each_round_every_row_is_tested_once_and_in_each_replicate_used_once() {
        LoadedData data = loaded(new Splitting.Folds(5, 3, 0.25));
        for (int round = 0; round < 3; round++) {
            Set<Integer> tested = new TreeSet<>();
            for (int r = 5 * round; r < 5 * round + 5; r++) {
                Split split = data.split(r);
                Set<Integer> used = new TreeSet<>(rows(split.train()));
                used.addAll(rows(split.validation()));
                used.addAll(rows(split.test()));
                assertThat(used).isEqualTo(all());
                assertThat(split.train().size() + split.validation().size() + split.test().size())
                        .isEqualTo(40);
                assertThat(Arrays.stream(data.testRows(r)).boxed())
                        .containsExactlyElementsOf(rows(split.test()));
                tested.addAll(rows(split.test()));
            }
            assertThat(tested).isEqualTo(all());
        }
    }

    @Test
    void more_rounds_deal_the_rows_anew() {
        LoadedData data = loaded(new Splitting.Folds(5, 3, 0.25));
        Set<Set<Integer>> folds =
                IntStream.range(0, 15)
                        .mapToObj(r -> rows(data.split(r).test()))
                        .collect(Collectors.toSet());
        assertThat(folds).hasSize(15);
        LoadedData fewer = loaded(new Splitting.Folds(5, 1, 0.25));
        for (int r = 0; r < 5; r++) {
            assertThat(fewer.split(r)).isEqualTo(data.split(r));
        }
    }

    @Test
    void all_replicates_share_one_test_set_and_have_validation_parts_of_their_own() {
        LoadedData data = loaded(new Splitting.Fixed(0.25, 7, 0.2));
        Set<Set<Integer>> validation =
                IntStream.range(0, 7)
                        .mapToObj(r -> rows(data.split(r).validation()))
                        .collect(Collectors.toSet());
        assertThat(validation).hasSize(7);
        for (int r = 0; r < 7; r++) {
            assertThat(data.split(r).test()).isEqualTo(data.split(0).test());
            assertThat(data.testRows(r)).isEqualTo(data.testRows(0));
            assertThat(rows(data.split(r).train()))
                    .doesNotContainAnyElementsOf(rows(data.split(0).test()));
        }
    }

    @Test
    void parts_follow_from_the_seed_and_the_name_and_from_nothing_else() {
        LoadedData data = LoadedData.read(numbers("acid"), 1);
        assertThat(LoadedData.read(numbers("acid"), 1).split(4)).isEqualTo(data.split(4));
        assertThat(LoadedData.read(numbers("acid"), 2).split(4)).isNotEqualTo(data.split(4));
        LoadedData other = LoadedData.read(numbers("acid").named("other"), 1);
        assertThat(other.split(4)).isNotEqualTo(data.split(4));
        assertThat(other.facts().hash()).isEqualTo(data.facts().hash());
        assertThat(DataFacts.hashes(List.of(data.facts(), other.facts())))
                .containsOnlyKeys("wine", "other");
    }
}

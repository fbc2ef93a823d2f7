package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.spec.DataSource;

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
        return DataSource.of(file, targets).drop("kind").split(0.25, 0.2);
    }

    @Test
    void reads_targets_by_name_and_by_position() {
        LoadedData byName = LoadedData.read(numbers("acid"), 1);
        assertThat(LoadedData.read(numbers("1"), 1).dataset()).isEqualTo(byName.dataset());
        assertThat(byName.facts())
                .isEqualTo(
                        new DataFacts(
                                "wine", byName.dataset().hash(), 40, 1, 1, false, 22, 8, 10, 0));
        assertThat(byName.facts().testToTrain()).isEqualTo(10.0 / 22);
    }

    @Test
    void reads_a_class() {
        LoadedData classes = LoadedData.read(DataSource.classes(file, "-1").split(0.25, 0.2), 1);
        assertThat(classes.dataset().classNames()).containsExactly("red", "white");
        assertThat(classes.facts().classes()).isTrue();
    }

    @Test
    void all_runs_share_one_split_unless_it_is_redrawn() {
        LoadedData shared = LoadedData.read(numbers("acid"), 1);
        assertThat(shared.split(Phase.TUNE, 3)).isEqualTo(shared.split(Phase.EVALUATE, 0));
        assertThat(LoadedData.read(numbers("acid"), 2).split(Phase.TUNE, 0))
                .isNotEqualTo(shared.split(Phase.TUNE, 0));
        LoadedData redrawn = LoadedData.read(numbers("acid").redrawn(), 1);
        assertThat(redrawn.split(Phase.EVALUATE, 0)).isEqualTo(redrawn.split(Phase.EVALUATE, 0));
        assertThat(redrawn.split(Phase.EVALUATE, 0)).isNotEqualTo(redrawn.split(Phase.EVALUATE, 1));
        assertThat(redrawn.split(Phase.EVALUATE, 0)).isNotEqualTo(redrawn.split(Phase.TUNE, 0));
    }

    @Test
    void a_split_does_not_depend_on_what_else_is_there() {
        LoadedData first = LoadedData.read(numbers("acid").named("first"), 1);
        LoadedData second = LoadedData.read(numbers("acid").named("second"), 1);
        assertThat(first.split(Phase.TUNE, 0)).isNotEqualTo(second.split(Phase.TUNE, 0));
        assertThat(first.facts().hash()).isEqualTo(second.facts().hash());
    }
}

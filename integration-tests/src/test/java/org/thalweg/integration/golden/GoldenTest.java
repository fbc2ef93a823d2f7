package org.thalweg.integration.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays the reference files of {@code src/test/resources/golden}, and those of a further directory named by the system
 * property {@code thalweg.golden}. A file whose components do not all exist is counted by what is missing, and printed.
 */
class GoldenTest {

    /** A component that is gone would make its files "not covered": this many must be. */
    private static final int COVERED = 164;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TreeMap<String, Integer> MISSING = new TreeMap<>();
    private static int replayed;

    @TestFactory
    Stream<DynamicTest> agrees_with_other_libraries() throws IOException {
        List<Path> files = new ArrayList<>(files(Path.of("src/test/resources/golden")));
        Optional<String> further = Optional.ofNullable(System.getProperty("thalweg.golden"));
        if (further.isPresent()) {
            files.addAll(files(Path.of(further.get())));
        }
        return files.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> replay(file)));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static void replay(Path path) throws IOException {
        JsonNode file = JSON.readTree(path.toFile());
        try {
            Replay.check(file);
            replayed++;
        } catch (Missing missing) {
            MISSING.merge(missing.getMessage(), 1, Integer::sum);
        }
    }

    @Test
    void covers_what_there_are_components_for() throws IOException {
        int covered = 0;
        for (Path path : files(Path.of("src/test/resources/golden"))) {
            try {
                Replay.check(JSON.readTree(path.toFile()));
                covered++;
            } catch (Missing missing) {
                assertThat(missing).hasMessageNotContaining("kind");
            }
        }
        assertThat(covered).isEqualTo(COVERED);
    }

    @AfterAll
    static void count() {
        System.out.println(
                "golden: "
                        + replayed
                        + " files replayed; not yet covered, by missing component: "
                        + MISSING);
    }
}

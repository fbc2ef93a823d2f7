package org.thalweg.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.catalog.Catalog;

/** Results folders hold these texts and hashes: were they others, what is kept would not be found again. */
class CanonicalTest {

    @TempDir private Path folder;
    private Experiment experiment;

    private static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(CanonicalTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void read() throws IOException {
        Files.createFile(folder.resolve("wine.csv"));
        Files.createFile(folder.resolve("later.csv"));
        experiment =
                new SpecReader(Catalog.standard())
                        .read("all.yaml", resource("everything.yaml"), folder);
    }

    @Test
    void every_key_is_written_as_ever() throws IOException {
        assertEquals(
                resource("everything-resolved.yaml"),
                experiment.toYaml().replace(folder.toString(), "FOLDER"));
    }

    @Test
    void an_experiment_has_the_hash_that_it_had() {
        assertEquals(
                "a243e1130cc13af8ed21f1ee4d099377e637a7df215e3f900c3be4999a27b25c",
                experiment.hash());
        assertEquals(
                "3ebb0fb454aff7c561bdf9f22a57d91885d587a28f01816da9bdba807f2e4ffb",
                experiment.question(Map.of()));
    }
}

package org.thalweg.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.SpecReader;

/** Experiments in YAML. */
class SpecFuzzTest {

    private static final SpecReader READER = new SpecReader(Catalog.standard()).ofResults();

    @FuzzTest(maxExecutions = 2000)
    void what_is_read_has_a_canonical_text_that_is_read_to_the_same(byte[] input)
            throws IOException {
        Path file = Scratch.file("spec.yaml", input);
        Told.by(input.length, () -> READER.read(file)).ifPresent(SpecFuzzTest::requireSame);
    }

    private static void requireSame(Experiment experiment) {
        String canonical = experiment.toYaml();
        Experiment again =
                READER.read(Scratch.path("again.yaml").toString(), canonical, Scratch.path(""));
        assertEquals(canonical, again.toYaml());
        assertEquals(experiment.hash(), again.hash());
        assertEquals(experiment, again);
    }
}

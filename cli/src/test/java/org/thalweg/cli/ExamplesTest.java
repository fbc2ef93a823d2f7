package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.datasets.Csv;
import org.thalweg.experiments.oracle.LinearProblem;
import org.thalweg.experiments.oracle.Spectrum;

class ExamplesTest {

    private static final Path VALLEY = Cli.EXAMPLES.resolve("data/valley.csv");

    @TempDir private Path results;

    @ParameterizedTest
    @ValueSource(strings = {"diabetes", "digits", "valley"})
    void every_example_has_a_plan(String name) {
        Path spec = Cli.EXAMPLES.resolve(name + ".yaml");
        Cli plan = Cli.run("ablate", spec.toString(), "--plan", "--out", results.toString());
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).startsWith("PLAN   ").contains(" × 10 folds\n");
    }

    @Test
    void the_example_on_problems_has_a_plan() {
        Path spec = Cli.EXAMPLES.resolve("heavy-ball.yaml");
        Cli plan = Cli.run("ablate", spec.toString(), "--plan", "--out", results.toString());
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).contains(" × 3 problems × 10 draws\n");
    }

    @Test
    void the_valley_is_what_its_generator_makes() throws IOException {
        assertThat(Files.readString(VALLEY)).isEqualTo(ValleyData.csv());
    }

    @Test
    void the_valley_is_a_thousand_times_as_steep_across_as_along() {
        Spectrum spectrum = LinearProblem.of(Csv.read(VALLEY).target("height")).spectrum();
        // The file has seven digits.
        assertThat(spectrum.condition()).isCloseTo(1000, within(1e-2));
        assertThat(spectrum.largestStableRate()).isCloseTo(0.1, within(1e-6));
    }
}

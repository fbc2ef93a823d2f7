package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.catalog.Catalog;
import org.thalweg.records.Kind;

class ComponentsCommandTest {

    @TempDir private Path folder;

    @Test
    void explains_one_component_whole() {
        assertThat(Cli.run("components", "RMSprop").outWithoutOrigins())
                .isEqualTo(
                        """
                        rmsprop, an optimizer from …

                        Divides each element of the update by its running root mean square.

                            v ← βv + (1−β)u²
                            m ← βm + (1−β)u  (centered, else m = 0)
                            u ← u / (√(v − m²) + ε)

                            decay      0.9     [0, 1)          β, memory of the square
                            epsilon    1e-8    (0, ∞)          ε, guard against division by zero
                            centered   false   true or false   whether the square of the running mean is subtracted

                        Example    "rmsprop(0.9) | sgd(0.01)"
                        Reference  Tieleman and Hinton, 2012, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf; centered: Graves, 2013, https://arxiv.org/abs/1308.0850

                        """);
    }

    @Test
    void lists_the_components_of_a_kind_by_origin_with_parameters_and_ranges() {
        assertThat(Cli.run("components", "--kind", "models").outWithoutOrigins())
                .isEqualTo(
                        """
                        MODELS  from …
                          factorised            The linear model with weights of low rank, W = UV.
                                                rank=2 in [1, ∞), bias=true
                          hidden-layer          A network with one hidden layer.
                                                units=16 in [1, ∞), activation=relu, dropout=0 in [0, 1)
                          linear                The linear model.
                                                bias=true, deviation=0 in [0, ∞)
                        """);
    }

    @Test
    void lists_everything_in_the_catalog() {
        String list = Cli.run("components").out();
        try (Catalog catalog = Catalog.standard()) {
            for (Kind kind : Kind.values()) {
                assertThat(catalog.entries(kind))
                        .isNotEmpty()
                        .allSatisfy(
                                entry -> assertThat(list).contains("\n  " + entry.name() + " "));
            }
        }
    }

    @Test
    void its_help_names_every_kind() {
        String help = Cli.run("components", "--help").out();
        String plurals = Kind.oneOf(Kind::plural);
        assertThat(help)
                .contains(plurals.replace(" or ", " and "))
                .contains("Only " + plurals + ".");
    }

    @Test
    void prints_json_for_programs() throws JsonProcessingException {
        JsonNode json =
                new ObjectMapper().readTree(Cli.run("components", "momentum", "--json").out());
        JsonNode momentum = json.get("components").get(0);
        assertThat(momentum.get("kind").asText()).isEqualTo("optimizer");
        assertThat(momentum.get("parameters").get(0).get("default").asText()).isEqualTo("0.9");
        assertThat(momentum.get("parameters").get(0).get("range").asText()).isEqualTo("[0, 1)");
        assertThat(json.get("problems")).isEmpty();
    }

    @Test
    void tells_at_the_end_of_plug_ins_that_cannot_be_loaded() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no JAR");
        Cli named = Cli.run("components", "--plugins", folder.toString());
        Cli inEnvironment = Cli.run(Map.of("THALWEG_PLUGINS", folder.toString()), "components");
        assertThat(named.out()).contains("\nPROBLEMS\n  " + broken + ": ");
        assertThat(named.code()).isZero();
        assertThat(inEnvironment).isEqualTo(named);
    }
}

package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {

    @Test
    void prints_the_schema_of_specs_and_nothing_else() throws JsonProcessingException {
        Cli cli = Cli.run("schema");
        assertThat(cli.code()).isEqualTo(ExitCode.OK);
        assertThat(cli.err()).isEmpty();
        JsonNode schema = new ObjectMapper().readTree(cli.out());
        assertThat(schema.path("title").asText()).isEqualTo("Thalweg experiment");
        assertThat(schema.path("definitions").path("optimizer").toString())
                .contains("clip-by-global-norm");
    }
}

package org.thalweg.experiments.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import org.thalweg.catalog.Catalog;

/**
 * The JSON Schema of specs, for editors.
 *
 * @see <a href="https://json-schema.org/draft-07">JSON SchemaNodes, draft 7</a>
 */
public final class SpecSchema {

    private SpecSchema() {}

    /** Returns the schema as a text of several lines; what components there are, the catalog says. */
    public static String json(Catalog catalog) {
        try {
            return JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(new SchemaNodes(catalog).root())
                            .replace("\r\n", "\n")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

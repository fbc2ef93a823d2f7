package org.thalweg.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Streams;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

class SpecSchemaTest {

    private static JsonNode schema(Catalog catalog) throws IOException {
        return new ObjectMapper().readTree(SpecSchema.json(catalog));
    }

    @Test
    void every_key_of_the_reader_is_a_property_and_no_other() throws IOException {
        JsonNode schema = schema(Catalog.standard());
        assertEquals(ImmutableSortedSet.copyOf(Keys.labels(Level.EXPERIMENT)), names(schema));
        assertEquals(
                ImmutableSortedSet.copyOf(Keys.labels(Level.FILE)),
                names(schema.at("/definitions/file")));
        assertEquals(
                ImmutableSortedSet.copyOf(Keys.labels(Level.SPLIT)),
                names(schema.at("/properties/split")));
        assertEquals(
                ImmutableSortedSet.copyOf(Keys.labels(Level.TUNE)),
                names(schema.at("/properties/tune/anyOf/2")));
        assertEquals(
                ImmutableSortedSet.copyOf(Keys.labels(Level.PRACTICAL)),
                names(schema.at("/properties/practical/anyOf/1")));
        assertEquals(false, schema.get("additionalProperties").booleanValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    log(1e-4, 10)    | true
                    uniform(0, 0.99) | true
                    default          | true
                    linear(0, 1)     | false
                    1e-4..10         | false
                    log(1e-4)        | false
                    """)
    void ranges_look_as_the_reader_wants_them(String range, boolean right) throws IOException {
        String pattern =
                schema(Catalog.standard())
                        .at("/properties/tune/anyOf/2/additionalProperties/pattern")
                        .textValue();
        assertEquals(right, Pattern.compile(pattern).matcher(range).find());
        YamlNode node = YamlText.parse("wine.yaml", '"' + range + '"').orElseThrow();
        boolean read = range.equals("default");
        try {
            TuningReader.range("sgd.learning-rate", node);
            read = true;
        } catch (SpecException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("must be a range"), e::toString);
        }
        assertEquals(right, read);
    }

    @Test
    void components_are_those_of_the_catalog_with_their_parameters() throws IOException {
        JsonNode schema = schema(Catalog.of(new Momentum(0.8), new Sgd()));
        JsonNode optimizers = schema.at("/definitions/optimizer/anyOf/1");
        assertEquals(ImmutableSortedSet.of("momentum", "sgd"), names(optimizers));
        JsonNode momentum = optimizers.at("/properties/momentum");
        assertEquals(ImmutableSortedSet.of("decay", "dampening"), names(momentum));
        String decay = momentum.at("/properties/decay/description").textValue();
        assertTrue(decay.endsWith(", in [0, 1). By default 0.8."), decay);
    }

    @Test
    void every_reference_leads_somewhere() throws IOException {
        JsonNode schema = schema(Catalog.standard());
        assertEquals(
                ImmutableSortedSet.of(
                        "file", "loss", "model", "optimizer", "problem", "regularizer"),
                ImmutableSortedSet.copyOf(
                        schema.findValuesAsText("$ref").stream()
                                .map(reference -> reference.substring("#/definitions/".length()))
                                .toList()));
        schema.findValuesAsText("$ref")
                .forEach(ref -> assertTrue(schema.at(ref.substring(1)).isObject(), ref));
    }

    @ParameterizedTest
    @ValueSource(strings = {SpecReaderTest.WHOLE, "chain: sgd\ndata: a.csv\ntune: none\n"})
    void a_valid_spec_has_only_what_the_schema_has(String text) throws IOException {
        JsonNode schema = schema(Catalog.standard());
        Mapping spec = (Mapping) YamlText.parse("wine.yaml", text).orElseThrow();
        assertEquals(Stream.of().toList(), unknown(schema, schema, spec, "").toList());
    }

    /** The paths of keys for which the schema has no property. */
    private static Stream<String> unknown(
            JsonNode root, JsonNode schema, YamlNode node, String path) {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream()
                    .flatMap(item -> unknown(root, schema, item, path + "/item"));
        }
        return node instanceof Mapping mapping
                ? mapping.entries().stream()
                        .flatMap(entry -> unknown(root, schema, entry, path + "/" + entry.name()))
                : Stream.of();
    }

    private static Stream<String> unknown(
            JsonNode root, JsonNode schema, YamlNode.Entry entry, String path) {
        JsonNode value =
                objects(root, schema)
                        .filter(
                                object ->
                                        object.has("properties")
                                                || object.has("additionalProperties"))
                        .map(object -> value(object, entry.name()))
                        .filter(possible -> !possible.isMissingNode())
                        .findFirst()
                        .orElse(root.path("none"));
        return value.isMissingNode() ? Stream.of(path) : unknown(root, value, entry.value(), path);
    }

    private static JsonNode value(JsonNode object, String key) {
        JsonNode other = object.path("additionalProperties");
        return object.at("/properties/" + key).isMissingNode() && other.isObject()
                ? other
                : object.at("/properties/" + key);
    }

    /** The schema itself, and every alternative of it. */
    private static Stream<JsonNode> objects(JsonNode root, JsonNode schema) {
        if (schema.has("$ref")) {
            return objects(root, root.at(schema.get("$ref").textValue().substring(1)));
        }
        Stream<JsonNode> inside =
                Stream.concat(Streams.stream(schema.path("anyOf")), Stream.of(schema.path("items")))
                        .filter(node -> !node.isMissingNode())
                        .flatMap(node -> objects(root, node));
        return Stream.concat(Stream.of(schema), inside);
    }

    private static ImmutableSortedSet<String> names(JsonNode object) {
        return object.get("properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }
}

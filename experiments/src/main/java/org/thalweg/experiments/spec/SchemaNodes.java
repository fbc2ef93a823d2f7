package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.Entry;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.records.Kind;
import org.thalweg.records.Parameter;

/**
 * The JSON Schema of specs as plain maps, so that the table of keys, which every command has, loads no library for JSON. It is
 * made of the same declarations as the reader, and of the components of a catalog.
 */
final class SchemaNodes {

    private final Catalog catalog;

    SchemaNodes(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the whole schema. */
    Map<String, Object> root() {
        ImmutableMap.Builder<String, Object> definitions = ImmutableMap.builder();
        for (Kind kind : Kind.values()) {
            definitions.put(kind.singular(), component(kind));
        }
        definitions.put("file", map(Level.FILE));
        return ImmutableMap.<String, Object>builder()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", "Thalweg experiment")
                .putAll(map(Level.EXPERIMENT))
                .put("required", List.of(Keys.CHAIN.label()))
                .putAll(anyOf(required(Keys.DATA), required(Keys.PROBLEM)))
                .put("definitions", definitions.buildOrThrow())
                .buildOrThrow();
    }

    private static Map<String, Object> required(Key<?> key) {
        return Map.of("required", List.of(key.label()));
    }

    Map<String, Object> map(Level level) {
        return object(properties(level), false);
    }

    private Map<String, Object> properties(Level level) {
        ImmutableMap.Builder<String, Object> properties = ImmutableMap.builder();
        for (Key<?> key : Keys.of(level)) {
            properties.put(
                    key.label(), with(key.form().schema(this), "description", described(key)));
        }
        return properties.buildOrThrow();
    }

    private static String described(Key<?> key) {
        return key.meaning()
                + key.usualInWords().map(words -> " By default " + words + ".").orElse("");
    }

    static Map<String, Object> data() {
        Map<String, Object> files = with(type("object"), "additionalProperties", reference("file"));
        return oneOrMore(anyOf(type("string"), files));
    }

    Map<String, Object> tune() {
        Map<String, Object> range =
                with(type("string"), "pattern", "^(log|uniform)\\(.*,.*\\)$|^default$");
        return anyOf(
                oneOf(List.of(TuningReader.NONE)),
                with(type("array"), "items", type("string")),
                object(properties(Level.TUNE), range));
    }

    static Map<String, Object> design() {
        ImmutableMap.Builder<String, Object> properties = ImmutableMap.builder();
        for (String name : sorted(false)) {
            boolean list = DesignReader.rest(name).startsWith("[");
            // By key or hyper-parameter: which ones there are, only the chain can tell.
            properties.put(
                    name,
                    with(
                            type(list ? "array" : "object"),
                            list ? "items" : "additionalProperties",
                            Map.of()));
        }
        return anyOf(oneOf(sorted(true)), object(properties.buildOrThrow(), false));
    }

    private static List<String> sorted(boolean alone) {
        return DesignReader.names().stream()
                .filter(name -> DesignReader.rest(name).isEmpty() == alone)
                .toList();
    }

    /** A component is a text in pipe form, or its name with its values. */
    private Map<String, Object> component(Kind kind) {
        List<Entry> entries = catalog.entries(kind);
        ImmutableMap.Builder<String, Object> properties = ImmutableMap.builder();
        entries.forEach(entry -> properties.put(entry.name(), parameters(entry)));
        Map<String, Object> map =
                with(
                        with(object(properties.buildOrThrow(), false), "minProperties", 1),
                        "maxProperties",
                        1);
        Map<String, Object> text =
                kind == Kind.SCHEDULE ? type("string", "number") : type("string");
        return anyOf(with(text, "examples", entries.stream().map(Entry::name).toList()), map);
    }

    private static Map<String, Object> parameters(Entry entry) {
        ImmutableMap.Builder<String, Object> properties = ImmutableMap.builder();
        for (Parameter parameter : entry.parameters()) {
            String range = parameter.range().map(r -> ", in " + r).orElse("");
            properties.put(
                    parameter.name(),
                    Map.of(
                            "description",
                            parameter.meaning()
                                    + range
                                    + ". By default "
                                    + entry.defaultOf(parameter)
                                    + "."));
        }
        return ImmutableMap.<String, Object>builder()
                .putAll(type("object", "array", "string", "number", "null"))
                .put("description", entry.summary())
                .put("properties", properties.buildOrThrow())
                .put("additionalProperties", false)
                .buildOrThrow();
    }

    static Map<String, Object> oneOrMore(Map<String, Object> item) {
        return anyOf(item, with(type("array"), "items", item));
    }

    /** @param possible nodes, each a map */
    static Map<String, Object> anyOf(Object... possible) {
        return Map.of("anyOf", List.of(possible));
    }

    static Map<String, Object> oneOf(Collection<String> possible) {
        return Map.of("enum", possible);
    }

    static Map<String, Object> reference(String definition) {
        return Map.of("$ref", "#/definitions/" + definition);
    }

    static Map<String, Object> type(String... types) {
        return Map.of("type", types.length == 1 ? types[0] : List.of(types));
    }

    private static Map<String, Object> object(Map<String, Object> properties, Object additional) {
        return with(
                with(type("object"), "properties", properties), "additionalProperties", additional);
    }

    /** Returns a node with one more entry. */
    static Map<String, Object> with(Map<String, Object> node, String key, Object value) {
        return ImmutableMap.<String, Object>builder().putAll(node).put(key, value).buildOrThrow();
    }
}

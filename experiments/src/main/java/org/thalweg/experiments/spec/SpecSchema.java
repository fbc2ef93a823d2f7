package org.thalweg.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.Entry;
import org.thalweg.datasets.Missing;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.records.Kind;
import org.thalweg.records.Parameter;

/**
 * The JSON Schema of specs, for editors: made of the same declarations as the reader, and the components of a catalog.
 *
 * @see <a href="https://json-schema.org/draft-07">JSON Schema, draft 7</a>
 */
public final class SpecSchema {

    private final Catalog catalog;

    private SpecSchema(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the schema as a text of several lines. */
    public static String json(Catalog catalog) {
        return new SpecSchema(catalog).root().toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private ObjectNode root() {
        ObjectNode root = object();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("title", "Thalweg experiment");
        root.setAll(map(Level.EXPERIMENT));
        root.set("required", words(List.of(Key.CHAIN.label(), Key.DATA.label())));
        ObjectNode definitions = root.putObject("definitions");
        for (Kind kind : Kind.values()) {
            definitions.set(kind.singular(), component(kind));
        }
        definitions.set("file", map(Level.FILE));
        return root;
    }

    private ObjectNode map(Level level) {
        ObjectNode properties = object();
        for (Key key : Key.of(level)) {
            ObjectNode value = value(key);
            value.put("description", key.meaning());
            properties.set(key.label(), value);
        }
        ObjectNode map = type("object");
        map.set("properties", properties);
        map.put("additionalProperties", false);
        return map;
    }

    private ObjectNode value(Key key) {
        return switch (key.form()) {
            case TEXT -> type("string", "number");
            case TEXTS -> oneOrMore(type("string", "number"));
            case FLAG -> type("boolean");
            case WHOLE -> type("integer").put("minimum", key.least());
            case SHARE, DURATION -> type("string", "number");
            case NUMBER -> type("number");
            case MARGIN -> anyOf(type("string", "number"), map(Level.PRACTICAL));
            case CHARACTER -> type("string").put("minLength", 1).put("maxLength", 1);
            case POLICY ->
                    oneOf(
                            List.of(Missing.values()).stream()
                                    .map(m -> Parameter.kebab(m.name()))
                                    .toList());
            case MEASURE -> oneOf(Measure.labels());
            case MEASURES -> oneOrMore(oneOf(Measure.labels()));
            case SPLIT -> map(Level.SPLIT);
            case DATA -> data();
            case TUNE -> tune();
            case DESIGN -> oneOrMore(design());
            case CHAIN -> oneOrMore(reference(Kind.OPTIMIZER.singular()));
            case REGULARIZERS -> oneOrMore(reference(Kind.REGULARIZER.singular()));
            case MODEL -> anyOf(reference(Kind.MODEL.singular()));
            case LOSS -> anyOf(reference(Kind.LOSS.singular()));
        };
    }

    private static ObjectNode data() {
        ObjectNode files = type("object");
        files.set("additionalProperties", reference("file"));
        return oneOrMore(anyOf(type("string"), files));
    }

    private ObjectNode tune() {
        ObjectNode map = map(Level.TUNE);
        map.remove("additionalProperties");
        map.set(
                "additionalProperties",
                type("string").put("pattern", "^(log|uniform)\\(.*,.*\\)$|^default$"));
        ObjectNode names = type("array");
        names.set("items", type("string"));
        return anyOf(oneOf(List.of("none")), names, map);
    }

    private static ObjectNode design() {
        List<String> words = sorted(true);
        ObjectNode properties = object();
        for (String name : sorted(false)) {
            boolean list = DesignReader.rest(name).startsWith("[");
            ObjectNode value = properties.set(name, type(list ? "array" : "object"));
            // By key or hyper-parameter: which ones there are, only the chain can tell.
            value.withObjectProperty(name).set(list ? "items" : "additionalProperties", object());
        }
        ObjectNode map = type("object");
        map.set("properties", properties);
        map.put("additionalProperties", false);
        return anyOf(oneOf(words), map);
    }

    private static List<String> sorted(boolean alone) {
        return DesignReader.names().stream()
                .filter(name -> DesignReader.rest(name).isEmpty() == alone)
                .toList();
    }

    /** A component is a text in pipe form, or its name with its values. */
    private ObjectNode component(Kind kind) {
        ObjectNode properties = object();
        for (Entry entry : catalog.entries(kind)) {
            properties.set(entry.name(), parameters(entry));
        }
        ObjectNode map = type("object");
        map.set("properties", properties);
        map.put("additionalProperties", false);
        map.put("minProperties", 1).put("maxProperties", 1);
        ObjectNode text =
                type(
                        kind == Kind.SCHEDULE
                                ? new String[] {"string", "number"}
                                : new String[] {"string"});
        text.set("examples", words(catalog.entries(kind).stream().map(Entry::name).toList()));
        return anyOf(text, map);
    }

    private static ObjectNode parameters(Entry entry) {
        ObjectNode properties = object();
        for (Parameter parameter : entry.parameters()) {
            ObjectNode value = properties.putObject(parameter.name());
            String range = parameter.range().map(r -> ", in " + r).orElse("");
            value.put(
                    "description",
                    parameter.meaning()
                            + range
                            + ". By default "
                            + entry.defaultOf(parameter)
                            + ".");
        }
        ObjectNode map = type("object", "array", "string", "number", "null");
        map.put("description", entry.summary());
        map.set("properties", properties);
        map.put("additionalProperties", false);
        return map;
    }

    private static ObjectNode oneOrMore(ObjectNode item) {
        ObjectNode list = type("array");
        list.set("items", item);
        return anyOf(item.deepCopy(), list);
    }

    private static ObjectNode anyOf(JsonNode... possible) {
        ObjectNode any = object();
        any.putArray("anyOf").addAll(List.of(possible));
        return any;
    }

    private static ObjectNode oneOf(Collection<String> possible) {
        ObjectNode one = object();
        one.set("enum", words(possible));
        return one;
    }

    private static ObjectNode reference(String definition) {
        return object().put("$ref", "#/definitions/" + definition);
    }

    private static ObjectNode type(String... types) {
        ObjectNode node = object();
        return types.length == 1
                ? node.put("type", types[0])
                : node.set("type", words(List.of(types)));
    }

    private static ArrayNode words(Collection<String> words) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        words.forEach(array::add);
        return array;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

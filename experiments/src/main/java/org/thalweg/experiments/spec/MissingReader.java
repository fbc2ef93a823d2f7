package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.datasets.MissingValues;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.experiments.spec.YamlNode.Scalar;
import org.thalweg.experiments.spec.YamlNode.Sequence;
import org.thalweg.text.Shown;

/** Reads and prints which texts stand for missing values: texts for all columns, and maps of columns with theirs. */
final class MissingReader {

    private static final String WANTED =
            "texts such as [NA, \"-200\"], or a map of columns to such texts";

    private MissingReader() {}

    static MissingValues read(Key<?> key, YamlNode node) {
        List<YamlNode> items = node instanceof Sequence list ? list.items() : List.of(node);
        List<String> everywhere = new ArrayList<>();
        Map<String, List<String>> byColumn = new LinkedHashMap<>();
        for (YamlNode item : items) {
            if (item instanceof Mapping columns) {
                columns.entries()
                        .forEach(entry -> byColumn.put(entry.name(), texts(key, entry.value())));
            } else {
                everywhere.add(text(key, item));
            }
        }
        boolean usual = everywhere.isEmpty() && !byColumn.isEmpty();
        return new MissingValues(usual ? Optional.empty() : Optional.of(everywhere), byColumn);
    }

    private static List<String> texts(Key<?> key, YamlNode node) {
        return node instanceof Sequence list
                ? list.items().stream().map(item -> text(key, item)).toList()
                : List.of(text(key, node));
    }

    /** Words that are nothing elsewhere in YAML, such as null, are texts here. */
    private static String text(Key<?> key, YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        throw Scalars.mustBe(key, WANTED, node);
    }

    static String print(MissingValues values) {
        Stream<String> everywhere =
                values.everywhere().stream().flatMap(List::stream).map(Canonical::quoted);
        Stream<String> byColumn =
                values.byColumn().entrySet().stream()
                        .map(each -> column(each.getKey(), each.getValue()));
        return Canonical.inBrackets(Stream.concat(everywhere, byColumn));
    }

    /** Returns arguments of the command line, texts with commas between them or maps, as a list in YAML. */
    static String ofArguments(List<String> arguments) {
        for (String argument : arguments) {
            if (argument.matches("[^{,]+: .*")) {
                throw Position.ofArgument(Keys.MISSING_VALUES.option().orElseThrow().name())
                        .error(
                                "a column with its texts stands in braces. Write '{%s}'.",
                                Shown.of(argument));
            }
        }
        return Canonical.inBrackets(
                arguments.stream()
                        .flatMap(
                                argument ->
                                        argument.startsWith("{")
                                                ? Stream.of(argument)
                                                : Stream.of(argument.split(","))
                                                        .filter(text -> !text.isEmpty())
                                                        .map(Canonical::quoted)));
    }

    /** Returns what arguments of the command line say it: texts for all columns in one, and one for each column. */
    static List<String> arguments(MissingValues values) {
        Stream<String> everywhere =
                values.everywhere().stream().map(texts -> String.join(",", texts));
        Stream<String> byColumn =
                values.byColumn().entrySet().stream()
                        .map(each -> column(each.getKey(), each.getValue()));
        return Stream.concat(everywhere, byColumn).toList();
    }

    private static String column(String name, List<String> texts) {
        return "{" + Canonical.quoted(name) + ": " + Canonical.list(texts) + "}";
    }

    static Map<String, Object> schema() {
        Map<String, Object> texts =
                SchemaNodes.oneOrMore(SchemaNodes.type("string", "number", "null"));
        Map<String, Object> columns =
                SchemaNodes.with(SchemaNodes.type("object"), "additionalProperties", texts);
        return SchemaNodes.oneOrMore(
                SchemaNodes.anyOf(SchemaNodes.type("string", "number", "null"), columns));
    }

    /** Returns what arguments of the command line say. */
    static MissingValues read(List<String> arguments) {
        Key<?> key = Keys.MISSING_VALUES;
        String option = key.option().orElseThrow().name();
        return YamlText.parse(option, ofArguments(arguments))
                .map(node -> read(key, node))
                .orElseGet(() -> new MissingValues(Optional.of(List.of()), ImmutableMap.of()));
    }
}

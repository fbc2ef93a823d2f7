package org.thalweg.experiments.spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.UsageException;
import org.thalweg.datasets.MissingValues;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.records.Kind;
import org.thalweg.text.Numbers;
import org.thalweg.training.ClassWeights;

/** The forms of values that are made of others; some have readers of their own. */
final class Structures {

    private Structures() {}

    /** A component. */
    static <C extends Component> Form<C> one(Class<C> kind) {
        String name = Kind.of(kind).orElseThrow().singular();
        return new Form<>(
                        name,
                        schema -> SchemaNodes.anyOf(SchemaNodes.reference(name)),
                        (reading, key, node) -> reading.components().read(kind, node),
                        (value, text) -> Canonical.whole(value))
                .said(Component::name)
                .quoted();
    }

    /** A component, or a list of some. */
    static <C extends Component> Form<List<C>> several(Class<C> kind) {
        String name = Kind.of(kind).orElseThrow().singular();
        return new Form<C>(
                        name,
                        schema -> SchemaNodes.reference(name),
                        (reading, key, node) -> reading.components().read(kind, node),
                        (value, text) -> Canonical.whole(value))
                .list();
    }

    static Form<Chain> chain() {
        return new Form<>(
                "links",
                schema -> SchemaNodes.oneOrMore(SchemaNodes.reference(Kind.OPTIMIZER.singular())),
                (reading, key, node) -> reading.components().readChain(node),
                (chain, text) ->
                        chain.links().isEmpty()
                                ? "\"()\""
                                : Canonical.items(chain.links().stream().map(Canonical::whole)));
    }

    static Form<List<Design>> designs() {
        return new Form<List<Design>>(
                        "design or list",
                        schema -> SchemaNodes.oneOrMore(SchemaNodes.design()),
                        (reading, key, node) ->
                                new DesignReader(reading.components(), reading.base()).read(node),
                        (designs, text) -> Canonical.items(designs.stream().map(text::design)))
                .said(
                        designs ->
                                String.join(
                                        ", ", designs.stream().map(DesignReader::name).toList()))
                .several()
                .argued(all -> "[" + String.join(", ", all) + "]");
    }

    static Form<List<DataSource>> data() {
        return new Form<>(
                "file, list, or files with their keys",
                schema -> SchemaNodes.data(),
                (reading, key, node) -> new DataReader(reading).read(node),
                (sources, text) -> text.data(sources));
    }

    static Form<List<Tuned>> tuned() {
        return new Form<>(
                        "none, list, or hyper-parameters with their ranges",
                        SchemaNodes::tune,
                        (reading, key, node) -> TuningReader.read(reading, node),
                        (tuned, text) -> Canonical.tuned(tuned))
                .several()
                .argued(Structures::ranges);
    }

    /** Returns {@code name: range}, or a name alone, as entries of a map. */
    private static String ranges(List<String> arguments) {
        return arguments.stream()
                .map(
                        argument -> {
                            int colon = argument.indexOf(':');
                            String name = colon < 0 ? argument : argument.substring(0, colon);
                            String range =
                                    colon < 0
                                            ? TuningReader.DEFAULT
                                            : Canonical.quoted(
                                                    argument.substring(colon + 1).strip());
                            return Canonical.quoted(name.strip()) + ": " + range;
                        })
                .collect(Collectors.joining(", "));
    }

    static Form<Margin> margin() {
        return new Form<>(
                        "share, or map",
                        schema ->
                                SchemaNodes.anyOf(
                                        SchemaNodes.type("string", "number"),
                                        schema.map(Level.PRACTICAL)),
                        (reading, key, node) -> margin(key, node),
                        (margin, text) -> {
                            String size = Numbers.shortest(margin.size());
                            return margin.relative()
                                    ? size
                                    : Canonical.below(1, List.of(Keys.ABSOLUTE + ": " + size));
                        })
                .argued(
                        all -> {
                            String text = String.join(" ", all);
                            return text.contains(":") ? "{" + text + "}" : text;
                        });
    }

    private static Margin margin(Key<?> key, YamlNode node) {
        if (!(node instanceof Mapping mapping)) {
            return Margin.relative(Scalars.share(key, node));
        }
        Fields fields = Fields.of(mapping, Level.PRACTICAL);
        YamlNode value =
                fields.find(Keys.ABSOLUTE)
                        .orElseThrow(
                                () ->
                                        Scalars.mustBe(
                                                key,
                                                "a share such as 1%, or a map such as {absolute: 0.01}",
                                                node));
        double absolute = Scalars.number(Keys.ABSOLUTE, value);
        if (absolute < 0) {
            throw Scalars.mustBe(Keys.ABSOLUTE, "a number of at least 0", value);
        }
        return Margin.absolute(absolute);
    }

    /** A file to test on stands beside it: see {@link #testFile}. */
    static Form<Splitting> splitting() {
        return new Form<>(
                "map",
                schema -> schema.map(Level.SPLIT),
                (reading, key, node) ->
                        new SplittingReader(reading, fields(key, node), Optional.empty()).read(),
                (split, text) -> Canonical.split(split));
    }

    static Fields fields(Key<?> key, YamlNode node) {
        if (node instanceof Mapping mapping) {
            return Fields.of(mapping, Level.SPLIT);
        }
        throw Scalars.mustBe(
                key, "a map such as {folds: 10}, {group: patient} or {fixed: 25%}", node);
    }

    static Form<MissingValues> missingValues() {
        return new Form<>(
                        "text, list, or map",
                        schema -> MissingReader.schema(),
                        (reading, key, node) -> MissingReader.read(key, node),
                        (values, text) -> MissingReader.print(values))
                .several()
                .argued(MissingReader::ofArguments);
    }

    static Form<ClassWeights> classWeights() {
        return new Form<>(
                        "balanced, or map",
                        schema ->
                                SchemaNodes.anyOf(
                                        SchemaNodes.type("string"),
                                        SchemaNodes.with(
                                                SchemaNodes.type("object"),
                                                "additionalProperties",
                                                SchemaNodes.type("number"))),
                        (reading, key, node) -> classWeights(key, node),
                        (weights, text) ->
                                weights.said().isEmpty()
                                        ? weights.toString()
                                        : weights.said().entrySet().stream()
                                                .map(
                                                        each ->
                                                                Canonical.quoted(each.getKey())
                                                                        + ": "
                                                                        + Numbers.shortest(
                                                                                each.getValue()))
                                                .collect(Collectors.joining(", ", "{", "}")))
                .quoted();
    }

    private static ClassWeights classWeights(Key<?> key, YamlNode node) {
        try {
            if (node instanceof Mapping mapping) {
                Map<String, Double> weights = new LinkedHashMap<>();
                mapping.entries()
                        .forEach(
                                entry ->
                                        weights.put(
                                                entry.name(), Scalars.number(key, entry.value())));
                return ClassWeights.of(weights);
            }
            return ClassWeights.parse(
                    Scalars.scalar(
                                    key,
                                    "'balanced', or a map of classes to weights, such as {ham: 1, spam: 2.5}",
                                    node)
                            .text());
        } catch (SpecException e) {
            throw e;
        } catch (UsageException e) {
            throw node.position().error(e);
        }
    }

    static Form<Path> testFile() {
        return new Form<>(
                        "file",
                        schema -> SchemaNodes.type("string", "number"),
                        (reading, key, node) ->
                                new DataReader(reading)
                                        .existing(Scalars.scalar(key, "a file", node)),
                        (file, text) -> text.testFile(file))
                .quoted();
    }
}

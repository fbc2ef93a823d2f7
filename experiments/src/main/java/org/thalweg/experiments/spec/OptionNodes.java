package org.thalweg.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.YamlNode.Entry;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.experiments.spec.YamlNode.Scalar;
import org.thalweg.experiments.spec.YamlNode.Sequence;

/** Options of the command line as entries of a spec, each of which stands where its option was typed. */
final class OptionNodes {

    private OptionNodes() {}

    /** Returns the entries of values in YAML by key. */
    static List<Entry> of(Map<String, String> options) {
        List<Entry> entries = new ArrayList<>();
        options.forEach(
                (label, value) -> {
                    Position position = position(label, Level.EXPERIMENT, label);
                    YamlText.parse(position.source(), value)
                            .ifPresent(
                                    node ->
                                            entries.add(
                                                    entry(label, node, position, inside(label))));
                });
        return entries;
    }

    private static Entry entry(String label, YamlNode value, Position position, Level inside) {
        return new Entry(new Scalar(label, true, false, position), placed(value, position, inside));
    }

    /** Places in the value would be those of a text that nobody wrote. */
    private static YamlNode placed(YamlNode node, Position position, Level level) {
        if (node instanceof Scalar scalar) {
            return new Scalar(scalar.text(), scalar.quoted(), false, position);
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream().map(item -> placed(item, position, level)).toList(),
                    position);
        }
        return new Mapping(
                ((Mapping) node)
                        .entries().stream()
                                .map(
                                        entry ->
                                                entry(
                                                        entry.name(),
                                                        entry.value(),
                                                        position(
                                                                entry.name(),
                                                                level,
                                                                position.source()),
                                                        level))
                                .toList(),
                position);
    }

    private static Level inside(String label) {
        if (label.equals(Keys.SPLIT.label())) {
            return Level.SPLIT;
        }
        return label.equals(Keys.TUNE.label()) ? Level.TUNE : Level.FILE;
    }

    private static Position position(String label, Level level, String otherwise) {
        Optional<Key.Option> option =
                Keys.all().stream()
                        .filter(key -> key.isIn(level) && key.label().equals(label))
                        .flatMap(key -> key.option().stream())
                        .findFirst();
        String name = otherwise.startsWith("-") ? otherwise : "--" + otherwise;
        return Position.ofArgument(option.map(Key.Option::name).orElse(name));
    }
}

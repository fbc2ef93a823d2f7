package org.thalweg.experiments.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.YamlNode.Entry;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.experiments.spec.YamlNode.Scalar;
import org.thalweg.experiments.spec.YamlNode.Sequence;

/** Reads what is tuned: {@code none}, a list of hyper-parameters, or their ranges beside a budget. */
final class TuningReader {

    static final String NONE = "none";
    static final String DEFAULT = "default";
    private static final Pattern RANGE = Pattern.compile("(log|uniform)\\(([^,()]*),([^,()]*)\\)");

    private TuningReader() {}

    static List<Tuned> read(Reading reading, YamlNode node) {
        Resolution resolution = new Resolution(reading.before());
        if (node instanceof Scalar word && word.text().equals(NONE)) {
            return List.of();
        }
        if (node instanceof Sequence sequence) {
            if (sequence.items().isEmpty()) {
                throw node.position()
                        .error("Nothing is named that could be tuned. Write 'none' if nothing is.");
            }
            List<Tuned> several = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (YamlNode item : sequence.items()) {
                Tuned next = tuned(resolution, item, Optional.empty());
                String name = resolution.ranged(next).parameter();
                if (!names.add(name)) {
                    throw item.position().error("%s is tuned twice. Name it once.", name);
                }
                several.add(next);
            }
            return several;
        }
        List<Tuned> tuned = new ArrayList<>();
        for (Entry entry : mapping(node).entries()) {
            if (entry.name().contains(".")) {
                tuned.add(tuned(resolution, entry.key(), range(entry)));
            }
        }
        return tuned.isEmpty() ? Keys.TUNE.usual() : tuned;
    }

    private static Mapping mapping(YamlNode node) {
        if (!(node instanceof Mapping mapping)) {
            throw Scalars.mustBe(
                    Keys.TUNE,
                    "'none', a list such as [sgd.learning-rate, momentum.decay], or a map such as {sgd.learning-rate: \"log(1e-4, 10)\", trials: 16}",
                    node);
        }
        fields(mapping);
        return mapping;
    }

    /** Returns the keys beside the hyper-parameters. */
    static Fields fields(Mapping mapping) {
        return Fields.of(
                mapping,
                Level.TUNE,
                name -> name.contains("."),
                ", and hyper-parameters such as sgd.learning-rate");
    }

    /** Checks what is tuned where its place is known. */
    private static Tuned tuned(Resolution resolution, YamlNode node, Optional<Dimension> range) {
        String name = Scalars.scalar(Keys.TUNE, "the name of a hyper-parameter", node).text();
        Tuned tuned = new Tuned(name, range);
        try {
            resolution.ranged(tuned);
            return tuned;
        } catch (SpecException e) {
            throw node.position().error(e);
        }
    }

    private static Optional<Dimension> range(Entry entry) {
        YamlNode value = Fields.valueOf(entry);
        return value instanceof Scalar word && word.text().equals(DEFAULT)
                ? Optional.empty()
                : Optional.of(range(entry.name(), value));
    }

    /** Returns the range that {@code log(1e-4, 10)} or {@code uniform(0, 0.99)} stands for. */
    static Dimension range(String parameter, YamlNode node) {
        Matcher range = RANGE.matcher(node instanceof Scalar scalar ? scalar.text() : "");
        if (range.matches() && isNumber(range.group(2)) && isNumber(range.group(3))) {
            Dimension.Scale scale =
                    range.group(1).equals("log") ? Dimension.Scale.LOG : Dimension.Scale.UNIFORM;
            try {
                return new Dimension(
                        parameter,
                        scale,
                        Double.parseDouble(range.group(2).strip()),
                        Double.parseDouble(range.group(3).strip()));
            } catch (SpecException e) {
                throw node.position().error(e);
            }
        }
        throw node.position()
                .error(
                        "%s must be a range such as log(1e-4, 10) or uniform(0, 0.99), or 'default', got %s.",
                        parameter, node.described());
    }

    private static boolean isNumber(String text) {
        return Scalars.isNumber(text.strip());
    }
}

package org.thalweg.experiments.spec;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.experiments.spec.Design.Factorial;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.spec.Design.Reorder;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.experiments.spec.Design.Vary;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.records.Notation;
import org.thalweg.records.Parameter;
import org.thalweg.text.Numbers;

/** The one text that an experiment has, however it was written: every key in one order, every hyper-parameter by name. */
final class Canonical {

    private final Experiment experiment;
    private final Optional<Map<String, String>> contents;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param contents for the hash, in which files are what they hold; empty for the YAML, in which they are paths
     */
    private Canonical(Experiment experiment, Optional<Map<String, String>> contents) {
        this.experiment = experiment;
        this.contents = contents;
    }

    static String yaml(Experiment experiment) {
        Canonical canonical = new Canonical(experiment, Optional.empty());
        canonical.line(0, Key.NAME, quoted(experiment.name()));
        canonical.addAll();
        return canonical.text();
    }

    static String hash(Experiment experiment, Map<String, String> contents) {
        Canonical canonical = new Canonical(experiment, Optional.of(contents));
        canonical.addAll();
        return Hashing.sha256().hashString(canonical.text(), StandardCharsets.UTF_8).toString();
    }

    private String text() {
        return String.join("\n", lines) + "\n";
    }

    private void addAll() {
        line(0, Key.MODEL, whole(experiment.model()));
        line(0, Key.LOSS, whole(experiment.loss()));
        line(0, Key.REGULARIZERS, list(experiment.regularizers()));
        line(0, Key.CHAIN, experiment.chain().links().isEmpty() ? "\"()\"" : "");
        experiment.chain().forEach(link -> lines.add("  - " + whole(link)));
        line(0, Key.DESIGN, "");
        experiment.designs().forEach(this::add);
        line(0, Key.DATA, "");
        experiment.data().forEach(this::add);
        line(0, Key.TUNE, experiment.tuning().isEmpty() ? "none" : "");
        experiment.tuning().ifPresent(this::add);
        line(0, Key.EPOCHS, experiment.epochs());
        line(0, Key.BATCH_SIZE, experiment.batchSize());
        experiment.patience().ifPresent(epochs -> line(0, Key.STOP_EARLY, epochs));
        line(0, Key.MEASURE, list(experiment.measures().stream().map(Measure::label).toList()));
        line(0, Key.PRIMARY, experiment.primary().label());
        experiment.target().ifPresent(loss -> line(0, Key.TARGET_LOSS, Numbers.shortest(loss)));
        add(experiment.practical());
        line(0, Key.SEED, experiment.seed());
        experiment.limit().map(Duration::toMillis).ifPresent(ms -> line(0, Key.LIMIT, ms + "ms"));
    }

    private void add(Design design) {
        if (design instanceof Swap swap) {
            lines.add("  - swap:");
            addEntries(swap.alternatives());
        } else if (design instanceof Vary vary) {
            lines.add("  - vary:");
            addEntries(vary.values());
        } else if (design instanceof Factorial factorial) {
            lines.add("  - factorial: " + list(factorial.components()));
        } else if (design instanceof Reorder reorder) {
            lines.add("  - reorder: " + list(reorder.links()));
        } else {
            lines.add("  - " + (design instanceof LeaveOneOut ? "leave-one-out" : "leave-one-in"));
        }
    }

    /** The order of keys decides the order of arms, and not what comes of them: the hash does not depend on it. */
    private void addEntries(Map<String, ? extends List<?>> entries) {
        Map<String, List<?>> ordered =
                contents.isPresent() ? new TreeMap<>(entries) : new LinkedHashMap<>(entries);
        ordered.forEach((key, values) -> lines.add("      " + quoted(key) + ": " + list(values)));
    }

    /** A file enters the text by its path, or the hash by what it holds. */
    private void add(DataSource source) {
        lines.add(
                "  - "
                        + quoted(
                                contents.map(c -> c.getOrDefault(source.name(), ""))
                                        .orElse(source.file().toString()))
                        + ":");
        line(3, Key.NAME, quoted(source.name()));
        line(3, Key.TARGET, list(source.targets()));
        line(3, Key.CLASSES, source.classes());
        source.delimiter().ifPresent(c -> line(3, Key.DELIMITER, quoted(String.valueOf(c))));
        source.header().ifPresent(header -> line(3, Key.HEADER, header));
        line(3, Key.SKIP_LINES, source.skipLines());
        line(3, Key.CATEGORICAL, list(source.categorical()));
        line(3, Key.DROP, list(source.drop()));
        line(3, Key.MISSING, Parameter.kebab(source.missing().name()));
        line(3, Key.SPLIT, "");
        add(source.split());
        line(3, Key.STANDARDIZE, source.standardize());
    }

    /** A test file is part of the data, whose content enters the hash. */
    private void add(Splitting split) {
        if (split instanceof Splitting.Folds folds) {
            line(4, Key.FOLDS, folds.folds());
            line(4, Key.ROUNDS, folds.rounds());
        } else if (split instanceof Splitting.Groups groups) {
            line(4, Key.GROUP, quoted(groups.column()));
            line(4, Key.FOLDS, groups.folds());
            line(4, Key.ROUNDS, groups.rounds());
        } else if (split instanceof Splitting.Order order) {
            line(4, Key.ORDER, quoted(order.column()));
            line(4, Key.FOLDS, order.folds());
        } else if (split instanceof Splitting.Fixed fixed) {
            line(4, Key.FIXED, Numbers.shortest(fixed.test()));
            line(4, Key.REPLICATES, fixed.replicates());
        } else if (split instanceof Splitting.Given given) {
            line(4, Key.REPLICATES, given.replicates());
        }
        line(4, Key.VALIDATION, Numbers.shortest(split.validation()));
        if (split instanceof Splitting.Given given) {
            line(3, Key.TEST, contents.isPresent() ? "given" : quoted(given.file().toString()));
        }
    }

    private void add(Margin margin) {
        if (margin.relative()) {
            line(0, Key.PRACTICAL, Numbers.shortest(margin.size()));
        } else {
            line(0, Key.PRACTICAL, "");
            line(1, Key.ABSOLUTE, Numbers.shortest(margin.size()));
        }
    }

    private void add(Tuning tuning) {
        tuning.dimensions()
                .forEach(d -> lines.add("  " + quoted(d.parameter()) + ": \"" + d.range() + "\""));
        line(1, Key.TRIALS, tuning.trials());
    }

    private void line(int depth, Key key, Object value) {
        lines.add(("  ".repeat(depth) + key + ": " + value).stripTrailing());
    }

    private static String list(List<?> values) {
        return values.stream().map(Canonical::value).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String value(Object value) {
        if (value instanceof Component component) {
            return whole(component);
        }
        if (value instanceof List<?> elements) {
            return list(elements);
        }
        return value instanceof String text ? quoted(text) : Notation.value(value);
    }

    private static String whole(Component component) {
        String text = Notation.printWhole(component);
        return quoted(component instanceof Iterable<?> ? "(" + text + ")" : text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}

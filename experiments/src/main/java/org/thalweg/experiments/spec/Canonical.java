package org.thalweg.experiments.spec;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.Component;
import org.thalweg.experiments.spec.Design.Factorial;
import org.thalweg.experiments.spec.Design.Reorder;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.experiments.spec.Design.Vary;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.records.Notation;
import org.thalweg.text.Numbers;

/** The one text that an experiment has, however it was written: every key in one order, every hyper-parameter by name. */
final class Canonical {

    private static final String INDENT = "  ";

    private final Optional<Map<String, String>> contents;

    /**
     * @param contents for the hash, in which files are what they hold; empty for the YAML, in which they are paths
     */
    private Canonical(Optional<Map<String, String>> contents) {
        this.contents = contents;
    }

    static String yaml(Values experiment) {
        return new Canonical(Optional.empty()).experiment(experiment);
    }

    static String hash(Values experiment, Map<String, String> contents) {
        String text =
                new Canonical(Optional.of(contents)).experiment(experiment.without(Keys.NAME));
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
    }

    private String experiment(Values values) {
        List<String> lines = new ArrayList<>();
        for (Key<?> key : Keys.ofExperiment()) {
            lines.addAll(lines(key, values));
            if (key == Keys.TUNE) {
                Keys.of(Level.TUNE)
                        .forEach(inner -> lines.addAll(indented(1, lines(inner, values))));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Returns a key with what was said of it, and nothing if nothing was. */
    private List<String> lines(Key<?> key, Values values) {
        return values.text(key, this).stream()
                .map(text -> text.startsWith("\n") ? key + ":" + text : key + ": " + text)
                .flatMap(String::lines)
                .toList();
    }

    private static List<String> indented(int depth, List<String> lines) {
        return lines.stream()
                .flatMap(String::lines)
                .map(line -> INDENT.repeat(depth) + line)
                .toList();
    }

    /** Returns what stands below a key: lines, further in than the key. */
    static String below(int depth, List<String> lines) {
        return "\n" + String.join("\n", indented(depth, lines));
    }

    /** Returns what stands below a key in a row. */
    static String items(Stream<String> items) {
        return below(1, items.map("- "::concat).toList());
    }

    String design(Design design) {
        if (design instanceof Swap swap) {
            return "swap:" + entries(swap.alternatives());
        } else if (design instanceof Vary vary) {
            return "vary:" + entries(vary.values());
        } else if (design instanceof Factorial factorial) {
            return "factorial: " + list(factorial.components());
        } else if (design instanceof Reorder reorder) {
            return "reorder: " + list(reorder.links());
        }
        return DesignReader.name(design);
    }

    /** The order of keys decides the order of arms, and not what comes of them: the hash does not depend on it. */
    private String entries(Map<String, ? extends List<?>> entries) {
        Map<String, List<?>> ordered =
                contents.isPresent() ? new TreeMap<>(entries) : new LinkedHashMap<>(entries);
        return below(
                2,
                ordered.entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + list(entry.getValue()))
                        .toList());
    }

    /** A file enters the text by its path, or the hash by what it holds. */
    String data(List<DataSource> sources) {
        List<String> lines = new ArrayList<>();
        for (DataSource source : sources) {
            String file =
                    contents.map(hashes -> hashes.getOrDefault(source.name(), ""))
                            .orElse(source.file().toString());
            lines.add("- " + quoted(file) + ":");
            for (Key<?> key : Keys.of(Level.FILE)) {
                lines.addAll(indented(2, lines(key, source.values())));
            }
        }
        return below(1, lines);
    }

    static String split(Splitting split) {
        List<String> lines = new ArrayList<>();
        if (split instanceof Splitting.Folds folds) {
            lines.add(Keys.FOLDS + ": " + folds.folds());
            lines.add(Keys.ROUNDS + ": " + folds.rounds());
        } else if (split instanceof Splitting.Groups groups) {
            lines.add(Keys.GROUP + ": " + quoted(groups.column()));
            lines.add(Keys.FOLDS + ": " + groups.folds());
            lines.add(Keys.ROUNDS + ": " + groups.rounds());
        } else if (split instanceof Splitting.Order order) {
            lines.add(Keys.ORDER + ": " + quoted(order.column()));
            lines.add(Keys.FOLDS + ": " + order.folds());
        } else if (split instanceof Splitting.Fixed fixed) {
            lines.add(Keys.FIXED + ": " + Numbers.shortest(fixed.test()));
            lines.add(Keys.REPLICATES + ": " + fixed.replicates());
        } else if (split instanceof Splitting.Given given) {
            lines.add(Keys.REPLICATES + ": " + given.replicates());
        }
        lines.add(Keys.VALIDATION + ": " + Numbers.shortest(split.validation()));
        return below(1, lines);
    }

    /** A test file is part of the data, whose content enters the hash. */
    String testFile(Path file) {
        return contents.isPresent() ? "given" : quoted(file.toString());
    }

    static String tuned(List<Tuned> tuned) {
        if (tuned.isEmpty()) {
            return TuningReader.NONE;
        }
        return below(
                1,
                tuned.stream()
                        .flatMap(one -> one.range().stream())
                        .map(range -> quoted(range.parameter()) + ": \"" + range.range() + "\"")
                        .toList());
    }

    static String list(List<?> values) {
        return inBrackets(values.stream().map(Canonical::value));
    }

    static String inBrackets(Stream<String> values) {
        return values.collect(Collectors.joining(", ", "[", "]"));
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

    static String whole(Component component) {
        String text = Notation.printWhole(component);
        return quoted(component instanceof Iterable<?> ? "(" + text + ")" : text);
    }

    static String quoted(String text) {
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

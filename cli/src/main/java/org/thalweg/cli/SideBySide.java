package org.thalweg.cli;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.words.Verdicts;
import org.thalweg.records.Notation;
import org.thalweg.text.Aligned;
import org.thalweg.text.Numbers;

/** Two experiments side by side: their verdicts, then what is different about them. */
final class SideBySide {

    private static final List<String> NOT_COMPARED =
            List.of("command", "spec", "spec as written", "hash", "looks", "seconds per step");

    private SideBySide() {}

    static String print(StoredAblation a, StoredAblation b) {
        Map<String, Finding> left = byVariant(a);
        Map<String, Finding> right = byVariant(b);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("variant", "A", "", "B", "", ""));
        Set<String> variants = new LinkedHashSet<>(left.keySet());
        variants.addAll(right.keySet());
        for (String variant : variants) {
            rows.add(row(variant, left, right));
        }
        StringBuilder text = new StringBuilder();
        text.append("A  ").append(a.path()).append('\n');
        text.append("B  ").append(b.path()).append("\n\n");
        bases(a, b).forEach(line -> text.append(line).append('\n'));
        Aligned.lines(rows, 2).forEach(line -> text.append("  ").append(line).append('\n'));
        List<String> differences = differences(a, b);
        text.append(differences.isEmpty() ? "\nThe experiments are the same.\n" : "\ndifferent:\n");
        differences.forEach(difference -> text.append("  ").append(difference).append('\n'));
        return text.toString();
    }

    /** Comparisons by the arm's name; on several datasets, with the dataset's. */
    private static Map<String, Finding> byVariant(StoredAblation stored) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        boolean several = stored.experiment().data().size() > 1;
        stored.findings()
                .findings()
                .forEach(
                        f ->
                                findings.putIfAbsent(
                                        f.comparison().arm().name()
                                                + (several ? " on " + f.dataset() : ""),
                                        f));
        return findings;
    }

    private static List<String> row(
            String variant, Map<String, Finding> left, Map<String, Finding> right) {
        ImmutableList.Builder<String> row = ImmutableList.builder();
        row.add(variant);
        String before = cells(left.get(variant), row);
        String after = cells(right.get(variant), row);
        boolean both = left.containsKey(variant) && right.containsKey(variant);
        return row.add(both && !before.equals(after) ? "changed" : "").build();
    }

    private static String cells(@Nullable Finding finding, ImmutableList.Builder<String> row) {
        if (finding == null) {
            row.add("-", "");
            return "";
        }
        String verdict = Verdicts.name(finding.judgement().verdict());
        row.add(difference(finding), verdict);
        return verdict;
    }

    /** Three digits, so that what is small does not look like nothing. */
    private static String difference(Finding finding) {
        double difference = finding.difference() * (finding.unit().relative() ? 100 : 1);
        if (Double.isNaN(difference)) {
            return "-";
        }
        String number = Numbers.rounded(difference, 3);
        return (difference > 0 ? "+" : "") + number + (finding.unit().relative() ? " %" : "");
    }

    private static List<String> differences(StoredAblation a, StoredAblation b) {
        List<String> differences = new ArrayList<>();
        List<String> left = withKeys(a.experiment().toYaml());
        List<String> right = withKeys(b.experiment().toYaml());
        left.stream()
                .filter(line -> !right.contains(line))
                .forEach(l -> differences.add("A  " + l));
        right.stream()
                .filter(line -> !left.contains(line))
                .forEach(l -> differences.add("B  " + l));
        addFacts(facts(a), facts(b), differences);
        return differences;
    }

    /** Differences are to a base, and by a measure: numbers of two that are not the same say nothing of each other. */
    private static List<String> bases(StoredAblation a, StoredAblation b) {
        List<String> lines = new ArrayList<>();
        String one = base(a.experiment());
        String other = base(b.experiment());
        if (!one.equals(other)) {
            lines.add(
                    "The bases are not the same, and each difference is to its own: A "
                            + one
                            + ", B "
                            + other
                            + ".\n");
        }
        String measure = a.experiment().primary().label();
        String another = b.experiment().primary().label();
        if (!measure.equals(another)) {
            lines.add("The measures are not the same: A " + measure + ", B " + another + ".\n");
        }
        return lines;
    }

    private static String base(Experiment experiment) {
        return Stream.concat(
                        Stream.of(experiment.chain().toString()),
                        experiment.regularizers().stream().map(Notation::print))
                .collect(Collectors.joining(" with "));
    }

    /** Returns the lines of a spec, each after the keys that it stands under. */
    private static List<String> withKeys(String yaml) {
        List<String> lines = new ArrayList<>();
        Deque<String> above = new ArrayDeque<>();
        for (String line : yaml.lines().toList()) {
            String text = line.strip();
            // An item of a list stands under its key, whether it is indented or not.
            int depth = 2 * line.indexOf(text) + (text.startsWith("- ") ? 1 : 0);
            while (!above.isEmpty() && depth(above.getLast()) >= depth) {
                above.removeLast();
            }
            String keys =
                    above.stream()
                            .map(String::strip)
                            .map(key -> key + " ")
                            .collect(Collectors.joining());
            lines.add(keys + text);
            above.addLast(" ".repeat(depth) + text);
        }
        return lines;
    }

    private static int depth(String line) {
        return line.indexOf(line.strip());
    }

    private static Map<String, String> facts(StoredAblation stored) {
        Map<String, String> facts = new LinkedHashMap<>(stored.description().about());
        facts.keySet().removeAll(NOT_COMPARED);
        stored.description()
                .data()
                .forEach(data -> facts.put("content of " + data.name(), data.hash()));
        return facts;
    }

    private static void addFacts(
            Map<String, String> left, Map<String, String> right, List<String> differences) {
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        for (String name : names) {
            String one = left.getOrDefault(name, "none");
            String other = right.getOrDefault(name, "none");
            if (!one.equals(other)) {
                differences.add(name + ": A " + one + ", B " + other);
            }
        }
    }
}

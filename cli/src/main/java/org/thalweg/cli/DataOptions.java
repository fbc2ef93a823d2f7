package org.thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.data.Dataset;
import org.thalweg.datasets.Csv;
import org.thalweg.datasets.Missing;
import org.thalweg.experiments.spec.Key;
import org.thalweg.experiments.spec.Key.Section;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.records.Parameter;
import org.thalweg.text.DidYouMean;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A data file and how to read it. */
final class DataOptions {

    private final KeyOptions options = new KeyOptions(true);

    @Spec
    void addTo(CommandSpec command) {
        options.add(command, Section.DATA);
    }

    /** Returns whether the target is a class. */
    boolean classes() {
        return options.has(Keys.CLASS);
    }

    /** Returns whether data are standardised. */
    boolean standardize() {
        return flag(Keys.STANDARDIZE).orElseGet(Keys.STANDARDIZE::usual);
    }

    /** Returns the file, which is there. */
    Path file(String command) {
        Path path =
                options.text(Keys.DATA)
                        .map(Path::of)
                        .orElseThrow(
                                () ->
                                        new WrongUsage(
                                                "'%s' needs --data FILE. '%s --help' shows an example.",
                                                command, command));
        if (options.has(Keys.TARGET) == options.has(Keys.CLASS)) {
            throw new WrongUsage(
                    options.has(Keys.TARGET)
                            ? "'%s' takes --target or --class for %s, not both."
                            : "'%s' needs --target NAME, the column of %s to predict, or --class NAME. -1 is the last.",
                    command,
                    path);
        }
        if (!Files.exists(path)) {
            throw new WrongUsage(
                    "--data: there is no file '%s'%s.",
                    path, path.isAbsolute() ? "" : " in " + Path.of("").toAbsolutePath());
        }
        return path;
    }

    /** Returns the data. */
    Dataset read(String command) {
        Csv csv =
                Csv.read(file(command))
                        .skipLines(options.whole(Keys.SKIP_LINES))
                        .categorical(array(Keys.CATEGORICAL))
                        .drop(array(Keys.DROP))
                        .missing(missing());
        csv = delimiter().map(csv::delimiter).orElse(csv);
        csv = flag(Keys.HEADER).map(csv::header).orElse(csv);
        if (classes()) {
            String name = options.text(Keys.CLASS).orElseThrow();
            return isPosition(name) ? csv.classes(Integer.parseInt(name)) : csv.classes(name);
        }
        List<String> targets = options.all(Keys.TARGET);
        if (targets.stream().allMatch(DataOptions::isPosition)) {
            int[] positions = targets.stream().mapToInt(Integer::parseInt).toArray();
            return csv.targets(positions[0], Arrays.copyOfRange(positions, 1, positions.length));
        }
        return csv.targets(array(Keys.TARGET));
    }

    private String[] array(Key<?> key) {
        return options.all(key).toArray(String[]::new);
    }

    private Optional<Boolean> flag(Key<Boolean> key) {
        return options.text(key).map(Boolean::valueOf);
    }

    private static boolean isPosition(String name) {
        return name.matches("-?\\d{1,9}");
    }

    private Optional<Character> delimiter() {
        return options.text(Keys.DELIMITER)
                .map(
                        text -> {
                            if (text.equals("tab") || text.equals("\\t")) {
                                return '\t';
                            }
                            if (text.length() != 1) {
                                throw new WrongUsage(
                                        "--delimiter must be one character, or 'tab', got '%s'.",
                                        text);
                            }
                            return text.charAt(0);
                        });
    }

    private Missing missing() {
        String policy = options.text(Keys.MISSING).orElseGet(() -> word(Keys.MISSING.usual()));
        List<Missing> policies = List.of(Missing.values());
        List<String> words = policies.stream().map(DataOptions::word).toList();
        if (!words.contains(policy)) {
            throw new WrongUsage(
                    "--missing must be %s, got '%s'.%s",
                    Keys.MISSING.range(), policy, DidYouMean.suggest(policy, words));
        }
        return policies.get(words.indexOf(policy));
    }

    private static String word(Missing policy) {
        return Parameter.kebab(policy.name());
    }

    /** Returns what was said beside the file, by key. */
    Map<Key<?>, List<String>> said() {
        Map<Key<?>, List<String>> said = options.said();
        said.remove(Keys.DATA);
        delimiter().ifPresent(c -> said.put(Keys.DELIMITER, List.of(c.toString())));
        return said;
    }
}

package org.thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.data.Dataset;
import org.thalweg.datasets.Missing;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.spec.DataSource;
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
        DataSource source =
                DataSource.of(file(command), array(classes() ? Keys.CLASS : Keys.TARGET))
                        .with(Keys.CLASSES, classes())
                        .skipLines(options.checked(Keys.SKIP_LINES))
                        .categorical(array(Keys.CATEGORICAL))
                        .drop(array(Keys.DROP))
                        .missing(missing())
                        .saidByOptions();
        source = delimiter().map(source::delimiter).orElse(source);
        source = decimal().map(source::decimal).orElse(source);
        source = flag(Keys.HEADER).map(source::header).orElse(source);
        if (options.has(Keys.MISSING_VALUES)) {
            source = source.missingValues(options.all(Keys.MISSING_VALUES));
        }
        return LoadedData.dataset(source);
    }

    private String[] array(Key<?> key) {
        return options.all(key).toArray(String[]::new);
    }

    private Optional<Boolean> flag(Key<Boolean> key) {
        return options.text(key).map(Boolean::valueOf);
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

    private Optional<Character> decimal() {
        return options.text(Keys.DECIMAL)
                .map(
                        text -> {
                            if (text.length() != 1 || !Keys.DECIMAL.allows(text.charAt(0))) {
                                throw new WrongUsage(
                                        "--decimal must be %s, got '%s'.",
                                        Keys.DECIMAL.range(), text);
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
        Map<Key<?>, List<String>> said = saidOfAll();
        said.remove(Keys.DATA);
        return said;
    }

    /** Returns what was said, by key. */
    Map<Key<?>, List<String>> saidOfAll() {
        if (options.has(Keys.TARGET) && options.has(Keys.CLASS)) {
            throw new WrongUsage("--target and --class do not go together. Leave one of them out.");
        }
        Map<Key<?>, List<String>> said = options.said();
        delimiter().ifPresent(c -> said.put(Keys.DELIMITER, List.of(c.toString())));
        return said;
    }
}

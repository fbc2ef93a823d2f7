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
import org.thalweg.text.DidYouMean;
import picocli.CommandLine.Option;

/** A data file and how to read it. */
final class DataOptions {

    private static final List<String> POLICIES = List.of("error", "skip");

    @Option(names = "--data", paramLabel = "FILE", description = "A CSV file, possibly gzipped.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--target",
            paramLabel = "NAME",
            split = ",",
            description =
                    "The column to predict, by name or position; -1 is the last. Several: A,B.")
    private List<String> targets = List.of();

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description =
                    "The column that says of which class an instance is; instead of --target.")
    private Optional<String> classColumn = Optional.empty();

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What separates columns; 'tab' is a tab. Default: detected.")
    private Optional<String> delimiter = Optional.empty();

    @Option(
            names = "--header",
            negatable = true,
            description = "Whether the first line names the columns. Default: detected.")
    private Optional<Boolean> header = Optional.empty();

    @Option(
            names = "--skip-lines",
            paramLabel = "N",
            description = "Lines to skip at the beginning. Default: 0.")
    private Optional<Integer> skipLines = Optional.empty();

    @Option(
            names = "--categorical",
            paramLabel = "NAME",
            split = ",",
            description = "Columns that become one column for each category.")
    private List<String> categorical = List.of();

    @Option(
            names = "--drop",
            paramLabel = "NAME",
            split = ",",
            description = "Columns to leave out.")
    private List<String> drop = List.of();

    @Option(
            names = "--missing",
            paramLabel = "POLICY",
            description =
                    "What to do with rows in which a value is missing: error (default) or skip.")
    private Optional<String> missing = Optional.empty();

    @Option(
            names = "--standardize",
            negatable = true,
            description =
                    "Give inputs, and targets that are no classes, mean 0 and deviation 1. Default: yes.")
    private Optional<Boolean> standardize = Optional.empty();

    /** Returns whether the target is a class. */
    boolean classes() {
        return classColumn.isPresent();
    }

    /** Returns whether data are standardised. */
    boolean standardize() {
        return standardize.orElse(true);
    }

    /** Returns the file, which is there. */
    Path file(String command) {
        Path path =
                file.orElseThrow(
                        () ->
                                new WrongUsage(
                                        "'%s' needs --data FILE. '%s --help' shows an example.",
                                        command, command));
        if (targets.isEmpty() == classColumn.isEmpty()) {
            throw new WrongUsage(
                    targets.isEmpty()
                            ? "'%s' needs --target NAME, the column of %s to predict, or --class NAME. -1 is the last."
                            : "'%s' takes --target or --class for %s, not both.",
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
                        .skipLines(skipLines.orElse(0))
                        .categorical(categorical.toArray(String[]::new))
                        .drop(drop.toArray(String[]::new))
                        .missing(missing());
        csv = delimiter().map(csv::delimiter).orElse(csv);
        csv = header.map(csv::header).orElse(csv);
        if (classColumn.isPresent()) {
            String name = classColumn.get();
            return isPosition(name) ? csv.classes(Integer.parseInt(name)) : csv.classes(name);
        }
        if (targets.stream().allMatch(DataOptions::isPosition)) {
            int[] positions = targets.stream().mapToInt(Integer::parseInt).toArray();
            return csv.targets(positions[0], Arrays.copyOfRange(positions, 1, positions.length));
        }
        return csv.targets(targets.toArray(String[]::new));
    }

    private static boolean isPosition(String name) {
        return name.matches("-?\\d{1,9}");
    }

    private Optional<Character> delimiter() {
        return delimiter.map(
                text -> {
                    if (text.equals("tab") || text.equals("\\t")) {
                        return '\t';
                    }
                    if (text.length() != 1) {
                        throw new WrongUsage(
                                "--delimiter must be one character, or 'tab', got '%s'.", text);
                    }
                    return text.charAt(0);
                });
    }

    private Missing missing() {
        String policy = missing.orElse("error");
        if (!POLICIES.contains(policy)) {
            throw new WrongUsage(
                    "--missing must be error or skip, got '%s'.%s",
                    policy, DidYouMean.suggest(policy, POLICIES));
        }
        return policy.equals("skip") ? Missing.SKIP : Missing.ERROR;
    }

    /** Puts what was said under the keys that a spec has for it. */
    void putInto(Map<String, String> spec) {
        if (!targets.isEmpty()) {
            spec.put("target", Flow.list(targets));
        }
        classColumn.ifPresent(name -> spec.put("class", Flow.text(name)));
        delimiter().ifPresent(character -> spec.put("delimiter", Flow.text(character.toString())));
        header.ifPresent(present -> spec.put("header", present.toString()));
        skipLines.ifPresent(lines -> spec.put("skip-lines", lines.toString()));
        if (!categorical.isEmpty()) {
            spec.put("categorical", Flow.list(categorical));
        }
        if (!drop.isEmpty()) {
            spec.put("drop", Flow.list(drop));
        }
        missing.ifPresent(policy -> spec.put("missing", Flow.text(policy)));
        standardize.ifPresent(yes -> spec.put("standardize", yes.toString()));
    }
}

package org.thalweg.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.data.TargetTransform;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Key;
import org.thalweg.experiments.spec.Key.Section;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.text.Shown;
import org.thalweg.training.ClassWeights;
import org.thalweg.training.Training;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A data file and how to read it. */
final class DataOptions {

    private final KeyOptions options = new KeyOptions(true);
    private final FormOptions form = new FormOptions(options);

    @Spec
    void addTo(CommandSpec command) {
        options.add(command, Section.DATA);
    }

    /** Returns whether the target is a class. */
    boolean classes() {
        return options.has(Keys.CLASS);
    }

    /** Returns a training in the units, and by the weights of classes, that were said. */
    Training training(Training plain) {
        Training weighted = classWeights().map(plain::classWeights).orElse(plain);
        Training transformed = targetTransform().map(weighted::transformTarget).orElse(weighted);
        return standardize() ? transformed.standardize() : transformed;
    }

    private boolean standardize() {
        return options.text(Keys.STANDARDIZE)
                .map(Boolean::valueOf)
                .orElseGet(Keys.STANDARDIZE::usual);
    }

    /** Returns the same in words, for the end of a line: {@code ; standardised; trained on log(price)}. */
    String units(Dataset dataset) {
        String targets = String.join(", ", dataset.outputNames());
        return (standardize() ? "; standardised" : "")
                + targetTransform().map(t -> "; trained on " + Shown.of(t.of(targets))).orElse("");
    }

    private Optional<TargetTransform> targetTransform() {
        Optional<TargetTransform> transform =
                options.text(Keys.TARGET_TRANSFORM)
                        .map(
                                word ->
                                        FormOptions.oneOf(
                                                "--target-transform",
                                                word,
                                                TargetTransform.values()));
        if (transform.isPresent() && classes()) {
            throw new WrongUsage(
                    "--target-transform: a class has no %s. Leave it out, or predict a number by --target.",
                    transform.get().word());
        }
        return transform;
    }

    /** Returns what rows of each class count, if that was said. */
    Optional<ClassWeights> classWeights() {
        return options.text(Keys.CLASS_WEIGHTS)
                .map(
                        text -> {
                            try {
                                return ClassWeights.parse(text);
                            } catch (UsageException e) {
                                throw new WrongUsage(
                                        "--class-weights: %s", String.valueOf(e.getMessage()));
                            }
                        });
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
        FormOptions.requireThere(path);
        return path;
    }

    /** Returns what rows count, for the end of a line: nothing, or such as {@code ; weighted by 'count'}. */
    String weighted(Dataset data) {
        return data.weightColumn()
                        .map(column -> "; weighted by '" + Shown.of(column) + "'")
                        .orElse("")
                + classWeights().map(weights -> "; class weights " + weights).orElse("");
    }

    /** Returns the name of the file without its folder. */
    String name() {
        return options.text(Keys.DATA)
                .map(text -> String.valueOf(Path.of(text).getFileName()))
                .orElse("");
    }

    /** Returns the data. */
    Dataset read(String command) {
        DataSource source =
                DataSource.of(file(command), array(classes() ? Keys.CLASS : Keys.TARGET))
                        .with(Keys.CLASSES, classes())
                        .categorical(array(Keys.CATEGORICAL))
                        .drop(array(Keys.DROP));
        DataSource weighted = options.text(Keys.WEIGHTS).map(source::weights).orElse(source);
        return LoadedData.dataset(form.of(weighted));
    }

    private String[] array(Key<?> key) {
        return options.all(key).toArray(String[]::new);
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
        form.delimiter().ifPresent(c -> said.put(Keys.DELIMITER, List.of(c.toString())));
        return said;
    }
}

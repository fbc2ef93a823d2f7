package org.thalweg.cli;

import java.util.List;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.training.Training;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a training shares with an experiment. */
final class TrainingOptions {

    private final KeyOptions options = new KeyOptions(true);

    private final boolean ofSteps;

    /** Those of a training of some epochs. */
    TrainingOptions() {
        this(false);
    }

    private TrainingOptions(boolean ofSteps) {
        this.ofSteps = ofSteps;
    }

    /** Returns those of what takes some steps, of a training or on a problem. */
    static TrainingOptions ofSteps() {
        return new TrainingOptions(true);
    }

    @Spec
    void addTo(CommandSpec command) {
        options.add(command, Keys.MODEL);
        options.add(command, Keys.LOSS);
        options.add(command, Keys.REGULARIZERS);
        options.add(command, ofSteps ? Keys.PROBLEM : Keys.EPOCHS);
        options.add(command, Keys.BATCH_SIZE, Keys.BATCH_SIZE.meaning() + " Default: {default}.");
        options.add(
                command,
                Keys.SEED,
                "From it follow split, start and order of the minibatches. Default: {default}.");
    }

    long seed() {
        return options.text(Keys.SEED).map(Long::valueOf).orElseGet(Keys.SEED::usual);
    }

    /** Returns the penalties and constraints. */
    List<Regularizer> penalties(Catalog catalog) {
        return options.all(Keys.REGULARIZERS).stream()
                .map(text -> catalog.parse(Regularizer.class, text))
                .toList();
    }

    /** Returns what predicts. */
    Model model(Catalog catalog) {
        return options.text(Keys.MODEL)
                .map(text -> catalog.parse(Model.class, text))
                .orElseGet(Keys.MODEL::usual);
    }

    /** Returns what predictions cost. */
    Loss loss(Catalog catalog, DataOptions data) {
        return options.text(Keys.LOSS)
                .map(text -> catalog.parse(Loss.class, text))
                .orElseGet(() -> Keys.loss(data.classes()));
    }

    /** Returns a training of these, with what was said of the data: units, and weights of classes. */
    Training training(Catalog catalog, DataOptions data, List<Regularizer> penalties) {
        return data.training(
                Training.of(model(catalog), loss(catalog, data))
                        .regularize(penalties.toArray(Regularizer[]::new))
                        .batchSize(options.checked(Keys.BATCH_SIZE))
                        .seed(seed()));
    }

    /** Returns all of them. */
    KeyOptions options() {
        return options;
    }
}

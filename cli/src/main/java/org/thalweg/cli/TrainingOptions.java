package org.thalweg.cli;

import org.thalweg.experiments.spec.Keys;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a training shares with an experiment. */
final class TrainingOptions {

    private final KeyOptions options = new KeyOptions(true);

    @Spec
    void addTo(CommandSpec command) {
        options.add(command, Keys.MODEL);
        options.add(command, Keys.LOSS);
        options.add(command, Keys.REGULARIZERS);
        options.add(command, Keys.EPOCHS);
        options.add(command, Keys.BATCH_SIZE, Keys.BATCH_SIZE.meaning() + " Default: {default}.");
        options.add(
                command,
                Keys.SEED,
                "From it follow split, start and order of the minibatches. Default: {default}.");
    }

    long seed() {
        return options.text(Keys.SEED).map(Long::valueOf).orElseGet(Keys.SEED::usual);
    }

    /** Returns all of them. */
    KeyOptions options() {
        return options;
    }
}

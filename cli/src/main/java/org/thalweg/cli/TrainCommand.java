package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.catalog.Catalog;
import org.thalweg.data.Dataset;
import org.thalweg.data.Split;
import org.thalweg.engine.Chain;
import org.thalweg.engine.CheckpointFile;
import org.thalweg.training.Fit;
import org.thalweg.training.Status;
import org.thalweg.training.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg train}: one training. */
@Command(
        name = "train",
        description = "Trains a model with a chain of optimizers, and measures it on test data.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  thalweg train \"momentum(0.9) | sgd(0.01)\" --data examples/data/diabetes.csv --target progression"
        })
final class TrainCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "PIPE", description = "The chain, its links separated by '|'.")
    private String pipe;

    @Mixin private DataOptions data = new DataOptions();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "linear",
            description = "Default: linear.")
    private String model;

    @Option(
            names = "--loss",
            paramLabel = "LOSS",
            description = "Default: squared-error; with --class softmax-cross-entropy.")
    private Optional<String> loss = Optional.empty();

    @Option(
            names = "--regularize",
            paramLabel = "REGULARIZER",
            description =
                    "A penalty or constraint, such as 'l2(0.001)'. May be given several times.")
    private List<String> regularizers = List.of();

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "20", description = "Default: 20.")
    private int epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "32",
            description = "Instances in a minibatch. Default: 32.")
    private int batchSize;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "From it follow split, start and order of the minibatches. Default: 1.")
    private long seed;

    @Option(
            names = "--test",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "The share of the data that is kept for measuring. Default: 0.2.")
    private double test;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Write the state at the end, to train on from there.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Train on from a checkpoint, to --epochs in all.")
    private Optional<Path> resume = Optional.empty();

    @Mixin private PluginOptions plugins = new PluginOptions();

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (Catalog catalog = plugins.catalogWithWarnings(console)) {
            Chain chain = catalog.parseChain(pipe);
            chain.warnings().forEach(console::warn);
            List<Regularizer> penalties =
                    regularizers.stream()
                            .map(text -> catalog.parse(Regularizer.class, text))
                            .toList();
            chain.warnings(penalties).forEach(console::warn);
            TrainingLog log = new TrainingLog(console.out(), epochs);
            Training training = training(catalog, penalties).optimize(chain).listen(log);
            Split split = Split.of(data.read("thalweg train"), 0, test, seed);
            log.begin(chain, split, data.standardize());
            return Interruption.during(() -> end(training.run(split.train()), split.test(), log));
        }
    }

    private Training training(Catalog catalog, List<Regularizer> penalties) throws IOException {
        String usual = data.classes() ? "softmax-cross-entropy" : "squared-error";
        Model prediction = catalog.parse(Model.class, model);
        Loss cost = catalog.parse(Loss.class, loss.orElse(usual));
        requireAtLeast(1, "--epochs", epochs);
        requireAtLeast(1, "--batch-size", batchSize);
        Training training =
                Training.of(prediction, cost)
                        .regularize(penalties.toArray(Regularizer[]::new))
                        .epochs(epochs)
                        .batchSize(batchSize)
                        .seed(seed);
        if (data.standardize()) {
            training = training.standardize();
        }
        return resume.isPresent() ? training.resume(CheckpointFile.read(resume.get())) : training;
    }

    private static void requireAtLeast(int least, String option, int value) {
        if (value < least) {
            throw new WrongUsage("%s must be at least %s, got %s.", option, least, value);
        }
    }

    private int end(Fit fit, Dataset tested, TrainingLog log) throws IOException {
        log.end(fit, tested);
        // Java would not write a file while the thread is interrupted.
        boolean interrupted = Thread.interrupted();
        if (checkpoint.isPresent()) {
            CheckpointFile.write(fit.checkpoint(), checkpoint.get());
            console.out().println("checkpoint  " + checkpoint.get());
        }
        if (fit.status() instanceof Status.Diverged) {
            console.err()
                    .println(
                            "The training diverged. Try a smaller learning rate, or clip the gradient: 'thalweg components clip-by-global-norm'.");
            return ExitCode.FAILURE;
        }
        if (interrupted || fit.status() instanceof Status.Stopped) {
            console.err()
                    .println(
                            checkpoint
                                    .map(
                                            file ->
                                                    "Interrupted. The same command with --resume "
                                                            + file
                                                            + " trains on.")
                                    .orElse(
                                            "Interrupted. With --checkpoint FILE one could train on."));
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.OK;
    }
}

package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.thalweg.Regularizer;
import org.thalweg.catalog.Catalog;
import org.thalweg.data.Dataset;
import org.thalweg.data.FileOrigin;
import org.thalweg.data.Preprocessing;
import org.thalweg.data.Split;
import org.thalweg.data.Unseen;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.text.Numbers;
import org.thalweg.training.Fit;
import org.thalweg.training.Status;
import org.thalweg.training.TrainedModel;
import org.thalweg.training.Training;
import org.thalweg.training.TrainingCheckpoint;
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

    @Mixin private TrainingOptions settings = new TrainingOptions();

    @Option(
            names = "--test",
            paramLabel = "SHARE",
            defaultValue = "" + Split.TEST_SHARE,
            description =
                    "The share of the data that is kept for measuring. Default: ${DEFAULT-VALUE}.")
    private double test;

    @Mixin private StoppingOptions stopping = new StoppingOptions();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Write the state at the end, to train on from there.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Save the model, for 'thalweg predict' and 'thalweg show'.")
    private Optional<Path> save = Optional.empty();

    @Option(
            names = "--unseen",
            paramLabel = "POLICY",
            defaultValue = "error",
            description =
                    "What the saved model does with a category that it was not trained on: error or ignore. Default: ${DEFAULT-VALUE}.")
    private String unseen = "error";

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Train on from a checkpoint, to --epochs in all.")
    private Optional<Path> resume = Optional.empty();

    @Option(
            names = "--shuffle-block",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "So many neighbours stay together when rows are shuffled: faster for large files, but only for rows in no order. Default: ${DEFAULT-VALUE}.")
    private int shuffleBlock;

    @Mixin private ThreadOptions threads = new ThreadOptions();

    @Mixin private PluginOptions plugins = new PluginOptions();

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        checkpoint.ifPresent(TrainingCheckpoint::requireWritable);
        save.ifPresent(TrainedModel::requireWritable);
        if (save.isPresent() && save.equals(checkpoint)) {
            throw new WrongUsage(
                    "--save and --checkpoint name the same file, %s. Name two.", save.get());
        }
        if (!(test >= 0 && test < 1)) {
            throw new WrongUsage(
                    "--test must be a share from 0 to less than 1, got %s.",
                    Numbers.shortest(test));
        }
        if (shuffleBlock < 1) {
            throw new WrongUsage("--shuffle-block must be at least 1, got %s.", shuffleBlock);
        }
        stopping.check();
        int workers = threads.count();
        if (resume.isPresent() && !Files.isRegularFile(resume.get())) {
            throw new WrongUsage(
                    "--resume: there is no file '%s'. Name one that --checkpoint has written.",
                    resume.get());
        }
        try (Catalog catalog = plugins.catalogWithWarnings(console)) {
            Chain chain = catalog.parseChain(pipe);
            List<Regularizer> penalties = settings.penalties(catalog);
            Set<String> warnings = new LinkedHashSet<>(chain.warnings());
            warnings.addAll(chain.warnings(penalties));
            warnings.forEach(console::warn);
            TrainingLog log = new TrainingLog(console, settings.options().whole(Keys.EPOCHS));
            Training training =
                    training(catalog, penalties).optimize(chain).threads(workers).listen(log);
            Dataset dataset = data.read("thalweg train");
            console.warnOf(dataset);
            training.check(dataset);
            Split split = Split.of(dataset, stopping.validation(), test, settings.seed());
            warnOfIgnored(split);
            log.begin(chain, dataset.origin(), split, data.weighted(dataset) + data.units(dataset));
            Training stopped = stopping.in(training, split.validation());
            return Interruption.during(() -> end(stopped.run(split.train()), split.test(), log));
        }
    }

    private Training training(Catalog catalog, List<Regularizer> penalties) throws IOException {
        Training training =
                settings.training(catalog, data, penalties)
                        .epochs(settings.options().checked(Keys.EPOCHS))
                        .shuffleBlock(shuffleBlock)
                        .unseen(FormOptions.oneOf("--unseen", unseen, Unseen.values()));
        return resume.isPresent()
                ? training.resume(TrainingCheckpoint.read(resume.get()))
                : training;
    }

    private void warnOfIgnored(Split split) {
        Map<String, Integer> ignored = Preprocessing.ignored(split);
        if (!ignored.isEmpty()) {
            console.warn(
                    "The rows to train on lack categories that others have; they are ignored, their columns being all zeros, in so many rows: "
                            + FileOrigin.counts(ignored)
                            + ".");
        }
    }

    private int end(Fit fit, Dataset tested, TrainingLog log) throws IOException {
        log.end(fit, tested);
        // Java would not write a file while the thread is interrupted.
        boolean interrupted = Thread.interrupted();
        if (checkpoint.isPresent()) {
            fit.checkpoint().write(checkpoint.get());
            console.out().println("checkpoint  " + checkpoint.get());
        }
        if (save.isPresent() && !(fit.status() instanceof Status.Diverged)) {
            fit.trained().ofData(data.name()).save(save.get());
            console.out().println("model  " + save.get());
        }
        if (fit.status() instanceof Status.Diverged) {
            console.err()
                    .println(
                            "The training diverged. Try a smaller learning rate, or clip the gradient: 'thalweg components clip-by-global-norm'.");
            return ExitCode.FAILURE;
        }
        if (!(fit.status() instanceof Status.Stopped)
                && tested.size() > 0
                && !Double.isFinite(fit.loss(tested))) {
            console.err()
                    .println(
                            "The training came to its end, but what it says of the test part is no number. Look for extreme values in these rows.");
            return ExitCode.FAILURE;
        }
        boolean stopped =
                fit.status() instanceof Status.Stopped how
                        && how.reason() == Status.Stopped.Reason.INTERRUPTED;
        if (interrupted || stopped) {
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

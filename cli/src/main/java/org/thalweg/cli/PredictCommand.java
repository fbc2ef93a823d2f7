package org.thalweg.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.UsageException;
import org.thalweg.catalog.Catalog;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;
import org.thalweg.data.FileOrigin;
import org.thalweg.data.Fills;
import org.thalweg.data.Imputation;
import org.thalweg.data.Unseen;
import org.thalweg.datasets.CsvPredictions;
import org.thalweg.datasets.Missing;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.files.OutputFile;
import org.thalweg.text.Shown;
import org.thalweg.training.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code thalweg predict}: what a saved model predicts of other data. */
@Command(
        name = "predict",
        description = {
            "Predicts with a model that 'thalweg train --save' has written.",
            "Columns are found by their names, in any order; the target need not be there. Categories are those of the training."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  thalweg predict model.thalweg --data new.csv --out predictions.csv"
        })
final class PredictCommand implements Callable<Integer> {

    private final Console console;
    private final KeyOptions options = new KeyOptions(true);
    private final FormOptions form = new FormOptions(options);

    @Parameters(paramLabel = "MODEL", description = "The file of the model.")
    private Path model;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the predictions there, as CSV, instead of printing them.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--unseen",
            paramLabel = "POLICY",
            description =
                    "What to do with a category that the model was not trained on: error or ignore. Default: as the model says.")
    private Optional<String> unseen = Optional.empty();

    @Option(
            names = "--measure",
            description =
                    "Read the target, too, and print loss and metrics; predictions go to --out alone.")
    private boolean measure;

    @Mixin private PluginOptions plugins = new PluginOptions();

    PredictCommand(Console console) {
        this.console = console;
    }

    @Spec
    void addTo(CommandSpec command) {
        options.add(command, Keys.DATA);
        options.add(command, Keys.DELIMITER);
        options.add(command, Keys.DECIMAL);
        options.add(command, Keys.HEADER);
        options.add(command, Keys.SKIP_LINES);
        options.add(command, Keys.MISSING);
        options.add(command, Keys.MISSING_VALUES);
        options.add(
                command,
                Keys.WEIGHTS,
                "With --measure: the column that says what a row counts. Default: that of the training, where the data have it.");
    }

    @Override
    public Integer call() throws Exception {
        if (out.isPresent()) {
            requireOther(out.get(), model, "the model");
            options.text(Keys.DATA)
                    .ifPresent(file -> requireOther(out.get(), Path.of(file), "the data"));
            new OutputFile(out.get()).requireWritable();
        }
        try (Catalog catalog = plugins.catalogWithWarnings(console)) {
            TrainedModel loaded = TrainedModel.load(model, catalog);
            TrainedModel trained =
                    unseen.map(word -> FormOptions.oneOf("--unseen", word, Unseen.values()))
                            .map(loaded::unseen)
                            .orElse(loaded);
            Optional<String> weights = trained.training().weights();
            Dataset data = data(trained, weights);
            console.warnOf(data);
            tellIgnored(trained, data);
            if (measure) {
                if (weights.isPresent() && data.weightColumn().isEmpty()) {
                    console.warn(
                            "The training was weighted by '"
                                    + Shown.of(weights.get())
                                    + "', which these data do not have: each row counts once.");
                }
                console.out().println(Measures.line("", trained, data));
            }
            if (out.isPresent()) {
                new OutputFile(out.get())
                        .write(
                                to -> {
                                    Writer writer =
                                            new OutputStreamWriter(to, StandardCharsets.UTF_8);
                                    write(trained, data, writer);
                                });
                console.out().printf("%d predictions in %s%n", data.size(), out.get());
            } else if (!measure) {
                write(trained, data, console.out());
            }
            return ExitCode.OK;
        }
    }

    /** Refuses to write predictions over what they are made from. */
    private static void requireOther(Path to, Path from, String what) {
        try {
            if (Files.exists(to) && Files.exists(from) && Files.isSameFile(to, from)) {
                throw new WrongUsage(
                        String.format(
                                "--out: %s would be overwritten by the predictions: %s. Name another file.",
                                what, to));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(TrainedModel trained, Dataset data, Writer to) throws IOException {
        double[][] predictions = trained.predict(data);
        long infinite =
                Arrays.stream(predictions)
                        .filter(row -> !Arrays.stream(row).allMatch(Double::isFinite))
                        .count();
        if (infinite > 0) {
            console.warn(
                    "%d of %d predictions are no finite numbers: their rows are far from those that the model was trained on."
                            .formatted(infinite, predictions.length));
        }
        CsvPredictions.write(trained.encoding(), data.origin(), predictions, to);
    }

    /** Categories that the rows had which the model was tested on, but not those that it was trained on. */
    private void tellIgnored(TrainedModel trained, Dataset data) {
        Map<String, Integer> ignored = trained.ignored(data);
        if (ignored.isEmpty()) {
            return;
        }
        String rows = FileOrigin.counts(ignored);
        if (trained.unseen() == Unseen.ERROR) {
            throw new UsageException(
                    "Rows have categories that the model was not trained on: "
                            + rows
                            + ". Use `--unseen ignore` to ignore such categories.");
        }
        console.warn("Categories that the model was not trained on are ignored: " + rows + ".");
    }

    /** What becomes of missing values: what the model does, unless rows are to be left out or refused. */
    private Missing missing(TrainedModel trained) {
        Optional<Imputation> fills = trained.preprocessing().fills().map(Fills::by);
        Missing models = fills.map(Missing::of).orElseGet(Keys.MISSING::usual);
        Missing said = form.saidMissing().orElse(models);
        if (said.imputation().isPresent() && said != models) {
            throw new WrongUsage(
                    "--missing %s: %s Leave such rows out by --missing skip, or train the model so.",
                    said.imputation().get().word(),
                    fills.map(by -> "the model fills by the " + by.word() + ".")
                            .orElse("the model fills nothing, for it was not trained to."));
        }
        return said;
    }

    private Dataset data(TrainedModel trained, Optional<String> weights) {
        Encoding columns = trained.encoding();
        Path file =
                options.text(Keys.DATA)
                        .map(Path::of)
                        .orElseThrow(
                                () ->
                                        new WrongUsage(
                                                "'thalweg predict' needs --data FILE. 'thalweg predict --help' shows an example."));
        FormOptions.requireThere(file);
        if (options.has(Keys.WEIGHTS) && !measure) {
            throw new WrongUsage(
                    "--weights is for --measure: predictions do not depend on what a row counts.");
        }
        String[] targets = columns.targetNames().toArray(String[]::new);
        DataSource source = form.of(DataSource.of(file, targets)).missing(missing(trained));
        DataSource weighted = options.text(Keys.WEIGHTS).map(source::weights).orElse(source);
        return LoadedData.datasetLike(columns, measure, trained.unseen(), weights, weighted);
    }
}

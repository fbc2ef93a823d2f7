package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.Problem;
import org.thalweg.Regularizer;
import org.thalweg.catalog.Catalog;
import org.thalweg.cli.RateFacts.Scatter;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.run.ExactRate;
import org.thalweg.experiments.run.Noise;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.files.OutputFile;
import org.thalweg.records.Notation;
import org.thalweg.text.Numbers;
import org.thalweg.training.RateTest;
import org.thalweg.training.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg rate}: which learning rates a chain can have. */
@Command(
        name = "rate",
        description = {
            "Finds a learning rate to begin with, and where rates become too large.",
            "One training's rate grows from step to step; others are kept constant."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  thalweg rate \"momentum(0.9) | sgd\" --data examples/data/diabetes.csv --target progression --out rate.svg",
            "  thalweg rate \"sgd\" --problem \"valley(condition=100)\""
        })
final class RateCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "PIPE", description = "The chain, its links separated by '|'.")
    private String pipe;

    @Mixin private DataOptions data = new DataOptions();

    @Mixin private TrainingOptions settings = TrainingOptions.ofSteps();

    @Option(
            names = "--vary",
            paramLabel = "LINK",
            description =
                    "Whose rate is varied, if several links have one, such as on-weights/sgd; the others keep theirs.")
    private Optional<String> vary = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "RATE",
            defaultValue = "1e-7",
            description = "The least rate. Default: ${DEFAULT-VALUE}.")
    private double from;

    @Option(
            names = "--to",
            paramLabel = "RATE",
            defaultValue = "1000",
            description =
                    "The largest, if the loss does not blow up before. Default: ${DEFAULT-VALUE}.")
    private double to;

    @Option(names = "--out", paramLabel = "FILE", description = "A picture, as SVG.")
    private Optional<Path> file = Optional.empty();

    @Mixin private PluginOptions plugins = new PluginOptions();

    RateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!(from > 0 && from < to && Double.isFinite(to))) {
            throw new WrongUsage(
                    "--from must be above 0 and below --to, both finite, got %s and %s.",
                    Numbers.shortest(from), Numbers.shortest(to));
        }
        Optional<OutputFile> picture = file.map(Svg::output);
        try (Catalog catalog = plugins.catalogWithWarnings(console)) {
            Chain chain = catalog.parseChain(pipe);
            List<Regularizer> penalties = settings.penalties(catalog);
            chain.warnings(penalties).forEach(console::warn);
            RateFacts facts =
                    settings.options().has(Keys.PROBLEM)
                            ? onProblem(catalog, chain, penalties)
                            : onData(catalog, chain, penalties);
            console.out().print(facts.text());
            if (picture.isPresent()) {
                picture.get().write(new RatePicture(facts).draw());
                console.out().println("\npicture  " + file.get());
            }
            return facts.curve().suggested().isPresent() ? ExitCode.OK : ExitCode.FAILURE;
        }
    }

    private RateFacts onData(Catalog catalog, Chain chain, List<Regularizer> penalties)
            throws IOException {
        Training training = settings.training(catalog, data, penalties).optimize(chain);
        Dataset rows = data.read("thalweg rate");
        console.warnOf(rows);
        Dataset seen = training.preprocessing(rows).apply(rows);
        int batch = settings.options().checked(Keys.BATCH_SIZE);
        boolean atOnce = batch >= rows.counted().size();
        return facts(
                RateTest.of(training, rows),
                data.name()
                        + ", "
                        + rows.size()
                        + (atOnce ? " rows, all at once" : " rows in minibatches of " + batch),
                atOnce ? Scatter.ALL_ROWS_AT_ONCE : Scatter.MINIBATCHES,
                ExactRate.of(
                        chain,
                        settings.model(catalog),
                        settings.loss(catalog, data),
                        penalties,
                        data.classWeights().map(w -> w.weigh(seen, seen)).orElse(seen)));
    }

    private RateFacts onProblem(Catalog catalog, Chain chain, List<Regularizer> penalties) {
        List<String> named = settings.options().all(Keys.PROBLEM);
        if (named.size() > 1) {
            throw new WrongUsage("--problem is given several times. Rates are tested on one.");
        }
        if (!data.saidOfAll().isEmpty()) {
            throw new WrongUsage(
                    "--problem stands in the place of data. Leave it out, or what is said of data.");
        }
        for (var key : List.of(Keys.MODEL, Keys.LOSS, Keys.BATCH_SIZE)) {
            if (settings.options().has(key)) {
                throw new WrongUsage(
                        "%s is about models on data, and a problem is none. Leave it out.",
                        key.option().orElseThrow().name());
            }
        }
        Problem problem = catalog.parse(Problem.class, named.get(0));
        return facts(
                RateTest.of(problem, chain, settings.seed(), penalties.toArray(Regularizer[]::new)),
                Notation.print(problem),
                Noise.isIn(List.of(problem)) ? Scatter.OF_A_PROBLEM : Scatter.NONE_OF_A_PROBLEM,
                ExactRate.of(chain, problem, penalties));
    }

    private RateFacts facts(
            RateTest test, String where, Scatter scatter, Optional<ExactRate> exact) {
        RateTest asked = test.between(from, to);
        RateTest varied = vary.map(asked::vary).orElse(asked);
        return new RateFacts(varied.run(), varied::chain, where, scatter, exact);
    }
}

package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.Regularizer;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.CatalogException;
import org.thalweg.data.Encoding;
import org.thalweg.data.Encoding.Source;
import org.thalweg.data.Fills;
import org.thalweg.data.Preprocessing;
import org.thalweg.data.Unseen;
import org.thalweg.engine.Chain;
import org.thalweg.records.Notation;
import org.thalweg.text.Aligned;
import org.thalweg.text.Numbers;
import org.thalweg.text.Shown;
import org.thalweg.training.Coefficients;
import org.thalweg.training.TrainedModel;
import org.thalweg.training.TrainingRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code thalweg show}: what a saved model is. */
@Command(
        name = "show",
        description = {
            "Shows what a model is that 'thalweg train --save' has written, and how it came about.",
            "Of one that is linear in its inputs, the coefficients in the units of the data."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example:", "  thalweg show model.thalweg"})
final class ShowCommand implements Callable<Integer> {

    private static final int DIGITS = 6;
    private static final int GAP = 2;

    private final Console console;

    @Parameters(paramLabel = "MODEL", description = "The file of the model.")
    private Path model;

    @Mixin private PluginOptions plugins = new PluginOptions();

    ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (Catalog catalog = plugins.catalogWithWarnings(console)) {
            TrainedModel trained = TrainedModel.load(model, catalog);
            Aligned.lines(facts(trained, catalog), GAP).forEach(console.out()::println);
            console.out().println();
            Optional<List<Coefficients>> linear = trained.linear();
            if (linear.isPresent()) {
                Aligned.lines(table(linear.get()), GAP).forEach(console.out()::println);
            } else {
                console.out()
                        .println("The model is not linear in its inputs, and has no coefficients.");
            }
            return ExitCode.OK;
        }
    }

    private static List<List<String>> facts(TrainedModel trained, Catalog catalog) {
        TrainingRecord training = trained.training();
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("model", Notation.print(trained.model())));
        facts.add(List.of("inputs", columns(trained.encoding().inputs())));
        facts.add(
                List.of(
                        trained.encoding().targets().size() > 1 ? "targets" : "target",
                        columns(trained.encoding().targets())));
        Preprocessing preprocessing = trained.preprocessing();
        preprocessing.transform().ifPresent(t -> facts.add(List.of("trained on", t.of("target"))));
        preprocessing
                .fills()
                .ifPresent(f -> facts.add(List.of("missing", fills(f, trained.encoding()))));
        if (hasCategories(trained.encoding())) {
            facts.add(List.of("unseen", unseen(trained)));
        }
        facts.add(List.of("loss", Notation.print(trained.lossFunction())));
        facts.add(List.of("chain", brief(Chain.class, training.chain(), catalog)));
        if (!training.regularizers().isEmpty()) {
            facts.add(
                    List.of(
                            "penalties",
                            training.regularizers().stream()
                                    .map(text -> brief(Regularizer.class, text, catalog))
                                    .collect(Collectors.joining(", "))));
        }
        facts.add(
                List.of(
                        "data",
                        training.data().map(name -> Shown.of(name) + ", ").orElse("")
                                + training.rows()
                                + " rows"
                                + training.weights()
                                        .map(column -> ", weighted by '" + Shown.of(column) + "'")
                                        .orElse("")
                                + training.classWeights()
                                        .map(weights -> ", class weights " + Shown.of(weights))
                                        .orElse("")
                                + (trained.standardization().isPresent() ? ", standardised" : "")));
        facts.add(List.of("training", training(training)));
        facts.add(List.of("by", "Thalweg " + Shown.of(training.thalweg())));
        training.elsewhere()
                .forEach(
                        (name, from) -> facts.add(List.of(Shown.of(name), "of " + Shown.of(from))));
        return facts;
    }

    private static boolean hasCategories(Encoding encoding) {
        return encoding.inputs().stream().anyMatch(Source::isCategorical);
    }

    /** What is filled in, by column. */
    private static String fills(Fills fills, Encoding encoding) {
        List<String> columns = new ArrayList<>();
        int at = 0;
        for (Source source : encoding.inputs()) {
            String value = source.isCategorical() ? "" : rounded(fills.values().get(at));
            for (int k = 0; k < source.categories().size(); k++) {
                value +=
                        fills.values().get(at + k) == 1 ? Shown.of(source.categories().get(k)) : "";
            }
            at += Math.max(1, source.categories().size());
            columns.add(Shown.of(source.name()) + " " + value);
        }
        return "filled by the " + fills.by().word() + ": " + String.join(", ", columns);
    }

    private static String unseen(TrainedModel trained) {
        List<String> names = trained.encoding().inputNames();
        List<String> ignored =
                trained.preprocessing().unseen().stream()
                        .mapToObj(names::get)
                        .map(Shown::of)
                        .toList();
        return (trained.unseen() == Unseen.IGNORE
                        ? "other categories are ignored"
                        : "other categories are an error")
                + (ignored.isEmpty()
                        ? ""
                        : "; not trained on, and ignored: " + String.join(", ", ignored));
    }

    private static String training(TrainingRecord training) {
        StringBuilder text = new StringBuilder(Shown.of(training.ended()));
        text.append(
                String.format(
                        "; %d epochs were asked for, in minibatches of %d, with seed %d",
                        training.epochs(), training.batchSize(), training.seed()));
        training.loss()
                .ifPresent(
                        loss ->
                                text.append("; loss ")
                                        .append(rounded(loss))
                                        .append(" as the last epoch's minibatches came"));
        training.validationLoss()
                .ifPresent(loss -> text.append(", validation loss ").append(rounded(loss)));
        return text.toString();
    }

    private static String rounded(double value) {
        return Numbers.rounded(value, DIGITS);
    }

    private static String columns(List<Source> columns) {
        return columns.stream()
                .map(
                        column ->
                                Shown.of(column.name())
                                        + (column.isCategorical()
                                                ? " ("
                                                        + column.categories().stream()
                                                                .map(Shown::of)
                                                                .collect(Collectors.joining(", "))
                                                        + ")"
                                                : ""))
                .collect(Collectors.joining(", "));
    }

    /** Without what is as by default, if all of it is there; it is not needed for predictions. */
    private static String brief(Class<? extends Component> type, String whole, Catalog catalog) {
        try {
            return type == Chain.class
                    ? catalog.parseChain(whole).toString()
                    : Notation.print(catalog.parse(type, whole));
        } catch (CatalogException e) {
            return Shown.of(whole);
        }
    }

    private static List<List<String>> table(List<Coefficients> outputs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("coefficients", outputs.stream().map(o -> Shown.of(o.output())).toList()));
        rows.add(row("intercept", outputs.stream().map(o -> rounded(o.intercept())).toList()));
        for (String input : outputs.get(0).weights().keySet()) {
            rows.add(
                    row(
                            Shown.of(input),
                            outputs.stream().map(o -> rounded(o.weight(input))).toList()));
        }
        return rows;
    }

    private static List<String> row(String first, List<String> others) {
        List<String> row = new ArrayList<>(List.of(first));
        row.addAll(others);
        return row;
    }
}

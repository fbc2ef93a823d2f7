package org.thalweg.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import picocli.CommandLine.Option;

/** The keys of a spec as options, for an experiment that is described on the command line alone. */
final class SpecOptions {

    @Option(names = "--name", paramLabel = "TEXT", description = "Default: the data file's name.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--model", paramLabel = "MODEL", description = "Default: linear.")
    private Optional<String> model = Optional.empty();

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

    @Option(
            names = "--design",
            paramLabel = "DESIGN",
            description =
                    "Default: leave-one-out. Others: leave-one-in, 'swap: {momentum: [rmsprop]}' … May be given several times.")
    private List<String> designs = List.of();

    @Option(names = "--epochs", paramLabel = "N", description = "Default: 20.")
    private Optional<String> epochs = Optional.empty();

    @Option(names = "--batch-size", paramLabel = "N", description = "Default: 32.")
    private Optional<String> batchSize = Optional.empty();

    @Option(
            names = "--replicates",
            paramLabel = "N",
            description = "How often everything is drawn anew: folds × rounds. Default: 10.")
    private Optional<String> replicates = Optional.empty();

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Parts of the data that are tested on in turn. Default: 10.")
    private Optional<String> folds = Optional.empty();

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Keep rows with equal values together, such as those of one patient.")
    private Optional<String> group = Optional.empty();

    @Option(
            names = "--order",
            paramLabel = "COLUMN",
            description = "Train on earlier and test on later rows.")
    private Optional<String> order = Optional.empty();

    @Option(
            names = "--fixed",
            paramLabel = "SHARE",
            description = "Test on one part of the data only; verdicts are then about this part.")
    private Optional<String> fixed = Optional.empty();

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "Test on this file only; verdicts are then about this test set.")
    private Optional<String> test = Optional.empty();

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description = "Of the rows outside the test, for tuning. Default: 0.2.")
    private Optional<String> validation = Optional.empty();

    @Option(
            names = "--tune",
            paramLabel = "PARAMETER",
            description =
                    "What is tuned, such as 'momentum.decay: uniform(0, 0.99)', or its name alone for the usual range. May be given several times. Default: the learning rate.")
    private List<String> tuned = List.of();

    @Option(
            names = "--tune-trials",
            paramLabel = "N",
            description = "Points tried for each variant in each replicate. Default: 16.")
    private Optional<String> tuneTrials = Optional.empty();

    @Option(names = "--no-tune", description = "Keep the values of the chain for all variants.")
    private boolean untuned;

    @Option(
            names = "--stop-early",
            paramLabel = "EPOCHS",
            description =
                    "End a run after so many epochs without a smaller validation loss. Default: do not.")
    private Optional<String> patience = Optional.empty();

    @Option(
            names = "--measure",
            paramLabel = "MEASURE",
            split = ",",
            description =
                    "What is measured of each run. Default: test.loss and metrics that suit it.")
    private List<String> measures = List.of();

    @Option(
            names = "--primary",
            paramLabel = "MEASURE",
            description = "What verdicts are about. Default: test.loss.")
    private Optional<String> primary = Optional.empty();

    @Option(
            names = "--target-loss",
            paramLabel = "NUMBER",
            description = "The validation loss that steps-to-target counts to.")
    private Optional<String> targetLoss = Optional.empty();

    @Option(
            names = "--practical",
            paramLabel = "SHARE",
            description =
                    "Smaller differences do not matter: a share of the base's mean, or 'absolute: 0.01'. Default: 1%%.")
    private Optional<String> practical = Optional.empty();

    @Option(names = "--seeds", hidden = true, paramLabel = "N")
    private Optional<String> seeds = Optional.empty();

    @Option(names = "--tune-seeds", hidden = true, paramLabel = "N")
    private Optional<String> tuneSeeds = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "From which all randomness derives. Default: 1.")
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "TIME",
            description = "The longest that one run may take, such as 30s. Default: none.")
    private Optional<String> limit = Optional.empty();

    /** Returns what was said, by the keys of a spec. */
    Map<String, String> spec() {
        Map<String, String> spec = new LinkedHashMap<>();
        name.ifPresent(text -> spec.put("name", Flow.text(text)));
        model.ifPresent(text -> spec.put("model", Flow.text(text)));
        loss.ifPresent(text -> spec.put("loss", Flow.text(text)));
        if (!regularizers.isEmpty()) {
            spec.put("regularizers", Flow.list(regularizers));
        }
        if (!designs.isEmpty()) {
            spec.put("design", "[" + String.join(", ", designs) + "]");
        }
        epochs.ifPresent(number -> spec.put("epochs", number));
        batchSize.ifPresent(number -> spec.put("batch-size", number));
        refuseFormer();
        put(spec, "replicates", replicates);
        put(spec, "stop-early", patience);
        if (!measures.isEmpty()) {
            spec.put("measure", Flow.list(measures));
        }
        put(spec, "primary", primary);
        put(spec, "target-loss", targetLoss);
        practical.ifPresent(
                margin -> spec.put("practical", margin.contains(":") ? braced(margin) : margin));
        put(spec, "seed", seed);
        put(spec, "limit", limit);
        test.ifPresent(file -> spec.put("test", Flow.text(file)));
        put(spec, "split", split());
        put(spec, "tune", tune());
        return spec;
    }

    /** Options that had another name or meaning are answered with what to write now. */
    private void refuseFormer() {
        if (seeds.isPresent()) {
            throw new WrongUsage(
                    "--seeds is --replicates now: each draws rows, minibatches and tuning anew.");
        }
        if (tuneSeeds.isPresent()) {
            throw new WrongUsage(
                    "--tune-seeds is gone: each replicate tunes by itself. Leave it out.");
        }
        if (test.filter(file -> file.matches("0?\\.\\d+|\\d+%")).isPresent()) {
            throw new WrongUsage(
                    "--test takes a file. For a share of the data write --fixed %s; without either, ten folds are tested on in turn.",
                    test.get());
        }
    }

    private Optional<String> split() {
        StringJoiner split = new StringJoiner(", ", "{", "}").setEmptyValue("");
        folds.ifPresent(number -> split.add("folds: " + number));
        group.ifPresent(column -> split.add("group: " + Flow.text(column)));
        order.ifPresent(column -> split.add("order: " + Flow.text(column)));
        fixed.ifPresent(share -> split.add("fixed: " + share));
        validation.ifPresent(share -> split.add("validation: " + share));
        return Optional.of(split.toString()).filter(text -> !text.isEmpty());
    }

    private Optional<String> tune() {
        if (untuned) {
            if (!tuned.isEmpty() || tuneTrials.isPresent()) {
                throw new WrongUsage(
                        "--no-tune does not go with --tune or --tune-trials. Leave one of them out.");
            }
            return Optional.of("none");
        }
        StringJoiner tune = new StringJoiner(", ", "{", "}").setEmptyValue("");
        for (String parameter : tuned) {
            int colon = parameter.indexOf(':');
            tune.add(
                    colon < 0
                            ? Flow.text(parameter.strip()) + ": default"
                            : Flow.text(parameter.substring(0, colon).strip())
                                    + ": "
                                    + Flow.text(parameter.substring(colon + 1).strip()));
        }
        tuneTrials.ifPresent(number -> tune.add("trials: " + number));
        return Optional.of(tune.toString()).filter(text -> !text.isEmpty());
    }

    private static String braced(String entry) {
        return "{" + entry + "}";
    }

    private static void put(Map<String, String> spec, String key, Optional<String> value) {
        value.ifPresent(text -> spec.put(key, text));
    }
}

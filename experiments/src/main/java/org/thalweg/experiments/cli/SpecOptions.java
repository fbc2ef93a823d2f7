package org.thalweg.experiments.cli;

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
            names = "--seeds",
            paramLabel = "N",
            description = "Paired seeds that each variant is evaluated with. Default: 10.")
    private Optional<String> seeds = Optional.empty();

    @Option(
            names = "--tune-trials",
            paramLabel = "N",
            description = "Learning rates tried for each variant. Default: 16.")
    private Optional<String> tuneTrials = Optional.empty();

    @Option(
            names = "--tune-seeds",
            paramLabel = "N",
            description = "Seeds each of them is tried with. Default: 3.")
    private Optional<String> tuneSeeds = Optional.empty();

    @Option(
            names = "--no-tune",
            description = "Keep the learning rate of the chain for all variants.")
    private boolean untuned;

    @Option(
            names = "--primary",
            paramLabel = "MEASURE",
            description = "What verdicts are about. Default: test.loss.")
    private Optional<String> primary = Optional.empty();

    @Option(
            names = "--practical",
            paramLabel = "SHARE",
            description = "Smaller differences do not matter. Default: 1%%.")
    private Optional<String> practical = Optional.empty();

    @Option(
            names = "--test",
            paramLabel = "SHARE",
            description = "Of the data, for measuring. Default: 0.25.")
    private Optional<String> test = Optional.empty();

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description = "Of the data, for choosing learning rates. Default: 0.2.")
    private Optional<String> validation = Optional.empty();

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
        seeds.ifPresent(number -> spec.put("seeds", number));
        primary.ifPresent(measure -> spec.put("primary", measure));
        practical.ifPresent(share -> spec.put("practical", share));
        seed.ifPresent(number -> spec.put("seed", number));
        limit.ifPresent(time -> spec.put("limit", time));
        put(spec, "split", map("test", test, "validation", validation));
        put(spec, "tune", map("trials", tuneTrials, "seeds", tuneSeeds));
        if (untuned && spec.put("tune", "none") != null) {
            throw new UsageException(
                    "--no-tune does not go with --tune-trials or --tune-seeds. Leave one of them out.");
        }
        return spec;
    }

    private static void put(Map<String, String> spec, String key, Optional<String> value) {
        value.ifPresent(text -> spec.put(key, text));
    }

    private static Optional<String> map(
            String first, Optional<String> one, String second, Optional<String> other) {
        StringJoiner map = new StringJoiner(", ", "{", "}");
        one.ifPresent(value -> map.add(first + ": " + value));
        other.ifPresent(value -> map.add(second + ": " + value));
        return one.isPresent() || other.isPresent()
                ? Optional.of(map.toString())
                : Optional.empty();
    }
}

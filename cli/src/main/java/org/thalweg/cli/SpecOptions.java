package org.thalweg.cli;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.spec.Arguments;
import org.thalweg.experiments.spec.Key;
import org.thalweg.experiments.spec.Key.Section;
import org.thalweg.experiments.spec.Keys;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The keys of a spec as options, for an experiment that is described on the command line alone. */
final class SpecOptions {

    private static final ImmutableList<Key<?>> OF_TUNING =
            ImmutableList.of(
                    Keys.MODEL,
                    Keys.LOSS,
                    Keys.REGULARIZERS,
                    Keys.PROBLEM,
                    Keys.EPOCHS,
                    Keys.BATCH_SIZE,
                    Keys.EVALUATIONS,
                    Keys.STOP_EARLY);

    private final KeyOptions options = new KeyOptions(false);

    @Option(names = "--seeds", hidden = true, paramLabel = "N")
    private Optional<String> seeds = Optional.empty();

    @Option(names = "--tune-seeds", hidden = true, paramLabel = "N")
    private Optional<String> tuneSeeds = Optional.empty();

    private final boolean tuningAlone;

    private final OptionSpec untuned =
            OptionSpec.builder("--no-tune")
                    .type(boolean.class)
                    .description("Keep the values of the chain for all variants.")
                    .build();

    /** Those of an ablation. */
    SpecOptions() {
        this(false);
    }

    private SpecOptions(boolean tuningAlone) {
        this.tuningAlone = tuningAlone;
    }

    /** Returns those that mean something where a chain is tuned by itself, and compared with nothing. */
    static SpecOptions ofTuning() {
        return new SpecOptions(true);
    }

    @Spec
    void addTo(CommandSpec command) {
        if (tuningAlone) {
            addOfTuning(command);
            return;
        }
        options.add(command, Section.TRAINING);
        options.add(command, Section.ROWS);
        options.add(command, Section.TUNING);
        command.addOption(untuned);
        options.add(command, Section.JUDGING);
    }

    private void addOfTuning(CommandSpec command) {
        OF_TUNING.forEach(key -> options.add(command, key));
        options.add(command, Section.ROWS);
        options.add(command, Section.TUNING);
        options.add(
                command, Keys.PRIMARY, "What is tested. Default: test.loss; of problems log-gap.");
        options.add(command, Keys.SEED);
        options.add(command, Keys.LIMIT);
    }

    /** Returns whether an option was given. */
    boolean has(Key<?> key) {
        return options.has(key);
    }

    /**
     * Returns what was said, by the keys of a spec.
     *
     * @param data what was said of the data
     */
    Map<String, String> spec(Map<Key<?>, List<String>> data) {
        refuseFormer();
        Map<Key<?>, List<String>> said = options.said();
        said.putAll(data);
        Map<String, String> spec = Arguments.inYaml(said);
        boolean none = Boolean.TRUE.equals(untuned.getValue());
        if (none && spec.containsKey(Keys.TUNE.label())) {
            throw new WrongUsage(
                    "--no-tune does not go with --tune or --tune-trials. Leave one of them out.");
        }
        if (none) {
            spec.put(Keys.TUNE.label(), "none");
        }
        if (tuningAlone) {
            spec.put(Keys.DESIGN.label(), "alone");
        }
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
        options.text(Keys.TEST)
                .filter(file -> file.matches("0?\\.\\d+|\\d+%"))
                .ifPresent(
                        share -> {
                            throw new WrongUsage(
                                    "--test takes a file. For a share of the data write --fixed %s; without either, ten folds are tested on in turn.",
                                    share);
                        });
    }
}

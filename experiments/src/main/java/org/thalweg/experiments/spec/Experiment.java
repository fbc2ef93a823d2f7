package org.thalweg.experiments.spec;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.statistics.Margin;

/**
 * An experiment with every default filled in: what the YAML file, the pipe form and the Java builder all resolve to.
 *
 * @param name for people; does not enter the hash
 * @param chain the base
 * @param regularizers part of the objective of the base; removable like the links of the chain
 * @param designs which arms are compared with the base; at least one
 * @param data one or more datasets
 * @param tuning how the hyper-parameters of each arm are tuned; empty: every arm keeps those of its chain
 * @param patience for how many epochs the validation loss may fail to improve before a run ends; empty: runs go on
 * @param seed the master seed, from which all random streams derive
 * @param measures what is recorded of each evaluation run, the primary one included
 * @param primary the one measure that verdicts are about
 * @param target the validation loss to which steps are counted; empty: in each replicate it follows from the base's tuning
 * @param practical differences smaller than this do not matter
 * @param limit the longest that one trial may take
 */
public record Experiment(
        String name,
        Model model,
        Loss loss,
        Chain chain,
        List<Regularizer> regularizers,
        List<Design> designs,
        List<DataSource> data,
        Optional<Tuning> tuning,
        int epochs,
        int batchSize,
        OptionalInt patience,
        long seed,
        List<Measure> measures,
        Measure primary,
        OptionalDouble target,
        Margin practical,
        Optional<Duration> limit) {

    public Experiment {
        regularizers = ImmutableList.copyOf(regularizers);
        designs = ImmutableList.copyOf(designs);
        data = ImmutableList.copyOf(data);
        measures = ImmutableList.copyOf(measures);
        Checks.that(!designs.isEmpty(), Key.DESIGN, "An experiment needs a design.");
        Checks.that(!data.isEmpty(), Key.DATA, "An experiment needs data.");
        Checks.that(epochs >= 1, Key.EPOCHS, "epochs must be at least 1, got %s.", epochs);
        Checks.that(
                batchSize >= 1,
                Key.BATCH_SIZE,
                "batch-size must be at least 1, got %s.",
                batchSize);
        Checks.that(
                patience.orElse(1) >= 1,
                Key.STOP_EARLY,
                "stop-early must be at least 1 epoch, got %s.",
                patience.orElse(1));
        Checks.that(
                Double.isFinite(target.orElse(0)),
                Key.TARGET_LOSS,
                "target-loss must be a finite number, got %s.",
                target.orElse(0));
        Checks.that(
                measures.contains(primary),
                Key.PRIMARY,
                "The primary measure %s is not among those measured: %s.",
                primary,
                Joiner.on(", ").join(measures));
        Checks.that(
                limit.isEmpty() || limit.get().compareTo(Duration.ZERO) > 0,
                Key.LIMIT,
                "limit must be longer than 0.");
    }

    /** Returns the base as parts that can be taken away or changed. */
    public Parts parts() {
        return new Parts(chain, regularizers);
    }

    /** Returns the spec in YAML with every default written out: read again, it gives an equal experiment. */
    public String toYaml() {
        return Canonical.yaml(this);
    }

    /**
     * Returns 64 hexadecimal digits that depend on everything that determines the results but the content of the data files:
     * not on the experiment's name, the files' folders, the order of keys or the form in which the spec was written.
     */
    public String hash() {
        return Canonical.hash(this, Map.of());
    }

    /**
     * Returns 64 hexadecimal digits that depend on everything that determines the results.
     *
     * @param contents a hash of the content of each dataset, by the dataset's name
     */
    public String hash(Map<String, String> contents) {
        return Canonical.hash(this, contents);
    }

    /**
     * Returns 64 hexadecimal digits that depend on what is compared, and on what data; and not on how many replicates answer, by
     * which seed, how long they are trained and how they are tuned, or by which measure and margin they are judged.
     *
     * @param contents a hash of the content of each dataset, by the dataset's name
     */
    public String question(Map<String, String> contents) {
        Experiment once =
                with(
                        split ->
                                split.oneTestSet()
                                        ? split.withReplicates(Splitting.DEFAULT)
                                        : split.withRounds(1));
        Experiment bare =
                new Experiment(
                        name,
                        model,
                        loss,
                        chain,
                        regularizers,
                        designs,
                        once.data,
                        Optional.empty(),
                        1,
                        1,
                        OptionalInt.empty(),
                        0,
                        List.of(Measure.TEST_LOSS),
                        Measure.TEST_LOSS,
                        OptionalDouble.empty(),
                        Margin.absolute(0),
                        Optional.empty());
        return Canonical.hash(bare, contents);
    }

    /** Returns the same with the primary measure alone. */
    public Experiment withoutSecondary() {
        return with(seed, data, List.of(primary), OptionalDouble.empty(), Optional.empty());
    }

    /** Returns the same with so many rounds of folds on each dataset; as it is on one test set or in an order. */
    public Experiment withRounds(int rounds) {
        return with(split -> split.withRounds(rounds));
    }

    private Experiment with(UnaryOperator<Splitting> other) {
        return with(
                seed,
                data.stream().map(source -> source.split(other.apply(source.split()))).toList(),
                measures,
                target,
                limit);
    }

    /** Returns the same with another master seed. */
    public Experiment withSeed(long master) {
        return with(master, data, measures, target, limit);
    }

    private Experiment with(
            long master,
            List<DataSource> sources,
            List<Measure> measured,
            OptionalDouble lossToReach,
            Optional<Duration> longest) {
        return new Experiment(
                name,
                model,
                loss,
                chain,
                regularizers,
                designs,
                sources,
                tuning,
                epochs,
                batchSize,
                patience,
                master,
                measured,
                primary,
                lossToReach,
                practical,
                longest);
    }
}

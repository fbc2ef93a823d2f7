package org.thalweg.experiments.spec;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.engine.Chain;

/**
 * An experiment with every default filled in: what the YAML file, the pipe form and the Java builder all resolve to.
 *
 * @param name for people; does not enter the hash
 * @param chain the base
 * @param regularizers part of the objective of the base; removable like the links of the chain
 * @param designs which arms are compared with the base; at least one
 * @param data one or more datasets
 * @param tuning how the learning rate of each arm is chosen; empty: every arm keeps the rate of its chain
 * @param seeds how many paired seeds each arm is evaluated with, at least 2
 * @param seed the master seed, from which all random streams derive
 * @param measures what is recorded of each evaluation run, the primary one included
 * @param primary the one measure that verdicts are about
 * @param practical differences smaller than this share of the base's mean do not matter, such as 0.01
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
        int seeds,
        int epochs,
        int batchSize,
        long seed,
        List<Measure> measures,
        Measure primary,
        double practical,
        Optional<Duration> limit) {

    public Experiment {
        regularizers = ImmutableList.copyOf(regularizers);
        designs = ImmutableList.copyOf(designs);
        data = ImmutableList.copyOf(data);
        measures = ImmutableList.copyOf(measures);
        Checks.that(!designs.isEmpty(), Key.DESIGN, "An experiment needs a design.");
        Checks.that(!data.isEmpty(), Key.DATA, "An experiment needs data.");
        Checks.that(seeds >= 2, Key.SEEDS, "seeds must be at least 2, got %s.", seeds);
        Checks.that(epochs >= 1, Key.EPOCHS, "epochs must be at least 1, got %s.", epochs);
        Checks.that(
                batchSize >= 1,
                Key.BATCH_SIZE,
                "batch-size must be at least 1, got %s.",
                batchSize);
        Checks.that(
                practical >= 0 && practical < 1,
                Key.PRACTICAL,
                "practical must be a share from 0 to less than 1, got %s.",
                practical);
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
}

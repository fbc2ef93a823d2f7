package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
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
    }
}

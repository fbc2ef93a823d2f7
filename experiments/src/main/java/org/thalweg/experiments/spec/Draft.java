package org.thalweg.experiments.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.models.Linear;

/** What has been said of an experiment, and the defaults. Only {@link Ablation} writes it, and only while making a copy. */
final class Draft {

    final Chain chain;
    String name = "ablation";
    Model model = new Linear();
    Optional<Loss> loss = Optional.empty();
    List<Regularizer> regularizers = List.of();
    List<Design> designs = List.of(new Design.LeaveOneOut());
    List<DataSource> data = List.of();
    boolean tune = true;
    List<Tuned> tuned = List.of();
    int trials = Tuning.TRIALS;
    OptionalInt replicates = OptionalInt.empty();
    int epochs = 20;
    int batchSize = 32;
    OptionalInt patience = OptionalInt.empty();
    long seed = 1;
    List<Measure> measures = List.of();
    Optional<Measure> primary = Optional.empty();
    OptionalDouble target = OptionalDouble.empty();
    Optional<Margin> practical = Optional.empty();
    Optional<Duration> limit = Optional.empty();

    /** A hyper-parameter to tune, as it was written; without a range, in that which its component suggests. */
    record Tuned(String parameter, Optional<Dimension> range) {}

    Draft(Chain chain) {
        this.chain = chain;
    }

    Draft(Draft other) {
        this(other.chain);
        name = other.name;
        model = other.model;
        loss = other.loss;
        regularizers = other.regularizers;
        designs = other.designs;
        data = other.data;
        tune = other.tune;
        tuned = other.tuned;
        trials = other.trials;
        replicates = other.replicates;
        epochs = other.epochs;
        batchSize = other.batchSize;
        patience = other.patience;
        seed = other.seed;
        measures = other.measures;
        primary = other.primary;
        target = other.target;
        practical = other.practical;
        limit = other.limit;
    }
}

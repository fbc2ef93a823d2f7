package org.thalweg.experiments.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.engine.Chain;
import org.thalweg.models.Linear;

/** What has been said of an experiment, and the defaults. Only {@link Ablation} writes it, and only while making a copy. */
final class Draft {

    static final int POINTS = 16;
    static final int TUNE_SEEDS = 3;

    final Chain chain;
    String name = "ablation";
    Model model = new Linear();
    Optional<Loss> loss = Optional.empty();
    List<Regularizer> regularizers = List.of();
    List<Design> designs = List.of(new Design.LeaveOneOut());
    List<DataSource> data = List.of();
    boolean tune = true;
    Optional<String> tuned = Optional.empty();
    double low = 1e-4;
    double high = 10;
    boolean ranged;
    int points = POINTS;
    int tuneSeeds = TUNE_SEEDS;
    int seeds = 10;
    int epochs = 20;
    int batchSize = 32;
    long seed = 1;
    List<Measure> measures = List.of();
    Optional<Measure> primary = Optional.empty();
    double practical = 0.01;
    Optional<Duration> limit = Optional.empty();

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
        low = other.low;
        high = other.high;
        ranged = other.ranged;
        points = other.points;
        tuneSeeds = other.tuneSeeds;
        seeds = other.seeds;
        epochs = other.epochs;
        batchSize = other.batchSize;
        seed = other.seed;
        measures = other.measures;
        primary = other.primary;
        practical = other.practical;
        limit = other.limit;
    }
}

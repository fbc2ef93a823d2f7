package org.thalweg.experiments.spec;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.engine.Chain;

/**
 * An experiment as it is being described in Java: immutable, each method returns a changed copy. What is not said has the same
 * defaults as in a file.
 *
 * <pre>{@code
 * Experiment experiment = Ablation.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.05))
 *         .regularize(new L2(1e-3))
 *         .data(DataSource.of(Path.of("wine.csv"), "quality"))
 *         .seeds(20)
 *         .experiment();
 * }</pre>
 */
public final class Ablation {

    private final Draft draft;

    private Ablation(Draft draft) {
        this.draft = draft;
    }

    /** Returns the ablation of these links, in this order; a chain stands for its links. */
    public static Ablation of(Optimizer... links) {
        return new Ablation(new Draft(Chain.of(links)));
    }

    /** Names the experiment, for people. By default "ablation". */
    public Ablation name(String name) {
        return with(d -> d.name = name);
    }

    /** Sets what predicts. By default a linear model. */
    public Ablation model(Model model) {
        return with(d -> d.model = model);
    }

    /** Sets what predictions cost. By default the squared error, or for classes softmax and cross-entropy. */
    public Ablation loss(Loss loss) {
        return with(d -> d.loss = Optional.of(loss));
    }

    /** Sets the regularizers of the base. By default there are none. */
    public Ablation regularize(Regularizer... regularizers) {
        return with(d -> d.regularizers = List.of(regularizers));
    }

    /** Sets the designs. By default each removable component is left out in turn. */
    public Ablation design(Design... designs) {
        return with(d -> d.designs = List.of(designs));
    }

    /** Sets the data. */
    public Ablation data(DataSource... sources) {
        return with(d -> d.data = List.of(sources));
    }

    /** Tunes the learning rate within another range than 1e-4 to 10. */
    public Ablation tune(double low, double high) {
        return with(
                d -> {
                    d.low = low;
                    d.high = high;
                    d.ranged = true;
                });
    }

    /** Tunes this hyper-parameter, such as {@code sgd.learning-rate}. By default the one learning rate of the chain. */
    public Ablation tune(String parameter, double low, double high) {
        return tune(low, high).with(d -> d.tuned = Optional.of(parameter));
    }

    /** Sets how many learning rates are tried and with how many seeds each. By default 16 and 3. */
    public Ablation tuningBudget(int points, int seedsEach) {
        return with(
                d -> {
                    d.points = points;
                    d.tuneSeeds = seedsEach;
                });
    }

    /** Keeps the learning rates of the chains: a difference may then be that of a rate that suits one of them only. */
    public Ablation untuned() {
        return with(d -> d.tune = false);
    }

    /** Sets how many paired seeds each variant is evaluated with, at least 2. By default 10. */
    public Ablation seeds(int seeds) {
        return with(d -> d.seeds = seeds);
    }

    /** Sets the number of passes over the data, at least 1. By default 20. */
    public Ablation epochs(int epochs) {
        return with(d -> d.epochs = epochs);
    }

    /** Sets the number of instances in a minibatch, at least 1. By default 32. */
    public Ablation batchSize(int batchSize) {
        return with(d -> d.batchSize = batchSize);
    }

    /** Sets the master seed. By default 1. */
    public Ablation seed(long seed) {
        return with(d -> d.seed = seed);
    }

    /** Sets what is recorded of each run. By default the test loss, and RMSE and R², or for classes the accuracy. */
    public Ablation measure(Measure... measures) {
        return with(d -> d.measures = Arrays.asList(measures));
    }

    /** Sets the measure that verdicts are about. By default the first one. */
    public Ablation primary(Measure primary) {
        return with(d -> d.primary = Optional.of(primary));
    }

    /** Sets the share of the base's mean below which differences do not matter. By default 0.01. */
    public Ablation practical(double share) {
        return with(d -> d.practical = share);
    }

    /** Sets the longest that one run may take. By default there is no limit. */
    public Ablation limit(Duration limit) {
        return with(d -> d.limit = Optional.of(limit));
    }

    /**
     * Returns the experiment with every default filled in.
     *
     * @throws SpecException if something is missing or does not fit
     */
    public Experiment experiment() {
        return Resolution.of(draft);
    }

    private Ablation with(Consumer<Draft> change) {
        Draft changed = new Draft(draft);
        change.accept(changed);
        return new Ablation(changed);
    }
}

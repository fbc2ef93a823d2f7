package org.thalweg.experiments.spec;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.statistics.Margin;

/**
 * An experiment as it is being described in Java: immutable, each method returns a changed copy. What is not said has the same
 * defaults as in a file.
 *
 * <pre>{@code
 * Experiment experiment = Ablation.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.05))
 *         .regularize(new L2(1e-3))
 *         .data(DataSource.of(Path.of("wine.csv"), "quality"))
 *         .replicates(20)
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

    /** Tunes the learning rate between these values, on a log scale, instead of between 1e-4 and 10. */
    public Ablation tune(double low, double high) {
        return tune("", Dimension.log("learning-rate", low, high));
    }

    /** Tunes this hyper-parameter, such as {@code sgd.learning-rate}, between these values, on a log scale. */
    public Ablation tune(String parameter, double low, double high) {
        return tune(Dimension.log(parameter, low, high));
    }

    /** Tunes these hyper-parameters together, instead of the one learning rate of the chain. */
    public Ablation tune(Dimension... dimensions) {
        return with(
                d ->
                        d.tuned =
                                Arrays.stream(dimensions)
                                        .map(r -> new Draft.Tuned(r.parameter(), Optional.of(r)))
                                        .toList());
    }

    private Ablation tune(String onlyRate, Dimension range) {
        return with(d -> d.tuned = List.of(new Draft.Tuned(onlyRate, Optional.of(range))));
    }

    /** Tunes these hyper-parameters together, each in the range that its component suggests. */
    public Ablation tune(String... parameters) {
        return with(
                d ->
                        d.tuned =
                                Arrays.stream(parameters)
                                        .map(name -> new Draft.Tuned(name, Optional.empty()))
                                        .toList());
    }

    /**
     * Checks that this can be tuned, the designs being set.
     *
     * @throws SpecException if it cannot
     */
    void check(Draft.Tuned tuned) {
        Resolution.check(draft, tuned);
    }

    Ablation tune(List<Draft.Tuned> tuned) {
        return with(d -> d.tuned = tuned);
    }

    /** Sets how many trials each variant has for its tuning in each replicate, at least 2. By default 16. */
    public Ablation trials(int trials) {
        return with(d -> d.trials = trials);
    }

    /** Keeps the hyper-parameters of the chains: a difference may then be that of a rate that suits one of them only. */
    public Ablation untuned() {
        return with(d -> d.tune = false);
    }

    /**
     * Sets how many replicates there are on each dataset, whatever its splitting says: with folds a multiple of their number.
     * By default as the splittings say, which is 10 unless told otherwise.
     */
    public Ablation replicates(int replicates) {
        return with(d -> d.replicates = OptionalInt.of(replicates));
    }

    /**
     * Ends a run when its validation loss has not become less for so many epochs, at least 1, and takes the parameters with
     * the least, in tuning and evaluation alike. By default all epochs are trained.
     */
    public Ablation stopEarly(int patience) {
        return with(d -> d.patience = OptionalInt.of(patience));
    }

    /**
     * Sets the validation loss that {@code steps-to-target} counts the steps to. By default, in each replicate, that of the
     * base's best tuning run and 5 % more.
     */
    public Ablation target(double validationLoss) {
        return with(d -> d.target = OptionalDouble.of(validationLoss));
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

    /** Sets the share of the base's mean below which differences do not matter. */
    public Ablation practical(double share) {
        return practical(Margin.relative(share));
    }

    /** Sets below what differences do not matter. By default a share of 0.01, or of an accuracy or R² 0.01 itself. */
    public Ablation practical(Margin margin) {
        return with(d -> d.practical = Optional.of(margin));
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

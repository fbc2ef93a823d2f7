package org.thalweg.experiments;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Optimizer;
import org.thalweg.Problem;
import org.thalweg.Regularizer;
import org.thalweg.UsageException;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Key;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.SpecException;
import org.thalweg.experiments.spec.Tuned;
import org.thalweg.experiments.spec.Values;
import org.thalweg.experiments.statistics.Margin;

/**
 * An experiment as it is being described in Java: immutable, each method returns a changed copy. What is not said has the default
 * of its key in {@link Keys}, as in a file; so has what can be said of it.
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

    private final Values said;

    private Ablation(Values said) {
        this.said = said;
    }

    /** Returns the ablation of these links, in this order; a chain stands for its links. */
    public static Ablation of(Optimizer... links) {
        return new Ablation(Values.NONE.with(Keys.CHAIN, Chain.of(links)));
    }

    /** Names the experiment, for people. */
    public Ablation name(String name) {
        return with(Keys.NAME, name);
    }

    /** Sets what predicts. */
    public Ablation model(Model model) {
        return with(Keys.MODEL, model);
    }

    /** Sets what predictions cost. */
    public Ablation loss(Loss loss) {
        return with(Keys.LOSS, loss);
    }

    /** Sets the regularizers of the base. */
    public Ablation regularize(Regularizer... regularizers) {
        return with(Keys.REGULARIZERS, List.of(regularizers));
    }

    /** Sets the designs. */
    public Ablation design(Design... designs) {
        return with(Keys.DESIGN, List.of(designs));
    }

    /** Sets the data. */
    public Ablation data(DataSource... sources) {
        return with(Keys.DATA, List.of(sources));
    }

    /** Sets what is minimised in place of a model on data. */
    public Ablation problem(Problem... problems) {
        return with(Keys.PROBLEM, List.of(problems));
    }

    /** Sets how many gradients of a problem a run may ask for. */
    public Ablation evaluations(int evaluations) {
        return with(Keys.EVALUATIONS, evaluations);
    }

    /** Tunes the learning rate between these values, on a log scale, instead of in the range that its component suggests. */
    public Ablation tune(double low, double high) {
        Dimension rate = Dimension.log("learning-rate", low, high);
        return with(Keys.TUNE, List.of(new Tuned(Tuned.ONLY_RATE.parameter(), Optional.of(rate))));
    }

    /** Tunes this hyper-parameter, such as {@code sgd.learning-rate}, between these values, on a log scale. */
    public Ablation tune(String parameter, double low, double high) {
        return tune(Dimension.log(parameter, low, high));
    }

    /** Tunes these hyper-parameters together, instead of the one learning rate of the chain. */
    public Ablation tune(Dimension... dimensions) {
        return tuned(Arrays.stream(dimensions).map(Tuned::in).toList());
    }

    /** Tunes these hyper-parameters together, each in the range that its component suggests. */
    public Ablation tune(String... parameters) {
        return tuned(
                Arrays.stream(parameters)
                        .map(parameter -> new Tuned(parameter, Optional.empty()))
                        .toList());
    }

    private Ablation tuned(List<Tuned> several) {
        if (several.isEmpty()) {
            throw new UsageException(
                    "Nothing is named that could be tuned. Call untuned() if nothing is to be.");
        }
        return with(Keys.TUNE, several);
    }

    /** Sets how many trials each variant has for its tuning in each replicate. */
    public Ablation trials(int trials) {
        return with(Keys.TRIALS, trials);
    }

    /** Keeps the hyper-parameters of the chains: a difference may then be that of a rate that suits one of them only. */
    public Ablation untuned() {
        return with(Keys.TUNE, List.of());
    }

    /**
     * Sets how many replicates there are on each dataset, whatever its splitting says: with folds a multiple of their number.
     * Without it, as many as the splittings say.
     */
    public Ablation replicates(int replicates) {
        return with(Keys.REPLICATES, replicates);
    }

    /**
     * Ends a run when its validation loss has not become less for so many epochs, and takes the parameters with
     * the least, in tuning and evaluation alike.
     */
    public Ablation stopEarly(int patience) {
        return with(Keys.STOP_EARLY, patience);
    }

    /**
     * Sets the validation loss that {@code steps-to-target} counts the steps to. Without it, in each replicate, it follows from
     * the base's best tuning run.
     */
    public Ablation target(double validationLoss) {
        return with(Keys.TARGET_LOSS, validationLoss);
    }

    /** Sets the number of passes over the data. */
    public Ablation epochs(int epochs) {
        return with(Keys.EPOCHS, epochs);
    }

    /** Sets the number of instances in a minibatch. */
    public Ablation batchSize(int batchSize) {
        return with(Keys.BATCH_SIZE, batchSize);
    }

    /** Sets the master seed. */
    public Ablation seed(long seed) {
        return with(Keys.SEED, seed);
    }

    /** Sets what is recorded of each run. */
    public Ablation measure(Measure... measures) {
        return with(Keys.MEASURE, List.of(measures));
    }

    /** Sets the measure that verdicts are about. */
    public Ablation primary(Measure primary) {
        return with(Keys.PRIMARY, primary);
    }

    /** Sets the share of the base's mean below which differences do not matter. */
    public Ablation practical(double share) {
        return practical(Margin.relative(share));
    }

    /** Sets below what differences do not matter. */
    public Ablation practical(Margin margin) {
        return with(Keys.PRACTICAL, margin);
    }

    /** Sets the longest that one run may take. */
    public Ablation limit(Duration limit) {
        return with(Keys.LIMIT, limit);
    }

    /** Says anything of any key: what the methods above say, and what has no method. */
    public <T> Ablation with(Key<T> key, T value) {
        return new Ablation(said.with(key, value));
    }

    /**
     * Returns the experiment with every default filled in.
     *
     * @throws SpecException if something is missing, is not possible or does not fit
     */
    public Experiment experiment() {
        return Experiment.resolved(said);
    }
}

package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.UsageException;
import org.thalweg.backprop.Program;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.data.Preprocessing;
import org.thalweg.data.TargetTransform;
import org.thalweg.data.Unseen;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.records.Notation;

/**
 * What to minimise and how: immutable, each method returns a changed copy.
 *
 * <pre>{@code
 * Fit fit = Training.of(new Linear(), new SquaredError())
 *         .optimize(Chain.of(new Momentum(0.9), new Sgd(0.05)))
 *         .batchSize(32).epochs(50).seed(1)
 *         .run(data);
 * }</pre>
 *
 * <p>The order of the minibatches, the parameters at the start and the random numbers of a model with dropout follow from the
 * seed alone.
 *
 * <p>Instances may have weights w, of their own ({@link Dataset#withWeights}) and of their classes ({@link #classWeights}). What is
 * minimised is Σwℓ / Σw plus the penalties; a minibatch of B instances has its share of that,
 *
 * <pre>
 * (1/B) Σ (w / w̄) ℓ,   w̄ the mean weight of the training data
 * </pre>
 *
 * <p>whose expectation it is. It is not divided by the minibatch's own Σw, as PyTorch's losses with class weights are: that
 * would favour instances that come with light ones, and with one instance a minibatch no weight would matter.
 */
public final class Training {

    /** Instances in a minibatch where nothing is said, here and in experiments. */
    public static final int BATCH_SIZE = 32;

    /** Passes over the data where nothing is said, here and in experiments. */
    public static final int EPOCHS = 20;

    private final Settings settings;

    private Training(Settings settings) {
        this.settings = settings;
    }

    /** Returns the training of a model by plain SGD at a rate of 0.01, in minibatches of {@value #BATCH_SIZE}, for {@value #EPOCHS} epochs,
     * with seed 1. */
    public static Training of(Model model, Loss loss) {
        return new Training(
                new Settings(
                        Objects.requireNonNull(model, "model"),
                        Objects.requireNonNull(loss, "loss")));
    }

    /** Sets the chain. */
    public Training optimize(Chain chain) {
        Objects.requireNonNull(chain, "chain");
        return with(s -> s.chain = chain);
    }

    /** Adds penalties and constraints to what is minimised; their order does not matter. */
    public Training regularize(Regularizer... more) {
        return with(s -> s.regularizers = append(s.regularizers, Arrays.asList(more)));
    }

    /** Sets the number of instances in a minibatch, at least 1; the last of an epoch may be smaller. */
    public Training batchSize(int batchSize) {
        require(batchSize >= 1, "batchSize must be at least 1, got %s.", batchSize);
        return with(s -> s.batchSize = batchSize);
    }

    /**
     * Sets the number of passes over the data, at least 0; counted from the beginning, also for a run that resumes. Schedules
     * over the whole run take their length from it, also where a run stops early or is limited.
     */
    public Training epochs(int epochs) {
        require(epochs >= 0, "epochs must be at least 0, got %s.", epochs);
        return with(s -> s.epochs = epochs);
    }

    /**
     * Shuffles each epoch's instances in blocks: so many that follow each other in the data stay together, in order, and the blocks
     * come in random order. From memory, rows that lie together are read several times as fast as rows that lie anywhere: worth
     * while for data larger than the processor's caches. Data that are sorted should be shuffled first, since a minibatch then
     * holds neighbours. With as many as there are instances, or more, every epoch goes through the data as they are.
     *
     * @param instances at least 1; 1, the default, shuffles each instance by itself
     */
    public Training shuffleBlock(int instances) {
        require(instances >= 1, "shuffleBlock must be at least 1, got %s.", instances);
        return with(s -> s.shuffleBlock = instances);
    }

    /**
     * Lets several threads share a minibatch, each a part of its blocks of 1,024 instances; smaller minibatches are one thread's. The
     * result is the same to the bit. By default, one thread does all.
     *
     * @param threads at least 1
     */
    public Training threads(int threads) {
        require(threads >= 1, "threads must be at least 1, got %s.", threads);
        return with(s -> s.threads = threads);
    }

    /** Sets the master seed. */
    public Training seed(long seed) {
        return with(s -> s.seed = seed);
    }

    /**
     * Trains on inputs, and targets unless they are classes, with mean 0 and standard deviation 1 over the training data.
     * Losses are in these units; predictions and metrics of the fit are in the original ones.
     */
    public Training standardize() {
        return with(s -> s.standardize = true);
    }

    /**
     * Lets the instances of some classes count more than those of others, in what is minimised and in the validation loss; test
     * losses and metrics are by the instances' own weights alone.
     */
    public Training classWeights(ClassWeights weights) {
        return with(s -> s.classWeights = Optional.of(weights));
    }

    /** As above, by the names of the classes: {@link ClassWeights#of}. */
    public Training classWeights(Map<String, Double> weights) {
        return classWeights(ClassWeights.of(weights));
    }

    /**
     * Trains on transformed targets, the loss being of these, standardised or not; predictions and metrics of the fit are in the
     * original units again. See {@link TargetTransform}: what is transformed back is no mean. Targets of which there is no
     * logarithm are an error of {@link #run} that names the first, and so are classes.
     */
    public Training transformTarget(TargetTransform transform) {
        return with(s -> s.transform = Optional.of(transform));
    }

    /**
     * Says what the trained model does with a category that the training data did not have, by default an error. Of
     * data that were divided after they were read, such a category is known but was not trained: it is ignored in
     * any case.
     */
    public Training unseen(Unseen policy) {
        return with(s -> s.unseen = policy);
    }

    /** Sets the data whose loss is computed after each epoch. */
    public Training validation(Dataset validation) {
        return with(s -> s.validation = Optional.of(validation));
    }

    /** Measures these after each epoch too, of the validation data: {@link Epoch#metrics()}. */
    public Training metrics(Metric... metrics) {
        return with(s -> s.metrics = ImmutableSet.copyOf(metrics));
    }

    /**
     * Stops a run when its validation loss no longer falls: after so many epochs in a row without a value below all before
     * ({@link Status.StoppedEarly}). However a run ends, its fit has the parameters of the epoch with the least validation loss,
     * the first of equal ones, also when all epochs were trained; {@link Fit#best()} says which epoch that is.
     *
     * <p>A run that diverges after its first epoch ends as one that stopped early, with the best parameters before; one that
     * diverges earlier has none, and ends as diverged. A validation loss that is not finite counts as divergence.
     *
     * <p>Needs validation data; to resume, a checkpoint of a run that was to stop early too, be it after other epochs.
     *
     * @param patience at least 1
     * @see <a href="https://doi.org/10.1007/3-540-49430-8_3">Prechelt, Early stopping, but when?, 1998</a>
     */
    public Training stopEarly(int patience) {
        require(patience >= 1, "patience must be at least 1, got %s.", patience);
        return with(s -> s.patience = OptionalInt.of(patience));
    }

    /**
     * Stops a run when what is minimised is no larger than this ({@link Status.Converged}): for who knows the minimum, a little more
     * than that.
     *
     * <p>Here and below, the objective is the mean loss over the training data, in the units of the training and without
     * dropout, plus the penalties, at the parameters at the end of an epoch: one more pass over the data for each.
     *
     * @param objective finite
     */
    public Training stopAtValue(double objective) {
        require(
                Double.isFinite(objective),
                "stopAtValue takes a finite number, got %s.",
                objective);
        return stopping(
                OptionalDouble.of(objective), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /**
     * Stops a run when the gradient of the objective, at the end of an epoch, is no longer than this ({@link Status.Converged}): its
     * Euclidean norm over all parameters that are not frozen. Where a penalty or constraint acts after the step, as l1 does,
     * the gradient does not vanish at the minimum; in its place is what vanishes there, a proximal step of size 1:
     *
     * <pre>
     * ‖θ − prox(θ − ∇)‖,   ∇ the gradient of the loss and the smooth penalties
     * </pre>
     *
     * <p>Minibatches make the parameters go to and fro: with a constant rate their noise bounds what can be reached.
     *
     * @param norm above 0
     * @see <a href="https://doi.org/10.1007/s10107-012-0629-5">Nesterov, Gradient methods for minimizing composite functions,
     *     2013</a>
     */
    public Training stopAtGradientNorm(double norm) {
        require(
                isPositive(norm),
                "stopAtGradientNorm takes a finite number above 0, got %s.",
                norm);
        return stopping(OptionalDouble.empty(), OptionalDouble.of(norm), OptionalDouble.empty());
    }

    /**
     * Stops a run when the objective has changed in an epoch, up or down, by no more than this share of its size, the larger of before
     * and after ({@link Status.Converged}); after the second epoch at the earliest.
     *
     * @param share above 0
     */
    public Training stopAtChange(double share) {
        require(isPositive(share), "stopAtChange takes a finite number above 0, got %s.", share);
        return stopping(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(share));
    }

    private static boolean isPositive(double number) {
        return number > 0 && Double.isFinite(number);
    }

    /** With these rules in the place of those of the same kind. */
    private Training stopping(
            OptionalDouble value, OptionalDouble gradientNorm, OptionalDouble change) {
        return with(
                s ->
                        s.stopping =
                                new StoppingRules(
                                        value.isPresent() ? value : s.stopping.value(),
                                        gradientNorm.isPresent()
                                                ? gradientNorm
                                                : s.stopping.gradientNorm(),
                                        change.isPresent() ? change : s.stopping.change()));
    }

    /** Stops a run after some time, counted from its beginning or from where it resumes. */
    public Training limit(Duration limit) {
        return with(s -> s.limit = Optional.of(limit));
    }

    /**
     * Continues where a checkpoint was taken, to the same bits as if the run had never stopped: parameters, history, counters and the
     * best epoch so far. Told other epochs than then, schedules over the whole run go on as they would in a run of that
     * length.
     *
     * <p>{@link #run} refuses a checkpoint of other data, units, model, loss, penalties, batch size, shuffle block, seed or
     * links. Links may have other hyper-parameters, a lower rate, say, or one that falls over another number of epochs: {@link
     * Listener#note} and {@link Fit#notes} tell of them, and of a checkpoint that has come to the last epoch already.
     */
    public Training resume(TrainingCheckpoint checkpoint) {
        return with(s -> s.resume = Optional.of(checkpoint));
    }

    /** Also sums up what each part of the chain does, for {@link Fit#activity()}; takes longer, changes nothing. */
    public Training watch() {
        return with(s -> s.watch = true);
    }

    /** Adds a listener. */
    public Training listen(Listener listener) {
        return with(s -> s.listeners = append(s.listeners, List.of(listener)));
    }

    /** Returns one line: model, loss, penalties and chain. */
    @Override
    public String toString() {
        return "Training of "
                + Stream.concat(
                                Stream.of(settings.model, settings.loss),
                                settings.regularizers.stream())
                        .map(Notation::print)
                        .collect(Collectors.joining(" + "))
                + " by "
                + settings.chain;
    }

    /** Returns this training as that on which learning rates are tested: nothing but what steps need. */
    RateSubject rateSubject(Dataset data) {
        Dataset counted = Weighting.counted(data, "to train on");
        check(counted);
        Training bare =
                with(
                        s -> {
                            s.validation = Optional.empty();
                            s.metrics = ImmutableSet.of();
                            s.patience = OptionalInt.empty();
                            s.stopping = StoppingRules.NEVER;
                            s.limit = Optional.empty();
                            s.resume = Optional.empty();
                            s.listeners = ImmutableList.of();
                            s.watch = false;
                        });
        return new RateSubject.OnData(
                bare,
                settings.chain,
                settings.regularizers,
                settings.batchSize,
                counted,
                settings.classWeights.map(w -> w.weigh(counted, counted)).orElse(counted));
    }

    private Training with(Consumer<Settings> change) {
        Settings changed = settings.copy();
        change.accept(changed);
        return new Training(changed);
    }

    private static <T> ImmutableList<T> append(List<T> list, List<? extends T> more) {
        return ImmutableList.<T>builder().addAll(list).addAll(more).build();
    }

    /**
     * Trains on the instances of a weight above 0.
     *
     * @throws UsageException if model, loss and data do not fit together, if the checkpoint is of another run, or if
     *     a run that is to stop early has no validation data
     * @throws RuntimeException what a component throws
     */
    public Fit run(Dataset train) {
        Variant only =
                new Variant(settings.chain.toString(), settings.chain, settings.regularizers);
        Fit fit = run(train, List.of(only)).get(0);
        if (fit.status() instanceof Status.Failed failed) {
            throw failed.cause();
        }
        return fit;
    }

    /**
     * Trains several variants over the same minibatches, in lockstep; each comes out as it would alone, to the bit. What a
     * variant's components throw ends that variant as {@link Status.Failed}.
     *
     * @param variants chains and regularizers; those of this object are not used
     */
    public List<Fit> run(Dataset train, List<Variant> variants) {
        settings.checkValidation();
        require(train.size() > 0, "There are %s instances to train on. Give one.", train.size());
        require(train.outputs() > 0, "The data have %s targets to train on. Give one.", 0);
        Dataset counted = Weighting.counted(train, "to train on");
        Units units = new Units(preprocessing(counted));
        settings.check(counted, units);
        return new Lockstep(settings.matching(counted), units, counted, variants).run();
    }

    /**
     * Checks that the loss means something for the targets of data, before time is spent on them.
     *
     * @throws UsageException if it does not
     */
    public void check(Dataset data) {
        // Classes stay as they are in any units.
        boolean standardize = settings.standardize && !data.isClassification();
        settings.check(data, new Units(Preprocessing.fit(data, settings.transform, standardize)));
    }

    /**
     * Checks that chains and penalties go with the model's parameters, before time is spent on them.
     *
     * @throws UsageException if they do not, with the variant's name
     */
    public void check(Dataset data, List<Variant> variants) {
        Program program =
                Program.record(settings.model, settings.loss, data.inputs(), data.outputs());
        for (Variant variant : variants) {
            try {
                new Descent(
                        variant.chain(),
                        variant.regularizers(),
                        program.blocks(),
                        program.initial(settings.seed),
                        settings.seed);
            } catch (UsageException e) {
                throw new UsageException(variant.name() + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * Returns what becomes of data, as it is found in these, before the model sees them.
     *
     * @throws UsageException if values are missing and cannot be filled, or if the transform cannot be taken of a target
     */
    public Preprocessing preprocessing(Dataset train) {
        return Preprocessing.fit(train, settings.transform, settings.standardize);
    }

    private static void require(boolean condition, String message, Object value) {
        if (!condition) {
            throw new UsageException(String.format(message, value));
        }
    }
}

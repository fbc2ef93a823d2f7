package org.thalweg.experiments.spec;

import com.google.common.base.Joiner;
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
 * An experiment with every default filled in: what the YAML file, the pipe form and the Java builder all resolve to. It is a
 * value of the keys of {@link Keys} that an experiment has.
 */
public final class Experiment {

    private final Values values;

    /**
     * @param resolved what depends on something else included; what is not said has the default of its key
     * @throws SpecException if a value is not possible
     */
    public Experiment(Values resolved) {
        this.values = filled(resolved);
        Checks.that(!designs().isEmpty(), Keys.DESIGN, "An experiment needs a design.");
        Checks.that(!data().isEmpty(), Keys.DATA, "An experiment needs data.");
        Keys.all().forEach(values::check);
        tuning();
        Checks.that(
                measures().contains(primary()),
                Keys.PRIMARY,
                "The primary measure %s is not among those measured: %s.",
                primary(),
                Joiner.on(", ").join(measures()));
    }

    /** How many replicates there are is said by the data; without a tuning there are no trials. */
    private static Values filled(Values resolved) {
        Values filled = resolved;
        for (Key<?> key : Keys.ofExperiment()) {
            filled = filled.filled(key);
        }
        filled =
                filled.said(Keys.PROBLEM).isPresent()
                        ? ofProblems(filled)
                        : filled.without(Keys.REPLICATES);
        return filled.get(Keys.TUNE).isEmpty()
                ? filled.without(Keys.TRIALS)
                : filled.filled(Keys.TRIALS);
    }

    private static Values ofProblems(Values filled) {
        Values own = filled;
        for (Key<?> key : Keys.ofExperiment()) {
            own = Keys.isOf(true, key) ? own : own.without(key);
        }
        return own;
    }

    /**
     * Returns the experiment that was described, with every default filled in.
     *
     * @throws SpecException if something is missing or does not fit
     */
    public static Experiment resolved(Values said) {
        return new Experiment(new Resolution(said).values());
    }

    /** Returns what it consists of. */
    public Values values() {
        return values;
    }

    /** Returns the same with another value, as it is: nothing else follows from it. */
    public <T> Experiment with(Key<T> key, T value) {
        return new Experiment(values.with(key, value));
    }

    /** Returns the name, for people; it does not enter the hash. */
    public String name() {
        return values.get(Keys.NAME);
    }

    /** Returns what predicts. */
    public Model model() {
        return values.get(Keys.MODEL);
    }

    /** Returns what predictions cost. */
    public Loss loss() {
        return values.get(Keys.LOSS);
    }

    /** Returns the base. */
    public Chain chain() {
        return values.get(Keys.CHAIN);
    }

    /** Returns part of the objective of the base; removable like the links of the chain. */
    public List<Regularizer> regularizers() {
        return values.get(Keys.REGULARIZERS);
    }

    /** Returns which arms are compared with the base; at least one design. */
    public List<Design> designs() {
        return values.get(Keys.DESIGN);
    }

    /** Returns one or more datasets, or problems in their place. */
    public List<DataSource> data() {
        return values.said(Keys.PROBLEM)
                .map(
                        problems ->
                                problems.stream()
                                        .map(p -> DataSource.of(p, values.get(Keys.REPLICATES)))
                                        .toList())
                .orElseGet(() -> values.get(Keys.DATA));
    }

    /** Returns whether problems are minimised, and not models on data; there is no model, loss, epoch or minibatch then. */
    public boolean isOfProblems() {
        return values.said(Keys.PROBLEM).isPresent();
    }

    /** Returns how many gradients a run on a problem may ask for. */
    public int evaluations() {
        return values.get(Keys.EVALUATIONS);
    }

    /** Returns the share of the start's gap to which evaluations are counted. */
    public double targetGap() {
        return values.get(Keys.TARGET_GAP);
    }

    /** Returns by what values of hyper-parameters are chosen: the validation loss; of problems the primary measure, on a draw of its own. */
    public Measure tunedBy() {
        return isOfProblems() ? primary() : Measure.VALIDATION_LOSS;
    }

    /** Returns how the hyper-parameters of each arm are tuned; empty: every arm keeps those of its chain. */
    public Optional<Tuning> tuning() {
        List<Dimension> dimensions =
                values.get(Keys.TUNE).stream().flatMap(one -> one.range().stream()).toList();
        return dimensions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tuning(dimensions, values.get(Keys.TRIALS)));
    }

    /** Returns the number of passes over the data. */
    public int epochs() {
        return values.get(Keys.EPOCHS);
    }

    /** Returns the number of instances in a minibatch. */
    public int batchSize() {
        return values.get(Keys.BATCH_SIZE);
    }

    /** Returns for how many epochs the validation loss may fail to improve before a run ends; empty: runs go on. */
    public OptionalInt patience() {
        return values.said(Keys.STOP_EARLY).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** Returns the master seed, from which all random streams derive. */
    public long seed() {
        return values.get(Keys.SEED);
    }

    /** Returns what is recorded of each evaluation run, the primary measure included. */
    public List<Measure> measures() {
        return values.get(Keys.MEASURE);
    }

    /** Returns the one measure that verdicts are about. */
    public Measure primary() {
        return values.get(Keys.PRIMARY);
    }

    /** Returns the validation loss to which steps are counted; empty: in each replicate it follows from the base's tuning. */
    public OptionalDouble target() {
        return values.said(Keys.TARGET_LOSS)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    /** Returns the margin: differences smaller than this do not matter. */
    public Margin practical() {
        return values.get(Keys.PRACTICAL);
    }

    /** Returns the longest that one trial may take. */
    public Optional<Duration> limit() {
        return values.said(Keys.LIMIT);
    }

    /** Returns the base as parts that can be taken away or changed. */
    public Parts parts() {
        return new Parts(chain(), regularizers());
    }

    /** Returns the spec in YAML with every default written out: read again, it gives an equal experiment. */
    public String toYaml() {
        return Canonical.yaml(values);
    }

    /**
     * Returns 64 hexadecimal digits that depend on everything that determines the results but the content of the data files:
     * not on the experiment's name, the files' folders, the order of keys or the form in which the spec was written.
     */
    public String hash() {
        return hash(Map.of());
    }

    /**
     * Returns 64 hexadecimal digits that depend on everything that determines the results.
     *
     * @param contents a hash of the content of each dataset, by the dataset's name
     */
    public String hash(Map<String, String> contents) {
        return Canonical.hash(values, contents);
    }

    /**
     * Returns 64 hexadecimal digits that depend on what is compared, and on what data; and not on how many replicates answer, by
     * which seed, how long they are trained and how they are tuned, or by which measure and margin they are judged.
     *
     * @param contents a hash of the content of each dataset, by the dataset's name
     */
    public String question(Map<String, String> contents) {
        if (isOfProblems()) {
            return Canonical.hash(
                    values.with(Keys.REPLICATES, Keys.REPLICATES.usual())
                            .with(Keys.TUNE, List.of())
                            .without(Keys.TRIALS)
                            .with(Keys.EVALUATIONS, 1)
                            .with(Keys.TARGET_GAP, Keys.USUAL_GAP)
                            .with(Keys.MEASURE, List.of(Measure.VALUE))
                            .with(Keys.PRIMARY, Measure.VALUE)
                            .with(Keys.PRACTICAL, Margin.absolute(0))
                            .without(Keys.LIMIT)
                            .with(Keys.SEED, 0L),
                    contents);
        }
        Experiment once =
                split(
                        split ->
                                split.oneTestSet()
                                        ? split.withReplicates(Keys.REPLICATES.usual())
                                        : split.withRounds(1));
        Values bare =
                Values.NONE
                        .with(Keys.MODEL, model())
                        .with(Keys.LOSS, loss())
                        .with(Keys.REGULARIZERS, regularizers())
                        .with(Keys.CHAIN, chain())
                        .with(Keys.DESIGN, designs())
                        .with(Keys.DATA, once.data())
                        .with(Keys.TUNE, List.of())
                        .with(Keys.EPOCHS, 1)
                        .with(Keys.BATCH_SIZE, 1)
                        .with(Keys.MEASURE, List.of(Measure.TEST_LOSS))
                        .with(Keys.PRIMARY, Measure.TEST_LOSS)
                        .with(Keys.PRACTICAL, Margin.absolute(0))
                        .with(Keys.SEED, 0L);
        return Canonical.hash(bare, contents);
    }

    /** Returns the same with the primary measure alone. */
    public Experiment withoutSecondary() {
        return new Experiment(
                values.with(Keys.MEASURE, List.of(primary()))
                        .without(Keys.TARGET_LOSS)
                        .without(Keys.LIMIT));
    }

    /** Returns the same with so many rounds of folds on each dataset; as it is on one test set or in an order. */
    public Experiment withRounds(int rounds) {
        return split(split -> split.withRounds(rounds));
    }

    private Experiment split(UnaryOperator<Splitting> other) {
        if (isOfProblems()) {
            return this;
        }
        return with(
                Keys.DATA,
                data().stream().map(source -> source.split(other.apply(source.split()))).toList());
    }

    /** Returns the same with another master seed. */
    public Experiment withSeed(long master) {
        return with(Keys.SEED, master);
    }

    /** Returns the lines that the identity of a trial has of it, in the order of the table. */
    public List<String> identity() {
        return Keys.ofExperiment().stream().flatMap(key -> key.identity(values).stream()).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Experiment experiment && values.equals(experiment.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Experiment" + values;
    }
}

package org.thalweg.experiments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.spec.Values;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;

/** Small experiments for tests: what differs is set, the rest is the same for all. */
public final class Bench {

    /** The share of the rows outside the test part that is for validation: of the 80 instances in five folds, 16. */
    private static final double VALIDATION = 0.25;

    private final Chain chain;
    private List<Regularizer> regularizers = List.of();
    private List<String> datasets = List.of("made");
    private Splitting split = new Splitting.Folds(5, 1, VALIDATION);
    private Optional<Tuning> tuning = Optional.of(Tuning.log("sgd.learning-rate", 1e-3, 1, 6));
    private int epochs = 3;
    private int batchSize = 16;
    private Optional<Integer> patience = Optional.empty();
    private Model model = new Linear();
    private Loss loss = new SquaredError();
    private long seed = 1;
    private Measure primary = Measure.TEST_LOSS;
    private List<Measure> measures = List.of();
    private Optional<Double> target = Optional.empty();
    private Margin practical = Margin.relative(0.01);
    private double conditioning = 1;
    private double signal = 1;
    private Optional<Duration> limit = Optional.empty();
    private List<Design> designs = List.of(new Design.LeaveOneOut());

    private Bench(Chain chain) {
        this.chain = chain;
    }

    public static Bench of(Chain chain) {
        return new Bench(chain);
    }

    public Bench regularize(Regularizer... all) {
        regularizers = List.of(all);
        return this;
    }

    public Bench datasets(String... names) {
        datasets = List.of(names);
        return this;
    }

    public Bench tune(double low, double high, int trials) {
        return tune(trials, Dimension.log("sgd.learning-rate", low, high));
    }

    public Bench tune(int trials, Dimension... dimensions) {
        tuning = Optional.of(new Tuning(List.of(dimensions), trials));
        return this;
    }

    public Bench tuneNothing() {
        tuning = Optional.empty();
        return this;
    }

    public Bench folds(int folds, int rounds) {
        return split(new Splitting.Folds(folds, rounds, VALIDATION));
    }

    /** Tests all replicates on one half of the rows. */
    public Bench oneTestSet(int replicates) {
        return split(new Splitting.Fixed(0.5, replicates, VALIDATION));
    }

    public Bench split(Splitting other) {
        split = other;
        return this;
    }

    public Bench epochs(int count) {
        epochs = count;
        return this;
    }

    public Bench model(Model what) {
        model = what;
        return this;
    }

    public Bench loss(Loss what) {
        loss = what;
        return this;
    }

    public Bench batchSize(int instances) {
        batchSize = instances;
        return this;
    }

    public Bench stopEarly(int after) {
        patience = Optional.of(after);
        return this;
    }

    public Bench seed(long master) {
        seed = master;
        return this;
    }

    public Bench primary(Measure measure) {
        primary = measure;
        return this;
    }

    /** Measures these besides the test loss and the primary measure. */
    public Bench measure(Measure... others) {
        measures = List.of(others);
        return this;
    }

    public Bench target(double validationLoss) {
        target = Optional.of(validationLoss);
        return this;
    }

    public Bench practical(double share) {
        return practical(Margin.relative(share));
    }

    public Bench practical(Margin margin) {
        practical = margin;
        return this;
    }

    /** Scales inputs so that their variances range from 1 to this. */
    public Bench conditioning(double ratio) {
        conditioning = ratio;
        return this;
    }

    /** Makes targets of noise alone, about which the inputs say nothing. */
    public Bench pureNoise() {
        signal = 0;
        return this;
    }

    public Bench limit(Duration each) {
        limit = Optional.of(each);
        return this;
    }

    public Bench design(Design... all) {
        designs = List.of(all);
        return this;
    }

    public Experiment experiment() {
        Values values =
                Values.NONE
                        .with(Keys.NAME, "test")
                        .with(Keys.MODEL, model)
                        .with(Keys.LOSS, loss)
                        .with(Keys.CHAIN, chain)
                        .with(Keys.REGULARIZERS, regularizers)
                        .with(Keys.DESIGN, designs)
                        .with(Keys.DATA, datasets.stream().map(this::source).toList())
                        .with(Keys.EPOCHS, epochs)
                        .with(Keys.BATCH_SIZE, batchSize)
                        .with(Keys.SEED, seed)
                        .with(
                                Keys.MEASURE,
                                Stream.concat(
                                                Stream.of(Measure.TEST_LOSS, primary),
                                                measures.stream())
                                        .distinct()
                                        .toList())
                        .with(Keys.PRIMARY, primary)
                        .with(Keys.PRACTICAL, practical);
        values = Told.with(values, Keys.STOP_EARLY, patience);
        values = Told.with(values, Keys.TARGET_LOSS, target);
        values = Told.with(values, Keys.LIMIT, limit);
        return new Experiment(Told.tuned(values, tuning));
    }

    private DataSource source(String name) {
        return DataSource.of(Path.of(name + ".csv"), "y1")
                .named(name)
                .split(split)
                .unstandardized();
    }

    public List<LoadedData> data() {
        Experiment experiment = experiment();
        return experiment.data().stream()
                .map(source -> LoadedData.of(source, made(source.name()), experiment.seed()))
                .toList();
    }

    public List<DataFacts> facts() {
        return data().stream().map(LoadedData::facts).toList();
    }

    /** Returns 80 instances of 4 normal inputs; y is their sum plus some noise. */
    private Dataset made(String name) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        double[][] inputs = new double[80][4];
        double[][] targets = new double[80][1];
        for (int n = 0; n < inputs.length; n++) {
            targets[n][0] = 0.5 * random.nextGaussian();
            for (int d = 0; d < 4; d++) {
                double scale = Math.pow(conditioning, -0.5 * d / 3);
                inputs[n][d] = scale * random.nextGaussian();
                targets[n][0] += signal * inputs[n][d] / scale;
            }
        }
        return Dataset.of(inputs, targets);
    }

    public List<Arm> arms() {
        return Arms.of(experiment()).all();
    }

    public AblationRun run() {
        return AblationRun.of(experiment()).data(data()).running(Running.onThreads(1));
    }
}

package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.thalweg.Regularizer;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.AblationRun;
import org.thalweg.experiments.Told;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.report.ReportData.Reproduction;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.spec.Values;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.losses.SquaredError;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;

/**
 * Small experiments that are really run, in which every part of a report has something to show: a clip that never fires, rates
 * at which training diverges, a factorial design, a target that not all reach.
 */
final class SampleStudy {

    static final int REPLICATES = 5;
    static final int TRIALS = 8;
    static final int EPOCHS = 20;

    private String name = "is-clipping-worth-it";
    private List<String> datasets = List.of("left", "right");
    private Chain chain = Chain.of(new ClipByGlobalNorm(1e9), new Momentum(0.9), new Sgd(0.05));
    private List<Regularizer> regularizers = List.of(new L2(0.001));
    private List<Design> designs =
            List.of(new Design.LeaveOneOut(), new Design.Factorial(List.of("l2", "momentum")));
    private Optional<Tuning> tuning =
            Optional.of(Tuning.log("sgd.learning-rate", 1e-3, 1e3, TRIALS));
    private Splitting split = new Splitting.Folds(REPLICATES, 1, 0.25);
    private List<Measure> measures =
            List.of(Measure.TEST_LOSS, Measure.TEST_RMSE, Measure.STEPS_TO_TARGET);
    private int epochs = EPOCHS;
    private int batchSize = 8;

    private SampleStudy() {}

    static SampleStudy of() {
        return new SampleStudy();
    }

    SampleStudy named(String what) {
        name = what;
        return this;
    }

    SampleStudy on(String... names) {
        datasets = List.of(names);
        return this;
    }

    SampleStudy chain(Chain links, Regularizer... penalties) {
        chain = links;
        regularizers = List.of(penalties);
        return this;
    }

    SampleStudy design(Design... several) {
        designs = List.of(several);
        return this;
    }

    SampleStudy untuned() {
        tuning = Optional.empty();
        return this;
    }

    SampleStudy split(Splitting how) {
        split = how;
        return this;
    }

    SampleStudy measure(Measure... several) {
        measures = List.of(several);
        return this;
    }

    SampleStudy epochs(int count) {
        epochs = count;
        return this;
    }

    SampleStudy batchSize(int instances) {
        batchSize = instances;
        return this;
    }

    Experiment experiment() {
        Values values =
                Values.NONE
                        .with(Keys.NAME, name)
                        .with(Keys.LOSS, new SquaredError())
                        .with(Keys.CHAIN, chain)
                        .with(Keys.REGULARIZERS, regularizers)
                        .with(Keys.DESIGN, designs)
                        .with(Keys.DATA, datasets.stream().map(this::source).toList())
                        .with(Keys.EPOCHS, epochs)
                        .with(Keys.BATCH_SIZE, batchSize)
                        .with(Keys.MEASURE, measures)
                        .with(Keys.PRIMARY, Measure.TEST_LOSS)
                        .with(Keys.PRACTICAL, Margin.relative(0.01));
        return new Experiment(Told.tuned(values, tuning));
    }

    private DataSource source(String data) {
        return DataSource.of(Path.of("made.csv"), "y").named(data).split(split);
    }

    List<LoadedData> data() {
        Experiment experiment = experiment();
        return experiment.data().stream()
                .map(source -> LoadedData.of(source, made(source.name()), experiment.seed()))
                .toList();
    }

    /** Returns 60 instances of 3 normal inputs; y is their sum plus some noise. */
    private static Dataset made(String name) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        double[][] inputs = new double[60][3];
        double[][] targets = new double[60][1];
        for (int n = 0; n < inputs.length; n++) {
            targets[n][0] = 0.5 * random.nextGaussian();
            for (int d = 0; d < 3; d++) {
                inputs[n][d] = random.nextGaussian();
                targets[n][0] += inputs[n][d];
            }
        }
        return Dataset.of(inputs, targets);
    }

    Findings findings() throws InterruptedException {
        return AblationRun.of(experiment()).data(data()).running(Running.onThreads(1)).inMemory();
    }

    /** Returns the report of it with everything it can have. */
    ReportData report() throws InterruptedException {
        Findings findings = findings();
        return ReportData.of(findings)
                .withReproduction(
                        new Reproduction(
                                "thalweg ablate " + datasets.get(0) + ".yaml",
                                ImmutableMap.of("library", "0.1.0", "JDK", "17.0.15"),
                                "chain: momentum(0.9) | sgd(0.05)\ndata: " + datasets.get(0),
                                experiment().toYaml()))
                .withRuns("phase,dataset,arm,replicate\n");
    }

    /** The same with names that would be markup, were they not text. */
    static SampleStudy hostile() {
        return of().named("</script><script>throw 'name'</script>")
                .on(
                        "<script>throw 'data'</script>",
                        "<img src=x onerror=\"throw 'image'\">{{parts}}${x}{a|b}");
    }

    static String[] names(int count) {
        return Stream.iterate(1, i -> i + 1).limit(count).map(i -> "d" + i).toArray(String[]::new);
    }
}

package org.thalweg.experiments.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.thalweg.Model;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Told;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Tried;
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
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;

/** A study whose every number is given: what differs is set, the rest is the same for all. */
final class Given {

    /** Replicates on each dataset. */
    static final int REPLICATES = 10;

    private static final String RATE = "sgd.learning-rate";
    private static final double[] RATES = {0.022, 0.03, 0.046};

    private final List<DataSource> data = new ArrayList<>();
    private List<Design> designs = List.of(new Design.LeaveOneOut());
    private Optional<Tuning> tuning = Optional.of(Tuning.log(RATE, 1e-4, 10, 16));
    private List<Measure> measures = List.of(Measure.TEST_LOSS);
    private Measure primary = Measure.TEST_LOSS;
    private Margin practical = Margin.relative(0.01);
    private Optional<Integer> patience = Optional.empty();
    private Model model = new Linear();
    private int batchSize = 32;
    private int edges;
    private int unusable;
    private boolean failing;
    private double fired;
    private UnaryOperator<DataFacts> facts = UnaryOperator.identity();

    private Given() {}

    /** On ten folds of each of these. */
    static Given on(String... names) {
        Given given = new Given();
        for (String name : names) {
            given.data.add(source(name));
        }
        return given;
    }

    static Given on(String name, Splitting split) {
        Given given = new Given();
        given.data.add(source(name).split(split));
        return given;
    }

    Given and(String name, Splitting split) {
        data.add(source(name).split(split));
        return this;
    }

    private static DataSource source(String name) {
        return DataSource.of(Path.of("data.csv"), "y").named(name);
    }

    Given design(Design... several) {
        designs = List.of(several);
        return this;
    }

    Given tune(Optional<Tuning> how) {
        tuning = how;
        return this;
    }

    Given measure(Measure first, Measure... others) {
        List<Measure> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        measures = all;
        primary = first;
        return this;
    }

    Given practical(Margin margin) {
        practical = margin;
        return this;
    }

    Given patience(int epochs) {
        patience = Optional.of(epochs);
        return this;
    }

    Given model(Model other) {
        model = other;
        return this;
    }

    Given batchSize(int instances) {
        batchSize = instances;
        return this;
    }

    /** In so many replicates the tuning of the base ends at an edge, and in so many that of others finds nothing. */
    Given edges(int ofBase, int unusableOfOthers) {
        edges = ofBase;
        unusable = unusableOfOthers;
        return this;
    }

    /** In replicates 2 and 4 a run of the tuning of -l2 fails, and in replicate 2 its evaluation. */
    Given failing() {
        failing = true;
        return this;
    }

    /** On this share of the steps the clip acts. */
    Given fired(double share) {
        fired = share;
        return this;
    }

    Given facts(UnaryOperator<DataFacts> change) {
        facts = change;
        return this;
    }

    Experiment experiment() {
        Values values =
                Values.NONE
                        .with(Keys.NAME, "wine")
                        .with(Keys.MODEL, model)
                        .with(Keys.LOSS, new SquaredError())
                        .with(
                                Keys.CHAIN,
                                Chain.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.05)))
                        .with(Keys.REGULARIZERS, List.of(new L2(0.001)))
                        .with(Keys.DESIGN, designs)
                        .with(Keys.DATA, data)
                        .with(Keys.BATCH_SIZE, batchSize)
                        .with(Keys.MEASURE, measures)
                        .with(Keys.PRIMARY, primary)
                        .with(Keys.PRACTICAL, practical);
        return new Experiment(Told.tuned(Told.with(values, Keys.STOP_EARLY, patience), tuning));
    }

    private DataFacts facts(DataSource source) {
        boolean one = source.split().oneTestSet();
        int folds = one ? 1 : source.split() instanceof Splitting.Folds f ? f.folds() : REPLICATES;
        return facts.apply(
                new DataFacts(
                        source.name(),
                        "0123abcd",
                        442,
                        10,
                        1,
                        false,
                        folds,
                        source.split().replicates(),
                        source.split() instanceof Splitting.Groups ? 42 : 0,
                        318,
                        80,
                        44,
                        0.125,
                        one ? 44 : 442,
                        0,
                        List.of(),
                        0,
                        List.of(),
                        "",
                        Map.of(),
                        Map.of(),
                        ""));
    }

    Study study() {
        Experiment experiment = experiment();
        Arms arms = Arms.of(experiment);
        List<DataFacts> all = data.stream().map(this::facts).toList();
        List<TuningTable.Row> rows = new ArrayList<>();
        List<Series> evaluations = new ArrayList<>();
        for (DataFacts one : all) {
            for (Arm arm : arms.all()) {
                List<Outcome> outcomes = new ArrayList<>();
                for (int r = 0; r < one.replicates(); r++) {
                    TuningTable.Row row = row(one.name(), arm, r, arm.equals(arms.base()));
                    rows.add(row);
                    outcomes.add(outcome(row));
                }
                evaluations.add(new Series(one.name(), arm, outcomes));
            }
        }
        return new Study(
                experiment,
                arms,
                all,
                new TuningTable(rows),
                evaluations,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
    }

    private TuningTable.Row row(String dataset, Arm arm, int replicate, boolean base) {
        if (tuning.isEmpty()) {
            return new TuningTable.Row(
                    dataset,
                    replicate,
                    arm,
                    Setting.NONE,
                    Choice.GIVEN,
                    List.of(),
                    List.of(),
                    Map.of());
        }
        double rate = (arm.name().equals("-momentum") ? 10 : 1) * RATES[replicate % RATES.length];
        boolean edge = base && replicate < edges;
        boolean none = !base && replicate < unusable;
        Setting setting = new Setting(Map.of(RATE, rate));
        return new TuningTable.Row(
                dataset,
                replicate,
                arm,
                setting,
                edge ? Choice.AT_EDGE : none ? Choice.NONE_USABLE : Choice.INSIDE,
                List.of(
                        new Tried(
                                setting,
                                none ? Double.NaN : 0.5,
                                new Ending(Ending.Kind.OK, 9, "")),
                        new Tried(
                                new Setting(Map.of(RATE, 5.0)),
                                Double.NaN,
                                fails(arm) && (replicate == 2 || replicate == 4)
                                        ? new Ending(Ending.Kind.FAILED, 7, "failed")
                                        : new Ending(Ending.Kind.DIVERGED, 7, ""))),
                edge ? List.of(RATE) : List.of(),
                Map.of());
    }

    private boolean fails(Arm arm) {
        return failing && arm.name().equals("-l2");
    }

    private Outcome outcome(TuningTable.Row row) {
        boolean failed = fails(row.arm()) && row.replicate() == 2;
        boolean clips = row.arm().parts().has("clip-by-global-norm");
        double loss = 0.5 + 0.01 * row.replicate() + 0.001 * row.arm().name().length();
        return new Outcome(
                new Trial(Phase.EVALUATE, row.dataset(), row.arm(), row.setting(), row.replicate()),
                failed
                        ? new Ending(
                                Ending.Kind.FAILED, 7, "java.lang.ArithmeticException: / by zero")
                        : new Ending(Ending.Kind.OK, 200, ""),
                Map.of(primary, loss),
                Map.of(primary, 1.0),
                "trajectory of " + row.arm().name(),
                List.of(),
                clips ? Map.of("clip-by-global-norm.fired", fired) : Map.of(),
                Optional.empty(),
                Optional.empty(),
                6400,
                0.01);
    }

    /** Returns the first comparison with an arm of this name. */
    static Comparison comparison(Study study, String arm) {
        return study.arms().comparisons().stream()
                .filter(c -> c.arm().name().equals(arm))
                .findFirst()
                .orElseThrow();
    }
}

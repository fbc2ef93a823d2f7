package org.thalweg.experiments.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Costs;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TestRows;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;

/**
 * A study whose outcomes are written down instead of trained. Every arm of a bench's experiment has a run in each replicate of
 * each dataset; what is not said of it is the same for all: it ended well, learned something, and took a path of its own.
 */
final class Script {

    static final Setting RATE = new Setting(Map.of("sgd.learning-rate", 0.1));

    /** The validation loss of the tuning is that of the test. */
    private static final double AS_TEST = Double.NEGATIVE_INFINITY;

    /** What is chosen where {@link #RATE} is not. */
    private static final Setting OTHER_RATE = new Setting(Map.of("sgd.learning-rate", 0.2));

    private final Experiment experiment;
    private final Arms arms;
    private final int replicates;
    private final Map<List<String>, List<Run>> runs = new LinkedHashMap<>();
    private final Map<List<String>, List<Run>> atBase = new HashMap<>();
    private final Map<Integer, Map<List<String>, List<Run>>> budgets = new HashMap<>();
    private final Map<List<String>, List<Run>> exact = new HashMap<>();
    private final Map<List<String>, List<Choice>> choices = new HashMap<>();
    private final Map<String, Double> stable = new HashMap<>();
    private final Map<String, Double> costs = new HashMap<>();
    private int groups;
    private int testRows = 100;
    private double testToTrain = 0.2;
    private List<String> identifiers = List.of();
    private int repeated;
    private List<String> foldNotes = List.of();
    private int fewer;

    /** One run, as it is being written down. */
    static final class Run {
        Kind kind = Kind.OK;
        String reason = "";
        double loss;
        double trainLoss;
        double untrained = 10;
        Setting setting = Setting.NONE;
        String trajectory;
        List<Outcome.Point> curve = List.of();
        Map<String, Double> activity = Map.of();
        Optional<TestRows> rows = Optional.empty();
        double tuned = AS_TEST;
        List<Tried> tried = List.of();
        Optional<List<String>> edges = Optional.empty();
        long gradients = 1000;
        final Map<Measure, Double> others = new EnumMap<>(Measure.class);

        private Run(double loss, String trajectory, Setting setting) {
            this.setting = setting;
            this.loss = loss;
            this.trainLoss = loss / 2;
            this.trajectory = trajectory;
        }

        private Outcome outcome(Phase phase, String dataset, Arm arm, int replicate) {
            boolean ok = kind == Kind.OK;
            Map<Measure, Double> measures = new EnumMap<>(Measure.class);
            Map<Measure, Double> start = new EnumMap<>(Measure.class);
            measures.put(Measure.TEST_LOSS, loss);
            measures.put(Measure.TRAIN_LOSS, trainLoss);
            measures.putAll(others);
            measures.keySet().forEach(measure -> start.put(measure, untrained(measure)));
            long step = curve.isEmpty() ? 100 : curve.get(curve.size() - 1).step();
            return new Outcome(
                    new Trial(phase, dataset, arm, setting, replicate),
                    new Ending(kind, step, reason),
                    ok ? measures : Map.of(),
                    ok || kind == Kind.DIVERGED ? start : Map.of(),
                    trajectory,
                    curve,
                    activity,
                    ok ? rows : Optional.empty(),
                    Optional.empty(),
                    gradients,
                    0);
        }

        private double untrained(Measure measure) {
            return measure.bounded() ? 0 : untrained;
        }
    }

    /**
     * @param bench its data are not asked for
     */
    Script(Bench bench) {
        this.experiment = bench.experiment();
        this.arms = Arms.of(experiment);
        this.replicates = experiment.data().get(0).split().replicates();
        for (DataSource source : experiment.data()) {
            for (Arm arm : arms.all()) {
                runs.put(
                        List.of(source.name(), arm.name()),
                        runs(
                                source.name() + arm.name(),
                                IntStream.range(0, replicates).mapToDouble(this::usual).toArray()));
            }
        }
    }

    private double usual(int replicate) {
        return 1 + 0.01 * replicate;
    }

    private List<Run> runs(String path, double[] losses) {
        return IntStream.range(0, losses.length)
                .mapToObj(r -> new Run(losses[r], path + " " + r, chosen(r)))
                .toList();
    }

    /** A choice that differs between replicates, and not between arms. */
    private Setting chosen(int replicate) {
        return experiment.tuning().isEmpty()
                ? Setting.NONE
                : replicate % 2 == 0 ? RATE : OTHER_RATE;
    }

    Arms arms() {
        return arms;
    }

    int replicates() {
        return replicates;
    }

    /** Sets an arm's test losses on every dataset, one in each replicate. */
    Script losses(String arm, double... losses) {
        experiment.data().forEach(source -> losses(source.name(), arm, losses));
        return this;
    }

    /** Sets an arm's test losses on one dataset. */
    Script losses(String dataset, String arm, double... losses) {
        return each(dataset, arm, (r, run) -> run.loss = losses[r]);
    }

    /** Makes an arm's test losses those of the base, changed. */
    Script losses(String arm, DoubleUnaryOperator fromBase) {
        experiment
                .data()
                .forEach(
                        source -> {
                            List<Run> base = of(source.name(), arms.base().name());
                            each(
                                    source.name(),
                                    arm,
                                    (r, run) ->
                                            run.loss = fromBase.applyAsDouble(base.get(r).loss));
                        });
        return this;
    }

    /** What is done with each run of an arm. */
    interface Change {
        void to(int replicate, Run run);
    }

    Script each(String dataset, String arm, Change change) {
        List<Run> all = of(dataset, arm);
        IntStream.range(0, all.size()).forEach(r -> change.to(r, all.get(r)));
        return this;
    }

    Script each(String arm, Change change) {
        experiment.data().forEach(source -> each(source.name(), arm, change));
        return this;
    }

    Script each(Change change) {
        arms.all().forEach(arm -> each(arm.name(), change));
        return this;
    }

    private List<Run> of(String dataset, String arm) {
        return Optional.ofNullable(runs.get(List.of(dataset, arm))).orElseThrow();
    }

    /** Lets the first so many runs of an arm diverge. */
    Script diverged(String arm, int count) {
        return each(
                arm,
                (r, run) -> {
                    if (r < count) {
                        run.kind = Kind.DIVERGED;
                    }
                });
    }

    /** Adds what an arm does with the base's settings, on every dataset. */
    Script atBase(String arm, double... losses) {
        experiment
                .data()
                .forEach(
                        source ->
                                atBase.put(
                                        List.of(source.name(), arm),
                                        runs(source.name() + arm + " at base", losses)));
        return this;
    }

    /** Adds what an arm does on every dataset with what so many trials choose. */
    Script budget(int trials, String arm, double... losses) {
        experiment
                .data()
                .forEach(
                        source ->
                                budgets.computeIfAbsent(trials, unused -> new HashMap<>())
                                        .put(
                                                List.of(source.name(), arm),
                                                runs(source.name() + arm + trials, losses)));
        return this;
    }

    /** Adds the exact solution of the base on every dataset. */
    Script exact(double... losses) {
        experiment
                .data()
                .forEach(
                        source ->
                                exact.put(
                                        List.of(source.name(), arms.base().name()),
                                        runs("", losses)));
        return this;
    }

    /** Lets the first so many replicates of an arm choose their settings so, and the others well inside. */
    Script choice(String arm, Choice choice, int count) {
        experiment
                .data()
                .forEach(
                        source ->
                                choices.put(
                                        List.of(source.name(), arm),
                                        IntStream.range(0, replicates)
                                                .mapToObj(r -> r < count ? choice : Choice.INSIDE)
                                                .toList()));
        return this;
    }

    Script groups(int count) {
        groups = count;
        return this;
    }

    Script testRows(int count) {
        testRows = count;
        return this;
    }

    Script testToTrain(double ratio) {
        testToTrain = ratio;
        return this;
    }

    Script identifiers(String... columns) {
        identifiers = List.of(columns);
        return this;
    }

    Script repeated(int count) {
        repeated = count;
        return this;
    }

    Script foldNotes(String... notes) {
        foldNotes = List.of(notes);
        return this;
    }

    /** Lets the data have so many folds fewer than were asked for; the last replicates of each round are not there. */
    Script fewerFolds(int count) {
        fewer = count;
        return this;
    }

    Script stable(String dataset, double rate) {
        stable.put(dataset, rate);
        return this;
    }

    /** Sets what a step of an arm takes on every dataset. */
    Script secondsPerStep(String arm, double seconds) {
        experiment.data().forEach(source -> costs.put(Costs.of(source.name(), arm), seconds));
        return this;
    }

    private DataFacts facts(DataSource source) {
        Splitting split = source.split();
        int rounds =
                split instanceof Splitting.Folds f
                        ? f.rounds()
                        : split instanceof Splitting.Groups g ? g.rounds() : 1;
        int folds = split.oneTestSet() ? 1 : split.replicates() / rounds - fewer;
        return new DataFacts(
                source.name(),
                "hash of " + source.name(),
                100,
                4,
                1,
                false,
                folds,
                split.oneTestSet() ? split.replicates() : folds * rounds,
                groups,
                60,
                20,
                20,
                testToTrain,
                testRows,
                0,
                identifiers,
                repeated,
                foldNotes,
                "",
                Map.of(),
                Map.of(),
                "");
    }

    Findings findings() {
        return Analysis.of(study());
    }

    Finding finding(String arm) {
        return finding(findings(), arm);
    }

    static Finding finding(Findings findings, String arm) {
        return findings.findings().stream()
                .filter(finding -> finding.comparison().arm().name().equals(arm))
                .findFirst()
                .orElseThrow();
    }

    Study study() {
        List<DataFacts> facts = experiment.data().stream().map(this::facts).toList();
        Map<Comparison, List<Series>> untuned = new LinkedHashMap<>();
        for (Comparison comparison : arms.comparisons()) {
            untuned.put(comparison, series(Phase.EVALUATE, atBase, List.of(comparison.arm())));
        }
        Map<Integer, List<Series>> smaller = new HashMap<>();
        budgets.forEach((n, some) -> smaller.put(n, series(Phase.EVALUATE, some, arms.all())));
        return new Study(
                experiment,
                arms,
                facts,
                new TuningTable(tuning(facts)),
                series(Phase.EVALUATE, runs, arms.all()),
                untuned,
                smaller,
                series(Phase.EXACT, exact, arms.all()),
                List.of(),
                stable,
                costs);
    }

    private List<Series> series(Phase phase, Map<List<String>, List<Run>> among, List<Arm> of) {
        List<Series> series = new ArrayList<>();
        for (DataSource source : experiment.data()) {
            for (Arm arm : of) {
                List<Run> some = among.get(List.of(source.name(), arm.name()));
                if (some != null) {
                    series.add(series(phase, source, arm, some));
                }
            }
        }
        return series;
    }

    private Series series(Phase phase, DataSource source, Arm arm, List<Run> some) {
        return new Series(
                source.name(),
                arm,
                IntStream.range(0, facts(source).replicates())
                        .mapToObj(r -> some.get(r).outcome(phase, source.name(), arm, r))
                        .toList());
    }

    private List<TuningTable.Row> tuning(List<DataFacts> facts) {
        List<TuningTable.Row> rows = new ArrayList<>();
        for (DataFacts of : facts) {
            for (int r = 0; r < of.replicates(); r++) {
                for (Arm arm : arms.all()) {
                    rows.add(row(of.name(), arm, r));
                }
            }
        }
        return rows;
    }

    private static double validated(Run run) {
        return run.tuned == AS_TEST ? run.loss : run.tuned;
    }

    private TuningTable.Row row(String dataset, Arm arm, int r) {
        Run run = of(dataset, arm.name()).get(r);
        List<Choice> chosen = choices.get(List.of(dataset, arm.name()));
        Choice choice = chosen == null ? Choice.INSIDE : chosen.get(r);
        return new TuningTable.Row(
                dataset,
                r,
                arm,
                run.setting,
                choice,
                run.tried.isEmpty()
                        ? Collections.nCopies(
                                6,
                                new Tried(
                                        run.setting, validated(run), new Ending(Kind.OK, 100, "")))
                        : run.tried,
                run.edges.orElse(
                        choice == Choice.AT_EDGE ? List.of("sgd.learning-rate") : List.of()),
                Map.of());
    }
}

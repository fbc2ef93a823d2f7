package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.report.ReportData.Activity;
import org.thalweg.experiments.report.ReportData.DivergenceCell;
import org.thalweg.experiments.report.ReportData.Failure;
import org.thalweg.experiments.report.ReportData.LossCurves;
import org.thalweg.experiments.report.ReportData.Pair;
import org.thalweg.experiments.report.ReportData.Profile;
import org.thalweg.experiments.report.ReportData.RatePoint;
import org.thalweg.experiments.report.ReportData.TuningCurve;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Row;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.ExpectedBest;
import org.thalweg.experiments.statistics.PerformanceProfile;

/** From the runs behind findings to what a report shows of them. */
final class RunAssembly {

    private final Findings findings;
    private final Study study;

    RunAssembly(Findings findings) {
        this.findings = findings;
        this.study = findings.study();
    }

    private List<String> datasets() {
        return study.data().stream().map(DataFacts::name).toList();
    }

    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (String dataset : datasets()) {
            for (Comparison comparison : study.arms().comparisons()) {
                pairs.addAll(pairs(dataset, comparison));
            }
        }
        return pairs;
    }

    private List<Pair> pairs(String dataset, Comparison comparison) {
        Measure primary = study.experiment().primary();
        List<Outcome> bases = study.evaluation(dataset, comparison.base()).outcomes();
        List<Outcome> arms = study.evaluation(dataset, comparison.arm()).outcomes();
        int[] seeds =
                IntStream.range(0, bases.size())
                        .filter(seed -> bases.get(seed).measures().containsKey(primary))
                        .filter(seed -> arms.get(seed).measures().containsKey(primary))
                        .toArray();
        double mean =
                Arrays.stream(seeds)
                        .mapToDouble(seed -> value(bases.get(seed), primary))
                        .average()
                        .orElse(0);
        double scale = mean == 0 ? 1 : Math.abs(mean);
        List<Pair> pairs = new ArrayList<>();
        for (int seed : seeds) {
            double base = value(bases.get(seed), primary);
            double value = value(arms.get(seed), primary);
            String reference = comparison.base().name();
            String variant = comparison.arm().name();
            double difference = (value - base) / scale;
            pairs.add(
                    new Pair(
                            dataset, reference, variant, seed, base, value, difference, mean != 0));
        }
        return pairs;
    }

    private static double value(Outcome outcome, Measure measure) {
        return outcome.measures().getOrDefault(measure, Double.NaN);
    }

    List<TuningCurve> tuning() {
        return tuned().stream().map(this::curve).toList();
    }

    private List<Row> tuned() {
        return study.tuning().rows().stream().filter(row -> !row.points().isEmpty()).toList();
    }

    private TuningCurve curve(Row row) {
        double worst = worstUsable(row.dataset());
        double[] losses =
                row.points().stream()
                        .mapToDouble(
                                point -> point.usable() ? Math.min(point.loss(), worst) : worst)
                        .toArray();
        return new TuningCurve(
                row.dataset(),
                row.arm().name(),
                row.points().stream()
                        .map(point -> new RatePoint(point.rate(), point.loss(), point.diverged()))
                        .toList(),
                row.rate(),
                row.choice() == Choice.AT_EDGE,
                Double.isFinite(worst)
                        ? Arrays.stream(ExpectedBest.of(losses)).boxed().toList()
                        : List.of());
    }

    /** Returns the worst loss at any arm's smallest usable rate: hardly trained, which stands for diverged and worse ones. */
    private double worstUsable(String dataset) {
        return tuned().stream()
                .filter(row -> row.dataset().equals(dataset))
                .flatMap(row -> row.points().stream().filter(TuningTable.Point::usable).limit(1))
                .mapToDouble(TuningTable.Point::loss)
                .max()
                .orElse(Double.NaN);
    }

    List<DivergenceCell> divergence() {
        List<DivergenceCell> cells = new ArrayList<>();
        for (List<Row> rows : Figures.by(tuned(), Row::dataset).values()) {
            boolean any =
                    rows.stream()
                            .anyMatch(row -> row.points().stream().anyMatch(p -> p.diverged() > 0));
            for (Row row : any ? rows : List.<Row>of()) {
                for (TuningTable.Point point : row.points()) {
                    cells.add(
                            new DivergenceCell(
                                    row.dataset(),
                                    row.arm().name(),
                                    point.rate(),
                                    point.diverged(),
                                    point.losses().size()));
                }
            }
        }
        return cells;
    }

    List<LossCurves> curves() {
        List<LossCurves> curves = new ArrayList<>();
        int most = Bands.most(study.evaluations().size());
        for (String dataset : datasets()) {
            List<Series> here =
                    study.evaluations().stream().filter(s -> s.dataset().equals(dataset)).toList();
            curves.add(Bands.of(dataset, "training loss", here, Outcome.Point::train, most));
            curves.add(Bands.of(dataset, "validation loss", here, Outcome.Point::validation, most));
        }
        return curves.stream()
                .filter(plot -> plot.curves().stream().anyMatch(curve -> !curve.points().isEmpty()))
                .toList();
    }

    /** A problem is a seed on a dataset; one step more than all epochs have says that the target was not reached. */
    List<Profile> profiles() {
        List<double[]> problems = new ArrayList<>();
        for (String dataset : datasets()) {
            for (int seed = 0; seed < study.experiment().seeds(); seed++) {
                double[] costs = costs(dataset, seed);
                if (Arrays.stream(costs).allMatch(cost -> cost > 0)) {
                    problems.add(costs);
                }
            }
        }
        if (problems.isEmpty()) {
            return List.of();
        }
        List<Arm> arms = study.arms().all();
        double[][] table = new double[arms.size()][problems.size()];
        for (int arm = 0; arm < table.length; arm++) {
            int row = arm;
            Arrays.setAll(table[arm], problem -> problems.get(problem)[row]);
        }
        PerformanceProfile profile = PerformanceProfile.of(table);
        List<Double> factors = Arrays.stream(profile.steps()).boxed().toList();
        return IntStream.range(0, arms.size())
                .mapToObj(
                        arm ->
                                new Profile(
                                        arms.get(arm).name(),
                                        factors,
                                        factors.stream().map(f -> profile.share(arm, f)).toList()))
                .filter(p -> !factors.isEmpty())
                .toList();
    }

    private double[] costs(String dataset, int seed) {
        long all =
                study.evaluation(dataset, study.arms().base()).outcomes().stream()
                        .filter(outcome -> outcome.is(Kind.OK))
                        .mapToLong(outcome -> outcome.ending().step())
                        .max()
                        .orElse(0);
        return study.arms().all().stream()
                .map(arm -> study.evaluation(dataset, arm).outcomes().get(seed))
                .mapToDouble(outcome -> value(outcome, Measure.STEPS_TO_TARGET))
                .map(steps -> steps > all ? Double.POSITIVE_INFINITY : steps)
                .toArray();
    }

    List<Activity> activity() {
        List<Activity> activity = new ArrayList<>();
        for (Series series : study.evaluations()) {
            Map<String, DoubleSummaryStatistics> all = new LinkedHashMap<>();
            for (Outcome outcome : series.outcomes()) {
                outcome.activity()
                        .forEach(
                                (name, value) ->
                                        all.computeIfAbsent(
                                                        name, n -> new DoubleSummaryStatistics())
                                                .accept(value));
            }
            all.forEach((name, values) -> activity.add(activity(series, name, values)));
        }
        return activity;
    }

    private static Activity activity(Series series, String name, DoubleSummaryStatistics values) {
        int dot = name.lastIndexOf('.');
        return new Activity(
                series.dataset(),
                series.arm().name(),
                dot < 0 ? "chain" : name.substring(0, dot),
                name.substring(dot + 1),
                values.getAverage(),
                values.getMin(),
                values.getMax());
    }

    List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        for (Row row : tuned()) {
            for (TuningTable.Point point : row.points()) {
                if (point.failed() > 0) {
                    failures.add(
                            new Failure(
                                    row.dataset(),
                                    row.arm().name(),
                                    "tune",
                                    point.rate(),
                                    point.failed() + " of " + point.losses().size(),
                                    "failed or out of time"));
                }
            }
        }
        findings.ended(Kind.FAILED).forEach(o -> failures.add(failure(o, o.ending().reason())));
        findings.ended(Kind.TIMEOUT)
                .forEach(
                        o ->
                                failures.add(
                                        failure(o, "out of time after step " + o.ending().step())));
        return failures;
    }

    private static Failure failure(Outcome outcome, String reason) {
        return new Failure(
                outcome.trial().dataset(),
                outcome.trial().arm().name(),
                outcome.trial().phase().name().toLowerCase(Locale.ROOT),
                outcome.trial().rate(),
                Integer.toString(outcome.trial().seed()),
                reason);
    }
}

package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.thalweg.experiments.report.ReportData.Activity;
import org.thalweg.experiments.report.ReportData.BandPoint;
import org.thalweg.experiments.report.ReportData.DivergenceCell;
import org.thalweg.experiments.report.ReportData.Failure;
import org.thalweg.experiments.report.ReportData.Interaction;
import org.thalweg.experiments.report.ReportData.LossCurve;
import org.thalweg.experiments.report.ReportData.LossCurves;
import org.thalweg.experiments.report.ReportData.Pair;
import org.thalweg.experiments.report.ReportData.Profile;
import org.thalweg.experiments.report.ReportData.RatePoint;
import org.thalweg.experiments.report.ReportData.Reproduction;
import org.thalweg.experiments.report.ReportData.Spot;
import org.thalweg.experiments.report.ReportData.Trajectory;
import org.thalweg.experiments.report.ReportData.TuningCurve;
import org.thalweg.experiments.report.ReportData.Valley;
import org.thalweg.experiments.report.ResultRow.Effect;
import org.thalweg.experiments.report.ResultRow.Tests;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.Differences;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.experiments.statistics.ExpectedBest;
import org.thalweg.experiments.statistics.Judgement;
import org.thalweg.experiments.statistics.SignFlip;
import org.thalweg.experiments.statistics.StudentT;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.experiments.statistics.WilcoxonSignedRank;

/** A made-up study of four arms on two datasets with ten seeds, in which every part of a report has something to show. */
final class SampleStudy {

    static final int SEEDS = 10;
    static final int RATES = 16;
    private static final List<String> REMOVED = List.of("momentum", "l2", "clip-by-global-norm");
    private static final double[] SHIFT = {0.33, -0.001, 0};
    private static final double[] SPREAD = {0.06, 0.0015, 0};

    private final Random random = new Random(7);
    private final String name;
    private final List<String> datasets;
    private final List<Pair> pairs = new ArrayList<>();

    private SampleStudy(String name, String... datasets) {
        this.name = name;
        this.datasets = List.of(datasets);
    }

    static ReportData data() {
        return new SampleStudy("is-clipping-worth-it", "diabetes", "winequality-red").make();
    }

    static ReportData over(String... datasets) {
        return new SampleStudy("many-datasets", datasets).make();
    }

    /** The same with names that would be markup, were they not text. */
    static ReportData hostile() {
        return new SampleStudy(
                        "</script><script>throw 'name'</script>",
                        "<script>throw 'data'</script>",
                        "<img src=x onerror=\"throw 'image'\">{{parts}}${x}{a|b}")
                .make();
    }

    static List<String> variants() {
        return List.of("base", "-momentum", "-l2", "-clip-by-global-norm");
    }

    private ReportData make() {
        for (String dataset : datasets) {
            for (int arm = 0; arm < REMOVED.size(); arm++) {
                for (int seed = 0; seed < SEEDS; seed++) {
                    pair(dataset, arm, seed);
                }
            }
        }
        List<ResultTable> tables = new ArrayList<>();
        tables.add(table(""));
        datasets.forEach(dataset -> tables.add(table(dataset)));
        return new ReportData(
                question(),
                tables,
                List.of(
                        "at the base learning rate -momentum would look +61 % worse (20/20). That is the learning"
                                + " rate, not momentum."),
                pairs,
                tuning(),
                curves(),
                divergence(),
                profiles(),
                activity(),
                datasets.stream().map(this::valley).toList(),
                interactions(),
                List.of(
                        new Failure(
                                datasets.get(0),
                                "-l2",
                                "tune",
                                0.038,
                                "2",
                                "java.lang.ArithmeticException: / by zero")),
                List.of(
                        "We compared the chain with 3 variants of it, each without one component.",
                        "Learning rates were tuned per variant and dataset with 16 trials and 3 seeds each."),
                Optional.of(reproduction()),
                Optional.of("trial,dataset,variant,seed,test.loss\n"));
    }

    private Question question() {
        return new Question(
                name,
                "test.loss",
                Direction.LOWER_IS_BETTER,
                0.01,
                SEEDS,
                datasets,
                "sgd.learning-rate",
                "clip-by-global-norm(1) | momentum(0.9) | sgd(0.05) + l2(0.001)",
                variants());
    }

    private void pair(String dataset, int arm, int seed) {
        double base = new Random(dataset.hashCode() + 31L * seed).nextGaussian() * 0.04 + 0.42;
        double difference = SHIFT[arm] + SPREAD[arm] * random.nextGaussian();
        pairs.add(
                new Pair(
                        dataset,
                        "base",
                        variants().get(arm + 1),
                        seed,
                        base,
                        base + 0.42 * difference,
                        difference,
                        true));
    }

    private ResultTable table(String dataset) {
        List<ResultRow> rows = IntStream.range(0, 3).mapToObj(arm -> row(arm, dataset)).toList();
        int factor = dataset.isEmpty() ? datasets.size() : 1;
        return new ResultTable(
                dataset,
                new ResultTable.Reference(
                        "base", 0.418734, 0, SEEDS * factor, rates(0.038, factor)),
                rows);
    }

    private static List<Double> rates(double rate, int count) {
        return DoubleStream.generate(() -> rate).limit(count).boxed().toList();
    }

    private ResultRow row(int arm, String dataset) {
        String variant = variants().get(arm + 1);
        double[] d =
                pairs.stream()
                        .filter(pair -> pair.variant().equals(variant))
                        .filter(pair -> dataset.isEmpty() || pair.dataset().equals(dataset))
                        .mapToDouble(Pair::difference)
                        .toArray();
        Differences summary = Differences.of(d);
        StudentT test = StudentT.of(d, 0.95);
        double p = SignFlip.of(d, 1).p();
        Judgement judgement =
                List.of(
                                new Judgement(Verdict.HELPS, "removing it hurts: it helps"),
                                new Judgement(
                                        Verdict.NO_PRACTICAL_DIFFERENCE,
                                        "removing it makes no practical difference"),
                                new Judgement(Verdict.INERT, "removing it changes nothing: inert"))
                        .get(arm);
        return new ResultRow(
                variant,
                REMOVED.get(arm),
                Change.REMOVAL,
                new Effect(
                        summary.mean(), test.interval().low(), test.interval().high(), 0.95, true),
                summary.negative(),
                summary.positive(),
                summary.zero(),
                new Tests(
                        p,
                        Math.min(1, 3 * p),
                        OptionalDouble.of(WilcoxonSignedRank.of(d).p()),
                        arm == 0 ? 1 : 1e-6,
                        summary.hedgesGz()),
                arm == 0 ? d.length / 10 : 0,
                d.length,
                rates(arm == 0 ? 0.338 : 0.038, dataset.isEmpty() ? datasets.size() : 1),
                judgement,
                arm == 2 ? "never fired" : "");
    }

    private static double rate(int i) {
        return Math.pow(10, -4 + 5.0 * i / (RATES - 1));
    }

    private List<TuningCurve> tuning() {
        List<TuningCurve> curves = new ArrayList<>();
        for (String dataset : datasets) {
            for (int arm = 0; arm < 4; arm++) {
                curves.add(tuning(dataset, arm));
            }
        }
        return curves;
    }

    private TuningCurve tuning(String dataset, int arm) {
        List<RatePoint> points = new ArrayList<>();
        int best = arm == 1 ? 11 : 8;
        for (int i = 0; i < RATES; i++) {
            int diverged = i > best + 3 ? 3 : i == best + 3 ? 1 : 0;
            double loss = 0.41 + 0.012 * arm + 0.008 * (i - best) * (i - best);
            points.add(new RatePoint(rate(i), diverged == 3 ? Double.NaN : loss, diverged));
        }
        double[] losses =
                points.stream()
                        .mapToDouble(point -> Double.isNaN(point.loss()) ? 1 : point.loss())
                        .toArray();
        return new TuningCurve(
                dataset,
                variants().get(arm),
                points,
                rate(best),
                arm == 1,
                Arrays.stream(ExpectedBest.of(losses)).boxed().toList());
    }

    private List<LossCurves> curves() {
        List<LossCurves> plots = new ArrayList<>();
        for (String dataset : datasets) {
            List<LossCurve> curves = new ArrayList<>();
            for (int arm = 0; arm < 4; arm++) {
                double speed = arm == 1 ? 900 : 400 + 40 * arm;
                curves.add(
                        new LossCurve(
                                variants().get(arm),
                                IntStream.range(0, 60)
                                        .mapToObj(
                                                i -> {
                                                    double y = Math.exp(-i * 100 / speed) + 1e-4;
                                                    return new BandPoint(
                                                            i * 100, 0.8 * y, y, 1.3 * y);
                                                })
                                        .toList()));
            }
            plots.add(new LossCurves(dataset, "f − f*", "gradient evaluations", true, curves));
        }
        return plots;
    }

    private List<DivergenceCell> divergence() {
        return tuning().stream()
                .flatMap(
                        curve ->
                                curve.points().stream()
                                        .map(
                                                point ->
                                                        new DivergenceCell(
                                                                curve.dataset(),
                                                                curve.variant(),
                                                                point.rate(),
                                                                point.diverged(),
                                                                3)))
                .toList();
    }

    private static List<Profile> profiles() {
        return IntStream.range(0, 4)
                .mapToObj(
                        arm ->
                                new Profile(
                                        variants().get(arm),
                                        List.of(1.0, 1.2, 1.7, 2.6, 4.0),
                                        List.of(
                                                0.4 - 0.1 * arm,
                                                0.6 - 0.1 * arm,
                                                0.8 - 0.1 * arm,
                                                0.9 - 0.1 * arm,
                                                1 - 0.1 * arm)))
                .toList();
    }

    private List<Activity> activity() {
        List<Activity> activity = new ArrayList<>();
        for (int arm = 0; arm < 4; arm++) {
            for (String component : List.of("clip-by-global-norm", "momentum", "sgd")) {
                double share = 0.2 + 0.1 * arm + component.length() / 100.0;
                activity.add(
                        new Activity(
                                datasets.get(0),
                                variants().get(arm),
                                component,
                                "share",
                                share,
                                share - 0.05,
                                share + 0.04));
            }
            activity.add(
                    new Activity(
                            datasets.get(0),
                            variants().get(arm),
                            "clip-by-global-norm",
                            "fired",
                            0,
                            0,
                            0));
        }
        return activity;
    }

    private Valley valley(String dataset) {
        List<Double> x = IntStream.rangeClosed(0, 60).mapToObj(i -> -3 + 0.1 * i).toList();
        List<Double> y = IntStream.rangeClosed(0, 40).mapToObj(j -> -2 + 0.1 * j).toList();
        List<List<Double>> loss =
                y.stream()
                        .map(b -> x.stream().map(a -> 0.4 + 0.05 * a * a + b * b).toList())
                        .toList();
        List<Trajectory> paths = new ArrayList<>();
        for (int arm = 0; arm < 4; arm++) {
            List<Spot> spots = new ArrayList<>();
            for (int k = 0; k < 40; k++) {
                double slow = Math.exp(-k * (arm == 1 ? 0.03 : 0.08 + 0.01 * arm));
                spots.add(new Spot(-2.6 * slow, 1.5 * Math.pow(arm == 1 ? -0.85 : -0.6, k) * slow));
            }
            paths.add(new Trajectory(variants().get(arm), spots));
        }
        return new Valley(
                dataset,
                "the plane of the trajectories' first two principal components",
                List.of("first principal component", "second principal component"),
                x,
                y,
                loss,
                paths,
                ImmutableMap.of("gradient", new Spot(0.26, -3), "Newton", new Spot(2.6, -1.5)),
                Optional.of(new Spot(0, 0)));
    }

    private static List<Interaction> interactions() {
        return List.of(
                new Interaction(
                        List.of("momentum"), new Effect(-0.2, -0.24, -0.16, 0.95, true), 0.002),
                new Interaction(List.of("l2"), new Effect(0.001, -0.01, 0.012, 0.95, true), 0.8),
                new Interaction(
                        List.of("momentum", "l2"), new Effect(0.03, 0.01, 0.05, 0.95, true), 0.01));
    }

    private Reproduction reproduction() {
        return new Reproduction(
                "thalweg ablate wine.yaml",
                ImmutableMap.of("library", "0.1.0", "JDK", "17.0.15", "spec", "9f3a…"),
                "chain: clip-by-global-norm(1) | momentum(0.9) | sgd(0.05)\ndata: "
                        + datasets.get(1),
                "chain:\n- clip-by-global-norm: {max: 1}\n");
    }
}

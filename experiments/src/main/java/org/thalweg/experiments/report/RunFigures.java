package org.thalweg.experiments.report;

import com.google.common.math.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.report.Figure.Axis;
import org.thalweg.experiments.report.Figure.Line;
import org.thalweg.experiments.report.Figure.Lines;
import org.thalweg.experiments.report.Figure.Style;
import org.thalweg.experiments.run.Costs;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.PerformanceProfile;
import org.thalweg.experiments.words.Captions;
import org.thalweg.experiments.words.Question;
import org.thalweg.experiments.words.Words;

/** The figures of what happened in the evaluation runs: losses on the way, and speed. */
final class RunFigures {

    static final String MEDIAN =
            "Median over the replicates; the band holds the middle half of them.";

    private static final double ABOVE_UNTRAINED = 1.25;

    private static final String TRAINING = "training loss";

    private static final Axis TIME = new Axis("time", "s", false);

    private static final String TIMES =
            "Seconds are steps times what a step of the variant takes alone on one core, measured before the runs: those of"
                    + " small data say little about large.";

    private final Study study;

    RunFigures(Study study) {
        this.study = study;
    }

    /**
     * Returns what losses on a dataset need not go beyond to be seen: somewhat more than the untrained model's on the training
     * data, or what is seen at the start of a problem, the median over replicates; infinite if that is not known.
     */
    static double top(Study study, String dataset) {
        Measure seen =
                study.experiment().isOfProblems()
                        ? study.experiment().tunedBy()
                        : Measure.TRAIN_LOSS;
        double[] untrained =
                study.evaluations().stream()
                        .filter(series -> series.dataset().equals(dataset))
                        .flatMap(series -> series.outcomes().stream())
                        .flatMap(
                                outcome ->
                                        Optional.ofNullable(outcome.untrained().get(seen)).stream())
                        .mapToDouble(Double::doubleValue)
                        .filter(Double::isFinite)
                        .toArray();
        return untrained.length == 0
                ? Double.POSITIVE_INFINITY
                : ABOVE_UNTRAINED * Quantiles.median().compute(untrained);
    }

    /** Returns training and validation losses of each dataset, by gradients, and the latter by time where that is known. */
    List<Figure> curves(int from) {
        List<Figure> figures = new ArrayList<>();
        for (DataFacts facts : study.data()) {
            Stream.of(
                            facts.ofProblem()
                                    ? Optional.<Lines>empty()
                                    : byGradients(facts.name(), TRAINING, Outcome.Point::train),
                            byGradients(
                                    facts.name(),
                                    new Question(study).chosenBy(),
                                    Outcome.Point::validation),
                            byTime(facts.name()))
                    .flatMap(Optional::stream)
                    .forEach(lines -> figures.add(figure(facts, lines, from + figures.size())));
        }
        return figures;
    }

    /** By the validation loss values are chosen; the others are details. */
    private static Figure figure(DataFacts facts, Lines lines, int number) {
        boolean time = lines.x().equals(TIME);
        Figure figure =
                new Figure(
                        "curves-" + number,
                        Words.capital(lines.y().title())
                                + " on "
                                + facts.name()
                                + (time ? ", by time" : ""),
                        time ? MEDIAN + " " + TIMES : MEDIAN,
                        lines);
        return time || lines.y().title().equals(TRAINING) ? figure.asDetail() : figure;
    }

    private Optional<Lines> byGradients(
            String dataset, String quantity, ToDoubleFunction<Outcome.Point> value) {
        return curves(
                dataset,
                new Axis("gradient evaluations", "", false),
                quantity,
                (series, point) -> point.gradients(),
                value);
    }

    private Optional<Lines> byTime(String dataset) {
        Map<String, Double> costs = study.secondsPerStep();
        boolean known =
                study.arms().all().stream()
                        .allMatch(arm -> costs.containsKey(Costs.of(dataset, arm.name())));
        return known
                ? curves(
                        dataset,
                        TIME,
                        "validation loss",
                        (series, point) ->
                                point.step()
                                        * costs.getOrDefault(
                                                Costs.of(dataset, series.arm().name()), 0.0),
                        Outcome.Point::validation)
                : Optional.empty();
    }

    private Optional<Lines> curves(
            String dataset,
            Axis x,
            String quantity,
            ToDoubleBiFunction<Series, Outcome.Point> place,
            ToDoubleFunction<Outcome.Point> value) {
        int most = Bands.most(study.evaluations().size());
        List<Line> lines =
                study.evaluations().stream()
                        .filter(series -> series.dataset().equals(dataset))
                        .map(series -> line(series, place, value, most))
                        .toList();
        boolean positive =
                lines.stream()
                        .flatMap(line -> line.points().stream())
                        .allMatch(point -> point.get(2) > 0);
        return lines.stream().allMatch(line -> line.points().isEmpty())
                ? Optional.empty()
                : Optional.of(
                        new Lines(
                                x,
                                new Axis(quantity, "", positive),
                                Style.CURVE,
                                top(study, dataset),
                                lines));
    }

    private static Line line(
            Series series,
            ToDoubleBiFunction<Series, Outcome.Point> place,
            ToDoubleFunction<Outcome.Point> value,
            int most) {
        List<List<Bands.Sample>> samples =
                series.outcomes().stream()
                        .map(
                                outcome ->
                                        outcome.curve().stream()
                                                .map(
                                                        p ->
                                                                new Bands.Sample(
                                                                        place.applyAsDouble(
                                                                                series, p),
                                                                        value.applyAsDouble(p)))
                                                .toList())
                        .toList();
        return Bands.line(series.arm().name(), Bands.thinned(Bands.points(samples), most));
    }

    /** Returns the profile of what it cost to arrive, where that was measured. A case is a replicate on a dataset, or a draw. */
    Optional<Figure> profile() {
        List<Arm> arms = study.arms().all();
        List<double[]> problems = problems(arms);
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        double[][] costs = new double[arms.size()][problems.size()];
        for (int arm = 0; arm < costs.length; arm++) {
            int row = arm;
            Arrays.setAll(costs[arm], problem -> problems.get(problem)[row]);
        }
        PerformanceProfile profile = PerformanceProfile.of(costs);
        double[] factors = profile.steps();
        List<Line> lines =
                IntStream.range(0, arms.size())
                        .mapToObj(arm -> Bands.line(arms.get(arm).name(), steps(profile, arm)))
                        .toList();
        return factors.length == 0
                ? Optional.empty()
                : Optional.of(
                        new Figure(
                                "profile",
                                "Performance profile of the " + Captions.costs(study.experiment()),
                                "On what share of the replicates a variant needs at most so many times what the"
                                        + " fastest does. Higher is better; the left end says how often it is the fastest, the"
                                        + " right end how often it arrived. "
                                        + Captions.target(study.experiment()),
                                new Lines(
                                        new Axis(
                                                Captions.costs(study.experiment())
                                                        + ", relative to the fastest variant",
                                                "×",
                                                true),
                                        new Axis("replicates", "%", false),
                                        Style.STEPS,
                                        Double.POSITIVE_INFINITY,
                                        lines)));
    }

    /** The last step is drawn a little longer, so that it is seen. */
    private static List<List<Double>> steps(PerformanceProfile profile, int arm) {
        double[] factors = profile.steps();
        List<List<Double>> points = new ArrayList<>();
        for (double factor : factors) {
            points.add(Rounded.list(factor, 100 * profile.share(arm, factor)));
        }
        if (factors.length > 0) {
            double last = factors[factors.length - 1];
            points.add(Rounded.list(1.1 * last, 100 * profile.share(arm, last)));
        }
        return points;
    }

    private List<double[]> problems(List<Arm> arms) {
        return study.data().stream()
                .flatMap(
                        facts ->
                                IntStream.range(0, facts.replicates())
                                        .mapToObj(r -> costs(facts.name(), r, arms)))
                .filter(costs -> Arrays.stream(costs).noneMatch(Double::isNaN))
                .toList();
    }

    /** Returns the steps of each arm: infinite if it did not arrive, NaN if it is not known. */
    private double[] costs(String dataset, int replicate, List<Arm> arms) {
        return arms.stream()
                .map(arm -> study.evaluation(dataset, arm).outcomes().get(replicate))
                .mapToDouble(this::cost)
                .toArray();
    }

    private double cost(Outcome outcome) {
        Measure measure =
                study.experiment().isOfProblems()
                        ? Measure.EVALUATIONS_TO_GAP
                        : Measure.STEPS_TO_TARGET;
        Double steps = outcome.measures().get(measure);
        if (steps == null) {
            return Double.NaN;
        }
        boolean arrived = outcome.is(Kind.OK) && !outcome.capped(measure);
        return arrived ? steps : Double.POSITIVE_INFINITY;
    }
}

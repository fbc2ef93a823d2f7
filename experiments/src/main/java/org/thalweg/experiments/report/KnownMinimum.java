package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.oracle.LinearProblem;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.report.Figure.Axis;
import org.thalweg.experiments.report.Figure.Line;
import org.thalweg.experiments.report.Figure.Lines;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.ExactSolution;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Path;

/**
 * What can be shown of training where its minimum is known exactly.
 *
 * @param curves f − f* on the way, one figure a dataset; f is the training objective of each variant, penalty included
 * @param valleys trajectories of the first replicate over the base's objective
 * @param sentences why there are none, for datasets without
 */
record KnownMinimum(List<Figure> curves, List<Valley> valleys, List<String> sentences) {

    /** Nothing, and nothing said about it. */
    static final KnownMinimum NONE = new KnownMinimum(List.of(), List.of(), List.of());

    /** So many multiplications take about a second. */
    private static final double AFFORDABLE = 1e9;

    private static final int MOST_PARAMETERS = 500;

    static KnownMinimum of(Study study, List<LoadedData> loaded) {
        List<Figure> curves = new ArrayList<>();
        List<Valley> valleys = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (DataFacts facts : study.data()) {
            Optional<LoadedData> data =
                    loaded.stream().filter(one -> one.facts().equals(facts)).findFirst();
            Optional<String> reason = obstacle(study, facts, data.isPresent());
            if (reason.isEmpty()) {
                try {
                    new OneDataset(study, data.orElseThrow()).addTo(curves, valleys);
                } catch (RuntimeException | LinkageError e) {
                    reason = Optional.of("training once more failed: " + e.getMessage());
                }
            }
            reason.ifPresent(why -> sentences.add(sentence(facts, why)));
        }
        return new KnownMinimum(curves, valleys, sentences);
    }

    private static String sentence(DataFacts facts, String why) {
        return "No trajectories are drawn on " + facts.name() + ": " + why + ".";
    }

    private static Optional<ExactSolution> quadratic(Study study, Arm arm) {
        return ExactSolution.of(study.experiment(), arm).filter(ExactSolution::quadratic);
    }

    /** Returns why a dataset is left out; empty if it is not. */
    private static Optional<String> obstacle(Study study, DataFacts facts, boolean there) {
        if (quadratic(study, study.arms().base()).isEmpty()) {
            return Optional.of(
                    "the exact minimum is computed for a linear model under squared error, with l2 or no penalty, only");
        }
        if (!there) {
            return Optional.of("the data are no longer what they were");
        }
        double width = facts.inputs() + 1.0;
        if (width * facts.outputs() > MOST_PARAMETERS) {
            return Optional.of(
                    String.format(
                            "the model has more than %d parameters, too many for a picture",
                            MOST_PARAMETERS));
        }
        boolean affordable =
                facts.train() * width * width <= AFFORDABLE / 10
                        && work(study, facts) <= AFFORDABLE;
        return affordable
                ? Optional.empty()
                : Optional.of("training once more would take too long");
    }

    /** Returns about how many multiplications training all variants in one replicate takes. */
    private static double work(Study study, DataFacts facts) {
        double once = facts.train() * (facts.inputs() + 1.0) * facts.outputs();
        return 3 * once * study.experiment().epochs() * study.arms().all().size();
    }

    /** The runs of the first replicate on one dataset, once more. */
    private static final class OneDataset {

        private final Study study;
        private final LoadedData data;
        private final List<Series> series;
        private final Map<ExactSolution, LinearProblem> problems = new LinkedHashMap<>();

        OneDataset(Study study, LoadedData data) {
            this.study = study;
            this.data = data;
            this.series =
                    study.evaluations().stream()
                            .filter(one -> one.dataset().equals(data.facts().name()))
                            .filter(one -> quadratic(study, one.arm()).isPresent())
                            .filter(one -> !first(one).is(Ending.Kind.INTERRUPTED))
                            .toList();
        }

        private static Outcome first(Series one) {
            return one.outcomes().get(0);
        }

        void addTo(List<Figure> curves, List<Valley> valleys) {
            if (series.isEmpty()) {
                return;
            }
            List<Path> paths =
                    Path.of(
                            study.experiment(),
                            data,
                            series.stream().map(one -> first(one).trial()).toList());
            int most = Bands.most(study.evaluations().size());
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < paths.size(); i++) {
                List<Bands.Sample> samples = samples(problem(series.get(i)), paths.get(i));
                lines.add(
                        Bands.line(
                                series.get(i).arm().name(),
                                Bands.thinned(Bands.points(List.of(samples)), most)));
            }
            if (lines.stream().anyMatch(line -> !line.points().isEmpty())) {
                curves.add(figure(lines, curves.size()));
            }
            valley(paths).ifPresent(valleys::add);
        }

        private Figure figure(List<Line> lines, int number) {
            return new Figure(
                    "curves-" + number,
                    "How far above the minimum on " + data.facts().name(),
                    "In the first replicate. f is what a variant minimises on the training data, its own penalty included; f*"
                            + " is the exact minimum of that.",
                    new Lines(
                            new Axis("gradient evaluations", "", false),
                            new Axis("f − f*", "", true),
                            Figure.Style.CURVE,
                            lines));
        }

        private LinearProblem problem(Series one) {
            return problems.computeIfAbsent(
                    quadratic(study, one.arm()).orElseThrow(), exact -> exact.on(data, 0));
        }

        private static List<Bands.Sample> samples(LinearProblem problem, Path path) {
            List<Bands.Sample> samples = new ArrayList<>();
            for (Path.Point point : path.complete() ? path.points() : List.<Path.Point>of()) {
                double height = problem.suboptimality(point.parameters());
                if (height > 0) {
                    samples.add(new Bands.Sample(point.gradients(), height));
                }
            }
            return samples;
        }

        /** Returns the picture of the runs that came to their end. */
        private Optional<Valley> valley(List<Path> paths) {
            Map<String, List<double[]>> complete = new LinkedHashMap<>();
            for (int i = 0; i < paths.size(); i++) {
                if (paths.get(i).complete()) {
                    complete.put(
                            series.get(i).arm().name(),
                            paths.get(i).points().stream().map(Path.Point::parameters).toList());
                }
            }
            String base = study.arms().base().name();
            Optional<Series> own =
                    series.stream().filter(one -> one.arm().name().equals(base)).findFirst();
            return complete.isEmpty() || own.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            ValleyPicture.of(data.facts().name(), problem(own.get()), complete));
        }
    }

    KnownMinimum {
        curves = ImmutableList.copyOf(curves);
        valleys = ImmutableList.copyOf(valleys);
        sentences = ImmutableList.copyOf(sentences);
    }
}

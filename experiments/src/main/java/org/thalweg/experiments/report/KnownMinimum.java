package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.report.ReportData.LossCurve;
import org.thalweg.experiments.report.ReportData.LossCurves;
import org.thalweg.experiments.report.ReportData.Valley;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Path;
import org.thalweg.oracle.LinearProblem;

/**
 * What can be shown of training where its minimum is known exactly.
 *
 * @param curves f − f* on the way, one plot a dataset; f is the training objective of each variant, penalty included
 * @param valleys trajectories of the first seed over the base's objective
 * @param sentences why there are none, for datasets without
 */
record KnownMinimum(List<LossCurves> curves, List<Valley> valleys, List<String> sentences) {

    static final String SUBOPTIMALITY = "f − f*";

    /** So many multiplications take about a second. */
    private static final double AFFORDABLE = 1e9;

    private static final int MOST_PARAMETERS = 500;

    static KnownMinimum of(Study study, List<LoadedData> loaded) {
        List<LossCurves> curves = new ArrayList<>();
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

    /** Returns why a dataset is left out; empty if it is not. */
    private static Optional<String> obstacle(Study study, DataFacts facts, boolean there) {
        if (Objective.of(study.experiment(), study.arms().base()).isEmpty()) {
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

    /** Returns about how many multiplications training all variants with one seed takes. */
    private static double work(Study study, DataFacts facts) {
        double once = facts.train() * (facts.inputs() + 1.0) * facts.outputs();
        return 3 * once * study.experiment().epochs() * study.arms().all().size();
    }

    /** The runs on one dataset, once more. */
    private static final class OneDataset {

        private final Study study;
        private final LoadedData data;
        private final List<Series> series;
        private final Map<List<Object>, LinearProblem> problems = new LinkedHashMap<>();

        OneDataset(Study study, LoadedData data) {
            this.study = study;
            this.data = data;
            this.series =
                    study.evaluations().stream()
                            .filter(one -> one.dataset().equals(data.facts().name()))
                            .filter(one -> Objective.of(study.experiment(), one.arm()).isPresent())
                            .filter(one -> one.count(Ending.Kind.INTERRUPTED) == 0)
                            .toList();
        }

        void addTo(List<LossCurves> curves, List<Valley> valleys) {
            Map<String, List<List<Bands.Sample>>> samples = new LinkedHashMap<>();
            int seeds = seeds();
            for (int seed = 0; seed < seeds && !series.isEmpty(); seed++) {
                List<Path> paths = Path.of(study.experiment(), data, trials(seed));
                for (int i = 0; i < paths.size(); i++) {
                    samples.computeIfAbsent(series.get(i).arm().name(), n -> new ArrayList<>())
                            .add(samples(problem(series.get(i), seed), paths.get(i)));
                }
                if (seed == 0) {
                    valley(paths).ifPresent(valleys::add);
                }
            }
            int most = Bands.most(study.evaluations().size());
            List<LossCurve> lines = new ArrayList<>();
            samples.forEach(
                    (arm, all) ->
                            lines.add(new LossCurve(arm, Bands.thinned(Bands.points(all), most))));
            if (lines.stream().anyMatch(line -> !line.points().isEmpty())) {
                curves.add(
                        new LossCurves(
                                data.facts().name(),
                                SUBOPTIMALITY,
                                "gradient evaluations",
                                true,
                                lines));
            }
        }

        private int seeds() {
            double affordable = AFFORDABLE / work(study, data.facts());
            return (int) Math.max(1, Math.min(study.experiment().seeds(), affordable));
        }

        private List<Trial> trials(int seed) {
            return series.stream()
                    .map(
                            one ->
                                    new Trial(
                                            Phase.EVALUATE,
                                            one.dataset(),
                                            one.arm(),
                                            one.rate(),
                                            seed))
                    .toList();
        }

        private LinearProblem problem(Series one, int seed) {
            Objective objective = Objective.of(study.experiment(), one.arm()).orElseThrow();
            return problems.computeIfAbsent(
                    List.of(objective, data.source().redraw() ? seed : 0),
                    key -> objective.on(data, seed));
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
                            ValleyPicture.of(data.facts().name(), problem(own.get(), 0), complete));
        }
    }

    KnownMinimum {
        curves = ImmutableList.copyOf(curves);
        valleys = ImmutableList.copyOf(valleys);
        sentences = ImmutableList.copyOf(sentences);
    }
}

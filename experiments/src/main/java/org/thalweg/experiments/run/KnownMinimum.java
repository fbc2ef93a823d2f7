package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.experiments.oracle.LinearProblem;
import org.thalweg.experiments.oracle.Valley;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.spec.Experiment;

/**
 * How the runs of the first replicate came down to a minimum that is known exactly, on one dataset: of a linear model under squared
 * error, with l2 or no penalty.
 *
 * @param heights f − f* on the way of each arm; f is its own training objective, penalty included
 * @param valley the trajectories over the base's objective; empty if no run came to its end
 * @param obstacle why there are neither; else empty
 */
public record KnownMinimum(
        String dataset,
        List<Heights> heights,
        Optional<Valley> valley,
        Optional<Obstacle> obstacle) {

    /** So many multiplications take about a tenth of a second. */
    private static final double AFFORDABLE = 1e8;

    private static final int MOST_PARAMETERS = 500;

    /**
     * How far above its minimum an arm's run was.
     *
     * @param points where it was above; none of a run that did not come to its end
     */
    public record Heights(String arm, List<Height> points) {
        public Heights {
            points = ImmutableList.copyOf(points);
        }
    }

    /**
     * How far above its minimum a run was.
     *
     * @param gradients how many gradients of single instances were computed to get there
     * @param above f − f*, positive
     */
    public record Height(long gradients, double above) {}

    /** Why nothing is shown. */
    public enum Obstacle {
        /** The minimum of such an objective is not known. */
        OTHER_OBJECTIVE,
        /** There are more parameters than a picture could show. */
        MANY_PARAMETERS,
        /** It would take long to find the minimum. */
        LARGE_DATA,
        /** The minimum or the plane could not be computed. */
        NOT_COMPUTED,
        /** The experiment has not come to its end, at which the way of its runs is described. */
        UNFINISHED,
        /** The runs were kept by a version that did not keep where they passed. */
        NOT_KEPT
    }

    public KnownMinimum {
        heights = ImmutableList.copyOf(heights);
    }

    /** Returns that there is nothing to be shown of a dataset. */
    public static KnownMinimum without(String dataset, Obstacle obstacle) {
        return new KnownMinimum(dataset, List.of(), Optional.empty(), Optional.of(obstacle));
    }

    /**
     * Returns why a dataset is left out; empty if it is not.
     *
     * @param first how the arms did in the first replicate
     */
    public static Optional<Obstacle> obstacle(
            Experiment experiment, Arm base, DataFacts facts, List<Outcome> first) {
        if (quadratic(experiment, base).isEmpty()) {
            return Optional.of(Obstacle.OTHER_OBJECTIVE);
        }
        return obstacle(facts).or(() -> obstacle(experiment, first));
    }

    private static Optional<Obstacle> obstacle(Experiment experiment, List<Outcome> first) {
        if (first.stream().anyMatch(o -> o.is(Ending.Kind.INTERRUPTED))) {
            return Optional.of(Obstacle.UNFINISHED);
        }
        return quadratic(experiment, first).stream()
                        .anyMatch(o -> o.is(Ending.Kind.OK) && o.track().isEmpty())
                ? Optional.of(Obstacle.NOT_KEPT)
                : Optional.empty();
    }

    private static List<Outcome> quadratic(Experiment experiment, List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(o -> quadratic(experiment, o.trial().arm()).isPresent())
                .toList();
    }

    private static Optional<Obstacle> obstacle(DataFacts facts) {
        double width = facts.inputs() + 1.0;
        if (width * facts.outputs() > MOST_PARAMETERS) {
            return Optional.of(Obstacle.MANY_PARAMETERS);
        }
        return facts.train() * width * width > AFFORDABLE
                ? Optional.of(Obstacle.LARGE_DATA)
                : Optional.empty();
    }

    private static Optional<ExactSolution> quadratic(Experiment experiment, Arm arm) {
        return ExactSolution.of(experiment, arm).filter(ExactSolution::quadratic);
    }

    /** Returns whether an arm's way is to be kept. */
    static boolean isOf(Experiment experiment, Arm arm, DataFacts facts) {
        return obstacle(facts).isEmpty() && quadratic(experiment, arm).isPresent();
    }

    /**
     * Returns how the runs of the first replicate came down.
     *
     * @param first how the arms did in it, one outcome each
     */
    public static KnownMinimum of(
            Experiment experiment, Arm base, LoadedData data, List<Outcome> first) {
        String dataset = data.facts().name();
        Optional<Obstacle> obstacle = obstacle(experiment, base, data.facts(), first);
        if (obstacle.isPresent()) {
            return without(dataset, obstacle.get());
        }
        try {
            return of(experiment, base, data, quadratic(experiment, first), new HashMap<>());
        } catch (RuntimeException e) {
            // A picture is not worth the experiment it is of: decompositions may fail at the edges
            // of doubles.
            return without(dataset, Obstacle.NOT_COMPUTED);
        }
    }

    private static KnownMinimum of(
            Experiment experiment,
            Arm base,
            LoadedData data,
            List<Outcome> outcomes,
            Map<ExactSolution, LinearProblem> problems) {
        List<Heights> heights = new ArrayList<>();
        Map<String, List<double[]>> paths = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            Arm arm = outcome.trial().arm();
            List<Track.Point> points =
                    outcome.track().filter(Track::complete).map(Track::points).orElse(List.of());
            heights.add(
                    new Heights(
                            arm.name(), heights(problem(experiment, arm, data, problems), points)));
            if (!points.isEmpty()) {
                paths.put(arm.name(), points.stream().map(Track.Point::parameters).toList());
            }
        }
        return new KnownMinimum(
                data.facts().name(),
                heights,
                paths.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Valley.of(problem(experiment, base, data, problems), paths)),
                Optional.empty());
    }

    private static LinearProblem problem(
            Experiment experiment,
            Arm arm,
            LoadedData data,
            Map<ExactSolution, LinearProblem> problems) {
        return problems.computeIfAbsent(
                quadratic(experiment, arm).orElseThrow(), exact -> exact.on(data, 0));
    }

    private static List<Height> heights(LinearProblem problem, List<Track.Point> points) {
        return points.stream()
                .map(p -> new Height(p.gradients(), problem.suboptimality(p.parameters())))
                .filter(height -> height.above() > 0)
                .toList();
    }
}

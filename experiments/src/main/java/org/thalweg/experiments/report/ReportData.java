package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.run.LoadedData;

/**
 * Everything a report shows. A part whose list is empty is left out.
 *
 * @param question what was asked
 * @param tables the results, those over all datasets first
 * @param notes what a reader should be warned of
 * @param pairs every pair of runs
 * @param tuning how the learning rates were chosen
 * @param curves losses along the way
 * @param divergence which learning rates diverged
 * @param profiles how fast the target was reached
 * @param activity what the components did
 * @param valleys trajectories over the loss
 * @param interactions effects of a factorial design
 * @param failures runs without a result
 * @param methods sentences of a methods paragraph
 * @param reproduction what is needed to run it again
 * @param runs the text of runs.csv; empty if it is only beside the report
 */
public record ReportData(
        Question question,
        List<ResultTable> tables,
        List<String> notes,
        List<Pair> pairs,
        List<TuningCurve> tuning,
        List<LossCurves> curves,
        List<DivergenceCell> divergence,
        List<Profile> profiles,
        List<Activity> activity,
        List<Valley> valleys,
        List<Interaction> interactions,
        List<Failure> failures,
        List<String> methods,
        Optional<Reproduction> reproduction,
        Optional<String> runs) {

    /**
     * The primary measure of two runs with the same seed.
     *
     * @param reference name of the base
     * @param difference variant minus base; a share of |mean of the base| if relative
     */
    public record Pair(
            String dataset,
            String reference,
            String variant,
            int seed,
            double base,
            double value,
            double difference,
            boolean relative) {}

    /**
     * Tuning of one variant on one dataset.
     *
     * @param points in ascending order of the rate
     * @param chosen the rate that was taken
     * @param edge whether it is the smallest or largest one tried
     * @param expectedBest validation loss to expect from the best of 1, 2, … trials; may be empty
     */
    public record TuningCurve(
            String dataset,
            String variant,
            List<RatePoint> points,
            double chosen,
            boolean edge,
            List<Double> expectedBest) {
        public TuningCurve {
            points = ImmutableList.copyOf(points);
            expectedBest = ImmutableList.copyOf(expectedBest);
        }
    }

    /**
     * One learning rate tried.
     *
     * @param loss mean validation loss over the seeds that did not diverge; NaN if all did
     * @param diverged how many seeds diverged
     */
    public record RatePoint(double rate, double loss, int diverged) {}

    /**
     * Loss curves of the variants on one dataset.
     *
     * @param quantity what goes up the ordinate, such as "validation loss" or "f − f*"
     * @param abscissa what goes along, with its unit, such as "gradient evaluations"
     * @param logarithmic whether the ordinate is; values ≤ 0 are then left out
     */
    public record LossCurves(
            String dataset,
            String quantity,
            String abscissa,
            boolean logarithmic,
            List<LossCurve> curves) {
        public LossCurves {
            curves = ImmutableList.copyOf(curves);
        }
    }

    /** The curve of one variant, ascending in x. */
    public record LossCurve(String variant, List<BandPoint> points) {
        public LossCurve {
            points = ImmutableList.copyOf(points);
        }
    }

    /** Quartiles over the seeds. */
    public record BandPoint(double x, double low, double median, double high) {}

    /** How many of the runs with one learning rate diverged. */
    public record DivergenceCell(
            String dataset, String variant, double rate, int diverged, int runs) {}

    /** On what share of the problems a variant is within a factor of the best; a step function. */
    public record Profile(String variant, List<Double> factors, List<Double> shares) {
        public Profile {
            factors = ImmutableList.copyOf(factors);
            shares = ImmutableList.copyOf(shares);
        }
    }

    /**
     * Something a component did, over the seeds.
     *
     * @param component key of the component, such as {@code clip-by-global-norm}
     * @param quantity what was watched, such as {@code fired}
     */
    public record Activity(
            String dataset,
            String variant,
            String component,
            String quantity,
            double mean,
            double low,
            double high) {}

    /**
     * A plane through parameter space.
     *
     * @param plane what the axes are, such as "the plane of the first two principal components"
     * @param axes names of the two coordinates
     * @param x abscissae of the grid, ascending
     * @param y ordinates of the grid, ascending
     * @param loss by ordinate, then abscissa
     * @param trajectories one for each variant, from the same start
     * @param directions at the start, such as "gradient" and "Newton"; of any length
     * @param minimum where the loss is least, if that lies in the plane; else empty
     */
    public record Valley(
            String dataset,
            String plane,
            List<String> axes,
            List<Double> x,
            List<Double> y,
            List<List<Double>> loss,
            List<Trajectory> trajectories,
            Map<String, Spot> directions,
            Optional<Spot> minimum) {
        public Valley {
            axes = ImmutableList.copyOf(axes);
            x = ImmutableList.copyOf(x);
            y = ImmutableList.copyOf(y);
            loss = ImmutableList.copyOf(loss);
            trajectories = ImmutableList.copyOf(trajectories);
            directions = ImmutableMap.copyOf(directions);
        }
    }

    /** The path of one variant. */
    public record Trajectory(String variant, List<Spot> spots) {
        public Trajectory {
            spots = ImmutableList.copyOf(spots);
        }
    }

    /** A place, or a vector, in the plane. */
    public record Spot(double x, double y) {}

    /**
     * A main effect or an interaction of two components.
     *
     * @param effect of a component: its mean when on minus its mean when off; of two: half the difference of effects
     * @param p of no effect
     */
    public record Interaction(List<String> factors, ResultRow.Effect effect, double p) {
        public Interaction {
            factors = ImmutableList.copyOf(factors);
        }
    }

    /** A run, or the runs of several seeds, that gave no result. */
    public record Failure(
            String dataset,
            String variant,
            String phase,
            double rate,
            String seeds,
            String reason) {}

    /**
     * What is needed to run it again.
     *
     * @param command the line to type
     * @param facts versions, hashes and seeds by name, in order
     * @param spec as it was written; may be empty
     * @param resolved with every default filled in
     */
    public record Reproduction(
            String command, Map<String, String> facts, String spec, String resolved) {
        public Reproduction {
            facts = ImmutableMap.copyOf(facts);
        }
    }

    public ReportData {
        tables = ImmutableList.copyOf(tables);
        notes = ImmutableList.copyOf(notes);
        pairs = ImmutableList.copyOf(pairs);
        tuning = ImmutableList.copyOf(tuning);
        curves = ImmutableList.copyOf(curves);
        divergence = ImmutableList.copyOf(divergence);
        profiles = ImmutableList.copyOf(profiles);
        activity = ImmutableList.copyOf(activity);
        valleys = ImmutableList.copyOf(valleys);
        interactions = ImmutableList.copyOf(interactions);
        failures = ImmutableList.copyOf(failures);
        methods = ImmutableList.copyOf(methods);
    }

    /** Returns what a report shows of findings, whether all runs are there or not. */
    public static ReportData of(Findings findings) {
        return new Assembly(findings).data();
    }

    /** Returns the same with trajectories over the loss. */
    public ReportData withValleys(List<Valley> several) {
        return with(curves, several, methods, reproduction, runs);
    }

    /**
     * Returns the same with how far above the exact minimum the runs were on their way, and with their trajectories, where the
     * model is linear, the loss squared error and the only penalty {@code l2}. Evaluation runs are trained once more for it, at
     * their tuned rates; where that is impossible, or would take long, the methods say why.
     *
     * @param loaded the data of the findings; those that are missing are taken to be out of reach
     */
    public ReportData withTrajectories(Findings findings, List<LoadedData> loaded) {
        KnownMinimum known = KnownMinimum.of(findings.study(), loaded);
        return with(
                Stream.of(known.curves(), curves).flatMap(List::stream).toList(),
                known.valleys(),
                Stream.of(methods, known.sentences()).flatMap(List::stream).toList(),
                reproduction,
                runs);
    }

    /** Returns the same with what is needed to run it again. */
    public ReportData withReproduction(Reproduction needed) {
        return with(curves, valleys, methods, Optional.of(needed), runs);
    }

    /** Returns the same holding the text of runs.csv. */
    public ReportData withRuns(String csv) {
        return with(curves, valleys, methods, reproduction, Optional.of(csv));
    }

    private ReportData with(
            List<LossCurves> newCurves,
            List<Valley> newValleys,
            List<String> newMethods,
            Optional<Reproduction> newReproduction,
            Optional<String> newRuns) {
        return new ReportData(
                question,
                tables,
                notes,
                pairs,
                tuning,
                newCurves,
                divergence,
                profiles,
                activity,
                newValleys,
                interactions,
                failures,
                newMethods,
                newReproduction,
                newRuns);
    }
}

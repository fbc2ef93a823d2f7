package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.Clock;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Rates;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Tuning;

/**
 * Chooses a learning rate for every arm on every dataset, each from the same points with the same number of trials.
 *
 * <p>The point with the least mean validation loss is chosen among those where all tuning seeds ended well; of equal ones the
 * smallest. If it is the first or last point for any arm, or if an arm has no usable point, a quarter as many points again are
 * tried beyond that end, for all arms of the dataset; at most three times at each end. An arm without any usable point gets
 * the smallest rate.
 */
public final class Tuner {

    private static final int MOST_EXTENSIONS = 3;
    private static final int EXTENSION_SHARE = 4;

    private final Experiment experiment;
    private final List<Arm> arms;
    private final Trials trials;

    /**
     * @param arms all that are to be tuned
     */
    public Tuner(Experiment experiment, List<Arm> arms, Trials trials) {
        this.experiment = experiment;
        this.arms = ImmutableList.copyOf(arms);
        this.trials = trials;
    }

    /**
     * Returns the choices; for an experiment that tunes nothing, the rates of the chains.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    public TuningTable tune() throws InterruptedException {
        if (experiment.tuning().isEmpty()) {
            return given();
        }
        Tuning tuning = experiment.tuning().get();
        List<Search> searches =
                experiment.data().stream()
                        .map(source -> new Search(source.name(), tuning, arms))
                        .toList();
        for (List<Search> open = searches; !open.isEmpty(); ) {
            List<Trial> next = open.stream().flatMap(search -> search.next().stream()).toList();
            List<Outcome> outcomes = trials.outcomes(Phase.TUNE, next);
            int from = 0;
            List<Search> unfinished = new ArrayList<>();
            for (Search search : open) {
                int count = search.next().size();
                search.accept(outcomes.subList(from, from + count));
                from += count;
                if (search.extend()) {
                    unfinished.add(search);
                }
            }
            open = unfinished;
        }
        return new TuningTable(
                searches.stream().flatMap(search -> search.rows().stream()).toList());
    }

    private TuningTable given() {
        ImmutableList.Builder<TuningTable.Row> rows = ImmutableList.builder();
        for (DataSource source : experiment.data()) {
            for (Arm arm : arms) {
                double rate = arm.chain().rate(Clock.FIRST);
                rows.add(
                        new TuningTable.Row(
                                source.name(), arm, rate, Choice.GIVEN, List.of(), 0, 0));
            }
        }
        return new TuningTable(rows.build());
    }

    /** The search on one dataset: an interval of grid points that all arms share, and may grow. */
    private static final class Search {

        private final String dataset;
        private final Tuning tuning;
        private final Rates grid;
        private final List<Arm> arms;
        private final List<ArmPoints> tried;
        private int low;
        private int high;
        private int below;
        private int above;
        private List<Integer> asked;

        Search(String dataset, Tuning tuning, List<Arm> arms) {
            this.dataset = dataset;
            this.tuning = tuning;
            this.grid = Rates.of(tuning);
            this.arms = arms;
            this.tried = arms.stream().map(arm -> new ArmPoints()).toList();
            this.high = tuning.points() - 1;
            this.asked = IntStream.rangeClosed(low, high).boxed().toList();
        }

        /** Returns the trials of the points asked for, seed by seed within point by point within arm by arm. */
        List<Trial> next() {
            List<Trial> next = new ArrayList<>();
            for (Arm arm : arms) {
                for (int number : asked) {
                    for (int seed = 0; seed < tuning.seeds(); seed++) {
                        next.add(new Trial(Phase.TUNE, dataset, arm, grid.rate(number), seed));
                    }
                }
            }
            return next;
        }

        void accept(List<Outcome> outcomes) {
            int from = 0;
            for (ArmPoints points : tried) {
                for (int number : asked) {
                    points.add(
                            number,
                            grid.rate(number),
                            outcomes.subList(from, from + tuning.seeds()));
                    from += tuning.seeds();
                }
            }
        }

        /** Returns whether there is more to try, and if so makes it the next. */
        boolean extend() {
            int more = Math.max(1, tuning.points() / EXTENSION_SHARE);
            asked = new ArrayList<>();
            if (below < MOST_EXTENSIONS && tried.stream().anyMatch(p -> p.best() <= low)) {
                below++;
                IntStream.range(low - more, low).forEach(asked::add);
                low -= more;
            }
            if (above < MOST_EXTENSIONS && tried.stream().anyMatch(p -> p.best() == high)) {
                above++;
                IntStream.rangeClosed(high + 1, high + more).forEach(asked::add);
                high += more;
            }
            return !asked.isEmpty();
        }

        List<TuningTable.Row> rows() {
            return IntStream.range(0, arms.size())
                    .mapToObj(i -> row(arms.get(i), tried.get(i)))
                    .toList();
        }

        private TuningTable.Row row(Arm arm, ArmPoints points) {
            int best = points.best();
            boolean none = best == ArmPoints.NONE;
            boolean edge = best == low || best == high;
            return new TuningTable.Row(
                    dataset,
                    arm,
                    grid.rate(none ? low : best),
                    none ? Choice.NONE_USABLE : edge ? Choice.AT_EDGE : Choice.INSIDE,
                    points.ascending(),
                    -low,
                    high - (tuning.points() - 1));
        }
    }
}

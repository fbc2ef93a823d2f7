package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Space;
import org.thalweg.experiments.plan.Space.Point;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.Measure;

/**
 * The tuning of all arms in one replicate, at points that they share.
 *
 * <p>Of one hyper-parameter the minimum of the smoothed validation curve is chosen, of several the least validation loss; of
 * equal ones the one with the smallest values. If it is at an end of a range for any arm, or if an arm has no usable point, a quarter as many points again are
 * tried beyond that end, for all arms; at most three times at each end.
 */
final class Search {

    private static final int MOST_EXTENSIONS = 3;

    private final String dataset;
    private final int replicate;
    private final Space space;
    private final Measure chosenBy;
    private final List<Arm> arms;
    private final List<Point> points = new ArrayList<>();
    private final List<List<Tried>> tried;
    private final List<List<Double>> capped;
    private final int[] below;
    private final int[] above;
    private List<Point> asked;

    /** @param chosenBy of which the least is looked for */
    Search(String dataset, int replicate, Space space, Measure chosenBy, List<Arm> arms) {
        this.dataset = dataset;
        this.replicate = replicate;
        this.space = space;
        this.chosenBy = chosenBy;
        this.arms = arms;
        this.tried = arms.stream().map(arm -> (List<Tried>) new ArrayList<Tried>()).toList();
        this.capped = arms.stream().map(arm -> (List<Double>) new ArrayList<Double>()).toList();
        this.below = new int[space.dimensions()];
        this.above = new int[space.dimensions()];
        this.asked = space.points();
    }

    /** Returns the trials of the points asked for, point by point within arm by arm. */
    List<Trial> next() {
        List<Trial> next = new ArrayList<>();
        for (Arm arm : arms) {
            for (Point point : asked) {
                Setting setting = space.setting(point, arm);
                next.add(new Trial(Phase.TUNE, dataset, arm, setting, replicate));
            }
        }
        return next;
    }

    void accept(List<Outcome> outcomes) {
        int from = 0;
        for (int arm = 0; arm < arms.size(); arm++) {
            for (Outcome outcome : outcomes.subList(from, from + asked.size())) {
                capped.get(arm).add(outcome.score(chosenBy).orElse(Double.NaN));
                Double loss = outcome.measures().get(chosenBy);
                boolean usable = outcome.is(Ending.Kind.OK) && loss != null;
                tried.get(arm)
                        .add(
                                new Tried(
                                        outcome.trial().setting(),
                                        usable ? Objects.requireNonNull(loss) : Double.NaN,
                                        outcome.ending()));
            }
            from += asked.size();
        }
        points.addAll(asked);
    }

    /** Returns whether there is more to try, and if so makes it the next. */
    boolean extend() {
        asked = new ArrayList<>();
        for (int d = 0; d < space.dimensions(); d++) {
            int dimension = d;
            if (below[d] < MOST_EXTENSIONS && anyArm(i -> atLow(i, dimension))) {
                asked.addAll(space.beyond(d, below[d]++, false));
            }
            if (above[d] < MOST_EXTENSIONS && anyArm(i -> atHigh(i, dimension))) {
                asked.addAll(space.beyond(d, above[d]++, true));
            }
        }
        return !asked.isEmpty();
    }

    private boolean anyArm(IntPredicate condition) {
        return IntStream.range(0, arms.size()).anyMatch(condition);
    }

    /** An arm without a usable point wants smaller values. */
    private boolean atLow(int arm, int dimension) {
        return space.has(arms.get(arm), dimension)
                && best(arm, points.size())
                        .map(best -> at(best, dimension) <= extreme(dimension, false))
                        .orElse(true);
    }

    private boolean atHigh(int arm, int dimension) {
        return space.has(arms.get(arm), dimension)
                && best(arm, points.size())
                        .map(best -> at(best, dimension) >= extreme(dimension, true))
                        .orElse(false);
    }

    private double at(int point, int dimension) {
        return points.get(point).at().get(dimension);
    }

    private double extreme(int dimension, boolean high) {
        var all = points.stream().mapToDouble(point -> point.at().get(dimension));
        return (high ? all.max() : all.min()).orElseThrow();
    }

    private Optional<Integer> best(int arm, int count) {
        return best(arm, IntStream.range(0, count).boxed().toList());
    }

    /** Returns the number of the best of some points of an arm; empty if none is usable. */
    private Optional<Integer> best(int arm, List<Integer> among) {
        List<Integer> ascending =
                among.stream().sorted(Comparator.comparing(points::get, Point.ASCENDING)).toList();
        List<Double> losses = ascending.stream().map(capped.get(arm)::get).toList();
        Optional<Integer> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < losses.size(); i++) {
            double loss = space.dimensions() == 1 ? SmoothedCurve.at(losses, i) : losses.get(i);
            if (tried.get(arm).get(ascending.get(i)).usable() && loss < least) {
                best = Optional.of(ascending.get(i));
                least = loss;
            }
        }
        return best;
    }

    private int smallest() {
        return IntStream.range(0, points.size())
                .boxed()
                .min(Comparator.comparing(points::get, Point.ASCENDING))
                .orElseThrow();
    }

    List<TuningTable.Row> rows() {
        return IntStream.range(0, arms.size()).mapToObj(this::row).toList();
    }

    private TuningTable.Row row(int arm) {
        Optional<Integer> best = best(arm, points.size());
        List<String> edges =
                IntStream.range(0, space.dimensions())
                        .filter(d -> best.isPresent() && (atLow(arm, d) || atHigh(arm, d)))
                        .mapToObj(space::parameter)
                        .toList();
        boolean open =
                IntStream.range(0, space.dimensions())
                        .anyMatch(
                                d ->
                                        (atLow(arm, d) && goesOn(d, below[d], false))
                                                || (atHigh(arm, d) && goesOn(d, above[d], true)));
        return new TuningTable.Row(
                dataset,
                replicate,
                arms.get(arm),
                space.setting(points.get(best.orElseGet(this::smallest)), arms.get(arm)),
                best.isEmpty() ? Choice.NONE_USABLE : open ? Choice.AT_EDGE : Choice.INSIDE,
                tried.get(arm),
                edges,
                smaller(arm));
    }

    /** Returns whether there would be better values to look for beyond an end. */
    private boolean goesOn(int dimension, int extensions, boolean high) {
        return space.confines(dimension, high)
                || !space.beyond(dimension, extensions, high).isEmpty();
    }

    private Map<Integer, Setting> smaller(int arm) {
        ImmutableMap.Builder<Integer, Setting> smaller = ImmutableMap.builder();
        for (int budget : space.smallerBudgets()) {
            best(arm, space.subset(budget))
                    .ifPresent(
                            best ->
                                    smaller.put(
                                            budget,
                                            space.setting(points.get(best), arms.get(arm))));
        }
        return smaller.buildOrThrow();
    }
}

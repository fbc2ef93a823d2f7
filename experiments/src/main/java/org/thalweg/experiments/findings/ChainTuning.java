package org.thalweg.experiments.findings;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Arms;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Space;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.SmoothedCurve;
import org.thalweg.experiments.run.Trials;
import org.thalweg.experiments.run.Tuner;
import org.thalweg.experiments.run.TuningTable.Row;
import org.thalweg.experiments.run.TuningTable.Tried;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.statistics.ResampledT;
import org.thalweg.experiments.statistics.StudentT;

/**
 * The way from an experiment to the values that its chain is to have.
 *
 * <p>Which candidates may be the best is said by all replicates together. Each is set against the one that was chosen, pair by
 * pair, and against what is shown to be better than that; it is out if it is worse by a one-sided test at 5 % divided by the
 * number of candidates it may be set against. So the best of all is out in at most 5 % of experiments, whichever was chosen.
 *
 * @see <a href="https://doi.org/10.1080/00401706.1965.10490251">Gupta, On some multiple decision rules, 1965</a>
 */
public final class ChainTuning {

    private static final double ALPHA = 0.05;

    private final Experiment experiment;
    private final Trials trials;
    private final Arm base;
    private final Space space;

    /** @param experiment which tunes something that its chain has */
    public ChainTuning(Experiment experiment, Trials trials) {
        this.experiment = experiment;
        this.trials = trials;
        this.base = Arms.alone(experiment).base();
        this.space = new Space(experiment.tuning().orElseThrow(), List.of(base));
    }

    /**
     * Returns how the chain is tuned on a dataset.
     *
     * @throws InterruptedException if the thread was interrupted; what had finished is kept
     */
    public TunedChain on(DataFacts facts) throws InterruptedException {
        List<Row> rows = new Tuner(experiment, List.of(base), List.of(facts), trials).tune().rows();
        List<Candidate> candidates = candidates(facts, rows);
        Optional<Candidate> together =
                candidates.stream().filter(c -> c.usable() && c.behind().isEmpty()).findFirst();
        List<Series> tested = tested(facts, rows, List.of(Row::setting, row -> Setting.NONE));
        return new TunedChain(
                experiment,
                facts,
                base,
                rows,
                candidates,
                together,
                together.map(best -> open(best, candidates)).orElse(List.of()),
                tested.get(0),
                tested.get(1));
    }

    private List<Candidate> candidates(DataFacts facts, List<Row> rows)
            throws InterruptedException {
        List<Setting> settings =
                rows.stream()
                        .flatMap(row -> row.tried().stream())
                        .map(Tried::setting)
                        .distinct()
                        .sorted(ascending())
                        .toList();
        List<List<Outcome>> outcomes = tried(facts, settings);
        List<double[]> scores = outcomes.stream().map(this::scores).toList();
        List<Boolean> usable =
                outcomes.stream().map(all -> all.stream().allMatch(o -> o.is(Kind.OK))).toList();
        int best = best(scores.stream().map(Pairs::mean).toList(), usable);
        long tests = usable.stream().filter(ended -> ended).count() - 1;
        List<Optional<StudentT>> behind = behind(best, scores, usable, tests, facts);
        int lead =
                IntStream.range(0, scores.size())
                        .filter(i -> behind.get(i).filter(t -> t.interval().high() < 0).isPresent())
                        .boxed()
                        .min(Comparator.comparingDouble(i -> Pairs.mean(scores.get(i))))
                        .orElse(best);
        List<Optional<StudentT>> behindLead = behind(lead, scores, usable, tests, facts);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            Setting setting = settings.get(i);
            int diverged = count(outcomes.get(i), Kind.DIVERGED);
            candidates.add(
                    new Candidate(
                            setting,
                            Pairs.mean(scores.get(i)),
                            behind.get(i),
                            usable.get(i)
                                    && !isBehind(behind.get(i))
                                    && !isBehind(behindLead.get(i)),
                            (int) rows.stream().filter(r -> r.setting().equals(setting)).count(),
                            diverged,
                            facts.replicates() - diverged - count(outcomes.get(i), Kind.OK),
                            Series.failure(outcomes.get(i))));
        }
        return candidates;
    }

    /** Returns by how much more each of those that are usable has than one of them. */
    private static List<Optional<StudentT>> behind(
            int one, List<double[]> scores, List<Boolean> usable, long tests, DataFacts facts) {
        return IntStream.range(0, scores.size())
                .mapToObj(
                        i ->
                                i == one || !usable.get(i)
                                        ? Optional.<StudentT>empty()
                                        : Optional.of(
                                                ResampledT.test(
                                                        Pairs.minus(scores.get(i), scores.get(one)),
                                                        shared(facts),
                                                        1 - 2 * ALPHA / tests)))
                .toList();
    }

    private static boolean isBehind(Optional<StudentT> behind) {
        return behind.filter(test -> test.interval().low() > 0).isPresent();
    }

    private Comparator<Setting> ascending() {
        Comparator<Setting> order = Comparator.comparing(setting -> 0);
        for (int d = 0; d < space.dimensions(); d++) {
            String parameter = space.parameter(d);
            order = order.thenComparing(setting -> value(setting, parameter));
        }
        return order;
    }

    private static double value(Setting setting, String parameter) {
        return Objects.requireNonNull(setting.values().get(parameter));
    }

    /** What some replicate tried is tried in all. */
    private List<List<Outcome>> tried(DataFacts facts, List<Setting> settings)
            throws InterruptedException {
        List<Trial> asked = new ArrayList<>();
        for (Setting setting : settings) {
            for (int r = 0; r < facts.replicates(); r++) {
                asked.add(new Trial(Phase.TUNE, facts.name(), base, setting, r));
            }
        }
        return Lists.partition(trials.outcomes(Phase.TUNE, asked), facts.replicates());
    }

    private double[] scores(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(outcome -> outcome.score(experiment.tunedBy()).orElse(Double.NaN))
                .toArray();
    }

    private static int count(List<Outcome> outcomes, Kind kind) {
        return (int) outcomes.stream().filter(outcome -> outcome.is(kind)).count();
    }

    /** Returns the number of the best of those that are usable; of equal ones the first; -1 if there is none. */
    private int best(List<Double> means, List<Boolean> usable) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < means.size(); i++) {
            double mean = space.dimensions() == 1 ? SmoothedCurve.at(means, i) : means.get(i);
            if (usable.get(i) && mean < least) {
                best = i;
                least = mean;
            }
        }
        return best;
    }

    /** Validation parts are drawn anew in each replicate, from rows that replicates share. */
    private static double shared(DataFacts facts) {
        return facts.ofProblem() ? 0 : (double) facts.validation() / facts.train();
    }

    private List<String> open(Candidate best, List<Candidate> candidates) {
        return IntStream.range(0, space.dimensions())
                .filter(d -> isOpen(d, best, candidates))
                .mapToObj(space::parameter)
                .toList();
    }

    private boolean isOpen(int dimension, Candidate best, List<Candidate> candidates) {
        String parameter = space.parameter(dimension);
        double chosen = value(best.setting(), parameter);
        double[] tried =
                candidates.stream()
                        .mapToDouble(c -> value(c.setting(), parameter))
                        .sorted()
                        .toArray();
        return (chosen == tried[0] && space.goesOn(dimension, false))
                || (chosen == tried[tried.length - 1] && space.goesOn(dimension, true));
    }

    private List<Series> tested(
            DataFacts facts, List<Row> rows, List<Function<Row, Setting>> settings)
            throws InterruptedException {
        List<Trial> asked = new ArrayList<>();
        for (Function<Row, Setting> setting : settings) {
            for (Row row : rows) {
                asked.add(
                        new Trial(
                                Phase.EVALUATE,
                                facts.name(),
                                base,
                                setting.apply(row),
                                row.replicate()));
            }
        }
        return Lists.partition(trials.outcomes(Phase.EVALUATE, asked), rows.size()).stream()
                .map(outcomes -> new Series(facts.name(), base, outcomes))
                .toList();
    }
}

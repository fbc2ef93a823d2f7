package org.thalweg.experiments.findings;

import static org.thalweg.experiments.findings.Compared.LEVEL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TestRows;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Differences;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.McNemar;
import org.thalweg.experiments.statistics.ResampledT;
import org.thalweg.experiments.statistics.RowsAndReplicates;
import org.thalweg.experiments.statistics.SignFlip;
import org.thalweg.random.Streams;

/** What stands beside the verdicts: other tests, other measures, other budgets, exact solutions. */
final class Checking {

    private final Study study;
    private final Measure primary;
    private final SortedMap<Integer, List<Series>> evaluations = new TreeMap<>();

    Checking(Study study) {
        this.study = study;
        this.primary = study.experiment().primary();
        if (!study.budgets().isEmpty()) {
            evaluations.putAll(study.budgets());
            study.experiment()
                    .tuning()
                    .ifPresent(tuning -> evaluations.put(tuning.trials(), study.evaluations()));
        }
    }

    Finding.Checks checks(Compared one, Optional<Estimate> estimate) {
        Pairs pairs = one.pairs;
        McNemar divergence = pairs.divergence();
        boolean any = divergence.baseOnly() + divergence.variantOnly() > 0;
        boolean flips = estimate.isPresent() && one.correction() == 0;
        return new Finding.Checks(
                flips
                        ? OptionalDouble.of(SignFlip.of(one.differences(), flipSeed()).p())
                        : OptionalDouble.empty(),
                estimate.isPresent() ? Differences.of(one.differences()).hedgesGz() : Double.NaN,
                any ? OptionalDouble.of(divergence.p()) : OptionalDouble.empty(),
                flips
                        ? otherRows(one, estimate.orElseThrow().interval().level())
                        : Optional.empty(),
                one.trials()
                        .map(trials -> luck(one, trials, estimate))
                        .filter(Double::isFinite)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()));
    }

    /** Within the margin luck either way matters, beyond it that of the side that looks worse. */
    private static double luck(Compared one, FewerTrials trials, Optional<Estimate> estimate) {
        boolean within =
                estimate.map(Estimate::interval)
                        .filter(i -> -one.margin <= i.low() && i.high() <= one.margin)
                        .isPresent();
        return within ? trials.between() : trials.luck(one.armLooksWorse());
    }

    private long flipSeed() {
        return Streams.seed(study.experiment().seed(), "statistic", "sign flips");
    }

    /** Only a plain mean over rows can be resampled over them, and only if no run was scored as another. */
    private static Optional<Interval> otherRows(Compared one, double level) {
        Pairs pairs = one.pairs;
        boolean whole =
                IntStream.range(0, pairs.count())
                        .allMatch(i -> isWhole(pairs.base().get(i)) && isWhole(pairs.arm().get(i)));
        boolean plain = one.facts().weights().isEmpty();
        if (pairs.measure() != Measure.TEST_LOSS || !plain || !whole) {
            return Optional.empty();
        }
        double[] byRow = new double[rows(pairs.base().get(0)).losses().length];
        for (int i = 0; i < pairs.count(); i++) {
            double[] base = rows(pairs.base().get(i)).losses();
            double[] arm = rows(pairs.arm().get(i)).losses();
            for (int row = 0; row < byRow.length; row++) {
                byRow[row] += (arm[row] - base[row]) / pairs.count();
            }
        }
        return byRow.length < 2
                ? Optional.empty()
                : Optional.of(
                        RowsAndReplicates.test(one.differences(), one.unit.of(byRow), level)
                                .interval());
    }

    private static boolean isWhole(Outcome outcome) {
        return outcome.rows().isPresent() && !outcome.capped(Measure.TEST_LOSS);
    }

    private static TestRows rows(Outcome outcome) {
        return outcome.rows().orElseThrow();
    }

    /**
     * Returns the other measures.
     *
     * @param tested whether unadjusted intervals describe them; else there is no verdict either
     */
    List<Secondary> secondary(Compared one, boolean tested) {
        return study.experiment().measures().stream()
                .filter(measure -> measure != primary)
                .filter(measure -> measure != Measure.TEST_R2 || one.facts().variesInTest())
                .map(measure -> secondary(one, measure, tested))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .toList();
    }

    private Optional<Secondary> secondary(Compared one, Measure measure, boolean tested) {
        Comparison comparison = one.pairs.comparison();
        String dataset = one.pairs.dataset();
        Pairs pairs =
                Pairs.of(
                        comparison,
                        study.evaluation(dataset, comparison.base()),
                        study.evaluation(dataset, comparison.arm()),
                        measure);
        if (pairs.count() == 0) {
            return Optional.empty();
        }
        Unit unit = Unit.of(!measure.bounded(), pairs.baseMean());
        return Optional.of(
                new Secondary(
                        pairs,
                        unit,
                        pairs.count() < Gate.LEAST_PAIRS || !tested
                                ? Optional.empty()
                                : Optional.of(interval(one, pairs, unit))));
    }

    private static Interval interval(Compared one, Pairs pairs, Unit unit) {
        Interval interval =
                ResampledT.test(unit.of(pairs.differences()), one.correction(), LEVEL).interval();
        return Compared.possible(interval, pairs, unit);
    }

    /** Returns what fewer tuning trials would have found and, judged in the same way, what all of them do. */
    List<Budget> budgets(Compared one) {
        return evaluations.entrySet().stream()
                .map(entry -> budget(one.pairs, entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns whether half of the trials would have decided the other way. */
    boolean turnWithHalf(List<Budget> budgets, Decision decision) {
        int half = study.experiment().tuning().map(tuning -> tuning.trials() / 2).orElse(0);
        return budgets.stream()
                .filter(budget -> budget.trials() == half)
                .map(budget -> budget.found().decision().outcome())
                .anyMatch(outcome -> opposite(outcome, decision.outcome()));
    }

    private static boolean opposite(Decision.Outcome one, Decision.Outcome other) {
        return (one == Decision.Outcome.BETTER && other == Decision.Outcome.WORSE)
                || (one == Decision.Outcome.WORSE && other == Decision.Outcome.BETTER);
    }

    private Optional<Budget> budget(Pairs all, int trials, List<Series> among) {
        Comparison comparison = all.comparison();
        Optional<Series> base = Study.find(among, all.dataset(), comparison.base());
        Optional<Series> arm = Study.find(among, all.dataset(), comparison.arm());
        if (base.isEmpty() || arm.isEmpty()) {
            return Optional.empty();
        }
        Compared one = new Compared(study, Pairs.of(comparison, base.get(), arm.get(), primary));
        if (one.pairs.count() < Gate.LEAST_PAIRS) {
            return Optional.empty();
        }
        Interval interval = one.test().interval();
        Decision decision = Decision.of(interval, one.margin, one.direction());
        return Optional.of(
                new Budget(trials, new Unadjusted(one.difference(), interval, decision)));
    }

    /** Returns the exact solutions, where there are some in every replicate. */
    List<Reference> references() {
        List<Reference> references = new ArrayList<>();
        for (Series exact : study.exact()) {
            Series base = study.evaluation(exact.dataset(), exact.arm());
            OptionalInt missing =
                    IntStream.range(0, exact.outcomes().size())
                            .filter(i -> exact.outcomes().get(i).score(primary).isEmpty())
                            .findFirst();
            OptionalDouble mean = base.mean(primary);
            if (missing.isEmpty() && mean.isPresent()) {
                double value = exact.mean(primary).orElseThrow();
                Unit unit = Unit.of(study.experiment().practical().relative(), mean.getAsDouble());
                references.add(
                        new Reference(
                                exact.dataset(),
                                exact.arm(),
                                value,
                                unit,
                                unit.of(mean.getAsDouble() - value)));
            }
        }
        return references;
    }
}

package org.thalweg.experiments.findings;

import static java.util.Objects.requireNonNull;
import static org.thalweg.experiments.findings.Compared.ALPHA;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.Decision;
import org.thalweg.experiments.statistics.Family;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.McNemar;
import org.thalweg.experiments.statistics.StudentT;
import org.thalweg.experiments.statistics.Verdict;

/**
 * From what was observed to what it says.
 *
 * <p>The family of a verdict is all comparisons on all datasets that are tested, and the tests of divergence that could be
 * significant. Each has one interval, at the level that matches its adjusted p, and this interval decides.
 *
 * @see "docs/protocol.md"
 */
public final class Analysis {

    /** Gates that ask what training led to. */
    private static final Set<Gate> OF_RESULTS =
            Set.of(Gate.NEAR_ZERO, Gate.NOT_LEARNED, Gate.AT_EDGE, Gate.COARSE);

    private final Study study;
    private final Gates gates;
    private final Checking checking;
    private final List<Compared> compared = new ArrayList<>();
    private final Map<Compared, Estimate> estimates = new HashMap<>();
    private final Map<Compared, StudentT> tests = new HashMap<>();
    private final Map<Compared, Judgement> judgements = new HashMap<>();

    private Analysis(Study study) {
        this.study = study;
        this.gates = new Gates(study);
        this.checking = new Checking(study);
    }

    /** Returns the findings of a study, complete or not. */
    public static Findings of(Study study) {
        return new Analysis(StepsToTarget.addedTo(study)).findings();
    }

    private Findings findings() {
        for (DataFacts facts : study.data()) {
            for (Comparison comparison : study.arms().comparisons()) {
                compared.add(new Compared(study, study.pairs(facts.name(), comparison)));
            }
        }
        judge();
        List<Finding> findings = compared.stream().map(this::finding).toList();
        List<Overall> overall =
                study.data().size() > 1
                        ? new Overalls(study, compared, tests, judgements).all()
                        : List.of();
        return new Findings(
                study,
                findings,
                overall,
                new Factorials(study).effects(),
                checking.references(),
                checking.budgets(),
                new EqualCosts(study).of(compared),
                new RateClaims(study, compared).all(findings),
                1,
                new Notes(study).of(findings));
    }

    /** Judges all comparisons together. */
    private void judge() {
        for (Compared one : compared) {
            before(one).ifPresent(judgement -> judgements.put(one, judgement));
        }
        List<Compared> tested =
                compared.stream().filter(one -> !judgements.containsKey(one)).toList();
        List<Compared> unstable = compared.stream().filter(this::mayBeUnstable).toList();
        tested.forEach(one -> tests.put(one, one.test()));
        Family family =
                Family.of(
                        DoubleStream.concat(
                                        tested.stream()
                                                .mapToDouble(
                                                        one -> requireNonNull(tests.get(one)).p()),
                                        unstable.stream()
                                                .mapToDouble(one -> one.pairs.divergence().p()))
                                .toArray(),
                        ALPHA);
        for (int i = 0; i < tested.size(); i++) {
            judge(tested.get(i), family.members().get(i), family.size());
        }
        for (int i = 0; i < unstable.size(); i++) {
            if (family.members().get(tested.size() + i).rejected()) {
                Compared one = unstable.get(i);
                McNemar divergence = one.pairs.divergence();
                boolean less = divergence.variantOnly() < divergence.baseOnly();
                judgements.put(one, new Judgement(Verdict.UNSTABLE, Optional.empty(), less, false));
            }
        }
    }

    private Optional<Judgement> before(Compared one) {
        Optional<Judgement> none = gates.ofRuns(one).map(Judgement::none);
        if (none.isPresent()) {
            return none;
        }
        return one.pairs.inert()
                ? Optional.of(Judgement.of(Verdict.INERT))
                : gates.ofVerdict(one).map(Judgement::none);
    }

    /** How often training diverges can be told even where what it leads to cannot. */
    private boolean mayBeUnstable(Compared one) {
        Judgement judgement = judgements.get(one);
        boolean told =
                judgement == null || judgement.gate().filter(OF_RESULTS::contains).isPresent();
        return told && one.pairs.divergence().canReject(ALPHA);
    }

    private void judge(Compared one, Family.Member member, int size) {
        StudentT test = requireNonNull(tests.get(one));
        Interval interval = one.possible(test.interval(member.level()));
        estimates.put(
                one, new Estimate(test.estimate(), interval, test.p(), member.adjustedP(), size));
        Decision decision = Decision.of(interval, one.margin, one.direction());
        judgements.put(
                one,
                gates.fewTrials(one, interval, decision) || checking.turnsWithHalf(one, decision)
                        ? Judgement.undecided(Gate.FEW_TRIALS)
                        : judgement(decision, one.pairs.comparison().change()));
    }

    /** Returns what a decision about the arm says about the component. */
    static Judgement judgement(Decision decision, Change change) {
        return switch (decision.outcome()) {
            case NEGLIGIBLE -> Judgement.of(Verdict.NO_PRACTICAL_DIFFERENCE);
            case OPEN -> Judgement.of(Verdict.INCONCLUSIVE);
            case BETTER, WORSE -> {
                boolean better = decision.outcome() == Decision.Outcome.BETTER;
                boolean helps = better != (change == Change.REMOVAL);
                yield new Judgement(
                        helps ? Verdict.HELPS : Verdict.HURTS,
                        Optional.empty(),
                        better,
                        decision.perhapsLess());
            }
        };
    }

    private Finding finding(Compared one) {
        Optional<Estimate> estimate = Optional.ofNullable(estimates.get(one));
        Judgement judgement = requireNonNull(judgements.get(one));
        boolean open = judgement.verdict() == Verdict.INCONCLUSIVE && judgement.gate().isEmpty();
        return new Finding(
                one.pairs.comparison(),
                one.pairs.dataset(),
                one.relative,
                one.margin,
                checking.counts(one),
                one.pairs.count() == 0 ? Double.NaN : one.pairs.baseMean(),
                one.pairs.count() == 0 ? Double.NaN : one.pairs.armMean(),
                one.difference(),
                estimate,
                judgement,
                estimate.isPresent() && gates.stillFalling(one),
                open
                        ? estimate.flatMap(e -> one.reach(e.interval().level()))
                                .map(reach -> reach.beyond(one.luck()))
                        : Optional.empty(),
                checking.checks(one, estimate),
                ImmutableList.copyOf(
                        checking.secondary(
                                one, estimate.isPresent() && judgement.gate().isEmpty())));
    }
}

package org.thalweg.experiments.findings;

import static org.thalweg.experiments.findings.Compared.ALPHA;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
        List<Compared> compared = new ArrayList<>();
        for (DataFacts facts : study.data()) {
            for (Comparison comparison : study.arms().comparisons()) {
                compared.add(new Compared(study, study.pairs(facts.name(), comparison)));
            }
        }
        List<Finding> findings = new RateClaims(study).addedTo(judged(compared));
        return new Findings(
                study,
                findings,
                study.data().size() > 1 ? new Overalls(study).of(findings) : List.of(),
                new Factorials(study).effects(),
                checking.references(),
                1,
                new Notes(study).of(findings));
    }

    /** Judges all comparisons together. */
    private List<Finding> judged(List<Compared> compared) {
        List<Optional<Judgement>> before = compared.stream().map(this::before).toList();
        Family family = family(compared, before);
        Iterator<Family.Member> members = family.members().iterator();
        List<Optional<Estimate>> estimates = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            estimates.add(
                    before.get(i).isPresent()
                            ? Optional.empty()
                            : Optional.of(
                                    estimate(compared.get(i), members.next(), family.size())));
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            Compared one = compared.get(i);
            Optional<Estimate> estimate = estimates.get(i);
            List<Budget> budgets = checking.budgets(one);
            boolean unstable = mayBeUnstable(one, before.get(i)) && members.next().rejected();
            Judgement judgement =
                    unstable
                            ? unstable(one)
                            : before.get(i)
                                    .orElseGet(
                                            () -> judgement(one, estimate.orElseThrow(), budgets));
            findings.add(finding(one, estimate, judgement, budgets));
        }
        return findings;
    }

    /** Returns the family of the comparisons that are tested, and then of the tests of divergence. */
    private static Family family(List<Compared> compared, List<Optional<Judgement>> before) {
        DoubleStream.Builder p = DoubleStream.builder();
        for (int i = 0; i < compared.size(); i++) {
            if (before.get(i).isEmpty()) {
                p.add(compared.get(i).test().p());
            }
        }
        for (int i = 0; i < compared.size(); i++) {
            if (mayBeUnstable(compared.get(i), before.get(i))) {
                p.add(compared.get(i).pairs.divergence().p());
            }
        }
        return Family.of(p.build().toArray(), ALPHA);
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
    private static boolean mayBeUnstable(Compared one, Optional<Judgement> before) {
        boolean told =
                before.isEmpty() || before.get().gate().filter(OF_RESULTS::contains).isPresent();
        return told && one.pairs.divergence().canReject(ALPHA);
    }

    private static Judgement unstable(Compared one) {
        McNemar divergence = one.pairs.divergence();
        boolean less = divergence.variantOnly() < divergence.baseOnly();
        return new Judgement(Verdict.UNSTABLE, Optional.empty(), less, false);
    }

    private static Estimate estimate(Compared one, Family.Member member, int size) {
        Estimate estimate = Estimate.of(one.test(), member, size);
        return estimate.with(one.possible(estimate.interval()));
    }

    private Judgement judgement(Compared one, Estimate estimate, List<Budget> budgets) {
        Interval interval = estimate.interval();
        Decision decision = Decision.of(interval, one.margin, one.direction());
        return gates.fewTrials(one, interval, decision) || checking.turnWithHalf(budgets, decision)
                ? Judgement.undecided(Gate.FEW_TRIALS)
                : judgement(decision, one.pairs.comparison().change());
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

    private Finding finding(
            Compared one, Optional<Estimate> estimate, Judgement judgement, List<Budget> budgets) {
        boolean open = judgement.verdict() == Verdict.INCONCLUSIVE && judgement.gate().isEmpty();
        return new Finding(
                one.pairs,
                one.unit,
                one.margin,
                estimate,
                judgement,
                estimate.isPresent() && gates.stillFalling(one),
                open
                        ? estimate.flatMap(e -> one.reach(e.interval().level()))
                                .map(reach -> reach.beyond(one.luck()))
                        : Optional.empty(),
                checking.checks(one, estimate),
                checking.secondary(one, estimate.isPresent() && judgement.gate().isEmpty()),
                budgets,
                new EqualCosts(study).of(one),
                Optional.empty());
    }
}

package org.thalweg.experiments.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.findings.Budget;
import org.thalweg.experiments.findings.EqualCost;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.RateClaim;
import org.thalweg.experiments.findings.Reference;
import org.thalweg.experiments.findings.Unadjusted;
import org.thalweg.experiments.findings.Unit;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.statistics.Decision.Outcome;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.text.Numbers;

/** What must be read with the verdicts, a sentence or two each. */
public final class Remarks {

    /** A base is not nearly trained if the exact solution is better by so large a share of it. */
    private static final double FAR = 0.1;

    private final Findings findings;
    private final Question question;

    private Remarks(Findings findings) {
        this.findings = findings;
        this.question = new Question(findings.study());
    }

    /** Returns claims about tuned values, then about budgets, then all other notes. */
    public static List<String> of(Findings findings) {
        Remarks remarks = new Remarks(findings);
        List<String> all = new ArrayList<>();
        for (Finding finding : findings.findings()) {
            finding.rateClaim().map(claim -> remarks.claim(finding, claim)).ifPresent(all::add);
        }
        for (Finding finding : findings.findings()) {
            remarks.budget(finding).ifPresent(all::add);
            finding.equalCosts().stream()
                    .filter(cost -> contradict(outcome(finding), outcome(cost.atEqualCost())))
                    .map(cost -> remarks.sentence(finding, cost))
                    .forEach(all::add);
        }
        findings.references().stream()
                .filter(reference -> reference.unit().relative() && reference.gap() > FAR)
                .map(remarks::far)
                .forEach(all::add);
        all.addAll(Noted.sentences(findings.notes()));
        return all;
    }

    private String far(Reference reference) {
        return on(reference.dataset())
                + "the exact solution of what "
                + reference.base().name()
                + " trains has a "
                + question.measure()
                + " that is "
                + Amounts.size(reference.gap(), reference.unit())
                + " lower: the verdicts are about how near these epochs and this tuning come to it.";
    }

    private String on(String dataset) {
        String scope = Replicates.on(findings.study(), dataset).scope();
        return (question.severalDatasets() ? dataset + ": " : "")
                + (scope.isEmpty() ? "" : scope + ", ");
    }

    private String claim(Finding finding, RateClaim claim) {
        Unit unit = finding.unit();
        String noun = question.tunedNoun();
        double sign = claim.shift().mean() < 0 ? -1 : 1;
        Interval shift = claim.shift().interval();
        Interval size = sign > 0 ? shift : new Interval(-shift.high(), -shift.low(), shift.level());
        return on(finding.dataset())
                + at(finding.comparison().base(), noun)
                + finding.comparison().arm().name()
                + " would look "
                + Amounts.size(Math.abs(claim.untuned()), unit)
                + (claim.better() ? " better" : " worse")
                + "; tuned it does not (the two differ by "
                + Amounts.size(sign * claim.shift().mean(), unit)
                + " ["
                + Amounts.size(size.low(), unit)
                + ", "
                + Amounts.size(size.high(), unit)
                + "]). "
                + (question.tuned().size() > 1 ? "Those are the " : "That is the ")
                + noun
                + (decided(finding) ? "" : ", not " + Labels.plain(finding.comparison()))
                + ".";
    }

    private String at(Arm base, String noun) {
        return base.equals(findings.study().arms().base())
                ? "at the base's " + noun + " "
                : "at the " + noun + " of " + base.name() + ", ";
    }

    /** Returns a sentence if a smaller number of trials would have decided, and otherwise. */
    private Optional<String> budget(Finding finding) {
        List<Budget> budgets = finding.budgets();
        if (budgets.size() < 2) {
            return Optional.empty();
        }
        Budget all = budgets.get(budgets.size() - 1);
        return budgets.stream()
                .filter(budget -> contradict(outcome(budget.found()), outcome(all.found())))
                .findFirst()
                .map(budget -> sentence(budget, all, finding));
    }

    private static boolean decided(Finding finding) {
        return outcome(finding) == Outcome.BETTER || outcome(finding) == Outcome.WORSE;
    }

    private static Outcome outcome(Finding finding) {
        return switch (finding.judgement().verdict()) {
            case HELPS, HURTS -> finding.judgement().better() ? Outcome.BETTER : Outcome.WORSE;
            case NO_PRACTICAL_DIFFERENCE -> Outcome.NEGLIGIBLE;
            default -> Outcome.OPEN;
        };
    }

    private String sentence(Finding finding, EqualCost cost) {
        boolean time = cost.by() == EqualCost.By.TIME;
        return on(finding.dataset())
                + finding.comparison().arm().name()
                + " takes "
                + Numbers.rounded(cost.ratio(), 2)
                + (time ? " times the time of " : " times the gradients of ")
                + finding.comparison().base().name()
                + (time ? ", as measured here" : "")
                + "; for equal "
                + (time ? "time" : "gradients")
                + " it "
                + is(outcome(cost.atEqualCost()))
                + " by validation loss ("
                + estimate(cost.atEqualCost(), cost.unit())
                + ", unadjusted), for equal data it "
                + is(outcome(finding))
                + ".";
    }

    private static Outcome outcome(Unadjusted found) {
        return found.decision().outcome();
    }

    private static String estimate(Unadjusted found, Unit unit) {
        return Amounts.estimate(found.difference(), found.interval(), unit);
    }

    private static String is(Outcome outcome) {
        return switch (outcome) {
            case BETTER -> "is better";
            case WORSE -> "is worse";
            case NEGLIGIBLE -> "makes no practical difference";
            case OPEN -> "is not settled";
        };
    }

    private static boolean contradict(Outcome left, Outcome right) {
        return left != right && left != Outcome.OPEN && right != Outcome.OPEN;
    }

    private String sentence(Budget budget, Budget all, Finding finding) {
        Unit unit = finding.unit();
        return on(finding.dataset())
                + "with "
                + Words.counted(budget.trials(), "trial")
                + " of tuning "
                + finding.comparison().arm().name()
                + " would "
                + looks(outcome(budget.found()))
                + " ("
                + estimate(budget.found(), unit)
                + "), with "
                + all.trials()
                + " it would "
                + looks(outcome(all.found()))
                + " ("
                + estimate(all.found(), unit)
                + "; both unadjusted). "
                + (decided(finding)
                        ? "So few trials mislead."
                        : "That is the budget as much as "
                                + Labels.plain(finding.comparison())
                                + ".");
    }

    /** Returns what a decision says: "look better". */
    public static String looks(Outcome outcome) {
        return switch (outcome) {
            case BETTER -> "look better";
            case WORSE -> "look worse";
            case NEGLIGIBLE -> "make no practical difference";
            case OPEN -> "not settle it";
        };
    }
}

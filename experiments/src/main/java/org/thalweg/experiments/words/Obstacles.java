package org.thalweg.experiments.words;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.TuningTable.Choice;

/** Why there is no verdict, and what to do about it. */
public final class Obstacles {

    private final Study study;
    private final Question question;

    Obstacles(Study study) {
        this.study = study;
        this.question = new Question(study);
    }

    /** Returns why, as what follows a colon. */
    String reason(Finding finding, Gate gate) {
        Replicates replicates = Replicates.on(study, finding.dataset());
        String base = finding.comparison().base().name();
        String arm = finding.comparison().arm().name();
        return switch (gate) {
            case TOO_FEW_PAIRS ->
                    (finding.pairs().count() == 0
                                    ? replicates.counted(1).replaceFirst("^1", "no")
                                    : "only " + replicates.counted(finding.pairs().count()))
                            + (finding.pairs().count() < 2 ? " has" : " have")
                            + " results of both; it takes "
                            + Gate.LEAST_PAIRS
                            + " to know how much they scatter";
            case UNBOUNDED ->
                    "in "
                            + finding.pairs().unbounded()
                            + " of "
                            + replicates.counted(finding.pairs().asked())
                            + " "
                            + question.measure()
                            + " is infinite or no number at all, of a run or of "
                            + question.untrained()
                            + " that bounds it";
            case CONSTANT_TARGET -> "the target is constant, so that there is nothing to learn";
            case ALL_DIVERGED -> "every run of " + base + " and of " + arm + " diverged";
            case DETERMINISTIC ->
                    "all "
                            + replicates.counted(finding.pairs().count())
                            + " are copies of one run, so that the difference is what it is";
            case BY_ORDER ->
                    "periods follow each other and are no random draws, so that the difference describes these alone";
            case FEW_GROUPS ->
                    replicates.facts().groups()
                            + " groups are too few to tell about new ones; it takes "
                            + Gate.LEAST_GROUPS;
            case FEW_ROWS ->
                    Words.counted(replicates.facts().testRows(), "row")
                            + " to test on are too few; it takes "
                            + Gate.LEAST_ROWS;
            case COARSE ->
                    "one test row more or less right is "
                            + Amounts.size(oneRow(finding), finding.unit())
                            + ", more than the margin of "
                            + Amounts.size(finding.margin(), finding.unit());
            case NEAR_ZERO ->
                    "the mean of "
                            + base
                            + " is 0 but for rounding, so that shares of it mean nothing";
            case NOT_LEARNED ->
                    "neither "
                            + base
                            + " nor "
                            + arm
                            + " is shown to be better than "
                            + question.untrained();
            case AT_EDGE -> "tuning did not settle: " + edges(finding);
            case FEW_TRIALS ->
                    finding.checks().luck().isPresent()
                            ? "the tuning tried too few values: where they fall may be worth "
                                    + Amounts.share(finding.checks().luck().getAsDouble())
                                    + " of the base's "
                                    + question.chosenBy()
                            : "the tuning tried too few values to tell what more would change";
        };
    }

    /** Returns why, where that holds for several variants alike, in words that name none of them. */
    String shared(Finding finding, Gate gate) {
        String base = finding.comparison().base().name();
        return switch (gate) {
            case ALL_DIVERGED -> "every run of " + base + " and of these diverged";
            case NOT_LEARNED ->
                    "neither "
                            + base
                            + " nor any of these is shown to be better than "
                            + question.untrained();
            case AT_EDGE ->
                    "tuning did not settle: in too many replicates of "
                            + base
                            + " or of these, the best value is the last one tried, or none was usable";
            default -> reason(finding, gate);
        };
    }

    /** Returns why in a few words, with what that makes of the verdict. */
    public static String brief(Gate gate) {
        return (gate == Gate.FEW_TRIALS ? "inconclusive: " : "no verdict: ") + why(gate);
    }

    /** Returns why in a few words. */
    public static String why(Gate gate) {
        return switch (gate) {
            case FEW_TRIALS -> "the tuning tried too few values";
            case FEW_ROWS -> "fewer than " + Gate.LEAST_ROWS + " rows to test on";
            case FEW_GROUPS -> "fewer than " + Gate.LEAST_GROUPS + " groups";
            case BY_ORDER -> "periods are no random draws";
            case TOO_FEW_PAIRS -> "fewer than " + Gate.LEAST_PAIRS + " replicates";
            case AT_EDGE -> "tuning did not settle";
            case NOT_LEARNED -> "nothing was learned";
            case UNBOUNDED -> "what was measured is no number";
            case CONSTANT_TARGET -> "the target is constant";
            case ALL_DIVERGED -> "every run diverged";
            case COARSE -> "one row is more than the margin";
            case DETERMINISTIC -> "all replicates are copies of one run";
            case NEAR_ZERO -> "the base's mean is 0 but for rounding";
        };
    }

    private double oneRow(Finding finding) {
        return finding.unit().of(1.0 / study.facts(finding.dataset()).testRows());
    }

    private String edges(Finding finding) {
        List<String> edges = new ArrayList<>();
        for (Arm arm : List.of(finding.comparison().base(), finding.comparison().arm())) {
            long atEdge = count(finding.dataset(), arm, Choice.AT_EDGE);
            long unusable = count(finding.dataset(), arm, Choice.NONE_USABLE);
            int all = study.tuning().rows(finding.dataset(), arm).size();
            if (atEdge > 0) {
                edges.add(
                        arm.name()
                                + " is best at the last value tried in "
                                + atEdge
                                + " of "
                                + all
                                + " replicates");
            }
            if (unusable > 0) {
                edges.add(
                        arm.name()
                                + " had no usable value in "
                                + unusable
                                + " of "
                                + all
                                + " replicates");
            }
        }
        return Words.and(edges);
    }

    private long count(String dataset, Arm arm, Choice choice) {
        return study.tuning().rows(dataset, arm).stream()
                .filter(row -> row.choice() == choice)
                .count();
    }

    /** Returns what to do about it, as a sentence. */
    String advice(Gate gate) {
        boolean problems = study.experiment().isOfProblems();
        return switch (gate) {
            case TOO_FEW_PAIRS ->
                    "Take more "
                            + (problems ? "replicates" : "folds or rounds")
                            + ", or finish and retry the runs that are missing.";
            case UNBOUNDED ->
                    problems
                            ? "Start elsewhere, or judge by another measure."
                            : "Look for extreme values in the rows that are tested on, or judge by another measure.";
            case CONSTANT_TARGET -> "Take another target.";
            case ALL_DIVERGED ->
                    question.tuned().isEmpty()
                            ? "Try smaller values in the chain."
                            : "Try smaller values of the " + question.tunedNoun() + ".";
            case DETERMINISTIC ->
                    "For a verdict something must vary: "
                            + (problems
                                    ? "draw the start, or see it rotated or noisy."
                                    : "test on folds, or train on minibatches.");
            case BY_ORDER -> "Read it period by period.";
            case FEW_GROUPS -> "Take data with more groups.";
            case FEW_ROWS -> "Take more rows.";
            case COARSE ->
                    "Take more rows, a measure that does not count them such as test.loss, or a wider margin.";
            case NEAR_ZERO -> "Give the margin as a number in units of " + question.measure() + ".";
            case NOT_LEARNED ->
                    problems
                            ? "Allow more evaluations, or tune in another range."
                            : "Train for more epochs, tune in another range, or take inputs that tell something of the target.";
            case AT_EDGE -> "Give the " + question.tunedNoun() + " a wider range.";
            case FEW_TRIALS -> "Tune with more trials, or in a narrower range.";
        };
    }
}

package org.thalweg.experiments.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Counts;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Judgement;
import org.thalweg.experiments.findings.Study;

/** What verdicts rest on, in sentences. */
final class Evidence {

    private final Study study;
    private final Question question;
    private final Verdicts verdicts;
    private final Obstacles obstacles;

    Evidence(Findings findings) {
        this.study = findings.study();
        this.question = new Question(study);
        this.verdicts = new Verdicts(findings);
        this.obstacles = new Obstacles(study);
    }

    /** Returns sentences about the component, which is not named again. */
    String sentence(Finding finding) {
        return Stream.of(told(finding), otherRows(finding), speed(finding))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String told(Finding finding) {
        Judgement judgement = finding.judgement();
        return switch (judgement.verdict()) {
            case HELPS, HURTS ->
                    effect(finding)
                            + (judgement.perhapsLess()
                                    ? ". That may be less than the practical margin of "
                                            + margin(finding)
                                            + "."
                                    : ".");
            case NO_PRACTICAL_DIFFERENCE ->
                    effect(finding)
                            + ". That is within the practical margin of ±"
                            + margin(finding)
                            + ".";
            case INCONCLUSIVE ->
                    effect(finding)
                            + ". That does not settle it"
                            + power(finding)
                            + Verdicts.after(" ", obstacle(finding));
            case INERT -> inert(finding);
            case UNSTABLE -> unstable(finding);
            case NO_VERDICT -> obstacle(finding) + seen(finding);
        };
    }

    private static String margin(Finding finding) {
        return Amounts.size(finding.margin(), finding.relative());
    }

    private String power(Finding finding) {
        return Verdicts.after(": ", verdicts.reach(finding)) + ".";
    }

    private String inert(Finding finding) {
        Replicates replicates = Replicates.on(study, finding.dataset());
        Counts counts = finding.counts();
        String fired = verdicts.neverFired(finding) ? "It never fired. " : "";
        return fired
                + verdicts.subject(finding)
                + (counts.identical() == counts.pairs()
                        ? " leaves the runs of all "
                                + replicates.counted(counts.pairs())
                                + " as they are, bit for bit."
                        : " changes nothing in any of " + replicates.counted(counts.pairs()) + ".");
    }

    private String unstable(Finding finding) {
        Replicates replicates = Replicates.on(study, finding.dataset());
        Counts counts = finding.counts();
        return verdicts.subject(finding)
                + Verdicts.stability(finding)
                + ": in "
                + counts.diverged()
                + " of "
                + replicates.counted(counts.pairs())
                + ", against "
                + counts.baseDiverged()
                + " of "
                + finding.comparison().base().name()
                + (finding.checks().divergenceP().isPresent()
                        ? " (McNemar's exact p = "
                                + Amounts.p(finding.checks().divergenceP().getAsDouble())
                                + " before it is adjusted)"
                        : "")
                + ". Means are beside the point then.";
    }

    private String obstacle(Finding finding) {
        return finding.judgement()
                .gate()
                .map(
                        gate ->
                                Words.capital(obstacles.reason(finding, gate))
                                        + ". "
                                        + obstacles.advice(gate))
                .orElse("");
    }

    /** A difference of runs that all diverged, or in shares of nothing, is none. */
    private String seen(Finding finding) {
        return switch (finding.judgement().gate().orElseThrow()) {
            case ALL_DIVERGED, NEAR_ZERO, CONSTANT_TARGET -> "";
            default ->
                    finding.counts().pairs() == 0
                            ? ""
                            : " What was seen, untested: "
                                    + Amounts.signed(finding.difference(), finding.relative(), 2)
                                    + Verdicts.after(" ", verdicts.where(finding))
                                    + ".";
        };
    }

    /** Returns what was measured, with its evidence, without a full stop. */
    private String effect(Finding finding) {
        return verdicts.subject(finding)
                + effect(finding.difference(), finding.relative(), finding.estimate().orElseThrow())
                + quality(finding)
                + evidence(finding);
    }

    private String effect(double difference, boolean relative, Estimate estimate) {
        if (difference == 0) {
            return " leaves the mean " + question.measure() + " as it is";
        }
        return (difference < 0 ? " lowers " : " raises ")
                + question.measure()
                + " by "
                + Amounts.unsigned(difference, relative, Amounts.decimals(estimate.interval()));
    }

    /** Whether it is better or worse is said where that is settled. */
    private static String quality(Finding finding) {
        return switch (finding.judgement().verdict()) {
            case HELPS, HURTS ->
                    finding.judgement().better() ? ", which is better" : ", which is worse";
            default -> "";
        };
    }

    private String evidence(Finding finding) {
        Counts counts = finding.counts();
        return " ("
                + tested(finding.estimate().orElseThrow(), finding.relative())
                + "; better in "
                + counts.better()
                + " and worse in "
                + counts.worse()
                + " of "
                + Replicates.on(study, finding.dataset()).counted(counts.pairs())
                + ")";
    }

    /** Returns "98.3 % interval -0.9 % to +1.8 %, which goes with p = 0.62, adjusted for 3 tests". */
    static String tested(Estimate estimate, boolean relative) {
        int decimals = Amounts.decimals(estimate.interval());
        return Amounts.percent(estimate.interval().level())
                + " interval "
                + Amounts.signed(estimate.interval().low(), relative, decimals)
                + " to "
                + Amounts.signed(estimate.interval().high(), relative, decimals)
                + (estimate.family() == 1
                        ? "; p = " + Amounts.p(estimate.adjustedP())
                        : ", which goes with p = "
                                + Amounts.p(estimate.adjustedP())
                                + ", adjusted for "
                                + estimate.family()
                                + " tests");
    }

    private static String otherRows(Finding finding) {
        return finding.checks()
                .otherRows()
                .map(
                        interval ->
                                "An interval that also covers other rows to test on is "
                                        + Amounts.interval(interval, finding.relative())
                                        + ".")
                .orElse("");
    }

    private String speed(Finding finding) {
        return finding.aboutSpeed()
                ? "This is about speed within "
                        + Words.counted(study.experiment().epochs(), "epoch")
                        + ": the validation loss was still falling when they were over."
                : "";
    }
}

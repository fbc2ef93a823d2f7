package org.thalweg.experiments.words;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Judgement;
import org.thalweg.experiments.findings.Pairs;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.findings.Unit;

/** What verdicts rest on, in sentences. */
public final class Evidence {

    private final Study study;
    private final Question question;
    private final Verdicts verdicts;
    private final Obstacles obstacles;

    /** Says what these findings rest on. */
    public Evidence(Findings findings) {
        this.study = findings.study();
        this.question = new Question(study);
        this.verdicts = new Verdicts(findings);
        this.obstacles = new Obstacles(study);
    }

    /** Returns sentences about the component, which is not named again. */
    public String sentence(Finding finding) {
        return Stream.of(told(finding), otherRows(finding), speed(finding))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /**
     * Returns what is said of several variants at once, if it is the same for all: why there is no verdict, or that they never
     * had an effect. Empty where the numbers are what matters.
     */
    public Optional<String> shared(Finding finding) {
        String told =
                switch (finding.judgement().verdict()) {
                    case NO_VERDICT -> obstacle(finding, obstacles::shared) + untested(finding);
                    case INCONCLUSIVE ->
                            finding.judgement().gate().isPresent() && finding.reach().isEmpty()
                                    ? obstacle(finding, obstacles::shared)
                                            + " The table has their differences and intervals."
                                    : "";
                    case INERT -> inert(finding);
                    default -> "";
                };
        return told.isEmpty() || finding.checks().otherRows().isPresent()
                ? Optional.empty()
                : Optional.of(told + Verdicts.after(" ", speed(finding)));
    }

    private String untested(Finding finding) {
        return seen(finding).isEmpty() ? "" : " What was seen, untested, is in the table.";
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
                            + Verdicts.after(" ", obstacle(finding, obstacles::reason));
            case INERT -> inert(finding);
            case UNSTABLE -> unstable(finding);
            case NO_VERDICT -> obstacle(finding, obstacles::reason) + seen(finding);
        };
    }

    private static String margin(Finding finding) {
        return Amounts.size(finding.margin(), finding.unit());
    }

    private String power(Finding finding) {
        return Verdicts.after(": ", verdicts.reach(finding)) + ".";
    }

    private String inert(Finding finding) {
        Replicates replicates = Replicates.on(study, finding.dataset());
        Pairs pairs = finding.pairs();
        String fired = verdicts.neverFired(finding) ? "It never fired. " : "";
        return fired
                + verdicts.subject(finding)
                + (pairs.identical() == pairs.count()
                        ? " leaves the runs of all "
                                + replicates.counted(pairs.count())
                                + " as they are, bit for bit."
                        : " changes nothing in any of " + replicates.counted(pairs.count()) + ".");
    }

    private String unstable(Finding finding) {
        Replicates replicates = Replicates.on(study, finding.dataset());
        Pairs pairs = finding.pairs();
        return verdicts.subject(finding)
                + Verdicts.stability(finding)
                + ": in "
                + pairs.diverged()
                + " of "
                + replicates.counted(pairs.count())
                + ", against "
                + pairs.baseDiverged()
                + " of "
                + finding.comparison().base().name()
                + (finding.checks().divergenceP().isPresent()
                        ? " (McNemar's exact p = "
                                + Amounts.p(finding.checks().divergenceP().getAsDouble())
                                + " before it is adjusted)"
                        : "")
                + ". Means are beside the point then.";
    }

    private String obstacle(Finding finding, BiFunction<Finding, Gate, String> words) {
        return finding.judgement()
                .gate()
                .map(
                        gate ->
                                Words.capital(words.apply(finding, gate))
                                        + ". "
                                        + obstacles.advice(gate))
                .orElse("");
    }

    /** A difference of runs that all diverged, or in shares of nothing, is none. */
    private String seen(Finding finding) {
        return switch (finding.judgement().gate().orElseThrow()) {
            case UNBOUNDED, ALL_DIVERGED, NEAR_ZERO, CONSTANT_TARGET -> "";
            default ->
                    finding.pairs().count() == 0
                            ? ""
                            : " What was seen, untested: "
                                    + Amounts.signed(finding.difference(), finding.unit(), 2)
                                    + Verdicts.after(" ", verdicts.where(finding))
                                    + ".";
        };
    }

    /** Returns what was measured, with its evidence, without a full stop. */
    private String effect(Finding finding) {
        return verdicts.subject(finding)
                + effect(finding.difference(), finding.unit(), finding.estimate().orElseThrow())
                + quality(finding)
                + evidence(finding);
    }

    private String effect(double difference, Unit unit, Estimate estimate) {
        if (difference == 0) {
            return " leaves the mean " + question.measure() + " as it is";
        }
        return (difference < 0 ? " lowers " : " raises ")
                + question.measure()
                + " by "
                + Amounts.unsigned(difference, unit, Amounts.decimals(estimate.interval()));
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
        Pairs pairs = finding.pairs();
        return " ("
                + tested(finding.estimate().orElseThrow(), finding.unit())
                + "; better in "
                + pairs.better()
                + " and worse in "
                + pairs.worse()
                + " of "
                + Replicates.on(study, finding.dataset()).counted(pairs.count())
                + ")";
    }

    /** Returns "98.3 % interval -0.9 % to +1.8 %, which goes with p = 0.62, adjusted for 3 tests". */
    static String tested(Estimate estimate, Unit unit) {
        int decimals = Amounts.decimals(estimate.interval());
        return Amounts.percent(estimate.interval().level())
                + " interval "
                + Amounts.signed(estimate.interval().low(), unit, decimals)
                + " to "
                + Amounts.signed(estimate.interval().high(), unit, decimals)
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
                                        + Amounts.interval(interval, finding.unit())
                                        + ".")
                .orElse("");
    }

    private String speed(Finding finding) {
        return finding.aboutSpeed()
                ? "This is about speed within "
                        + question.length()
                        + ": the "
                        + question.chosenBy()
                        + " was still falling when they were over."
                : "";
    }
}

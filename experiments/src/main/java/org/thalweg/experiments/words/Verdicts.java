package org.thalweg.experiments.words;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Judgement;
import org.thalweg.experiments.findings.Reach;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.Verdict;

/** Verdicts in words: for a table, and as a headline. {@link Evidence} says what they rest on. */
public final class Verdicts {

    /** From this share on luck of the tuning is what limits what can be shown. */
    private static final double LARGE = 0.25;

    private final Study study;
    private final Labels labels;
    private final Obstacles obstacles;

    /** Says the verdicts of these findings. */
    public Verdicts(Findings findings) {
        this.study = findings.study();
        this.labels = new Labels(study);
        this.obstacles = new Obstacles(study);
    }

    /** Returns the verdict by itself: "no practical difference". */
    public static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns how often each verdict was given: "helps 2, inconclusive 1". */
    public static String counted(List<Finding> findings) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        findings.forEach(f -> counts.merge(f.judgement().verdict(), 1L, Long::sum));
        return Lead.sorted(findings).stream()
                .map(f -> f.judgement().verdict())
                .distinct()
                .map(verdict -> name(verdict) + " " + counts.get(verdict))
                .collect(Collectors.joining(", "));
    }

    /** Returns what was done to the base as the subject of a sentence: "removing it". */
    private static String words(Change change) {
        return switch (change) {
            case REMOVAL -> "removing it";
            case ADDITION -> "adding it";
            case SUBSTITUTION -> "the change";
        };
    }

    /**
     * What the last column of a table says.
     *
     * @param verdict what it is
     * @param reason why it is no other; empty if it needs none
     * @param shared the same where it holds for several variants
     * @param more what else to know; may be empty
     */
    public record Wording(String verdict, String reason, String shared, String more) {

        /** Returns all of it. */
        public String text() {
            return verdict + after(": ", reason) + after("; ", more);
        }
    }

    /** Returns what the last column of a table says. */
    public String cell(Finding finding) {
        return wording(finding).text();
    }

    /** Returns what the last column of a table says, in its parts. */
    public Wording wording(Finding finding) {
        Judgement judgement = finding.judgement();
        String scope = scoped(finding);
        String name = name(judgement.verdict());
        String verdict =
                switch (judgement.verdict()) {
                    case HELPS, HURTS -> direction(finding.comparison(), judgement) + scope;
                    case NO_PRACTICAL_DIFFERENCE, INCONCLUSIVE -> name + scope;
                    case INERT -> neverFired(finding) ? name + ": never fired" : name;
                    case UNSTABLE ->
                            name + ": " + words(finding.comparison().change()) + stability(finding);
                    case NO_VERDICT -> name;
                };
        boolean open = judgement.verdict() == Verdict.INCONCLUSIVE;
        boolean reasoned = open || judgement.verdict() == Verdict.NO_VERDICT;
        String reach = open ? reach(finding) : "";
        return new Wording(
                verdict,
                reasoned ? reason(finding, obstacles::reason) + reach : "",
                reasoned ? reason(finding, obstacles::shared) + reach : "",
                finding.aboutSpeed() ? "about speed, the " + falling() + " still falls" : "");
    }

    private String falling() {
        return study.experiment().isOfProblems() ? new Question(study).measure() : "loss";
    }

    /** Returns the text after a separator; nothing where there is no text. */
    static String after(String separator, String text) {
        return text.isEmpty() ? "" : separator + text;
    }

    private String scoped(Finding finding) {
        return after(", ", Replicates.on(study, finding.dataset()).scope());
    }

    /** Returns "worse without it: it helps", or "adding it helps". */
    public static String direction(Comparison comparison, Judgement judgement) {
        String removed =
                judgement.better() ? "better without it: it hurts" : "worse without it: it helps";
        String other = words(comparison.change()) + (judgement.better() ? " helps" : " hurts");
        return (comparison.change() == Change.REMOVAL ? removed : other)
                + (judgement.perhapsLess() ? ", perhaps by less than the margin" : "");
    }

    /** Returns " makes training diverge more often". */
    static String stability(Finding finding) {
        return " makes training diverge "
                + (finding.judgement().better() ? "less" : "more")
                + " often";
    }

    private static String reason(Finding finding, BiFunction<Finding, Gate, String> words) {
        return finding.judgement()
                .gate()
                .map(
                        gate ->
                                words.apply(finding, gate)
                                        + (gate == Gate.FEW_TRIALS
                                                ? "; more trials would tell"
                                                : ""))
                .orElse("");
    }

    /** Returns what these replicates can show, and what more of them could; empty where that is not known. */
    public String reach(Finding finding) {
        return finding.reach().map(reach -> reach(finding, reach)).orElse("");
    }

    private String reach(Finding finding, Reach reach) {
        Replicates replicates = Replicates.on(study, finding.dataset());
        String now =
                replicates.counted(reach.replicates())
                        + " can show "
                        + Amounts.size(reach.now(), finding.unit());
        if (!(reach.more() < reach.now())) {
            return now + ", more of them no less; less takes more rows";
        }
        String more =
                ", "
                        + reach.moreReplicates()
                        + " about "
                        + Amounts.size(reach.more(), finding.unit());
        double luck = finding.checks().luck().orElse(0);
        if (finding.unit().relative() && luck > LARGE * reach.now()) {
            return now
                    + more
                    + "; "
                    + Amounts.share(luck)
                    + " of that are for luck of the tuning, which more trials would lessen";
        }
        return now
                + more
                + (reach.floor().isPresent()
                        ? "; less than "
                                + Amounts.size(reach.floor().getAsDouble(), finding.unit())
                                + " takes more rows"
                        : "");
    }

    /** Returns whether the component that is there or not there is watched, and did nothing in any run. */
    boolean neverFired(Finding finding) {
        Comparison comparison = finding.comparison();
        String fired = comparison.subject() + ".fired";
        return comparison.change() != Change.SUBSTITUTION
                && having(finding)
                        .allMatch(outcome -> outcome.activity().getOrDefault(fired, 1.0) == 0);
    }

    private Stream<Outcome> having(Finding finding) {
        Comparison comparison = finding.comparison();
        return study
                .evaluation(
                        finding.dataset(),
                        comparison.change() == Change.ADDITION
                                ? comparison.arm()
                                : comparison.base())
                .outcomes()
                .stream();
    }

    /** Returns the verdict that several findings share: "momentum and l2: inconclusive". */
    public String headline(List<Finding> alike) {
        String names = Labels.and(alike.stream().map(f -> labels.of(f.comparison())).toList());
        Finding first = alike.get(0);
        Verdict verdict = first.judgement().verdict();
        return switch (verdict) {
                    case NO_VERDICT -> "No verdict on " + names;
                    case INERT -> names + " are inert";
                    default -> names + ": " + name(verdict);
                }
                + after(" ", where(first));
    }

    /** Returns the verdict as the reader meets it first: "momentum helps". */
    public String headline(Finding finding) {
        return labels.of(finding.comparison())
                + switch (finding.judgement().verdict()) {
                    case HELPS -> " helps";
                    case HURTS -> " hurts";
                    case NO_PRACTICAL_DIFFERENCE -> " makes no practical difference";
                    case INCONCLUSIVE -> ": inconclusive";
                    case INERT -> " is inert";
                    case UNSTABLE -> ": unstable";
                    case NO_VERDICT -> ": no verdict";
                }
                + after(" ", where(finding));
    }

    /** What runs did has a place; what a component does holds for more or less than these rows. */
    String where(Finding finding) {
        Replicates replicates = Replicates.on(study, finding.dataset());
        return finding.estimate().isPresent() ? replicates.scope() : replicates.place();
    }

    /** Returns "On this test set removing it". */
    public String subject(Finding finding) {
        String where = where(finding);
        String what = words(finding.comparison().change());
        return Words.capital(where.isEmpty() ? what : where + " " + what);
    }
}

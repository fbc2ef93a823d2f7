package org.thalweg.experiments.words;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Note;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.statistics.Verdict;

/**
 * The first sentences of a report: what helps, what hurts, what does not matter. A component is in one sentence alone, unless
 * the sentences say what was compared: where two comparisons about it, or two datasets, do not agree.
 */
public final class Lead {

    private static final List<Verdict> ORDER =
            List.of(
                    Verdict.HELPS,
                    Verdict.HURTS,
                    Verdict.UNSTABLE,
                    Verdict.NO_PRACTICAL_DIFFERENCE,
                    Verdict.INERT,
                    Verdict.INCONCLUSIVE,
                    Verdict.NO_VERDICT);

    /** With what a sentence may begin that is no name. */
    private static final List<String> BEGINNINGS =
            List.of("whether ", "there is ", "the change ", "the changes ");

    private final Findings findings;

    private Lead(Findings findings) {
        this.findings = findings;
    }

    /** What is said of a component. */
    private record Claim(Verdict verdict, boolean perhapsLess) {

        static final Comparator<Claim> MOST_TELLING_FIRST =
                Comparator.comparing((Claim claim) -> ORDER.indexOf(claim.verdict))
                        .thenComparing(Claim::perhapsLess);

        static Claim of(Finding finding) {
            return new Claim(finding.judgement().verdict(), finding.judgement().perhapsLess());
        }

        String doubt() {
            return perhapsLess ? ", perhaps by less than the margin" : "";
        }
    }

    /** Returns findings with the most telling verdicts first. */
    public static List<Finding> sorted(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Claim::of, Claim.MOST_TELLING_FIRST))
                .toList();
    }

    /** Returns the sentences, or why there are none. */
    public static String paragraph(Findings findings) {
        if (!findings.findings().isEmpty()) {
            return String.join(" ", sentences(findings));
        }
        return findings.effects().isEmpty()
                ? "There is nothing to compare yet."
                : "The design asks for effects of components on the mean over all settings of the others: see their table and figure.";
    }

    /** Returns one sentence for each verdict that was given, and one for each component on which datasets differ. */
    public static List<String> sentences(Findings findings) {
        Lead lead = new Lead(findings);
        ListMultimap<String, Finding> byScope =
                Multimaps.index(
                        findings.findings(),
                        f -> Replicates.on(findings.study(), f.dataset()).scope());
        List<String> sentences = new ArrayList<>();
        for (String scope : byScope.keySet()) {
            List<Finding> here = byScope.get(scope);
            String prefix = byScope.keySet().size() > 1 ? onDatasets(here, scope) : on(scope);
            lead.sentences(here).forEach(s -> sentences.add(joined(prefix, s)));
        }
        if (lead.unfinished()) {
            sentences.add(
                    0, "The experiment is not finished: some of its runs are still to be done.");
        }
        lead.untuned().ifPresent(sentences::add);
        lead.speed().ifPresent(sentences::add);
        return sentences;
    }

    private static String on(String scope) {
        return scope.isEmpty() ? "" : Words.capital(scope) + ", ";
    }

    private static String onDatasets(List<Finding> here, String scope) {
        List<String> datasets = here.stream().map(Finding::dataset).distinct().toList();
        return "On " + Words.and(datasets) + (scope.isEmpty() ? "" : " (" + scope + ")") + ", ";
    }

    /** A name keeps its small letter at the beginning; other words do not. */
    private static String joined(String prefix, String sentence) {
        boolean words = BEGINNINGS.stream().anyMatch(sentence::startsWith);
        return prefix.isEmpty() && words ? Words.capital(sentence) : prefix + sentence;
    }

    private List<String> sentences(List<Finding> here) {
        Map<Comparison, ListMultimap<Claim, String>> claims = new LinkedHashMap<>();
        here.stream()
                .map(Finding::comparison)
                .distinct()
                .forEach(comparison -> claims.put(comparison, claims(here, comparison)));
        List<String> sentences = new ArrayList<>();
        Map<Claim, Set<String>> agreed = new LinkedHashMap<>();
        Map<ListMultimap<Claim, String>, Set<String>> mixed = new LinkedHashMap<>();
        claims.forEach(
                (comparison, byClaim) -> {
                    String name = name(comparison, claims);
                    if (byClaim.keySet().size() == 1) {
                        Claim claim = byClaim.keySet().iterator().next();
                        agreed.computeIfAbsent(claim, c -> new LinkedHashSet<>()).add(name);
                    } else {
                        mixed.computeIfAbsent(byClaim, c -> new LinkedHashSet<>()).add(name);
                    }
                });
        agreed.keySet().stream()
                .sorted(Claim.MOST_TELLING_FIRST)
                .forEach(
                        c ->
                                sentences.add(
                                        agreed(c, List.copyOf(agreed.getOrDefault(c, Set.of())))));
        mixed.forEach((byClaim, names) -> sentences.add(mixed(List.copyOf(names), byClaim)));
        return sentences;
    }

    private static ListMultimap<Claim, String> claims(List<Finding> here, Comparison comparison) {
        return here.stream()
                .filter(finding -> finding.comparison().equals(comparison))
                .sorted(Comparator.comparing(Claim::of, Claim.MOST_TELLING_FIRST))
                .collect(
                        ImmutableListMultimap.toImmutableListMultimap(Claim::of, Finding::dataset));
    }

    /** Returns the component's name alone, if all comparisons about it say the same. */
    private static String name(
            Comparison comparison, Map<Comparison, ListMultimap<Claim, String>> claims) {
        long different =
                claims.entrySet().stream()
                        .filter(e -> e.getKey().subject().equals(comparison.subject()))
                        .map(Map.Entry::getValue)
                        .distinct()
                        .count();
        return different == 1 ? Labels.plain(comparison) : Labels.precise(comparison);
    }

    private static String agreed(Claim claim, List<String> subjects) {
        boolean many = subjects.size() > 1;
        String names = Labels.and(subjects);
        return switch (claim.verdict) {
            case HELPS -> names + (many ? " help" : " helps") + claim.doubt() + ".";
            case HURTS -> names + (many ? " hurt" : " hurts") + claim.doubt() + ".";
            case UNSTABLE ->
                    names + (many ? " change" : " changes") + " how often training diverges.";
            case NO_PRACTICAL_DIFFERENCE ->
                    names + (many ? " make" : " makes") + " no practical difference.";
            case INERT -> names + " never had an effect.";
            case INCONCLUSIVE ->
                    "whether " + names + (many ? " matter" : " matters") + " is not settled.";
            case NO_VERDICT -> "there is no verdict on " + names + ".";
        };
    }

    /** Returns "momentum helps on diabetes, hurts on linnerud." */
    private static String mixed(List<String> names, ListMultimap<Claim, String> byClaim) {
        boolean many = names.size() > 1;
        return Labels.and(names)
                + " "
                + byClaim.keySet().stream()
                        .map(
                                claim ->
                                        predicate(claim, many)
                                                + " on "
                                                + Words.and(byClaim.get(claim)))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String predicate(Claim claim, boolean many) {
        String doubt = claim.perhapsLess ? " (perhaps by less than the margin)" : "";
        return switch (claim.verdict) {
            case HELPS -> (many ? "help" : "helps") + doubt;
            case HURTS -> (many ? "hurt" : "hurts") + doubt;
            case UNSTABLE -> (many ? "change" : "changes") + " how often training diverges";
            case NO_PRACTICAL_DIFFERENCE -> (many ? "make" : "makes") + " no practical difference";
            case INERT -> many ? "are inert" : "is inert";
            case INCONCLUSIVE -> many ? "are not settled" : "is not settled";
            case NO_VERDICT -> many ? "have no verdict" : "has no verdict";
        };
    }

    private boolean unfinished() {
        return findings.notes().stream()
                .anyMatch(
                        note ->
                                note instanceof Note.LeftOut out
                                        && out.endings().contains(Kind.INTERRUPTED));
    }

    /** With a rate of its own a variant may do otherwise. */
    private Optional<String> untuned() {
        boolean judged = findings.findings().stream().anyMatch(f -> f.estimate().isPresent());
        return judged && findings.study().experiment().tuning().isEmpty()
                ? Optional.of(
                        "Nothing was tuned: this holds for the values given, and not for those that would suit each variant.")
                : Optional.empty();
    }

    /** Returns where training had not ended, so that verdicts are about how fast it is. */
    private Optional<String> speed() {
        List<Finding> judged =
                findings.findings().stream().filter(f -> f.estimate().isPresent()).toList();
        List<Finding> falling = judged.stream().filter(Finding::aboutSpeed).toList();
        if (falling.isEmpty()) {
            return Optional.empty();
        }
        List<String> datasets = falling.stream().map(Finding::dataset).distinct().toList();
        boolean all =
                judged.stream()
                        .filter(f -> datasets.contains(f.dataset()))
                        .allMatch(Finding::aboutSpeed);
        boolean everywhere = datasets.size() == findings.study().data().size();
        Question question = new Question(findings.study());
        return Optional.of(
                (everywhere ? "This" : "On " + Words.and(datasets) + " this")
                        + " is "
                        + (all ? "" : "partly ")
                        + "about speed within "
                        + question.length()
                        + ": the "
                        + question.chosenBy()
                        + " was still falling.");
    }
}

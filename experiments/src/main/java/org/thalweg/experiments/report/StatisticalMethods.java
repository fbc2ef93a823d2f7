package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.text.Numbers;

/** How results were judged, as far as there were results to judge. */
final class StatisticalMethods {

    private final Findings findings;
    private final Study study;
    private final Experiment experiment;

    StatisticalMethods(Findings findings) {
        this.findings = findings;
        this.study = findings.study();
        this.experiment = study.experiment();
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(scored());
        if (findings.findings().stream().anyMatch(f -> f.estimate().isPresent())) {
            sentences.addAll(tested());
        }
        identical().ifPresent(sentences::add);
        secondary().ifPresent(sentences::add);
        further().ifPresent(sentences::add);
        return sentences;
    }

    private String scored() {
        return "The primary measure was "
                + experiment.primary().label()
                + "; a run that was worse than the untrained model, or diverged (its training loss not finite, or above"
                + " ten times the untrained model's), was scored as the untrained model and counted."
                + leftOut();
    }

    private String leftOut() {
        boolean whole =
                findings.findings().stream()
                        .allMatch(f -> f.counts().pairs() == f.counts().asked());
        return whole ? " No run was left out." : " Pairs without two results were left out.";
    }

    private List<String> tested() {
        List<String> sentences = new ArrayList<>();
        List<String> tests =
                study.data().stream()
                        .filter(
                                facts ->
                                        findings.on(facts.name()).stream()
                                                .anyMatch(f -> f.estimate().isPresent()))
                        .map(this::test)
                        .distinct()
                        .toList();
        sentences.addAll(tests);
        int family = family(findings.findings().stream().map(Finding::estimate)).orElse(0);
        sentences.add(
                "p were adjusted by Holm's method (1979) for "
                        + Words.counted(family, "test")
                        + " at the level 0.05, and the verdict is read off one interval for each comparison, at the level"
                        + " that matches its adjusted p: "
                        + negligible()
                        + "one without 0 is a difference, else it is inconclusive.");
        power().ifPresent(sentences::add);
        return sentences;
    }

    private String negligible() {
        return experiment.practical().size() > 0
                ? "within ±"
                        + experiment.practical()
                        + (experiment.practical().relative() ? " of the base's mean" : "")
                        + " it is no practical difference, else "
                : "";
    }

    /** Above 1 it is for runs that depend on their training rows in one and the same way. */
    private static String learning(SortedSet<Double> c) {
        if (c.size() > 1) {
            return " ("
                    + Numbers.shortest(c.last())
                    + " where runs were still learning when they ended)";
        }
        return c.first() > 1 ? " (since runs were still learning when they ended)" : "";
    }

    private String test(DataFacts facts) {
        SortedSet<Double> c = study.sharedRows(facts.name());
        String where = study.data().size() > 1 ? "On " + facts.name() + " paired" : "Paired";
        if (c.last() == 0) {
            return where
                    + " differences were tested by Student's t over "
                    + Words.counted(facts.replicates(), "replicate")
                    + " on this test set, with sign-flip tests beside.";
        }
        return where
                + " differences were tested by Student's t over "
                + Words.counted(facts.replicates(), "replicate")
                + ", with the variance of the mean s²(1/n + c n_test/n_train) for shared training rows (after Nadeau"
                + " and Bengio, 2003, whose c = 1 is for splits redrawn at random), c = "
                + Numbers.shortest(c.first())
                + learning(c)
                + " and n_test/n_train = "
                + Numbers.rounded(facts.testToTrain(), 3)
                + ".";
    }

    private Optional<String> power() {
        return findings.findings().stream().anyMatch(f -> f.reach().isPresent())
                ? Optional.of(
                        "What replicates can show is the true difference whose interval excludes 0 with a chance of 80 %.")
                : Optional.empty();
    }

    private Optional<String> identical() {
        boolean inert =
                findings.findings().stream()
                        .anyMatch(f -> f.judgement().verdict() == Verdict.INERT);
        return inert
                ? Optional.of(
                        "A component without which every run took the same path, bit for bit, is inert and was not tested.")
                : Optional.empty();
    }

    private Optional<String> secondary() {
        return experiment.measures().size() > 1
                ? Optional.of(
                        "Other measures are described by 95 % intervals that are not adjusted for anything.")
                : Optional.empty();
    }

    /** Returns which further families of tests there are, and their sizes. */
    private Optional<String> further() {
        List<String> families = new ArrayList<>();
        family(findings.overall().stream().map(o -> Optional.of(o.estimate())))
                .ifPresent(
                        size ->
                                families.add(
                                        "means over the datasets ("
                                                + size
                                                + ", Welch's test of heterogeneity beside)"));
        family(findings.effects().stream().map(e -> Optional.of(e.estimate())))
                .ifPresent(size -> families.add("effects of factorial designs (" + size + ")"));
        family(findings.rateClaims().stream().map(c -> Optional.of(c.shift())))
                .ifPresent(size -> families.add("claims about untuned comparisons (" + size + ")"));
        List<String> sentences = new ArrayList<>();
        if (!families.isEmpty()) {
            sentences.add(
                    Words.capital(Words.and(families))
                            + (families.size() > 1
                                    ? " are families of their own."
                                    : " are a family of their own."));
        }
        if (findings.look() > 1) {
            sentences.add(
                    "The question had been looked at with fewer replicates before; p are not adjusted for that.");
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private static OptionalInt family(Stream<Optional<Estimate>> estimates) {
        return estimates.flatMap(Optional::stream).mapToInt(Estimate::family).findFirst();
    }
}

package org.thalweg.experiments.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Effect;
import org.thalweg.experiments.findings.Estimate;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.RateClaim;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
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
        effects().ifPresent(sentences::add);
        identical().ifPresent(sentences::add);
        secondary().ifPresent(sentences::add);
        further().ifPresent(sentences::add);
        return sentences;
    }

    private String scored() {
        return "The primary measure was "
                + experiment.primary().label()
                + (experiment.isOfProblems()
                        ? ", without noise and penalties; a run that ended worse than the start, or diverged (its end not finite, or above the"
                                + " minimum ten times as far as the start), was scored as the start and counted."
                        : "; a run that was worse than the untrained model, or diverged (its training loss not finite, or above"
                                + " ten times the untrained model's), was scored as the untrained model and counted.")
                + leftOut();
    }

    private String leftOut() {
        boolean whole =
                findings.findings().stream().allMatch(f -> f.pairs().count() == f.pairs().asked());
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
        if (experiment.tuning().isPresent()) {
            sentences.add(
                    "A difference that may be luck of which values the tuning tried decides nothing; luck was taken to be worth what"
                            + " a third of the trials and the rule of choice cost the worse of the two in "
                            + new Question(study).chosenBy()
                            + ", or how"
                            + " much they change the difference, whichever is less.");
        }
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

    /** Returns why c is not what it is by the number of rounds alone. */
    private String why(SortedSet<Double> c, double usual) {
        return c.stream()
                .map(value -> why(value, usual).map(w -> Numbers.shortest(value) + " where " + w))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + ", " + other)
                .map(reasons -> " (" + reasons + ")")
                .orElse("");
    }

    private Optional<String> why(double c, double usual) {
        List<String> reasons = new ArrayList<>();
        if (c > usual && experiment.tuning().isPresent()) {
            reasons.add("all replicates chose the same values");
        }
        if (c > 1) {
            reasons.add("runs were still learning when they ended");
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(Words.and(reasons));
    }

    private String test(DataFacts facts) {
        SortedSet<Double> c = study.sharedRows(facts.name());
        String where = study.data().size() > 1 ? "On " + facts.name() + " paired" : "Paired";
        if (facts.ofProblem()) {
            return where
                    + " differences were tested by Student's t over "
                    + Words.counted(facts.replicates(), "independent draw")
                    + ", with sign-flip tests beside.";
        }
        if (c.last() == 0) {
            return where
                    + " differences were tested by Student's t over "
                    + Words.counted(facts.replicates(), "replicate")
                    + " on this test set, with sign-flip tests beside."
                    + (facts.weights().isEmpty()
                            ? ""
                            : " There is no interval that also covers other rows: it would be of their plain mean, and these are weighted.");
        }
        return where
                + " differences were tested by Student's t over "
                + Words.counted(facts.replicates(), "replicate")
                + ", with the variance of the mean s²(1/n + c n_test/n_train) for shared training rows (after Nadeau"
                + " and Bengio, 2003, whose c = 1 is for splits redrawn at random), c = "
                + Numbers.shortest(c.first())
                + why(c, study.usualSharedRows(facts.name()))
                + " and n_test/n_train = "
                + Numbers.rounded(facts.testToTrain(), 3)
                + ".";
    }

    private Optional<String> power() {
        return findings.findings().stream().anyMatch(f -> f.reach().isPresent())
                ? Optional.of(
                        "What replicates can show is the true difference whose interval excludes 0"
                                + (experiment.tuning().isPresent()
                                        ? ", and what luck of the tuning may be worth,"
                                        : "")
                                + " with a chance of 80 %.")
                : Optional.empty();
    }

    private Optional<String> effects() {
        return family(findings.effects().stream().map(Effect::estimate)).stream()
                .mapToObj(
                        size ->
                                "Main effects and interactions were tested by Student's t over each replicate's contrast of all"
                                        + " variants, with the variance s²(1/n + c n_test/n_train) for shared training rows, and adjusted by Holm's"
                                        + " method for "
                                        + Words.counted(size, "test")
                                        + ".")
                .findFirst();
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
                        "Other measures are described by 95 % intervals that are not adjusted for anything."
                                + (experiment.measures().contains(Measure.STEPS_TO_TARGET)
                                        ? " " + steps()
                                        : "")
                                + (experiment.measures().contains(Measure.EVALUATIONS_TO_GAP)
                                        ? " Evaluations were counted to "
                                                + Captions.targetGap(experiment)
                                                + "; a run that did not come to it counts as all of them."
                                        : ""))
                : Optional.empty();
    }

    private String steps() {
        return "Steps to target were counted to the end of the epoch in which the validation loss first was at most "
                + Captions.targetLoss(experiment)
                + "; runs that never got there count as all their steps, so that means are restricted means.";
    }

    /** Returns which further families of tests there are, and their sizes. */
    private Optional<String> further() {
        List<String> families = new ArrayList<>();
        family(findings.overall().stream().map(o -> Optional.of(o.estimate())))
                .ifPresent(
                        size ->
                                families.add(
                                        "means over the "
                                                + new Question(study).data()
                                                + " ("
                                                + size
                                                + ", Welch's test of heterogeneity beside)"));
        family(findings.findings().stream().map(f -> f.rateClaim().map(RateClaim::shift)))
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
                    "These data had been asked about these variants before, with other replicates, another seed, tuning, measure or margin; p are not adjusted for that.");
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private static OptionalInt family(Stream<Optional<Estimate>> estimates) {
        return estimates.flatMap(Optional::stream).mapToInt(Estimate::family).findFirst();
    }
}

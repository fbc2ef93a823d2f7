package org.thalweg.experiments.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.experiments.findings.Effect;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Overall;
import org.thalweg.experiments.statistics.AcrossDatasets;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.experiments.statistics.Verdict;

/** What datasets say together, and what factorial designs do, in words. */
public final class Together {

    private static final int LEAST_ALIKE = 3;

    private final Findings findings;
    private final Question question;
    private final Labels labels;

    /** Says what the datasets of these findings say together. */
    public Together(Findings findings) {
        this.findings = findings;
        this.question = new Question(findings.study());
        this.labels = new Labels(findings.study());
    }

    /** Returns the caption of the means over datasets, of which there are some. */
    public String caption() {
        int count = findings.study().data().size();
        String new6 =
                findings.overall().stream().anyMatch(o -> o.acrossDatasets().p().isPresent())
                        ? ""
                        : "; about new "
                                + question.data()
                                + " counts alone, since there are fewer than "
                                + AcrossDatasets.TESTED_FROM;
        return "over these "
                + count
                + " "
                + question.data()
                + (allOnTestSets() ? ", each on its test set" : testSets())
                + ", each of the same weight; a family of "
                + findings.overall().get(0).estimate().family()
                + " means"
                + new6;
    }

    /** Returns "helps on diabetes, hurts on linnerud" where datasets contradict each other; else what the mean says. */
    public String inWords(Overall overall) {
        return contradiction(overall)
                .map(text -> text + ": the mean is neither")
                .orElseGet(() -> ofMean(overall));
    }

    private Optional<String> contradiction(Overall overall) {
        List<String> helps = on(overall, Verdict.HELPS);
        List<String> hurts = on(overall, Verdict.HURTS);
        return helps.isEmpty() || hurts.isEmpty()
                ? Optional.empty()
                : Optional.of("helps on " + Words.and(helps) + ", hurts on " + Words.and(hurts));
    }

    private List<String> on(Overall overall, Verdict verdict) {
        return overall.findings().stream()
                .filter(f -> f.judgement().verdict() == verdict)
                .map(Finding::dataset)
                .toList();
    }

    private String ofMean(Overall overall) {
        String mean =
                switch (overall.judgement().verdict()) {
                    case HELPS, HURTS ->
                            Verdicts.direction(overall.comparison(), overall.judgement());
                    case NO_PRACTICAL_DIFFERENCE -> Verdicts.name(Verdict.NO_PRACTICAL_DIFFERENCE);
                    default -> Verdicts.name(Verdict.INCONCLUSIVE);
                };
        return mean
                + ", on the mean of these"
                + (allOnTestSets() ? " test sets" : testSets())
                + disagreement(overall).map(text -> "; " + text).orElse("");
    }

    /** Returns "better on valley, worse on diabetes", unless the signs agree. */
    private Optional<String> disagreement(Overall overall) {
        List<String> better = on(overall, 1);
        List<String> worse = on(overall, -1);
        return better.isEmpty() || worse.isEmpty()
                ? Optional.empty()
                : Optional.of("better on " + Words.and(better) + ", worse on " + Words.and(worse));
    }

    private List<String> on(Overall overall, int sign) {
        Direction direction = findings.study().experiment().primary().direction();
        return overall.findings().stream()
                .filter(f -> direction.better(sign * f.difference()))
                .map(Finding::dataset)
                .toList();
    }

    private boolean allOnTestSets() {
        return onTestSets().size() == question.datasets().size();
    }

    private List<String> onTestSets() {
        return question.datasets().stream()
                .filter(name -> Replicates.on(findings.study(), name).oneTestSet())
                .toList();
    }

    /** Returns which of the datasets are told of on one test set. */
    private String testSets() {
        return onTestSets().isEmpty() ? "" : " (" + Words.and(onTestSets()) + ": on this test set)";
    }

    /** Returns what each dataset's contradiction or mean says, as a sentence about the component. */
    public String sentence(Overall overall) {
        return labels.of(overall.comparison())
                + ": "
                + inWords(overall)
                + " ("
                + Amounts.signed(
                        overall.estimate().mean(),
                        overall.unit(),
                        Amounts.decimals(overall.estimate().interval()))
                + ", "
                + Evidence.tested(overall.estimate(), overall.unit())
                + ").";
    }

    /** Returns a sentence for each mean; of three and more of which the same is not settled, one for all of them. */
    public List<String> sentences() {
        Map<Object, List<Overall>> alike =
                findings.overall().stream()
                        .collect(
                                Collectors.groupingBy(
                                        o -> settled(o) ? o : inWords(o),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return alike.values().stream()
                .flatMap(
                        same ->
                                same.size() < LEAST_ALIKE
                                        ? same.stream().map(this::sentence)
                                        : Stream.of(sentence(same)))
                .toList();
    }

    private static boolean settled(Overall overall) {
        return overall.judgement().verdict() != Verdict.INCONCLUSIVE;
    }

    private String sentence(List<Overall> same) {
        return Labels.and(same.stream().map(o -> labels.of(o.comparison())).toList())
                + ": "
                + inWords(same.get(0))
                + ". The table has their means and intervals.";
    }

    /** Returns the caption of the effects of factorial designs. */
    public String ofEffects() {
        return "main effects and interactions, " + question.better() + family();
    }

    private String family() {
        return findings.effects().stream()
                .flatMap(effect -> effect.estimate().stream())
                .findFirst()
                .map(estimate -> "; a family of " + estimate.family() + " tests")
                .orElse("; not tested");
    }

    /** Returns "wine, on this test set". */
    public String place(Effect effect) {
        String scope = Replicates.on(findings.study(), effect.dataset()).scope();
        return effect.dataset() + Verdicts.after(", ", scope);
    }
}

package org.thalweg.experiments.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.text.Numbers;

/** What stands above tables, their columns, and the report. */
public final class Captions {

    private final Findings findings;
    private final Question question;

    /** Makes captions of tables of these findings. */
    public Captions(Findings findings) {
        this.findings = findings;
        this.question = new Question(findings.study());
    }

    /** Returns by what the experiment measured, over what, and what does not matter. */
    public String asked() {
        Margin margin = findings.study().experiment().practical();
        Map<String, List<String>> over =
                question.datasets().stream()
                        .collect(
                                Collectors.groupingBy(
                                        dataset -> on(dataset).over(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return "Measured by "
                + question.measure()
                + " ("
                + question.better()
                + "), "
                + over.entrySet().stream()
                        .map(e -> "on " + Words.and(e.getValue()) + " " + e.getKey())
                        .collect(Collectors.joining("; "))
                + (margin.size() > 0
                        ? "; differences up to "
                                + margin
                                + (margin.relative() ? " of the base's mean" : "")
                                + " do not matter."
                        : ".");
    }

    private Replicates on(String dataset) {
        return Replicates.on(findings.study(), dataset);
    }

    /** Returns what was measured, in which direction it improves, over what; the dataset is not named. */
    public String results(String dataset, Arm base) {
        return question.measure()
                + ", "
                + question.better()
                + "; difference to "
                + base.name()
                + " "
                + on(dataset).over()
                + look();
    }

    private String look() {
        return findings.look() > 1
                ? "; look " + findings.look() + ", p not adjusted for looks"
                : "";
    }

    /** Returns what is said of the measures beside the primary one. */
    public String beside(String dataset, List<Finding> rows) {
        boolean described =
                rows.stream()
                        .flatMap(finding -> finding.secondary().stream())
                        .anyMatch(secondary -> secondary.interval().isPresent());
        return "beside it"
                + Verdicts.after(" ", on(dataset).scope())
                + (described ? ", unadjusted 95 % intervals" : ", not tested")
                + (findings.study().experiment().measures().contains(Measure.STEPS_TO_TARGET)
                        ? "; the target is a validation loss of at most "
                                + targetLoss(findings.study().experiment())
                        : "")
                + (findings.study().experiment().measures().contains(Measure.EVALUATIONS_TO_GAP)
                        ? "; evaluations are counted to " + targetGap(findings.study().experiment())
                        : "");
    }

    /** Returns "a gap of 0.1 % of the start's". */
    static String targetGap(Experiment experiment) {
        return "a gap of " + Amounts.share(experiment.targetGap()) + " of the start's";
    }

    /** Returns what the tests are about. */
    public static String tests(Arm base) {
        return "tests, difference to "
                + base.name()
                + "; p decides with all others of its family, sign flips and effect sizes stand beside";
    }

    /** Returns what other numbers of trials are about. */
    public static String budgets(Arm base) {
        return "what a budget does, difference to "
                + base.name()
                + " from the same runs; unadjusted, decides nothing";
    }

    /** Returns what equal costs are about. */
    public static String equalCosts(Arm base) {
        return "at equal cost, difference to "
                + base.name()
                + " in validation loss; unadjusted, decides nothing; times are measured, not"
                + " reproducible";
    }

    /** Returns what it takes to arrive: "steps to the target". */
    public static String costs(Experiment experiment) {
        return experiment.isOfProblems() ? "evaluations to the gap" : "steps to the target";
    }

    /** Returns what that counts to, as a sentence. */
    public static String target(Experiment experiment) {
        return experiment.isOfProblems()
                ? "Evaluations are counted to " + targetGap(experiment) + "."
                : "The target is a validation loss of at most " + targetLoss(experiment) + ".";
    }

    static String targetLoss(Experiment experiment) {
        return experiment.target().isPresent()
                ? Numbers.shortest(experiment.target().getAsDouble())
                : "5 % above what the base's tuning had reached in the replicate";
    }

    /** Returns "Δ test.rmse, lower is better", the title of a column. */
    public static String beside(Measure measure) {
        String restricted = measure.censored() ? " (restricted mean)" : "";
        return "Δ " + measure.label() + restricted + ", " + Question.better(measure.direction());
    }

    /** Returns "tuned rates", or "tuned momentum.decay". */
    public static String tuned(String parameter) {
        String noun = Question.noun(parameter);
        return noun.equals("learning rate") ? "tuned rates" : "tuned " + noun;
    }
}

package org.thalweg.experiments.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.Component;
import org.thalweg.backprop.Program;
import org.thalweg.data.FileOrigin;
import org.thalweg.data.Imputation;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.run.ExactSolution;
import org.thalweg.experiments.run.KnownMinimum;
import org.thalweg.experiments.run.Noise;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.records.Notation;
import org.thalweg.text.Numbers;

/** The methods paragraph of a paper: what was run. {@link StatisticalMethods} goes on with how it was judged. */
public final class Methods {

    private final Findings findings;
    private final Study study;
    private final Experiment experiment;

    private Methods(Findings findings) {
        this.findings = findings;
        this.study = findings.study();
        this.experiment = study.experiment();
    }

    /** Returns the paragraph, sentence by sentence. */
    public static List<String> sentences(Findings findings) {
        Methods methods = new Methods(findings);
        List<String> sentences = new ArrayList<>();
        sentences.add(methods.compared());
        methods.study.data().forEach(facts -> sentences.add(methods.data(facts)));
        sentences.addAll(methods.preprocessed());
        methods.weighted().ifPresent(sentences::add);
        methods.study
                .data()
                .forEach(facts -> methods.classWeights(facts).ifPresent(sentences::add));
        sentences.add(methods.drawn());
        sentences.add(methods.tuned());
        methods.exact().ifPresent(sentences::add);
        sentences.addAll(new StatisticalMethods(findings).sentences());
        sentences.addAll(trajectories(methods.study));
        return sentences;
    }

    private String compared() {
        String penalties =
                experiment.regularizers().isEmpty()
                        ? ""
                        : " with "
                                + Words.and(
                                        experiment.regularizers().stream()
                                                .map(Notation::print)
                                                .toList());
        int variants = study.arms().all().size() - 1;
        if (experiment.isOfProblems()) {
            return "We minimised "
                    + Words.and(new Question(study).datasets())
                    + penalties
                    + " by the optimizer "
                    + Notation.print((Component) experiment.chain())
                    + " and "
                    + Words.counted(variants, "variant")
                    + " of it, with "
                    + Words.counted(experiment.evaluations(), "gradient evaluation")
                    + " to a run.";
        }
        return "We trained a "
                + experiment.model().name()
                + " model on the "
                + experiment.loss().name().replace('-', ' ')
                + penalties
                + " by the optimizer "
                + Notation.print((Component) experiment.chain())
                + " and "
                + Words.counted(variants, "variant")
                + " of it, for "
                + epochs()
                + " with minibatches of "
                + experiment.batchSize()
                + ".";
    }

    private String epochs() {
        String epochs = Words.counted(experiment.epochs(), "epoch");
        return experiment.patience().isEmpty()
                ? epochs
                : "at most "
                        + epochs
                        + ", ended once the validation loss had not improved for "
                        + Words.counted(experiment.patience().getAsInt(), "epoch")
                        + ", whereupon the parameters with the least validation loss were restored,";
    }

    private String data(DataFacts facts) {
        if (facts.ofProblem()) {
            return "On "
                    + facts.name()
                    + " ("
                    + Words.counted(facts.inputs(), "parameter")
                    + "; "
                    + facts.form()
                    + ") there were "
                    + Words.counted(facts.replicates(), "replicate")
                    + ".";
        }
        Splitting split = study.source(facts.name()).split();
        return "On "
                + facts.name()
                + " ("
                + Words.counted(facts.instances(), "row")
                + facts.weighted()
                + (facts.skippedRows() > 0
                        ? " and " + facts.skippedRows() + " left out for missing values"
                        : "")
                + (facts.missing().isEmpty()
                        ? ", "
                        : ": " + FileOrigin.counts(facts.missing()) + "; ")
                + (facts.filled().isEmpty()
                        ? ""
                        : "missing values filled: " + FileOrigin.counts(facts.filled()) + "; ")
                + Words.counted(facts.inputs(), "input")
                + (facts.form().isEmpty() ? "" : "; " + facts.form())
                + ") "
                + tested(facts, split)
                + (split instanceof Splitting.Order
                        ? "; the first, which trains on the fewest, had "
                        : "; each had about ")
                + facts.train()
                + " rows to train on, "
                + facts.validation()
                + " to validate and "
                + facts.test()
                + " to test.";
    }

    private String tested(DataFacts facts, Splitting split) {
        if (split.oneTestSet()) {
            return Words.counted(facts.replicates(), "replicate")
                    + " were all tested on the same "
                    + (split instanceof Splitting.Given ? "given" : "fixed")
                    + " rows, so that what follows is about this test set";
        }
        if (split instanceof Splitting.Order order) {
            return "rows were ordered by "
                    + order.column()
                    + ", and each of "
                    + Words.counted(facts.replicates(), "replicate")
                    + " was tested on the period after those it was trained on";
        }
        String rounds = facts.rounds() > 1 ? Words.counted(facts.rounds(), "round") + " of " : "";
        return "replicates were the folds of "
                + rounds
                + facts.folds()
                + "-fold cross-validation, "
                + (split instanceof Splitting.Groups groups
                        ? "whole groups by " + groups.column() + " to a fold"
                        : facts.classes()
                                ? "stratified by class"
                                : "stratified by deciles of the "
                                        + (facts.outputs() > 1 ? "first target" : "target"));
    }

    /** Whatever is told of each part is known of the training rows alone. */
    private List<String> preprocessed() {
        List<String> sentences = new ArrayList<>();
        for (DataFacts facts : study.data()) {
            Optional<Imputation> by = study.source(facts.name()).missing().imputation();
            if (!facts.filled().isEmpty() && by.isPresent()) {
                sentences.add(
                        "Missing inputs of "
                                + facts.name()
                                + " were filled by the "
                                + by.get().word()
                                + " of the training rows, categories by the most frequent.");
            }
        }
        if (experiment.data().stream().anyMatch(DataSource::standardize)) {
            sentences.add("Standardization was fitted on the training rows alone.");
        }
        for (DataSource source : experiment.data()) {
            source.targetTransform()
                    .ifPresent(
                            transform ->
                                    sentences.add(
                                            "Models of "
                                                    + source.name()
                                                    + " were trained on "
                                                    + transform.of("y")
                                                    + " of the target; losses are in these units, metrics of predictions that were transformed back."));
        }
        return sentences;
    }

    private Optional<String> weighted() {
        return study.data().stream().anyMatch(facts -> !facts.weights().isEmpty())
                ? Optional.of(
                        "Weighted rows count as their weights say in what was minimised, in standardization and in every measure; folds were dealt by their number.")
                : Optional.empty();
    }

    private Optional<String> classWeights(DataFacts facts) {
        return facts.ofProblem()
                ? Optional.empty()
                : study.source(facts.name())
                        .classWeights()
                        .map(
                                weights ->
                                        "On "
                                                + facts.name()
                                                + " the classes had weights ("
                                                + weights
                                                + ") in what was minimised and in the validation loss, and in no other measure.");
    }

    private Program program() {
        DataFacts facts = study.data().get(0);
        return Program.record(
                experiment.model(), experiment.loss(), facts.inputs(), facts.outputs());
    }

    private String drawn() {
        if (experiment.isOfProblems()) {
            return noisy()
                    ? "Each replicate drew anew what the problem draws and its noise; within it all variants started at the same"
                            + " place and saw the same noise in the same step."
                    : "Each replicate drew anew what the problem draws; within it all variants started at the same place.";
        }
        List<String> drawn = new ArrayList<>();
        if (study.data().stream().anyMatch(facts -> facts.validation() > 0)) {
            drawn.add("the validation part");
        }
        Program program = program();
        if (!Arrays.equals(program.initial(1), program.initial(2))) {
            drawn.add("initial parameters");
        }
        if (study.data().stream().anyMatch(facts -> facts.train() > experiment.batchSize())) {
            drawn.add("the order of minibatches");
        }
        if (program.isRandom()) {
            drawn.add("the model's random numbers");
        }
        if (experiment.tuning().isPresent()) {
            drawn.add("the tuning");
        }
        return drawn.isEmpty()
                ? "All variants saw the same rows."
                : "Each replicate drew anew "
                        + Words.and(drawn)
                        + "; within it all variants saw the same draws.";
    }

    private boolean noisy() {
        return Noise.isIn(experiment.values().get(Keys.PROBLEM));
    }

    private String tuned() {
        return experiment
                .tuning()
                .map(this::tuned)
                .orElse("Nothing was tuned: every variant kept the values of its chain.");
    }

    private String tuned(Tuning tuning) {
        List<String> ranges =
                tuning.dimensions().stream()
                        .map(
                                d ->
                                        d.parameter()
                                                + " from "
                                                + Numbers.shortest(d.low())
                                                + " to "
                                                + Numbers.shortest(d.high())
                                                + (d.scale() == Dimension.Scale.LOG
                                                        ? " on a log scale"
                                                        : ""))
                        .toList();
        boolean one = ranges.size() == 1;
        String chosenBy = new Question(study).chosenBy();
        boolean extended =
                study.tuning().rows().stream().anyMatch(r -> r.tried().size() > tuning.trials());
        return "In each replicate every variant was tuned by itself: "
                + Words.and(ranges)
                + ", at the same "
                + tuning.trials()
                + (one ? " evenly spaced points" : " points of Sobol's sequence")
                + (one
                        ? ", and the least "
                                + chosenBy
                                + " was chosen, each averaged with its neighbours by the weights ¼, ½"
                                + " and ¼"
                        : ", and the least " + chosenBy + " was chosen")
                + (extended
                        ? "; where a best lay at the end of a log range, it was extended for all variants"
                        : "")
                + (experiment.isOfProblems()
                        ? ". It was tuned on a draw"
                                + (noisy()
                                        ? " and noise of its own, other than those"
                                        : " of its own, other than that")
                                + " by which it was judged."
                        : ". Rows that test a replicate were never seen by its tuning.");
    }

    private Optional<String> exact() {
        if (findings.references().isEmpty()) {
            return Optional.empty();
        }
        List<String> labels =
                findings.findings().stream()
                        .map(finding -> finding.comparison().base())
                        .distinct()
                        .filter(this::solved)
                        .flatMap(base -> ExactSolution.of(experiment, base).stream())
                        .map(ExactSolution::label)
                        .distinct()
                        .toList();
        return Optional.of(
                "As a reference the base's objective was also minimised exactly ("
                        + Words.and(labels)
                        + ") on the same training rows.");
    }

    private boolean solved(Arm base) {
        return study.data().stream()
                .anyMatch(facts -> findings.reference(facts.name(), base).isPresent());
    }

    /** Returns why no trajectories are drawn, for datasets of which none are. */
    public static List<String> trajectories(Study study) {
        return study.minima().stream()
                .map(minimum -> minimum.obstacle().map(why -> undrawn(minimum.dataset(), why)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String undrawn(String dataset, KnownMinimum.Obstacle obstacle) {
        String why =
                switch (obstacle) {
                    case OTHER_OBJECTIVE ->
                            "the exact minimum is computed for a linear model under squared error, with l2 or no penalty, only";
                    case MANY_PARAMETERS ->
                            "the model has more than 500 parameters, too many for a picture";
                    case LARGE_DATA -> "to find the exact minimum would take too long";
                    case NOT_COMPUTED -> "the exact minimum could not be computed";
                    case UNFINISHED -> "the experiment is not finished; at its end they are";
                    case NOT_KEPT ->
                            "these runs are of a version that did not keep where they passed";
                };
        return "No trajectories are drawn on " + dataset + ": " + why + ".";
    }
}

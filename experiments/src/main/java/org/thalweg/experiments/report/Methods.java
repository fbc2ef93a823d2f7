package org.thalweg.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.records.Notation;
import org.thalweg.text.Numbers;

/** The methods paragraph of a paper. */
final class Methods {

    private final Study study;
    private final Experiment experiment;

    Methods(Study study) {
        this.study = study;
        this.experiment = study.experiment();
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(compared());
        sentences.add(data());
        sentences.add(tuned());
        sentences.add(evaluated());
        sentences.add(tested());
        sentences.add(
                "Runs that diverged are counted and scored as the untrained model; none was dropped.");
        return sentences;
    }

    private String compared() {
        String penalties =
                experiment.regularizers().isEmpty()
                        ? ""
                        : " with "
                                + experiment.regularizers().stream()
                                        .map(Notation::print)
                                        .collect(Collectors.joining(" and "));
        return "We trained a "
                + experiment.model().name()
                + " model on the "
                + experiment.loss().name().replace('-', ' ')
                + penalties
                + " by the optimizer "
                + Notation.print((Component) experiment.chain())
                + " and "
                + study.arms().comparisons().size()
                + (study.arms().comparisons().size() == 1 ? " variant" : " variants")
                + " of it, for "
                + experiment.epochs()
                + " epochs with minibatches of "
                + experiment.batchSize()
                + ".";
    }

    private String data() {
        return study.data().stream()
                        .map(
                                facts ->
                                        facts.name()
                                                + " ("
                                                + facts.train()
                                                + " training, "
                                                + facts.validation()
                                                + " validation and "
                                                + facts.test()
                                                + " test instances, "
                                                + facts.inputs()
                                                + " inputs)")
                        .collect(Collectors.joining(", ", "Data: ", "."))
                + (experiment.data().stream().anyMatch(DataSource::standardize)
                        ? " Standardisation was fitted on the training part alone."
                        : "");
    }

    private String tuned() {
        return experiment
                .tuning()
                .map(
                        tuning ->
                                "For each variant and dataset "
                                        + tuning.parameter()
                                        + " was chosen from the same "
                                        + tuning.points()
                                        + " values between "
                                        + Numbers.shortest(tuning.low())
                                        + " and "
                                        + Numbers.shortest(tuning.high())
                                        + ", extended for all where the best lay at the edge, by mean validation loss over "
                                        + tuning.seeds()
                                        + " seeds that were not used again.")
                .orElse("Every variant kept the learning rate of its chain.");
    }

    private String evaluated() {
        boolean redrawn = experiment.data().stream().anyMatch(DataSource::redraw);
        return "Each variant was then evaluated with the same "
                + experiment.seeds()
                + " seeds, which fix "
                + (redrawn ? "the split, " : "")
                + "initial parameters and the order of minibatches; the primary measure was "
                + experiment.primary().label()
                + ".";
    }

    private String tested() {
        boolean redrawn = experiment.data().stream().anyMatch(DataSource::redraw);
        return "Paired differences were tested by "
                + (redrawn
                        ? "the t test with Nadeau and Bengio's correction for redrawn splits"
                        : "sign-flip permutation tests"
                                + (study.data().size() > 1 ? " stratified by dataset" : ""))
                + ", adjusted by Holm's method for "
                + study.arms().comparisons().size()
                + (study.arms().comparisons().size() == 1 ? " comparison" : " comparisons")
                + " at the level 0.05; two one-sided tests against ±"
                + Words.percent(experiment.practical())
                + " of the base's mean decide on practical equivalence.";
    }
}

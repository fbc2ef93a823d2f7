package org.thalweg.experiments.words;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.Component;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.statistics.Direction;
import org.thalweg.records.Notation;

/** What the experiment asked, in the words of its spec. */
public record Question(Study study) {

    private Experiment experiment() {
        return study.experiment();
    }

    /** Returns the name of the experiment. */
    public String name() {
        return experiment().name();
    }

    /** Returns the name of the primary measure. */
    public String measure() {
        return experiment().primary().label();
    }

    /** Returns "lower is better" or "higher is better". */
    public String better() {
        return better(experiment().primary().direction());
    }

    /** Returns whether less of the primary measure is better. */
    public boolean lowerIsBetter() {
        return experiment().primary().direction() == Direction.LOWER_IS_BETTER;
    }

    /** Returns "lower is better" or "higher is better". */
    public static String better(Direction direction) {
        return direction == Direction.LOWER_IS_BETTER ? "lower is better" : "higher is better";
    }

    /** Returns the base chain and its regularizers, as a spec writes them. */
    public String base() {
        return Stream.concat(
                        Stream.of((Component) experiment().chain()),
                        experiment().regularizers().stream())
                .map(Notation::print)
                .collect(Collectors.joining(" + "));
    }

    /** Returns the names of all arms, the base first: the order of legends and colours. */
    public List<String> variants() {
        return study.arms().names();
    }

    /** Returns the names of the datasets in their order. */
    public List<String> datasets() {
        return study.data().stream().map(DataFacts::name).toList();
    }

    /** Returns whether problems are minimised, and not models on data. */
    public boolean isOfProblems() {
        return experiment().isOfProblems();
    }

    /** Returns with what a run begins, and what a bad one counts as: "the untrained model", or "the start". */
    String untrained() {
        return experiment().isOfProblems() ? "the start" : "the untrained model";
    }

    /** Returns by what values are chosen: "validation loss", or the measure of a problem. */
    public String chosenBy() {
        return experiment().isOfProblems() ? measure() : "validation loss";
    }

    /** Returns how long runs are: "20 epochs", or "200 evaluations". */
    String length() {
        return experiment().isOfProblems()
                ? Words.counted(experiment().evaluations(), "evaluation")
                : Words.counted(experiment().epochs(), "epoch");
    }

    /** Returns what several of the data are: "datasets", or "problems". */
    public String data() {
        return experiment().isOfProblems() ? "problems" : "datasets";
    }

    boolean severalDatasets() {
        return study.data().size() > 1;
    }

    /** Returns the hyper-parameters that are tuned. */
    public List<String> tuned() {
        return experiment().tuning().map(Tuning::parameters).orElse(List.of());
    }

    /** Returns what is tuned as a noun: "learning rate" where it is one alone, else its name, or "tuned values". */
    String tunedNoun() {
        return tuned().size() == 1 ? noun(tuned().get(0)) : "tuned values";
    }

    /** Returns "learning rate" of a learning rate, else the path of the hyper-parameter. */
    public static String noun(String parameter) {
        String last = parameter.substring(parameter.lastIndexOf('.') + 1);
        return last.equals("learning-rate") ? "learning rate" : parameter;
    }
}

package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Gate;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Splitting;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.experiments.words.Methods;
import org.thalweg.graph.Activation;
import org.thalweg.models.HiddenLayer;
import org.thalweg.models.Linear;

class MethodsTest {

    private static final String SCORED =
            "The primary measure was test.loss; a run that was worse than the untrained model, or diverged (its training loss"
                    + " not finite, or above ten times the untrained model's), was scored as the untrained model and counted."
                    + " No run was left out.";

    private static List<String> of(Given given) {
        Study study = given.study();
        return Methods.sentences(GivenFindings.of(study, WineStudy.momentum(study)).make());
    }

    @Test
    void tell_what_was_done_on_folds() {
        assertThat(Methods.sentences(WineStudy.findings()))
                .containsExactly(
                        "We trained a linear model on the squared error with l2(0.001) by the optimizer clip-by-global-norm(1)"
                                + " | momentum(0.9) | sgd(0.05) and 3 variants of it, for 20 epochs with minibatches of 32.",
                        "On wine (442 rows, 10 inputs) replicates were the folds of 10-fold cross-validation, stratified by"
                                + " deciles of the target; each had about 318 rows to train on, 80 to validate and 44 to"
                                + " test.",
                        "Standardization was fitted on the training rows alone.",
                        "Each replicate drew anew the validation part, the order of minibatches and the tuning; within it all"
                                + " variants saw the same draws.",
                        "In each replicate every variant was tuned by itself: sgd.learning-rate from 0.0001 to 10 on a log"
                                + " scale, at the same 16 evenly spaced points, and the least validation loss was chosen, each"
                                + " averaged with its neighbours by the weights ¼, ½ and ¼."
                                + " Rows that test a replicate were never seen by its tuning.",
                        "As a reference the base's objective was also minimised exactly (ridge) on the same training rows.",
                        SCORED,
                        "Paired differences were tested by Student's t over 10 replicates, with the variance of the mean"
                                + " s²(1/n + c n_test/n_train) for shared training rows (after Nadeau and Bengio, 2003, whose"
                                + " c = 1 is for splits redrawn at random), c = 0.5 and n_test/n_train = 0.125.",
                        "p were adjusted by Holm's method (1979) for 3 tests at the level 0.05, and the verdict is read off one"
                                + " interval for each comparison, at the level that matches its adjusted p: within ±1 % of the"
                                + " base's mean it is no practical difference, else one without 0 is a difference, else it is"
                                + " inconclusive.",
                        "What replicates can show is the true difference whose interval excludes 0, and what luck of the tuning may be worth, with a chance of 80 %.",
                        "A difference that may be luck of which values the tuning tried decides nothing; luck was taken to be worth what"
                                + " a third of the trials and the rule of choice cost the worse of the two in validation loss, or how"
                                + " much they change the difference, whichever is less.",
                        "A component without which every run took the same path, bit for bit, is inert and was not tested.",
                        "Claims about untuned comparisons (2) are a family of their own.");
    }

    @Test
    void tell_that_it_is_about_one_test_set() {
        List<String> sentences = of(Given.on("wine", new Splitting.Fixed(0.25, 10, 0.2)));
        assertThat(sentences)
                .contains(
                        "On wine (442 rows, 10 inputs) 10 replicates were all tested on the same fixed rows, so that what"
                                + " follows is about this test set; each had about 318 rows to train on, 80 to validate and 44"
                                + " to test.",
                        "Paired differences were tested by Student's t over 10 replicates on this test set, with sign-flip"
                                + " tests beside.")
                .noneMatch(sentence -> sentence.contains("Nadeau"));
    }

    @Test
    void tell_of_groups_periods_and_rounds() {
        assertThat(of(Given.on("wine", new Splitting.Groups("subject", 10, 1, 0.2))).get(1))
                .startsWith(
                        "On wine (442 rows, 10 inputs) replicates were the folds of 10-fold cross-validation, whole groups by"
                                + " subject to a fold; each had");
        assertThat(of(Given.on("wine", new Splitting.Order("year", 10, 0.2))).get(1))
                .startsWith(
                        "On wine (442 rows, 10 inputs) rows were ordered by year, and each of 10 replicates was tested on the"
                                + " period after those it was trained on; the first, which trains on the fewest, had");
        assertThat(of(Given.on("wine", new Splitting.Folds(10, 2, 0.2))))
                .anyMatch(
                        sentence ->
                                sentence.startsWith(
                                        "On wine (442 rows, 10 inputs) replicates were the folds of 2 rounds of 10-fold"
                                                + " cross-validation, stratified by"))
                .anyMatch(sentence -> sentence.contains("over 20 replicates"))
                .anyMatch(sentence -> sentence.contains("c = 0.75 and"));
    }

    @Test
    void tell_of_rows_with_missing_values() {
        assertThat(of(Given.on("wine").facts(facts -> Altered.facts(facts, 0, 442, 3))).get(1))
                .startsWith(
                        "On wine (442 rows and 3 left out for missing values, 10 inputs) replicates were");
    }

    @Test
    void claim_no_draw_that_did_not_happen() {
        assertThat(of(Given.on("wine").model(new Linear(true, 0.1))).get(3))
                .isEqualTo(
                        "Each replicate drew anew the validation part, initial parameters, the order of minibatches and the"
                                + " tuning; within it all variants saw the same draws.");
        assertThat(of(Given.on("wine").model(new HiddenLayer(4, Activation.TANH, 0.5))).get(3))
                .isEqualTo(
                        "Each replicate drew anew the validation part, initial parameters, the order of minibatches, the"
                                + " model's random numbers and the tuning; within it all variants saw the same draws.");
        assertThat(of(Given.on("wine").batchSize(1000).tune(Optional.empty())).get(3))
                .isEqualTo(
                        "Each replicate drew anew the validation part; within it all variants saw the same draws.");
    }

    @Test
    void tell_how_several_values_were_tuned_or_that_nothing_was() {
        Tuning two =
                new Tuning(
                        List.of(
                                Dimension.log("sgd.learning-rate", 1e-4, 10),
                                Dimension.uniform("momentum.decay", 0, 0.99)),
                        16);
        assertThat(of(Given.on("wine").tune(Optional.of(two))).get(4))
                .isEqualTo(
                        "In each replicate every variant was tuned by itself: sgd.learning-rate from 0.0001 to 10 on a log"
                                + " scale and momentum.decay from 0 to 0.99, at the same 16 points of Sobol's sequence, and the"
                                + " least validation loss was chosen. Rows that test a replicate were never seen by its"
                                + " tuning.");
        assertThat(of(Given.on("wine").tune(Optional.empty())).get(4))
                .isEqualTo("Nothing was tuned: every variant kept the values of its chain.");
    }

    @Test
    void tell_of_early_stopping() {
        assertThat(of(Given.on("wine").patience(3)).get(0))
                .endsWith(
                        "for at most 20 epochs, ended once the validation loss had not improved for 3 epochs, whereupon the"
                                + " parameters with the least validation loss were restored, with minibatches of 32.");
    }

    @Test
    void tell_of_no_test_that_was_not_made() {
        Study study = Given.on("wine").study();
        Finding refused = GivenFinding.of(study, "-momentum").gate(Gate.FEW_ROWS).make();
        assertThat(Methods.sentences(GivenFindings.of(study, refused).make()))
                .hasSize(6)
                .endsWith(SCORED);
    }

    @Test
    void tell_of_what_was_left_out_and_of_other_measures() {
        Study study =
                Given.on("wine")
                        .measure(Measure.TEST_LOSS, Measure.STEPS_TO_TARGET)
                        .practical(Margin.relative(0))
                        .study();
        Finding finding =
                GivenFinding.of(study, "-momentum")
                        .pairs(8)
                        .estimate(0.005, -0.019, 0.028, 0.62, 1)
                        .make();
        Findings findings = GivenFindings.of(study, finding).make().look(2);
        List<String> sentences = Methods.sentences(findings);
        assertThat(sentences.subList(5, sentences.size()))
                .containsExactly(
                        SCORED.replace(
                                "No run was left out.", "Pairs without two results were left out."),
                        "Paired differences were tested by Student's t over 10 replicates, with the variance of the mean"
                                + " s²(1/n + c n_test/n_train) for shared training rows (after Nadeau and Bengio, 2003, whose"
                                + " c = 1 is for splits redrawn at random), c = 0.5 and n_test/n_train = 0.125.",
                        "p were adjusted by Holm's method (1979) for 1 test at the level 0.05, and the verdict is read off one"
                                + " interval for each comparison, at the level that matches its adjusted p: one without 0 is a"
                                + " difference, else it is inconclusive.",
                        "A difference that may be luck of which values the tuning tried decides nothing; luck was taken to be worth what"
                                + " a third of the trials and the rule of choice cost the worse of the two in validation loss, or how"
                                + " much they change the difference, whichever is less.",
                        "Other measures are described by 95 % intervals that are not adjusted for anything. Steps to target were"
                                + " counted to the end of the epoch in which the validation loss first was at most 5 % above what"
                                + " the base's tuning had reached in the replicate; runs that never got there count as all their"
                                + " steps, so that means are restricted means.",
                        "These data had been asked about these variants before, with other replicates, another seed, tuning, measure or margin; p are not adjusted for that.");
    }
}

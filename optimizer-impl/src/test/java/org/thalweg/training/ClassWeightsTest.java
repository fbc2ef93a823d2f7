package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.losses.Logistic;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;

class ClassWeightsTest {

    private static final Dataset DATA =
            Dataset.of(
                            new double[][] {{0}, {1}, {2}, {3}, {5}, {8}},
                            new double[][] {
                                {1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {0, 0, 1}
                            })
                    .withNames(List.of("x"), List.of("ham", "spam", "eggs"));
    private static final Training TRAINING =
            Training.of(new Linear(), new SoftmaxCrossEntropy()).batchSize(2);

    /** As sklearn.utils.class_weight.compute_class_weight("balanced", …): n_samples / (n_classes · bincount(y)). */
    @Test
    void balanced_are_those_of_scikit_learn() {
        assertThat(ClassWeights.BALANCED.in(DATA))
                .containsExactly(6.0 / (3 * 3), 6.0 / (3 * 2), 6.0 / 3);
    }

    @Test
    void balanced_are_by_the_weights_of_instances() {
        Dataset weighted = DATA.withWeights("w", new double[] {1, 1, 2, 4, 0, 8});
        assertThat(ClassWeights.BALANCED.in(weighted))
                .containsExactly(16.0 / (3 * 4), 16.0 / (3 * 4), 16.0 / (3 * 8));
    }

    @Test
    void a_class_that_does_not_occur_in_training_has_weight_one() {
        assertThat(ClassWeights.BALANCED.in(DATA.select(new int[] {0, 1, 2, 3})))
                .containsExactly(4.0 / (2 * 3), 4.0 / 2, 1);
    }

    @Test
    void those_that_are_not_named_have_weight_one() {
        assertThat(ClassWeights.of(Map.of("spam", 2.5)).in(DATA)).containsExactly(1, 2.5, 1);
    }

    @Test
    void count_as_weights_of_the_instances_do() {
        Dataset weighted = DATA.withWeights("w", new double[] {1, 1, 1, 2.5, 2.5, 1});
        Fit byClass = TRAINING.classWeights(Map.of("spam", 2.5)).run(DATA);
        assertThat(byClass.parameters())
                .isEqualTo(TRAINING.run(weighted).parameters())
                .isNotEqualTo(TRAINING.run(DATA).parameters());
    }

    @Test
    void are_times_the_weights_of_the_instances() {
        Dataset weighted = DATA.withWeights("w", new double[] {1, 2, 1, 3, 1, 1});
        Dataset product = DATA.withWeights("w", new double[] {1, 2, 1, 7.5, 2.5, 1});
        assertThat(TRAINING.classWeights(Map.of("spam", 2.5)).run(weighted).parameters())
                .isEqualTo(TRAINING.run(product).parameters());
    }

    @Test
    void change_the_validation_loss_and_no_measure() {
        Training plain = TRAINING.validation(DATA).epochs(1);
        Fit fit = plain.classWeights(ClassWeights.BALANCED).run(DATA);
        double[] losses = fit.losses(DATA);
        double balanced = 0;
        double mean = 0;
        for (int i = 0; i < 6; i++) {
            balanced += losses[i] / (i < 3 ? 3 : i < 5 ? 2 : 1) / 3;
            mean += losses[i] / 6;
        }
        assertThat(fit.history().get(0).validationLoss().orElseThrow())
                .isCloseTo(balanced, within(1e-15)); // other order
        assertThat(fit.loss(DATA)).isCloseTo(mean, within(1e-15)); // likewise
    }

    @Test
    void a_checkpoint_is_of_its_class_weights() {
        TrainingCheckpoint checkpoint =
                TRAINING.classWeights(ClassWeights.BALANCED).epochs(1).run(DATA).checkpoint();
        Training more = TRAINING.epochs(2).resume(checkpoint);
        assertThatThrownBy(() -> more.run(DATA))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The checkpoint was made with the class weights balanced, this run has none. Continue with what it was made with, or start anew.");
        assertThat(more.classWeights(ClassWeights.BALANCED).run(DATA).parameters())
                .isEqualTo(
                        TRAINING.classWeights(ClassWeights.BALANCED)
                                .epochs(2)
                                .run(DATA)
                                .parameters());
    }

    @Test
    void a_single_output_has_the_classes_0_and_1() {
        Dataset data = Dataset.of(new double[][] {{0}, {1}, {2}}, new double[][] {{0}, {1}, {1}});
        Training training = Training.of(new Linear(), new Logistic());
        assertThat(training.classWeights(Map.of("1", 3.0)).run(data).parameters())
                .isEqualTo(
                        training.run(data.withWeights("w", new double[] {1, 3, 3})).parameters());
    }

    @Test
    void need_classes_of_the_data() {
        assertThatThrownBy(() -> TRAINING.classWeights(Map.of("spamm", 2.0)).run(DATA))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "There is no class 'spamm' to weight. Did you mean 'spam'? The classes are 'ham', 'spam', 'eggs'.");
        Dataset numbers = Dataset.of(new double[][] {{0}, {1}}, new double[][] {{0.5}, {1}});
        Training regression = Training.of(new Linear(), new SquaredError());
        assertThatThrownBy(() -> regression.classWeights(ClassWeights.BALANCED).run(numbers))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "Class weights need targets that are classes. Say that they are, by --class or `classes`, or weight the instances.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "balanced | balanced",
                "' balanced ' | balanced",
                "ham=1, spam = 2.50 | ham=1, spam=2.5",
                "a=b=3 | a=b=3",
            })
    void are_read_and_printed(String text, String printed) {
        assertThat(ClassWeights.parse(text)).hasToString(printed);
        assertThat(ClassWeights.parse(printed)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "balance | 'balance' are no class weights. Write `balanced`, or a weight for each class: `ham=1, spam=2.5`.",
                "ham=1, | 'ham=1,' are no class weights. Write `balanced`, or a weight for each class: `ham=1, spam=2.5`.",
                "ham=one | 'ham=one' are no class weights. Write `balanced`, or a weight for each class: `ham=1, spam=2.5`.",
                "ham=1, ham=2 | The class 'ham' has two weights. Give it one.",
                "ham=0 | The weight of class 'ham' is 0. A class weight is a number from 1e-70 to 1e70.",
                "ham=-1 | The weight of class 'ham' is -1. A class weight is a number from 1e-70 to 1e70.",
                "ham=NaN | The weight of class 'ham' is NaN. A class weight is a number from 1e-70 to 1e70.",
            })
    void what_is_no_weight_is_refused(String text, String message) {
        assertThatThrownBy(() -> ClassWeights.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void none_is_refused() {
        assertThatThrownBy(() -> ClassWeights.of(Map.of()))
                .hasMessage("There is no class weight. Name a class and its weight.");
    }
}

package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Per;
import org.thalweg.Regularizer;
import org.thalweg.Tile;
import org.thalweg.UsageException;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.clipping.ClipByNorm;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.losses.Huber;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.schedules.CosineDecay;
import org.thalweg.wrappers.Accumulate;

/** What a checkpoint is not of, and how that is told. */
class WrongResumesTest {

    private static final Dataset DATA = data(12);
    private static final Chain CHAIN =
            Chain.of(new ClipByGlobalNorm(1), new ClipByNorm(2), new Sgd(0.05));
    private static final Training TRAINING =
            Training.of(new Linear(), new SquaredError())
                    .optimize(CHAIN)
                    .regularize(new Ridge(0.1), new Ridge(0.2))
                    .batchSize(5)
                    .epochs(2)
                    .seed(3)
                    .standardize()
                    .validation(data(4));
    private static final TrainingCheckpoint CHECKPOINT = TRAINING.run(DATA).checkpoint();

    record Ridge(double strength) implements Regularizer {
        @Override
        public double penalty(Tile tile) {
            return 0;
        }
    }

    private static Dataset data(int rows) {
        double[][] x = new double[rows][];
        double[][] y = new double[rows][];
        for (int i = 0; i < rows; i++) {
            x[i] = new double[] {Math.sin(i), Math.cos(3 * i), i % 3};
            y[i] = new double[] {i};
        }
        return Dataset.of(x, y).withNames(List.of("age", "bmi", "map"), List.of("y"));
    }

    /** With a value of a column changed. */
    private static Dataset changed(int... columns) {
        double[][] x = new double[DATA.size()][3];
        double[][] y = new double[DATA.size()][1];
        for (int i = 0; i < x.length; i++) {
            DATA.copyInputs(i, x[i], 0);
            DATA.copyTargets(i, y[i], 0);
        }
        for (int j : columns) {
            if (j < 3) {
                x[7][j] += 1e-9;
            } else {
                y[7][0] += 1e-9;
            }
        }
        return Dataset.of(x, y).withNames(DATA.inputNames(), DATA.outputNames());
    }

    private static Dataset weighted(double last) {
        double[] weights = new double[DATA.size()];
        Arrays.fill(weights, 2);
        weights[11] = last;
        return DATA.withWeights("w", weights);
    }

    private static Dataset named(String... inputs) {
        return DATA.withNames(List.of(inputs), DATA.outputNames());
    }

    private static Training anew(Linear model) {
        return rest(Training.of(model, new SquaredError()));
    }

    private static Training rest(Training begun) {
        return begun.optimize(CHAIN)
                .regularize(new Ridge(0.1), new Ridge(0.2))
                .batchSize(5)
                .seed(3)
                .standardize()
                .validation(data(4));
    }

    private static Training penalties(Regularizer... penalties) {
        return Training.of(new Linear(), new SquaredError())
                .optimize(CHAIN)
                .regularize(penalties)
                .batchSize(5)
                .seed(3)
                .standardize()
                .validation(data(4));
    }

    private static Arguments wrong(Training training, Dataset data, String difference) {
        return Arguments.of(training, data, difference);
    }

    private static Arguments wrong(Training training, String difference) {
        return wrong(training, DATA, difference);
    }

    /** The validation data have the same columns, or they could not be used at all. */
    private static Arguments wrong(Dataset data, String difference) {
        Dataset validation = data(4).withNames(data.inputNames(), data.outputNames());
        return wrong(TRAINING.validation(validation), data, difference);
    }

    static Stream<Arguments> wrong() {
        String links = "the links [clip-by-global-norm, clip-by-norm, sgd], this run has ";
        String ridges = "the penalties ridge(strength=0.1) + ridge(strength=0.2), this run has ";
        return Stream.of(
                wrong(TRAINING.batchSize(6), "with the batch size 5, this run has 6"),
                wrong(
                        TRAINING.batchSize(Integer.MAX_VALUE),
                        "with the batch size 5, this run has 12"),
                wrong(TRAINING.shuffleBlock(3), "with the shuffle block 1, this run has 3"),
                wrong(TRAINING.seed(4), "with the seed 3, this run has 4"),
                wrong(data(11), "with 12 rows of training data, this run has 11"),
                wrong(data(13), "with 12 rows of training data, this run has 13"),
                wrong(
                        named("age", "map", "bmi"),
                        "with 'bmi' as input 2 of the training data, this run has 'map' there"),
                wrong(
                        named("age", "bmi", "sex"),
                        "with the input 'map' in the training data, this run has none of this name"),
                wrong(
                        DATA.withNames(DATA.inputNames(), List.of("z")),
                        "with the target 'y' in the training data, this run has none of this name"),
                wrong(changed(1), "with other values of 'bmi' in the training data"),
                wrong(
                        changed(1, 3),
                        "with other values of 'bmi' and 1 more columns in the training data"),
                wrong(changed(3), "with other values of 'y' in the training data"),
                wrong(
                        DATA.select(IntStream.of(1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).toArray()),
                        "with other rows of training data, or with these in another order"),
                wrong(
                        rest(Training.of(new Linear(), new Huber(1))),
                        "with the loss squared-error, this run has huber(delta=1)"),
                wrong(
                        anew(new Linear(false, 0)),
                        "with the model linear(bias=true, deviation=0), this run has linear(bias=false, deviation=0)"),
                wrong(
                        anew(new Linear(true, 0.5)),
                        "with the model linear(bias=true, deviation=0), this run has linear(bias=true, deviation=0.5)"),
                wrong(
                        penalties(new Ridge(0.1), new Ridge(0.3)),
                        "with " + ridges + "ridge(strength=0.1) + ridge(strength=0.3)"),
                wrong(penalties(new Ridge(0.1)), "with " + ridges + "ridge(strength=0.1)"),
                wrong(penalties(), "with " + ridges + "none"),
                wrong(
                        TRAINING.optimize(
                                Chain.of(
                                        new ClipByNorm(2), new ClipByGlobalNorm(1), new Sgd(0.05))),
                        "with " + links + "[clip-by-norm, clip-by-global-norm, sgd]"),
                wrong(
                        TRAINING.optimize(Chain.of(new ClipByGlobalNorm(1), new Sgd(0.05))),
                        "with " + links + "[clip-by-global-norm, sgd]"),
                wrong(
                        TRAINING.optimize(CHAIN.then(new ClipByNorm(9))),
                        "with "
                                + links
                                + "[clip-by-global-norm, clip-by-norm, sgd, clip-by-norm#2=clip-by-norm]"),
                wrong(
                        TRAINING.optimize(Chain.of(new Accumulate(1, CHAIN))),
                        "with "
                                + links
                                + "[accumulate, accumulate/clip-by-global-norm=clip-by-global-norm, accumulate/clip-by-norm=clip-by-norm, accumulate/sgd=sgd]"),
                wrong(weighted(1), "without weights in the training data, which this run has"),
                wrong(
                        TRAINING.validation(data(5)),
                        "with 4 rows of validation data, this run has 5"),
                wrong(
                        TRAINING.validation(DATA.select(new int[] {3, 2, 1, 0})),
                        "with other rows of validation data, or with these in another order"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("wrong")
    void are_refused_and_the_difference_is_named(Training training, Dataset data, String what) {
        assertThatThrownBy(() -> training.epochs(4).resume(CHECKPOINT).run(data))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The checkpoint was made "
                                + what
                                + ". Continue with what it was made with, or start anew.");
    }

    static Stream<Arguments> units() {
        return Stream.of(
                Arguments.of(true, "with the units standardized, this run has those of the data"),
                Arguments.of(false, "with the units those of the data, this run has standardized"));
    }

    @ParameterizedTest
    @MethodSource("units")
    void in_other_units_are_refused(boolean standardized, String difference) {
        Training plain = Training.of(new Linear(), new SquaredError()).epochs(1);
        Training standard = plain.standardize();
        TrainingCheckpoint checkpoint = (standardized ? standard : plain).run(DATA).checkpoint();
        Training other = (standardized ? plain : standard).epochs(2).resume(checkpoint);
        assertThatThrownBy(() -> other.run(DATA)).hasMessageContaining("made " + difference + ". ");
    }

    static Stream<Arguments> weights() {
        return Stream.of(
                Arguments.of(DATA, "with weights in the training data, this run has none"),
                Arguments.of(weighted(2), "with weights in the training data, this run has none"),
                Arguments.of(weighted(3), "with other weights in the training data"));
    }

    @ParameterizedTest
    @MethodSource("weights")
    void with_other_weights_are_refused(Dataset other, String difference) {
        Training training = Training.of(new Linear(), new SquaredError()).epochs(1);
        TrainingCheckpoint checkpoint = training.run(weighted(1)).checkpoint();
        Training more = training.epochs(2).resume(checkpoint);
        assertThatThrownBy(() -> more.run(other)).hasMessageContaining("made " + difference + ". ");
    }

    static Stream<Arguments> validation() {
        return Stream.of(
                Arguments.of(true, "with validation data, this run has none"),
                Arguments.of(false, "without validation data, which this run has"));
    }

    @ParameterizedTest
    @MethodSource("validation")
    void with_or_without_validation_are_refused(boolean validated, String difference) {
        Training plain = Training.of(new Linear(), new SquaredError()).epochs(1);
        Training with = plain.validation(DATA);
        TrainingCheckpoint checkpoint = (validated ? with : plain).run(DATA).checkpoint();
        Training other = (validated ? plain : with).epochs(2).resume(checkpoint);
        assertThatThrownBy(() -> other.run(DATA)).hasMessageContaining("made " + difference + ". ");
    }

    static Stream<Arguments> alike() {
        Dataset copy = changed();
        return Stream.of(
                Arguments.of(TRAINING, DATA),
                Arguments.of(TRAINING, copy),
                Arguments.of(TRAINING, weighted(2)),
                Arguments.of(TRAINING, data(20).select(IntStream.range(0, 12).toArray())),
                Arguments.of(penalties(new Ridge(0.2), new Ridge(0.1)), DATA),
                Arguments.of(TRAINING.threads(2).watch(), DATA));
    }

    @ParameterizedTest
    @MethodSource("alike")
    void what_comes_to_the_same_is_accepted(Training training, Dataset data) {
        Fit resumed = training.epochs(4).resume(CHECKPOINT).run(data);
        Fit whole = TRAINING.epochs(4).run(DATA);
        assertThat(resumed.parameters()).isEqualTo(whole.parameters());
        assertThat(resumed.checkpoint()).isEqualTo(whole.checkpoint());
        assertThat(resumed.notes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("chains")
    void other_hyper_parameters_are_told_and_go_on(Chain then, Chain now, List<String> notes) {
        Training training = Training.of(new Linear(), new SquaredError()).batchSize(5).epochs(2);
        TrainingCheckpoint checkpoint = training.optimize(then).run(DATA).checkpoint();
        Fit fit = training.optimize(now).epochs(3).resume(checkpoint).run(DATA);
        assertThat(fit.notes()).isEqualTo(notes);
        assertThat(fit.history()).hasSize(3);
    }

    /** Its length is a number of epochs of its own. */
    private static final CosineDecay CONSTANT_AT_LAST =
            new CosineDecay(0.1, 2, 0.01, Per.EPOCH, true);

    static Stream<Arguments> chains() {
        Chain chain = Chain.of(new Momentum(0.9), new Sgd(0.05));
        return Stream.of(
                Arguments.of(chain, chain, List.of()),
                Arguments.of(
                        chain,
                        chain.with(new Sgd(0.01)),
                        List.of(
                                "sgd.learning-rate was 0.05 up to step 6 and is 0.01 from there on.")),
                Arguments.of(
                        Chain.of(new Sgd(new CosineDecay())),
                        Chain.of(new Sgd(new CosineDecay())),
                        List.of(
                                "sgd.learning-rate was cosine-decay(0.1) over 2 epochs up to step 6 and is cosine-decay(0.1) over 3 epochs from there on.")),
                Arguments.of(
                        Chain.of(new Sgd(CONSTANT_AT_LAST)),
                        Chain.of(new Sgd(CONSTANT_AT_LAST)),
                        List.of()),
                Arguments.of(
                        Chain.of(new Accumulate(2, Chain.of(new Adam(), new Sgd(0.1)))),
                        Chain.of(
                                new Accumulate(
                                        2,
                                        Chain.of(new Adam(0.8, 0.999, 1e-8, false), new Sgd(0.2)))),
                        List.of(
                                "accumulate/adam.decay was 0.9 up to step 6 and is 0.8 from there on.",
                                "accumulate/sgd.learning-rate was 0.1 up to step 6 and is 0.2 from there on.")));
    }

    static int[][] ends() {
        return new int[][] {{2}, {1}, {0}};
    }

    @ParameterizedTest
    @MethodSource("ends")
    void where_no_epoch_is_left_that_is_told(int[] epochs) {
        Fit fit = TRAINING.epochs(epochs[0]).resume(CHECKPOINT).run(DATA);
        String note =
                List.of(
                                "The checkpoint has come to step 6 already, and 0 epochs come to step 0: nothing was trained.",
                                "The checkpoint has come to step 6 already, and 1 epoch comes to step 3: nothing was trained.",
                                "The checkpoint has come to step 6 already, and 2 epochs come to step 6: nothing was trained.")
                        .get(epochs[0]);
        assertThat(fit.notes()).containsExactly(note);
        assertThat(fit).hasToString(CHAIN + ": finished. " + note);
        assertThat(fit.checkpoint()).isEqualTo(CHECKPOINT);
        assertThat(Arrays.equals(fit.parameters(), CHECKPOINT.state().parameters())).isTrue();
    }
}

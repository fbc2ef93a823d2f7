package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Problem;
import org.thalweg.Regularizer;
import org.thalweg.data.TargetTransform;
import org.thalweg.datasets.Missing;
import org.thalweg.datasets.MissingValues;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.Key.Section;
import org.thalweg.experiments.spec.YamlNode.Scalar;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.losses.SoftmaxCrossEntropy;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.records.Notation;
import org.thalweg.text.Numbers;
import org.thalweg.training.ClassWeights;
import org.thalweg.training.Training;

/**
 * The table of all settings, a row each: name, form and range, default, meaning, the maps in which it stands, its option of the
 * command line, and whether it enters the identity of a trial. The reader, the options with their help, the JSON Schema, the
 * canonical text, the checks of what Java says, and the tables of docs/configuration.md follow from it, in its order.
 */
public final class Keys {

    /** Of trials, and of replicates. */
    static final int MOST = 10_000;

    /** Of the base's mean, or of a bounded measure itself. */
    static final double MARGIN = 0.01;

    /** Gradients of a problem. */
    static final int USUAL_EVALUATIONS = 200;

    static final double USUAL_GAP = 1e-3;

    public static final Key<String> NAME =
            new Key<>("name", Scalars.name(), Level.EXPERIMENT, Level.FILE)
                    .means("For people.")
                    .byDefault("ablation")
                    .inWords("that of the file")
                    .option(Section.TRAINING, "TEXT", "Default: the data file's name.");
    public static final Key<Model> MODEL =
            new Key<>("model", Structures.one(Model.class), Level.EXPERIMENT)
                    .means("What predicts.")
                    .byDefault(new Linear())
                    .option(Section.TRAINING, "MODEL", "Default: {default}.")
                    .identity(Notation::printWhole);
    public static final Key<Loss> LOSS =
            new Key<>("loss", Structures.one(Loss.class), Level.EXPERIMENT)
                    .means("What predictions cost.")
                    .inWords(loss(false).name() + ", or " + loss(true).name() + " for classes")
                    .option(
                            Section.TRAINING,
                            "LOSS",
                            "Default: "
                                    + loss(false).name()
                                    + "; with --class "
                                    + loss(true).name()
                                    + ".")
                    .identity(Notation::printWhole);
    public static final Key<List<Regularizer>> REGULARIZERS =
            new Key<>("regularizers", Structures.several(Regularizer.class), Level.EXPERIMENT)
                    .means("Part of the objective; removable like the links of the chain.")
                    .byDefault(List.of())
                    .option(
                            Section.TRAINING,
                            "REGULARIZER",
                            "A penalty or constraint, such as 'l2(0.001)'. May be given several times.")
                    .as("--regularize");
    public static final Key<Chain> CHAIN =
            new Key<>("chain", Structures.chain(), Level.EXPERIMENT)
                    .means("The base, in pipe form or as a list of links.");
    public static final Key<List<Design>> DESIGN =
            new Key<>("design", Structures.designs(), Level.EXPERIMENT)
                    .means("Which variants are compared with the base.")
                    .byDefault(List.of(new Design.LeaveOneOut()))
                    .option(
                            Section.TRAINING,
                            "DESIGN",
                            "Default: {default}. Others: leave-one-in, 'swap: {momentum: [rmsprop]}' … May be given several times.");
    public static final Key<List<DataSource>> DATA =
            new Key<>("data", Structures.data(), Level.EXPERIMENT)
                    .means("A file, several, or files with options.")
                    .option(Section.DATA, "FILE", "A CSV file, possibly gzipped.");
    public static final Key<List<Problem>> PROBLEM =
            new Key<>("problem", Structures.several(Problem.class), Level.EXPERIMENT)
                    .means("What is minimised in place of a model on data, or several.")
                    .option(
                            Section.TRAINING,
                            "PROBLEM",
                            "What to minimise in place of a model on data, such as 'valley(condition=1000)'. May be given several times.");
    public static final Key<List<Tuned>> TUNE =
            new Key<>("tune", Structures.tuned(), Level.EXPERIMENT)
                    .means(
                            "What is tuned, in each replicate for each variant alike. 'none' keeps the values of the chains.")
                    .byDefault(List.of(Tuned.ONLY_RATE))
                    .inWords("")
                    .option(
                            Section.TUNING,
                            "PARAMETER",
                            "What is tuned, such as 'momentum.decay: uniform(0, 0.99)', or its name alone for the usual range. May be given several times. Default: the learning rate.");
    public static final Key<Integer> TRIALS =
            new Key<>("trials", Scalars.whole(2, MOST), Level.TUNE)
                    .means("How many points are tried in each replicate.")
                    .byDefault(16)
                    .option(
                            Section.TUNING,
                            "N",
                            "Points tried for each variant in each replicate. Default: {default}.")
                    .as("--tune-trials");
    public static final Key<Integer> REPLICATES =
            new Key<>("replicates", Scalars.whole(2, MOST), Level.EXPERIMENT, Level.SPLIT)
                    .means("How often everything is drawn anew, rows included: folds × rounds.")
                    .byDefault(10)
                    .option(
                            Section.ROWS,
                            "N",
                            "How often everything is drawn anew: folds × rounds. Default: {default}.");
    public static final Key<Integer> EPOCHS =
            new Key<>("epochs", Scalars.whole(1), Level.EXPERIMENT)
                    .means("Passes over the data.")
                    .byDefault(Training.EPOCHS)
                    .option(Section.TRAINING, "N", "Default: {default}.")
                    .identity(String::valueOf);
    public static final Key<Integer> BATCH_SIZE =
            new Key<>("batch-size", Scalars.whole(1), Level.EXPERIMENT)
                    .means("Instances in a minibatch.")
                    .byDefault(Training.BATCH_SIZE)
                    .option(Section.TRAINING, "N", "Default: {default}.")
                    .identity(String::valueOf);
    public static final Key<Integer> EVALUATIONS =
            new Key<>("evaluations", Scalars.whole(1), Level.EXPERIMENT)
                    .means(
                            "How many gradients of a problem a run asks for; a step that has begun is finished.")
                    .inWords(String.valueOf(USUAL_EVALUATIONS))
                    .option(
                            Section.TRAINING,
                            "N",
                            "How many gradients of a problem a run asks for; a step that has begun is finished. Default: {default}.")
                    .identity(String::valueOf);
    public static final Key<Integer> STOP_EARLY =
            new Key<>("stop-early", Scalars.whole(1, " epoch"), Level.EXPERIMENT)
                    .means("Epochs without a smaller validation loss after which a run ends.")
                    .inWords("none does")
                    .option(
                            Section.JUDGING,
                            "EPOCHS",
                            "End a run after so many epochs without a smaller validation loss. Default: do not.")
                    .identity("patience", "0");
    public static final Key<List<Measure>> MEASURE =
            new Key<>("measure", Scalars.measures(), Level.EXPERIMENT)
                    .means("What is recorded of each run.")
                    .inWords(
                            "test.loss, and rmse and r2, or accuracy for classes; of problems log-gap, gap and evaluations-to-gap, or value where no minimum is known")
                    .option(
                            Section.JUDGING,
                            "MEASURE",
                            "What is measured of each run. Default: test.loss and metrics that suit it; of problems log-gap, gap and evaluations-to-gap.")
                    .splitAtCommas();
    public static final Key<Measure> PRIMARY =
            new Key<>("primary", Scalars.measure(), Level.EXPERIMENT)
                    .means("The measure that verdicts are about.")
                    .inWords("the first one")
                    .option(
                            Section.JUDGING,
                            "MEASURE",
                            "What verdicts are about. Default: test.loss; of problems log-gap.");
    public static final Key<Double> TARGET_LOSS =
            new Key<>("target-loss", Scalars.number(), Level.EXPERIMENT)
                    .means("The validation loss that steps-to-target counts to.")
                    .inWords("that of the base's tuning, and 5% more")
                    .option(
                            Section.JUDGING,
                            "NUMBER",
                            "The validation loss that steps-to-target counts to.");
    public static final Key<Double> TARGET_GAP =
            new Key<>("target-gap", Scalars.share(), Level.EXPERIMENT)
                    .means("The share of the start's gap that evaluations-to-gap counts to.")
                    .inWords(Numbers.shortest(USUAL_GAP))
                    .option(
                            Section.JUDGING,
                            "SHARE",
                            "The share of the start's gap that evaluations-to-gap counts to. Default: {default}.")
                    .identity(String::valueOf);
    public static final Key<Margin> PRACTICAL =
            new Key<>("practical", Structures.margin(), Level.EXPERIMENT)
                    .means(
                            "Smaller differences do not matter: a share of the base's mean, or 'absolute: 0.01'.")
                    .inWords(Scalars.percent(MARGIN))
                    .option(
                            Section.JUDGING,
                            "SHARE",
                            "Smaller differences do not matter: a share of the base's mean, or 'absolute: 0.01'. Default: {default}.");
    public static final Key<Double> ABSOLUTE =
            new Key<>("absolute", Scalars.number(), Level.PRACTICAL)
                    .means("The margin in units of the primary measure, instead of a share.");
    public static final Key<Long> SEED =
            new Key<>("seed", Scalars.seed(), Level.EXPERIMENT)
                    .means("From which all randomness derives.")
                    .byDefault(1L)
                    .option(
                            Section.JUDGING,
                            "N",
                            "From which all randomness derives. Default: {default}.");
    public static final Key<Duration> LIMIT =
            new Key<>("limit", Scalars.duration(), Level.EXPERIMENT)
                    .means("The longest that one run may take, such as 30s or 5m.")
                    .inWords("as long as it takes")
                    .option(
                            Section.JUDGING,
                            "TIME",
                            "The longest that one run may take, such as 30s. Default: none.");

    public static final Key<List<String>> TARGET =
            new Key<>("target", Scalars.texts(), Level.EXPERIMENT, Level.FILE)
                    .means("Target columns, by name or position.")
                    .option(
                            Section.DATA,
                            "NAME",
                            "The column to predict, by name or position; -1 is the last. Several: A,B.")
                    .splitAtCommas();
    public static final Key<String> CLASS =
            new Key<>("class", Scalars.text(), Level.EXPERIMENT, Level.FILE)
                    .means(
                            "The column that says of which class an instance is, by name or position.")
                    .option(
                            Section.DATA,
                            "NAME",
                            "The column that says of which class an instance is; instead of --target.");
    public static final Key<Boolean> CLASSES =
            new Key<>("classes", Scalars.flag(), Level.EXPERIMENT, Level.FILE)
                    .means("Whether the target is a class.")
                    .byDefault(false)
                    .inWords("");
    public static final Key<Character> DELIMITER =
            new Key<>("delimiter", Scalars.character(), Level.EXPERIMENT, Level.FILE)
                    .means("What separates columns.")
                    .inWords("detected")
                    .option(
                            Section.DATA,
                            "CHAR",
                            "What separates columns; 'tab' is a tab. Default: detected.");
    public static final Key<Character> DECIMAL =
            new Key<>("decimal", Scalars.decimalMark(), Level.EXPERIMENT, Level.FILE)
                    .means("What stands before the decimals of a number.")
                    .inWords("detected")
                    .option(
                            Section.DATA,
                            "CHAR",
                            "What stands before the decimals of a number: . or a comma. Default: detected.");
    public static final Key<Boolean> HEADER =
            new Key<>("header", Scalars.flag(), Level.EXPERIMENT, Level.FILE)
                    .means("Whether the first line names the columns.")
                    .inWords("detected")
                    .option(
                            Section.DATA,
                            "",
                            "Whether the first line names the columns. Default: detected.");
    public static final Key<Integer> SKIP_LINES =
            new Key<>("skip-lines", Scalars.whole(0), Level.EXPERIMENT, Level.FILE)
                    .means("Lines to leave out at the beginning.")
                    .byDefault(0)
                    .option(
                            Section.DATA,
                            "N",
                            "Lines to skip at the beginning. Default: {default}.");
    public static final Key<List<String>> CATEGORICAL =
            new Key<>("categorical", Scalars.texts(), Level.EXPERIMENT, Level.FILE)
                    .means("Input columns that hold words.")
                    .byDefault(List.of())
                    .option(
                            Section.DATA,
                            "NAME",
                            "Columns that become one column for each category.")
                    .splitAtCommas();
    public static final Key<List<String>> DROP =
            new Key<>("drop", Scalars.texts(), Level.EXPERIMENT, Level.FILE)
                    .means("Columns to leave out.")
                    .byDefault(List.of())
                    .option(Section.DATA, "NAME", "Columns to leave out.")
                    .splitAtCommas();
    public static final Key<String> WEIGHTS =
            new Key<>("weights", Scalars.text(), Level.EXPERIMENT, Level.FILE)
                    .means(
                            "The column that says what a row counts: one of weight 2 as if it were there twice, one of weight 0 as if it were not there.")
                    .inWords("each row once")
                    .option(
                            Section.DATA,
                            "COLUMN",
                            "The column that says what a row counts: 2 as if it were there twice, 0 as if it were not there. Default: {default}.");
    public static final Key<ClassWeights> CLASS_WEIGHTS =
            new Key<>("class-weights", Structures.classWeights(), Level.EXPERIMENT, Level.FILE)
                    .means(
                            "What rows of each class count in what is minimised, beside their weights: 'balanced', or a map of classes to weights, of which others have 1. Measures do not change, but for the validation loss.")
                    .inWords("all the same")
                    .option(
                            Section.DATA,
                            "WEIGHTS",
                            "What rows of each class count in what is minimised: 'balanced', or such as 'ham=1, spam=2.5'. Default: {default}.")
                    .identity(ClassWeights::toString);
    public static final Key<Missing> MISSING =
            new Key<>("missing", Scalars.missing(), Level.EXPERIMENT, Level.FILE)
                    .means(
                            "What happens to missing values: an error, their rows are left out, or inputs are filled by the mean or median of the training part, categories by the most frequent.")
                    .byDefault(Missing.ERROR)
                    .option(
                            Section.DATA,
                            "POLICY",
                            "What to do with missing values: {default} (default), skip rows, or fill inputs by the mean or median of the training part.");
    public static final Key<MissingValues> MISSING_VALUES =
            new Key<>("missing-values", Structures.missingValues(), Level.EXPERIMENT, Level.FILE)
                    .means(
                            "Texts that stand for a missing value: for all columns, or a map of columns to theirs. An empty field always does.")
                    .inWords("NA, NaN, NULL, None, ?, -, . and the like")
                    .option(
                            Section.DATA,
                            "TEXTS",
                            "What stands for a missing value, such as NA,-200 or '{temperature: -200}'; '' for an empty field alone. Default: {default}.");
    public static final Key<Splitting> SPLIT =
            new Key<>("split", Structures.splitting(), Level.EXPERIMENT, Level.FILE)
                    .means("On which rows replicates test.")
                    .inWords("ten folds");
    public static final Key<Integer> FOLDS =
            new Key<>("folds", Scalars.whole(2), Level.SPLIT)
                    .means("How many folds.")
                    .byDefault(10)
                    .option(
                            Section.ROWS,
                            "N",
                            "Parts of the data that are tested on in turn. Default: {default}.");
    public static final Key<Integer> ROUNDS =
            new Key<>("rounds", Scalars.whole(1), Level.SPLIT)
                    .means("How often rows are dealt into folds.")
                    .byDefault(1)
                    .inWords("once");
    public static final Key<String> GROUP =
            new Key<>("group", Scalars.text(), Level.SPLIT)
                    .means(
                            "The column whose equal values stay on one side, such as a patient's number.")
                    .option(
                            Section.ROWS,
                            "COLUMN",
                            "Keep rows with equal values together, such as those of one patient.");
    public static final Key<String> ORDER =
            new Key<>("order", Scalars.text(), Level.SPLIT)
                    .means(
                            "The column by which rows are ordered: earlier ones train, later ones test.")
                    .option(Section.ROWS, "COLUMN", "Train on earlier and test on later rows.");
    public static final Key<Double> FIXED =
            new Key<>("fixed", Scalars.share(), Level.SPLIT)
                    .means("The share of the rows on which every replicate tests.")
                    .option(
                            Section.ROWS,
                            "SHARE",
                            "Test on one part of the data only; verdicts are then about this part.");
    public static final Key<Path> TEST =
            new Key<>("test", Structures.testFile(), Level.EXPERIMENT, Level.FILE)
                    .means("A file with the rows to test on, of the same columns.")
                    .inWords("rows of the data")
                    .option(
                            Section.ROWS,
                            "FILE",
                            "Test on this file only; verdicts are then about this test set.");
    public static final Key<Double> VALIDATION =
            new Key<>("validation", Scalars.share(), Level.SPLIT)
                    .means("Share of the rows outside the test by which is tuned.")
                    .byDefault(0.2)
                    .option(
                            Section.ROWS,
                            "SHARE",
                            "Of the rows outside the test, for tuning. Default: {default}.");
    public static final Key<Boolean> STANDARDIZE =
            new Key<>("standardize", Scalars.flag(), Level.EXPERIMENT, Level.FILE)
                    .means("Whether columns get mean 0 and deviation 1.")
                    .byDefault(true)
                    .option(
                            Section.DATA,
                            "",
                            "Give inputs, and targets that are no classes, mean 0 and deviation 1. Default: {default}.")
                    .identity(String::valueOf);

    public static final Key<TargetTransform> TARGET_TRANSFORM =
            new Key<>("target-transform", Scalars.targetTransform(), Level.EXPERIMENT, Level.FILE)
                    .means(
                            "What models are trained on in the place of targets, before these are standardized; losses are in these units, other measures in those of the file.")
                    .inWords("none")
                    .option(
                            Section.DATA,
                            "TRANSFORM",
                            "Train on the log of targets, or log1p, which is log(1 + y). Default: {default}.")
                    .identity(TargetTransform::word);

    private static final ImmutableList<Key<?>> ALL =
            ImmutableList.of(
                    NAME,
                    MODEL,
                    LOSS,
                    REGULARIZERS,
                    CHAIN,
                    DESIGN,
                    DATA,
                    PROBLEM,
                    TUNE,
                    TRIALS,
                    REPLICATES,
                    EPOCHS,
                    BATCH_SIZE,
                    EVALUATIONS,
                    STOP_EARLY,
                    MEASURE,
                    PRIMARY,
                    TARGET_LOSS,
                    TARGET_GAP,
                    PRACTICAL,
                    ABSOLUTE,
                    SEED,
                    LIMIT,
                    TARGET,
                    CLASS,
                    CLASSES,
                    DELIMITER,
                    DECIMAL,
                    HEADER,
                    SKIP_LINES,
                    CATEGORICAL,
                    DROP,
                    WEIGHTS,
                    CLASS_WEIGHTS,
                    MISSING,
                    MISSING_VALUES,
                    SPLIT,
                    FOLDS,
                    ROUNDS,
                    GROUP,
                    ORDER,
                    FIXED,
                    TEST,
                    VALIDATION,
                    STANDARDIZE,
                    TARGET_TRANSFORM);

    /** What means nothing for a problem, beside what is said of files. */
    private static final ImmutableSet<Key<?>> OF_MODELS =
            ImmutableSet.of(DATA, MODEL, LOSS, EPOCHS, BATCH_SIZE, STOP_EARLY, TARGET_LOSS, SPLIT);

    private static final ImmutableSet<Key<?>> OF_PROBLEMS =
            ImmutableSet.of(PROBLEM, EVALUATIONS, TARGET_GAP);

    private Keys() {}

    /** Returns whether an experiment on data has this key, or one on problems; some have both. */
    static boolean isOf(boolean problems, Key<?> key) {
        return problems ? !OF_MODELS.contains(key) && !key.isOfFiles() : !OF_PROBLEMS.contains(key);
    }

    /** Returns all rows. */
    public static List<Key<?>> all() {
        return ALL;
    }

    /** Returns the keys of a map. */
    static List<Key<?>> of(Level level) {
        return ALL.stream().filter(key -> key.isIn(level)).toList();
    }

    /** Returns the keys of an experiment itself, without those that stand beside its data for all files. */
    static List<Key<?>> ofExperiment() {
        return of(Level.EXPERIMENT).stream().filter(key -> !key.isOfFiles()).toList();
    }

    /** Returns the names of the keys of a map. */
    static List<String> labels(Level level) {
        return of(level).stream().map(Key::label).toList();
    }

    /** Returns what predictions cost where nothing is said. */
    public static Loss loss(boolean classes) {
        return classes ? new SoftmaxCrossEntropy() : new SquaredError();
    }

    /**
     * Returns the time that the option of {@link #LIMIT} says.
     *
     * @throws SpecException if it is none, or not possible
     */
    public static Duration limit(String text) {
        Position option = Position.ofArgument(LIMIT.option().orElseThrow().name());
        Duration limit = Scalars.duration(LIMIT, new Scalar(text, false, false, option));
        LIMIT.check(limit);
        return limit;
    }

    /** A share of an R² near 0 would be nothing. */
    static Margin margin(Measure primary) {
        return primary.bounded() ? Margin.absolute(MARGIN) : Margin.relative(MARGIN);
    }
}

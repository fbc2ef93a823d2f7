package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;

/** Every key of a spec, declared once: for the reader, for messages and for the JSON Schema. */
enum Key {
    NAME(
            "name",
            Form.TEXT,
            "For people. By default that of the file.",
            Level.EXPERIMENT,
            Level.FILE),
    MODEL("model", Form.MODEL, "What predicts. By default linear.", Level.EXPERIMENT),
    LOSS(
            "loss",
            Form.LOSS,
            "What predictions cost. By default squared-error, or softmax-cross-entropy for classes.",
            Level.EXPERIMENT),
    REGULARIZERS(
            "regularizers",
            Form.REGULARIZERS,
            "Part of the objective; removable like the links of the chain.",
            Level.EXPERIMENT),
    CHAIN("chain", Form.CHAIN, "The base, in pipe form or as a list of links.", Level.EXPERIMENT),
    DESIGN(
            "design",
            Form.DESIGN,
            "Which variants are compared with the base. By default leave-one-out.",
            Level.EXPERIMENT),
    DATA("data", Form.DATA, "A file, several, or files with options.", Level.EXPERIMENT),
    TUNE(
            "tune",
            Form.TUNE,
            "What is tuned, in each replicate for each variant alike. 'none' keeps the values of the chains.",
            Level.EXPERIMENT),
    REPLICATES(
            "replicates",
            Form.WHOLE,
            2,
            "How often everything is drawn anew, rows included: folds × rounds. By default 10.",
            Level.EXPERIMENT,
            Level.SPLIT),
    EPOCHS("epochs", Form.WHOLE, 1, "Passes over the data. By default 20.", Level.EXPERIMENT),
    BATCH_SIZE(
            "batch-size",
            Form.WHOLE,
            1,
            "Instances in a minibatch. By default 32.",
            Level.EXPERIMENT),
    STOP_EARLY(
            "stop-early",
            Form.WHOLE,
            1,
            "Epochs without a smaller validation loss after which a run ends. By default none does.",
            Level.EXPERIMENT),
    MEASURE(
            "measure",
            Form.MEASURES,
            "What is recorded of each run. By default test.loss, and rmse and r2, or accuracy for classes.",
            Level.EXPERIMENT),
    PRIMARY(
            "primary",
            Form.MEASURE,
            "The measure that verdicts are about. By default the first one.",
            Level.EXPERIMENT),
    TARGET_LOSS(
            "target-loss",
            Form.NUMBER,
            "The validation loss that steps-to-target counts to. By default that of the base's tuning, and 5% more.",
            Level.EXPERIMENT),
    PRACTICAL(
            "practical",
            Form.MARGIN,
            "Smaller differences do not matter: a share of the base's mean, or 'absolute: 0.01'. By default 1%.",
            Level.EXPERIMENT),
    SEED(
            "seed",
            Form.WHOLE,
            0,
            "From which all randomness derives. By default 1.",
            Level.EXPERIMENT),
    LIMIT(
            "limit",
            Form.DURATION,
            "The longest that one run may take, such as 30s or 5m. By default as long as it takes.",
            Level.EXPERIMENT),

    TARGET(
            "target",
            Form.TEXTS,
            "Target columns, by name or position.",
            Level.EXPERIMENT,
            Level.FILE),
    CLASS(
            "class",
            Form.TEXT,
            "The column that says of which class an instance is, by name or position.",
            Level.EXPERIMENT,
            Level.FILE),
    CLASSES("classes", Form.FLAG, "Whether the target is a class.", Level.EXPERIMENT, Level.FILE),
    DELIMITER(
            "delimiter",
            Form.CHARACTER,
            "What separates columns. By default detected.",
            Level.EXPERIMENT,
            Level.FILE),
    HEADER(
            "header",
            Form.FLAG,
            "Whether the first line names the columns. By default detected.",
            Level.EXPERIMENT,
            Level.FILE),
    SKIP_LINES(
            "skip-lines",
            Form.WHOLE,
            0,
            "Lines to leave out at the beginning. By default 0.",
            Level.EXPERIMENT,
            Level.FILE),
    CATEGORICAL(
            "categorical",
            Form.TEXTS,
            "Input columns that hold words.",
            Level.EXPERIMENT,
            Level.FILE),
    DROP("drop", Form.TEXTS, "Columns to leave out.", Level.EXPERIMENT, Level.FILE),
    MISSING(
            "missing",
            Form.POLICY,
            "What happens to rows with a missing value. By default error.",
            Level.EXPERIMENT,
            Level.FILE),
    SPLIT(
            "split",
            Form.SPLIT,
            "On which rows replicates test. By default ten folds.",
            Level.EXPERIMENT,
            Level.FILE),
    TEST(
            "test",
            Form.TEXT,
            "A file with the rows to test on, of the same columns. By default rows of the data.",
            Level.EXPERIMENT,
            Level.FILE),
    STANDARDIZE(
            "standardize",
            Form.FLAG,
            "Whether columns get mean 0 and deviation 1. By default true.",
            Level.EXPERIMENT,
            Level.FILE),

    FOLDS("folds", Form.WHOLE, 2, "How many folds. By default 10.", Level.SPLIT),
    ROUNDS(
            "rounds",
            Form.WHOLE,
            1,
            "How often rows are dealt into folds. By default once.",
            Level.SPLIT),
    GROUP(
            "group",
            Form.TEXT,
            "The column whose equal values stay on one side, such as a patient's number.",
            Level.SPLIT),
    ORDER(
            "order",
            Form.TEXT,
            "The column by which rows are ordered: earlier ones train, later ones test.",
            Level.SPLIT),
    FIXED(
            "fixed",
            Form.SHARE,
            "The share of the rows on which every replicate tests.",
            Level.SPLIT),
    VALIDATION(
            "validation",
            Form.SHARE,
            "Share of the rows outside the test by which is tuned. By default 0.2.",
            Level.SPLIT),
    TRIALS(
            "trials",
            Form.WHOLE,
            2,
            "How many points are tried in each replicate. By default 16.",
            Level.TUNE),
    ABSOLUTE(
            "absolute",
            Form.NUMBER,
            "The margin in units of the primary measure, instead of a share.",
            Level.PRACTICAL);

    /** The maps in which keys stand. */
    enum Level {
        EXPERIMENT,
        FILE,
        SPLIT,
        TUNE,
        PRACTICAL
    }

    private final String label;
    private final Form form;
    private final long least;
    private final String meaning;
    private final ImmutableList<Level> levels;

    Key(String label, Form form, String meaning, Level... levels) {
        this(label, form, 0, meaning, levels);
    }

    Key(String label, Form form, long least, String meaning, Level... levels) {
        this.label = label;
        this.form = form;
        this.least = least;
        this.meaning = meaning;
        this.levels = ImmutableList.copyOf(levels);
    }

    /** Returns the name as specs write it. */
    String label() {
        return label;
    }

    Form form() {
        return form;
    }

    /** Returns the least value of a whole number. */
    long least() {
        return least;
    }

    String meaning() {
        return meaning;
    }

    /** Returns the keys of a map. */
    static List<Key> of(Level level) {
        return Arrays.stream(values()).filter(key -> key.levels.contains(level)).toList();
    }

    /** Returns the names of the keys of a map. */
    static List<String> labels(Level level) {
        return of(level).stream().map(Key::label).toList();
    }

    @Override
    public String toString() {
        return label;
    }
}

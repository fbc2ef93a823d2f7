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
            "How the learning rate of each variant is chosen. 'none' keeps the rates of the chains.",
            Level.EXPERIMENT),
    SEEDS(
            "seeds",
            Form.WHOLE,
            2,
            "How many paired seeds each variant is evaluated with. By default 10.",
            Level.EXPERIMENT),
    EPOCHS("epochs", Form.WHOLE, 1, "Passes over the data. By default 20.", Level.EXPERIMENT),
    BATCH_SIZE(
            "batch-size",
            Form.WHOLE,
            1,
            "Instances in a minibatch. By default 32.",
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
    PRACTICAL(
            "practical",
            Form.SHARE,
            "Differences below this share of the base do not matter. By default 1%.",
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
    SPLIT("split", Form.SPLIT, "Shares of the rows.", Level.EXPERIMENT, Level.FILE),
    STANDARDIZE(
            "standardize",
            Form.FLAG,
            "Whether columns get mean 0 and deviation 1. By default true.",
            Level.EXPERIMENT,
            Level.FILE),

    TEST("test", Form.SHARE, "For the final measurement. By default 0.25.", Level.SPLIT),
    VALIDATION(
            "validation", Form.SHARE, "For choosing learning rates. By default 0.2.", Level.SPLIT),
    REDRAW("redraw", Form.FLAG, "Whether each seed splits anew. By default false.", Level.SPLIT),

    TRIALS(
            "trials",
            Form.WHOLE,
            2,
            "How many learning rates are tried. By default 16.",
            Level.TUNE),
    TUNE_SEEDS(
            "seeds", Form.WHOLE, 1, "How many seeds each is tried with. By default 3.", Level.TUNE);

    /** The maps in which keys stand. */
    enum Level {
        EXPERIMENT,
        FILE,
        SPLIT,
        TUNE
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

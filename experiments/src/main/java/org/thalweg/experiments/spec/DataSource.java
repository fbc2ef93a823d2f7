package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.thalweg.data.Missing;
import org.thalweg.text.Numbers;

/**
 * A data file and how to read it.
 *
 * @param name unique within the experiment: the file's name without its ending, unless told otherwise
 * @param targets names or positions of the target columns
 * @param classes whether the one target is a class, to be one-hot
 * @param delimiter between columns; empty: detected
 * @param header whether the first line names the columns; empty: detected
 * @param skipLines lines before the header or the data
 * @param categorical input columns that become one column a category
 * @param drop columns to leave out
 * @param missing what happens to rows with a missing value
 * @param test share of the rows that is only for the final measurement
 * @param validation share of the rows by which learning rates are chosen
 * @param redraw whether each seed splits anew; the tests for it are other ones
 * @param standardize whether inputs, and targets that are not classes, get mean 0 and deviation 1 of the training part
 */
public record DataSource(
        String name,
        Path file,
        List<String> targets,
        boolean classes,
        Optional<Character> delimiter,
        Optional<Boolean> header,
        int skipLines,
        List<String> categorical,
        List<String> drop,
        Missing missing,
        double test,
        double validation,
        boolean redraw,
        boolean standardize) {

    private static final double TEST = 0.25;
    private static final double VALIDATION = 0.2;

    public DataSource {
        targets = ImmutableList.copyOf(targets);
        categorical = ImmutableList.copyOf(categorical);
        drop = ImmutableList.copyOf(drop);
        Checks.that(!name.isBlank(), Key.DATA, "A dataset needs a name.");
        Checks.that(
                !targets.isEmpty(),
                Key.DATA,
                "%s has no target. Name one: 'target: quality', or 'class: species' if it is a class.",
                file.getFileName());
        Checks.that(
                !classes || targets.size() == 1,
                Key.CLASSES,
                "A class is one column, got %s targets.",
                targets.size());
        Checks.that(skipLines >= 0, Key.SKIP_LINES, "skip-lines must be at least 0.");
        Checks.that(
                test > 0 && validation >= 0 && test + validation < 1,
                Key.SPLIT,
                "split: a test share of %s and a validation share of %s leave no sensible training part. The test share must be above 0, and both together less than 1.",
                Numbers.shortest(test),
                Numbers.shortest(validation));
    }

    /** Returns a file with numbers to predict, and the defaults: a quarter for the test, a fifth for validation. */
    public static DataSource of(Path file, String... targets) {
        return new DataSource(
                nameOf(file),
                file,
                List.of(targets),
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                List.of(),
                Missing.ERROR,
                TEST,
                VALIDATION,
                false,
                true);
    }

    /** Returns a file with a class to predict, and the defaults. */
    public static DataSource classes(Path file, String target) {
        return of(file, target).with(s -> s.classes = true);
    }

    /** Returns the name of a file without its endings {@code .gz} and one more. */
    static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.gz$", "");
        return name.replaceFirst("(?<=.)\\.[^.]*$", "");
    }

    /** Returns the same data under another name. */
    public DataSource named(String other) {
        return with(s -> s.name = other);
    }

    /** Says what separates the columns. */
    public DataSource delimiter(char separator) {
        return with(s -> s.delimiter = Optional.of(separator));
    }

    /** Says whether the first line names the columns. */
    public DataSource header(boolean present) {
        return with(s -> s.header = Optional.of(present));
    }

    /** Leaves out the first lines. */
    public DataSource skipLines(int lines) {
        return with(s -> s.skipLines = lines);
    }

    /** Says which input columns become one column a category. */
    public DataSource categorical(String... columns) {
        return with(s -> s.categorical = List.of(columns));
    }

    /** Says which columns to leave out. */
    public DataSource drop(String... columns) {
        return with(s -> s.drop = List.of(columns));
    }

    /** Says what happens to rows with a missing value. */
    public DataSource missing(Missing policy) {
        return with(s -> s.missing = policy);
    }

    /** Sets the shares of the rows for the test and for validation; the rest is for training. */
    public DataSource split(double testShare, double validationShare) {
        return with(
                s -> {
                    s.test = testShare;
                    s.validation = validationShare;
                });
    }

    /** Splits anew for each seed. */
    public DataSource redrawn() {
        return with(s -> s.redraw = true);
    }

    /** Keeps the columns in the units of the file. */
    public DataSource unstandardized() {
        return with(s -> s.standardize = false);
    }

    private DataSource with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** A copy while it is being changed. */
    private static final class Draft {
        private final DataSource from;
        private String name;
        private boolean classes;
        private Optional<Character> delimiter;
        private Optional<Boolean> header;
        private int skipLines;
        private List<String> categorical;
        private List<String> drop;
        private Missing missing;
        private double test;
        private double validation;
        private boolean redraw;
        private boolean standardize;

        Draft(DataSource from) {
            this.from = from;
            name = from.name;
            classes = from.classes;
            delimiter = from.delimiter;
            header = from.header;
            skipLines = from.skipLines;
            categorical = from.categorical;
            drop = from.drop;
            missing = from.missing;
            test = from.test;
            validation = from.validation;
            redraw = from.redraw;
            standardize = from.standardize;
        }

        DataSource finished() {
            return new DataSource(
                    name,
                    from.file,
                    from.targets,
                    classes,
                    delimiter,
                    header,
                    skipLines,
                    categorical,
                    drop,
                    missing,
                    test,
                    validation,
                    redraw,
                    standardize);
        }
    }
}

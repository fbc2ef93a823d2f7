package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.thalweg.datasets.Missing;

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
 * @param split what the replicates vary, and on what they test
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
        Splitting split,
        boolean standardize) {

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
    }

    /** Returns a file with numbers to predict, and the defaults: ten folds, a fifth of the rest for validation. */
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
                Splitting.folds(),
                true);
    }

    /** Returns a file with a class to predict, and the defaults. */
    public static DataSource classes(Path file, String target) {
        return of(file, target).asClasses();
    }

    /** Returns the name of a file without its endings {@code .gz} and one more. */
    static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.gz$", "");
        return name.replaceFirst("(?<=.)\\.[^.]*$", "");
    }

    /** Returns the same data, their one target being a class. */
    public DataSource asClasses() {
        return with(s -> s.classes = true);
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

    /** Says what the replicates vary, and on what they test. */
    public DataSource split(Splitting splitting) {
        return with(s -> s.split = splitting);
    }

    /** Deals the rows into so many folds, the rest of the defaults unchanged. */
    public DataSource folds(int folds) {
        return split(new Splitting.Folds(folds, 1, Splitting.VALIDATION));
    }

    /** Keeps the rows of a group together, the rest of the defaults unchanged. */
    public DataSource group(String column) {
        return split(new Splitting.Groups(column, Splitting.DEFAULT, 1, Splitting.VALIDATION));
    }

    /** Trains on earlier and tests on later rows, the rest of the defaults unchanged. */
    public DataSource order(String column) {
        return split(new Splitting.Order(column, Splitting.DEFAULT, Splitting.VALIDATION));
    }

    /** Tests all replicates on one share of the rows, drawn once, the rest of the defaults unchanged. */
    public DataSource fixed(double share) {
        return split(new Splitting.Fixed(share, Splitting.DEFAULT, Splitting.VALIDATION));
    }

    /** Tests all replicates on the rows of another file with the same columns, the rest of the defaults unchanged. */
    public DataSource test(Path given) {
        return split(new Splitting.Given(given, Splitting.DEFAULT, Splitting.VALIDATION));
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
        private Splitting split;
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
            split = from.split;
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
                    split,
                    standardize);
        }
    }
}

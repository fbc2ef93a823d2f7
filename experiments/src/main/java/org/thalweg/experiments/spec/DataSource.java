package org.thalweg.experiments.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.Problem;
import org.thalweg.data.TargetTransform;
import org.thalweg.datasets.Missing;
import org.thalweg.datasets.MissingValues;
import org.thalweg.datasets.Wording;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.records.Notation;
import org.thalweg.training.ClassWeights;

/** A data file and how to read it: a value of the keys of {@link Keys} that a file has; or a problem in its place. */
public final class DataSource {

    private final Path file;
    private final Values values;
    private final Wording wording;
    private final Optional<Problem> problem;

    /**
     * @param said what is not said has the default of its key, and the file's name
     * @throws SpecException if a value is not possible
     */
    DataSource(Path file, Values said) {
        this(file, said, Wording.JAVA);
    }

    /** @param wording in which messages about the data speak of keys; two sources that differ in it alone are equal */
    DataSource(Path file, Values said, Wording wording) {
        this.file = file;
        this.wording = wording;
        this.problem = Optional.empty();
        this.values = filled(file, said);
        Checks.that(!name().isBlank(), Keys.DATA, "A dataset needs a name.");
        Checks.that(
                !targets().isEmpty(),
                Keys.DATA,
                "%s has no target. Name one: 'target: quality', or 'class: species' if it is a class.",
                file.getFileName());
        Checks.that(
                !classes() || targets().size() == 1,
                Keys.CLASSES,
                "A class is one column, got %s targets.",
                targets().size());
        Checks.that(
                !classes() || targetTransform().isEmpty(),
                Keys.TARGET_TRANSFORM,
                "A class has no %s. Leave 'target-transform' out, or predict a number.",
                targetTransform().map(TargetTransform::word).orElse(""));
        Keys.of(Level.FILE).forEach(values::check);
    }

    private DataSource(Problem problem, int replicates) {
        this.file = Path.of("");
        this.wording = Wording.JAVA;
        this.problem = Optional.of(problem);
        this.values =
                filled(
                        file,
                        Values.NONE
                                .with(Keys.NAME, Notation.print(problem))
                                .with(Keys.SPLIT, new Splitting.Draws(replicates))
                                .with(Keys.STANDARDIZE, false));
    }

    /** Returns a problem, of which so many draws are compared. */
    static DataSource of(Problem problem, int replicates) {
        return new DataSource(problem, replicates);
    }

    private static Values filled(Path file, Values said) {
        Values filled =
                said.with(Keys.NAME, said.said(Keys.NAME).orElseGet(() -> nameOf(file)))
                        .with(Keys.SPLIT, said.said(Keys.SPLIT).orElseGet(Splitting::folds))
                        .without(Keys.TEST);
        for (Key<?> key : Keys.of(Level.FILE)) {
            filled = filled.filled(key);
        }
        return filled.get(Keys.SPLIT) instanceof Splitting.Given given
                ? filled.with(Keys.TEST, given.file())
                : filled;
    }

    /** Returns a file with numbers to predict, and the defaults. */
    public static DataSource of(Path file, String... targets) {
        return new DataSource(file, Values.NONE.with(Keys.TARGET, List.of(targets)));
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

    /** Returns what is said of it beside the file. */
    public Values values() {
        return values;
    }

    /** Returns the same with another value. */
    public <T> DataSource with(Key<T> key, T value) {
        return new DataSource(file, values.with(key, value), wording);
    }

    /** Returns the same as options of the command line say it, for messages. */
    public DataSource saidByOptions() {
        return new DataSource(file, values, KeyWording.OPTIONS);
    }

    /** Returns the words in which messages about the data speak of its keys. */
    public Wording wording() {
        return wording;
    }

    /** Returns the problem that is minimised; empty if this is a file. */
    public Optional<Problem> problem() {
        return problem;
    }

    /** Returns the file. */
    public Path file() {
        return file;
    }

    /** Returns the name, unique within the experiment: the file's name without its ending, unless told otherwise. */
    public String name() {
        return values.get(Keys.NAME);
    }

    /** Returns names or positions of the target columns. */
    public List<String> targets() {
        return values.said(Keys.TARGET).orElse(List.of());
    }

    /** Returns whether the one target is a class, to be one-hot. */
    public boolean classes() {
        return values.get(Keys.CLASSES);
    }

    /** Returns what is between columns; empty: detected. */
    public Optional<Character> delimiter() {
        return values.said(Keys.DELIMITER);
    }

    /** Returns what stands before the decimals of a number; empty: detected. */
    public Optional<Character> decimal() {
        return values.said(Keys.DECIMAL);
    }

    /** Returns whether the first line names the columns; empty: detected. */
    public Optional<Boolean> header() {
        return values.said(Keys.HEADER);
    }

    /** Returns the number of lines before the header or the data. */
    public int skipLines() {
        return values.get(Keys.SKIP_LINES);
    }

    /** Returns input columns that become one column a category. */
    public List<String> categorical() {
        return values.get(Keys.CATEGORICAL);
    }

    /** Returns columns to leave out. */
    public List<String> drop() {
        return values.get(Keys.DROP);
    }

    /** Returns the column by which rows are weighted. */
    public Optional<String> weights() {
        return values.said(Keys.WEIGHTS);
    }

    /** Returns what rows of each class count in what is minimised, beside their weights. */
    public Optional<ClassWeights> classWeights() {
        return values.said(Keys.CLASS_WEIGHTS);
    }

    /** Returns what happens to rows with a missing value. */
    public Missing missing() {
        return values.get(Keys.MISSING);
    }

    /** Returns which texts stand for a missing value; empty: the usual ones. */
    public Optional<MissingValues> missingValues() {
        return values.said(Keys.MISSING_VALUES);
    }

    /** Returns what the replicates vary, and on what they test. */
    public Splitting split() {
        return values.get(Keys.SPLIT);
    }

    /** Returns whether inputs, and targets that are not classes, get mean 0 and deviation 1 of the training part. */
    public boolean standardize() {
        return values.get(Keys.STANDARDIZE);
    }

    /** Returns how targets are changed for the training, if they are. */
    public Optional<TargetTransform> targetTransform() {
        return values.said(Keys.TARGET_TRANSFORM);
    }

    /** Returns the same data, their one target being a class. */
    public DataSource asClasses() {
        return with(Keys.CLASSES, true);
    }

    /** Returns the same data under another name. */
    public DataSource named(String other) {
        return with(Keys.NAME, other);
    }

    /** Says what separates the columns. */
    public DataSource delimiter(char separator) {
        return with(Keys.DELIMITER, separator);
    }

    /** Says what stands before the decimals of a number: a point or a comma. */
    public DataSource decimal(char mark) {
        return with(Keys.DECIMAL, mark);
    }

    /** Says whether the first line names the columns. */
    public DataSource header(boolean present) {
        return with(Keys.HEADER, present);
    }

    /** Leaves out the first lines. */
    public DataSource skipLines(int lines) {
        return with(Keys.SKIP_LINES, lines);
    }

    /** Says which input columns become one column a category. */
    public DataSource categorical(String... columns) {
        return with(Keys.CATEGORICAL, List.of(columns));
    }

    /** Says which columns to leave out. */
    public DataSource drop(String... columns) {
        return with(Keys.DROP, List.of(columns));
    }

    /** Says by which column rows are weighted. */
    public DataSource weights(String column) {
        return with(Keys.WEIGHTS, column);
    }

    /** Says what happens to rows with a missing value. */
    public DataSource missing(Missing policy) {
        return with(Keys.MISSING, policy);
    }

    /** Says which texts stand for a missing value, instead of the usual ones. */
    public DataSource missingValues(String... texts) {
        return with(
                Keys.MISSING_VALUES,
                new MissingValues(
                        Optional.of(List.of(texts)),
                        missingValues().map(MissingValues::byColumn).orElse(Map.of())));
    }

    /** Says the same as arguments of the command line do: texts with commas between them, or a map of columns to theirs. */
    public DataSource missingValues(List<String> arguments) {
        return with(Keys.MISSING_VALUES, MissingReader.read(arguments));
    }

    /** Says what the replicates vary, and on what they test. */
    public DataSource split(Splitting splitting) {
        return with(Keys.SPLIT, splitting);
    }

    /** Deals the rows into so many folds, the rest of the defaults unchanged. */
    public DataSource folds(int folds) {
        return split(new Splitting.Folds(folds, Keys.ROUNDS.usual(), Keys.VALIDATION.usual()));
    }

    /** Keeps the rows of a group together, the rest of the defaults unchanged. */
    public DataSource group(String column) {
        return split(
                new Splitting.Groups(
                        column, Keys.FOLDS.usual(), Keys.ROUNDS.usual(), Keys.VALIDATION.usual()));
    }

    /** Trains on earlier and tests on later rows, the rest of the defaults unchanged. */
    public DataSource order(String column) {
        return split(new Splitting.Order(column, Keys.FOLDS.usual(), Keys.VALIDATION.usual()));
    }

    /** Tests all replicates on one share of the rows, drawn once, the rest of the defaults unchanged. */
    public DataSource fixed(double share) {
        return split(new Splitting.Fixed(share, Keys.REPLICATES.usual(), Keys.VALIDATION.usual()));
    }

    /** Tests all replicates on the rows of another file with the same columns, the rest of the defaults unchanged. */
    public DataSource test(Path given) {
        return split(new Splitting.Given(given, Keys.REPLICATES.usual(), Keys.VALIDATION.usual()));
    }

    /** Trains on transformed targets; metrics stay in the units of the file. */
    public DataSource targetTransform(TargetTransform transform) {
        return with(Keys.TARGET_TRANSFORM, transform);
    }

    /** Keeps the columns in the units of the file. */
    public DataSource unstandardized() {
        return with(Keys.STANDARDIZE, false);
    }

    /** Returns the lines that the identity of a trial has of it besides the data, in the order of the table. */
    public List<String> identity() {
        return Keys.of(Level.FILE).stream().flatMap(key -> key.identity(values).stream()).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSource source
                && file.equals(source.file)
                && problem.equals(source.problem)
                && values.equals(source.values);
    }

    @Override
    public int hashCode() {
        return 31 * file.hashCode() + values.hashCode();
    }

    @Override
    public String toString() {
        return problem.map(Object::toString).orElse(file.toString()) + " " + values;
    }
}

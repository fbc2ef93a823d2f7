package org.thalweg.datasets;

import com.google.common.primitives.Ints;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.thalweg.data.DataException;
import org.thalweg.data.Dataset;
import org.thalweg.data.Encoding;
import org.thalweg.data.FileOrigin;
import org.thalweg.data.Folds;
import org.thalweg.data.Unseen;

/**
 * How to read a CSV file: an immutable description, completed and carried out by naming the target.
 *
 * <pre>{@code
 * Dataset wine = Csv.read(Path.of("wine.csv")).drop("id").missing(Missing.SKIP).target("quality");
 * }</pre>
 *
 * <p>The text is UTF-8 or UTF-16, with or without a byte order mark, plain or gzip (told by its first bytes). It is read once, so
 * that a pipe will do. Lines without any text are ignored, as is a first line {@code sep=;} but for what it says; the empty columns
 * that delimiters at the ends of lines make are none. Every column that is neither target nor dropped, and by which rows are neither grouped nor ordered nor
 * weighted, is an input, in the order of the file. Columns are addressed by name, or by a position as a text if no column is named so; those of a file
 * without header, and those with an empty name in the header, are named by position: 1, 2, ….
 *
 * <p>A value is missing if it is empty or one of the {@link MissingValues#USUAL usual texts}, such as {@code NA}, in any column
 * that is read; {@link #missingValues} sets others. A number has a decimal point or, if the numbers at the beginning of the file
 * show it, a comma: see {@link #decimal}. It may have groups of three digits, a currency sign, which is left out, or a percent
 * sign: 12% is 0.12. All must be finite.
 *
 * <p>What was assumed and left out is told by {@link Dataset#origin}.
 *
 * <p>What is said again replaces what was said: {@code drop("a").drop("b")} leaves out b alone. {@link #missingValuesOf} adds a
 * column.
 *
 * <p>Every error is a {@link DataException} that names the file and, where it applies, line and column.
 */
public final class Csv implements Cloneable {

    private final Path file;
    private Optional<Path> test = Optional.empty();
    private Wording wording = Wording.JAVA;

    private Optional<Boolean> header = Optional.empty();
    private Optional<Character> delimiter = Optional.empty();
    private Optional<Character> decimal = Optional.empty();
    private char quote = '"';
    private int skipLines;
    private Pace pace = new Pace(CsvReading.HEAD_RECORDS, true);

    private Pick categorical = Pick.none(CsvSetting.CATEGORICAL);
    private Pick drop = Pick.none(CsvSetting.DROP);
    private Pick group = Pick.none(CsvSetting.GROUP);
    private Pick order = Pick.none(CsvSetting.ORDER);
    private Pick weights = Pick.none(CsvSetting.WEIGHTS);
    private boolean weightsIfAny;
    private Missing missing = Missing.ERROR;
    private MissingValues missingValues = MissingValues.NOTHING_SAID;
    private Unseen unseen = Unseen.ERROR;

    /**
     * How the text is cut into fields, and fields are numbers; what is empty is detected.
     */
    record Format(
            Optional<Boolean> header,
            Optional<Character> delimiter,
            Optional<Character> decimal,
            char quote,
            int skipLines,
            Pace pace) {}

    /**
     * How fast a file is gone through; the outcome is the same.
     *
     * @param head how many records are looked at before any is taken
     * @param quick whether ordinary lines behind them are read without a closer look
     */
    record Pace(int head, boolean quick) {}

    /** What becomes of the columns that are not targets, and of rows with missing values. */
    record Choice(
            Pick categorical,
            Pick drop,
            Pick group,
            Pick order,
            Pick weights,
            boolean weightsIfAny,
            Missing missing,
            MissingValues missingValues,
            Unseen unseen) {

        /** All columns that were asked for. */
        List<Pick> picks() {
            Pick withMissing =
                    Pick.names(
                            CsvSetting.MISSING_VALUES,
                            missingValues.byColumn().keySet().toArray(String[]::new));
            return List.of(categorical, drop, group, order, weights, withMissing);
        }
    }

    private Csv(Path file) {
        this.file = file;
    }

    /** Returns a reader of this file; nothing is read before the reader is told the target. */
    public static Csv read(Path file) {
        return new Csv(file);
    }

    /**
     * Returns what seem to be names of columns with commas in them, so that they can be told from several names; none of what is
     * not a file that can be read twice.
     */
    public static Set<String> namesWithCommas(Path file) {
        if (!Files.isRegularFile(file)) {
            return Set.of();
        }
        try (BufferedReader text = new TextFile(file).open()) {
            return FirstLines.of(CsvReading.head(text), 0).namesWithCommas();
        } catch (IOException | DataException e) {
            // Whoever reads the file for its data says what is wrong with it.
            return Set.of();
        }
    }

    private Csv with(Consumer<Csv> change) {
        try {
            Csv copy = (Csv) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Says whether the first record holds the columns' names. Without this, it does if none of its fields is a number; if they
     * are 0, 1, 2, … or 1, 2, 3, …, as pandas names columns; or if the name of a column that is asked for stands in it. A file of
     * texts alone is taken to have a header. A number that is asked for may be a name in the first record or a position: if both
     * could be, that is an error.
     */
    public Csv header(boolean present) {
        return with(csv -> csv.header = Optional.of(present));
    }

    /**
     * Sets what separates the fields; a blank stands for any run of blanks and tabs. Without this, it is what a first line
     * {@code sep=;} says, or whichever of comma, semicolon, tab and bar is most frequent, outside quotes, in the first line, unless
     * further lines agree on another; or a blank if there is none of them. Where two blanks follow each other, tabs count as blanks.
     */
    public Csv delimiter(char separator) {
        return with(csv -> csv.delimiter = Optional.of(separator));
    }

    /**
     * Says what stands before the decimals of a number, a point or a comma; the other may then stand between groups of three digits.
     * Without this it is a comma if the first rows have numbers that only a decimal comma makes ({@code 0,5}) and none that only a
     * point does, and fields are not separated by commas; else a point. Where it cannot be known whether {@code 1.234} is 1234,
     * that is an error or a note in {@link Dataset#origin}.
     *
     * @throws DataException if it is neither
     */
    public Csv decimal(char mark) {
        if (mark != Numerals.POINT && mark != Numerals.COMMA) {
            throw new DataException("decimal must be '.' or ',', got '%s'.".formatted(mark));
        }
        return with(csv -> csv.decimal = Optional.of(mark));
    }

    /**
     * Sets the character around fields that contain a delimiter; within such a field it is written twice. By default {@code "}.
     */
    public Csv quote(char character) {
        return with(csv -> csv.quote = character);
    }

    /**
     * Leaves out the first lines of the file, such as the line of counts and class names in the files of scikit-learn.
     *
     * @throws DataException if the number is negative
     */
    public Csv skipLines(int lines) {
        if (lines < 0) {
            throw new DataException("skipLines must not be negative, got %d.".formatted(lines));
        }
        return with(csv -> csv.skipLines = lines);
    }

    /**
     * Turns each of these input columns into one column of zeros and ones per category, named {@code column=category}. Categories
     * are sorted: as numbers if all are, else as texts. Texts that are the same number, such as 1 and 1.0, are one category.
     */
    public Csv categorical(String... columns) {
        return with(csv -> csv.categorical = Pick.names(CsvSetting.CATEGORICAL, columns));
    }

    /** Ignores these columns, whatever they hold. */
    public Csv drop(String... columns) {
        return with(csv -> csv.drop = Pick.names(CsvSetting.DROP, columns));
    }

    /**
     * Groups rows by this column, such as the subject that they were measured on: {@link Folds} keep
     * a group together. The column may hold any text and is no input.
     */
    public Csv groupBy(String column) {
        return with(csv -> csv.group = Pick.names(CsvSetting.GROUP, column));
    }

    /** Groups rows by the column at this position: 1 is the first, −1 the last. */
    public Csv groupBy(int position) {
        return with(csv -> csv.group = Pick.positions(CsvSetting.GROUP, position));
    }

    /**
     * Orders rows by this column, such as a year: {@link Folds#ordered} train on earlier rows and
     * test on later ones. The column is no input. It holds numbers or dates: {@code 2024-03-31} or
     * {@code 2024/03/31}, a month alone, {@code 2024-03}, or with a time behind a {@code T} or a blank,
     * {@code 2024-03-31T14:30}, possibly with seconds and with an offset from UTC.
     */
    public Csv orderBy(String column) {
        return with(csv -> csv.order = Pick.names(CsvSetting.ORDER, column));
    }

    /** Orders rows by the column at this position: 1 is the first, −1 the last. */
    public Csv orderBy(int position) {
        return with(csv -> csv.order = Pick.positions(CsvSetting.ORDER, position));
    }

    /**
     * Weights rows by this column: {@link Dataset#weightOf}. It is no input, and holds numbers: 0, or from 10⁻⁷⁰ to 10⁷⁰, not all
     * of them 0.
     */
    public Csv weights(String column) {
        return weights(Pick.names(CsvSetting.WEIGHTS, column), false);
    }

    /** Weights rows by the column at this position: 1 is the first, −1 the last. */
    public Csv weights(int position) {
        return weights(Pick.positions(CsvSetting.WEIGHTS, position), false);
    }

    /** Weights rows by this column where data are read for a model, if the file has it: by the column of the training, say. */
    public Csv weightsIfAny(String column) {
        return weights(Pick.names(CsvSetting.WEIGHTS, column), true);
    }

    private Csv weights(Pick column, boolean ifAny) {
        return with(
                csv -> {
                    csv.weights = column;
                    csv.weightsIfAny = ifAny;
                });
    }

    /**
     * Reads a second file as the test set: its rows follow those of the first in the dataset, which knows them by
     * {@link Dataset#isTest}. It is read like the first file and has the same columns: in any order if both have a header, else
     * in the same order. Categories and classes are those of both files. {@link Folds#given} keeps the test set apart; whoever
     * trains on the whole dataset trains on it too.
     */
    public Csv test(Path second) {
        return with(csv -> csv.test = Optional.of(second));
    }

    /**
     * Sets what happens to a row in which a value is missing in a column that is not dropped. By default it is an error. For
     * a model that was trained to fill values, {@link #inputsLike} reads gaps by either way to fill them; what is filled in
     * is the model's.
     */
    public Csv missing(Missing policy) {
        return with(csv -> csv.missing = policy);
    }

    /** Sets which texts stand for a missing value, instead of the {@link MissingValues#USUAL usual ones}; with none, an empty field. */
    public Csv missingValues(String... texts) {
        return with(csv -> csv.missingValues = missingValues.with(List.of(texts)));
    }

    /** Sets which texts stand for a missing value in one column, such as a logger's {@code -200}. */
    public Csv missingValuesOf(String column, String... texts) {
        return with(csv -> csv.missingValues = missingValues.with(column, List.of(texts)));
    }

    /** Sets which texts stand for a missing value. */
    public Csv missingValues(MissingValues values) {
        return with(csv -> csv.missingValues = values);
    }

    /** Sets what becomes of a category that the data of {@link #like} and {@link #inputsLike} do not have. By default it is an error. */
    public Csv unseen(Unseen policy) {
        return with(csv -> csv.unseen = policy);
    }

    /** Sets in which words messages advise settings. By default as methods of this class. */
    public Csv wording(Wording words) {
        return with(csv -> csv.wording = words);
    }

    /** Goes through the file at another pace: for tests, whose files end before the usual one would change. */
    Csv at(Pace other) {
        return with(csv -> csv.pace = other);
    }

    /** Reads the file; this column is the only target. */
    public Dataset target(String column) {
        return targets(column);
    }

    /**
     * Reads the file; the column at this position is the only target: 1 is the first, −1 the last.
     */
    public Dataset target(int position) {
        return targets(position);
    }

    /** Reads the file; the columns at these positions, 1 for the first and −1 for the last, are the targets, in this order. */
    public Dataset targets(int first, int... others) {
        return read(Pick.positions(CsvSetting.TARGET, Ints.concat(new int[] {first}, others)));
    }

    /** Reads the file; these columns, in this order, are the targets. */
    public Dataset targets(String... columns) {
        return read(Pick.names(CsvSetting.TARGET, columns));
    }

    /**
     * Reads the file; this column says of which class an instance is. There is one output per class, 1 for the instance's own
     * and 0 for the others. Classes are sorted: as numbers if all are, else as texts. Texts that are the same number, such as 1 and
     * 1.0, are one class.
     *
     * @throws DataException if there is one class only, or if there are more than ten and most rows are the only one of theirs
     */
    public Dataset classes(String column) {
        return read(Pick.names(CsvSetting.CLASS, column));
    }

    /** Reads the file; the column at this position, 1 for the first and −1 for the last, says of which class an instance is. */
    public Dataset classes(int position) {
        return read(Pick.positions(CsvSetting.CLASS, position));
    }

    /**
     * Reads the inputs of a model from the file, for predictions: the columns that it was trained on, by their names, wherever they
     * stand, with the categories that they had. Other columns are left out, and told by {@link Dataset#origin}; the model's target
     * need not be there. {@code categorical}, {@code drop} and the like follow from the model.
     *
     * @param columns as {@code TrainedModel.encoding()} returns them
     * @return a dataset without targets
     * @throws DataException also if a column is missing, or if a category was not in the training data and is not {@linkplain
     *     #unseen ignored}
     */
    public Dataset inputsLike(Encoding columns) {
        return read(columns, false);
    }

    /** Reads inputs and targets of a model likewise, for measures of its predictions. */
    public Dataset like(Encoding columns) {
        return read(columns, true);
    }

    private Dataset read(Encoding columns, boolean targets) {
        for (Pick pick : List.of(categorical, drop, group, order)) {
            if (!pick.columns().isEmpty()) {
                throw new DataException(
                        "The model says which columns are read. Leave `%s` out."
                                .formatted(wording.name(pick.setting())));
            }
        }
        if (test.isPresent()) {
            throw new DataException("Predictions are of one file. Leave `test` out.");
        }
        CsvReading.Result known =
                new CsvReading(file, format(), choice(), wording).known(columns, targets);
        return imputing(known.layout().dataset(known.layout().size(), known.origin()));
    }

    private Dataset imputing(Dataset data) {
        return missing.imputation().map(data::imputing).orElse(data);
    }

    private Format format() {
        return new Format(header, delimiter, decimal, quote, skipLines, pace);
    }

    private Choice choice() {
        return new Choice(
                categorical,
                drop,
                group,
                order,
                weights,
                weightsIfAny,
                missing,
                missingValues,
                unseen);
    }

    private Dataset read(Pick targets) {
        Format format = format();
        Choice choice = choice();
        CsvReading.Result first = new CsvReading(file, format, choice, wording).first(targets);
        int size = first.layout().size();
        FileOrigin origin = first.origin();
        if (test.isPresent()) {
            CsvReading second = new CsvReading(test.get(), format, choice, wording);
            second.checkIsNot(file);
            origin = origin.and(second.second(first).origin());
        }
        return imputing(first.layout().dataset(size, origin));
    }
}

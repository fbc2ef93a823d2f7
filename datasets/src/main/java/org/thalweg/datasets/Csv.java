package org.thalweg.datasets;

import com.google.common.primitives.Ints;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.thalweg.data.DataException;
import org.thalweg.data.Dataset;
import org.thalweg.data.Folds;

/**
 * How to read a CSV file: an immutable description, completed and carried out by naming the target.
 *
 * <pre>{@code
 * Dataset wine = Csv.read(Path.of("wine.csv")).drop("id").missing(Missing.SKIP).target("quality");
 * }</pre>
 *
 * <p>The text is UTF-8, with or without a byte order mark, plain or gzip (told by its first bytes). Lines without any text are
 * ignored. Every column that is neither target nor dropped, and by which rows are neither grouped nor ordered, is an input, in
 * the order of the file. Columns are addressed by name; those of a file without header, and those with an empty name in the
 * header, are named by position: 1, 2, ….
 *
 * <p>A value is missing if it is empty, {@code ?}, {@code NA}, {@code N/A} or {@code NaN} in any case. A number is decimal,
 * with a point; all must be finite.
 *
 * <p>Every error is a {@link DataException} that names the file and, where it applies, line and column.
 */
public final class Csv {

    private final Path file;
    private final Format format;
    private final Choice choice;
    private final Optional<Path> test;

    /** How the text is cut into fields; what is empty is detected. */
    record Format(
            Optional<Boolean> header, Optional<Character> delimiter, char quote, int skipLines) {}

    /** What becomes of the columns that are not targets, and of rows with missing values. */
    record Choice(
            ColumnRoles.Pick categorical,
            ColumnRoles.Pick drop,
            ColumnRoles.Pick group,
            ColumnRoles.Pick order,
            Missing missing) {}

    /** Returns a reader of this file; nothing is read before the reader is told the target. */
    public static Csv read(Path file) {
        return new Csv(
                file,
                new Format(Optional.empty(), Optional.empty(), '"', 0),
                new Choice(
                        ColumnRoles.Pick.none(),
                        ColumnRoles.Pick.none(),
                        ColumnRoles.Pick.none(),
                        ColumnRoles.Pick.none(),
                        Missing.ERROR),
                Optional.empty());
    }

    private Csv(Path file, Format format, Choice choice, Optional<Path> test) {
        this.file = file;
        this.format = format;
        this.choice = choice;
        this.test = test;
    }

    /**
     * Says whether the first record holds the columns' names. Without this, it does if none of its
     * fields is a number: a file of texts alone is taken to have a header.
     */
    public Csv header(boolean present) {
        return with(
                new Format(Optional.of(present), format.delimiter, format.quote, format.skipLines));
    }

    /**
     * Sets what separates the fields; a blank stands for any run of blanks and tabs. Without this, it is whichever of comma,
     * semicolon and tab is most frequent, outside quotes, in the first line, or a blank if there is none of them. Where two
     * blanks follow each other, tabs count as blanks.
     */
    public Csv delimiter(char separator) {
        return with(
                new Format(format.header, Optional.of(separator), format.quote, format.skipLines));
    }

    /**
     * Sets the character around fields that contain a delimiter; within such a field it is written twice. By default {@code "}.
     */
    public Csv quote(char character) {
        return with(new Format(format.header, format.delimiter, character, format.skipLines));
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
        return with(new Format(format.header, format.delimiter, format.quote, lines));
    }

    /**
     * Turns each of these input columns into one column of zeros and ones per category, named
     * {@code column=category}. Categories are sorted: as numbers if all are, else as texts.
     */
    public Csv categorical(String... columns) {
        return with(
                new Choice(
                        ColumnRoles.Pick.names(columns),
                        choice.drop,
                        choice.group,
                        choice.order,
                        choice.missing));
    }

    /** Ignores these columns, whatever they hold. */
    public Csv drop(String... columns) {
        return with(
                new Choice(
                        choice.categorical,
                        ColumnRoles.Pick.names(columns),
                        choice.group,
                        choice.order,
                        choice.missing));
    }

    /**
     * Groups rows by this column, such as the subject that they were measured on: {@link Folds} keep
     * a group together. The column may hold any text and is no input.
     */
    public Csv groupBy(String column) {
        return groupBy(ColumnRoles.Pick.names(column));
    }

    /** Groups rows by the column at this position: 1 is the first, −1 the last. */
    public Csv groupBy(int position) {
        return groupBy(ColumnRoles.Pick.position(position));
    }

    private Csv groupBy(ColumnRoles.Pick column) {
        return with(
                new Choice(choice.categorical, choice.drop, column, choice.order, choice.missing));
    }

    /**
     * Orders rows by this column, such as a year: {@link Folds#ordered} train on earlier rows and
     * test on later ones. The column is no input. It holds numbers or dates: {@code 2024-03-31} or
     * {@code 2024/03/31}, a month alone, {@code 2024-03}, or with a time behind a {@code T} or a blank,
     * {@code 2024-03-31T14:30}, possibly with seconds and with an offset from UTC.
     */
    public Csv orderBy(String column) {
        return orderBy(ColumnRoles.Pick.names(column));
    }

    /** Orders rows by the column at this position: 1 is the first, −1 the last. */
    public Csv orderBy(int position) {
        return orderBy(ColumnRoles.Pick.position(position));
    }

    private Csv orderBy(ColumnRoles.Pick column) {
        return with(
                new Choice(choice.categorical, choice.drop, choice.group, column, choice.missing));
    }

    /**
     * Reads a second file as the test set: its rows follow those of the first in the dataset, which knows them by
     * {@link Dataset#isTest}. It is read like the first file and has the same columns: in any order if both have a header, else
     * in the same order. Categories and classes are those of both files. {@link Folds#given} keeps the test set apart; whoever
     * trains on the whole dataset trains on it too.
     */
    public Csv test(Path second) {
        return new Csv(file, format, choice, Optional.of(second));
    }

    /** Sets what happens to a row in which a value is missing in a column that is not dropped. By default it is an error. */
    public Csv missing(Missing policy) {
        return with(
                new Choice(choice.categorical, choice.drop, choice.group, choice.order, policy));
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
        int[] places = Ints.concat(new int[] {first}, others);
        return read(header -> Arrays.stream(places).mapToObj(header::index).toList(), false);
    }

    /** Reads the file; these columns, in this order, are the targets. */
    public Dataset targets(String... columns) {
        return read(ColumnRoles.Pick.names(columns), false);
    }

    /**
     * Reads the file; this column says of which class an instance is. There is one output per class, 1 for the instance's own
     * and 0 for the others. Classes are sorted: as numbers if all are, else as texts.
     */
    public Dataset classes(String column) {
        return read(ColumnRoles.Pick.names(column), true);
    }

    /** Reads the file; the column at this position, 1 for the first and −1 for the last, says of which class an instance is. */
    public Dataset classes(int position) {
        return read(ColumnRoles.Pick.position(position), true);
    }

    private Dataset read(ColumnRoles.Pick targets, boolean classes) {
        CsvReading first = new CsvReading(file, format, choice.missing());
        ColumnRoles layout = first.read(header -> ColumnRoles.of(header, choice, targets, classes));
        int size = layout.size();
        int skippedRows = first.skippedRows();
        if (test.isPresent()) {
            CsvReading second = new CsvReading(test.get(), format, choice.missing());
            second.checkIsNot(file);
            second.read(header -> layout);
            skippedRows += second.skippedRows();
        }
        return layout.dataset(size, skippedRows);
    }

    private Csv with(Format other) {
        return new Csv(file, other, choice, test);
    }

    private Csv with(Choice other) {
        return new Csv(file, format, other, test);
    }
}

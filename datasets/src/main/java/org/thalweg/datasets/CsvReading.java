package org.thalweg.datasets;

import com.google.common.base.CharMatcher;
import com.google.common.collect.Lists;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.data.DataException;

/** One reading of one CSV file, from its text to the values in a layout. */
final class CsvReading {

    private static final Pattern PARSER_MESSAGE =
            Pattern.compile("(.*) \\(record starting at line (\\d+)\\)");

    private final TextFile file;
    private final Csv.Format format;
    private final Missing missing;
    private int skippedRows;

    CsvReading(Path file, Csv.Format format, Missing missing) {
        this.file = new TextFile(file);
        this.format = format;
        this.missing = missing;
    }

    /** Refuses a file that is the same as another, under whatever name. */
    void checkIsNot(Path other) {
        file.check();
        try {
            if (Files.isSameFile(file.path(), other)) {
                throw file.where(0)
                        .error("this file is both data and test set. Name another file for one.");
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** The number of rows left out for a missing value. */
    int skippedRows() {
        return skippedRows;
    }

    /**
     * Adds all rows to a layout, and returns it.
     *
     * @param layoutOf of the columns of this file, or of those of an earlier file that were named alike
     */
    ColumnRoles read(Function<Header, ColumnRoles> layoutOf) {
        file.check();
        char delimiter = format.delimiter().orElseGet(this::detectDelimiter);
        if (delimiter == format.quote()) {
            throw file.where(0)
                    .error(
                            "delimiter and quote are both '%s'. Choose another for one of them.",
                            delimiter);
        }
        try (CsvReader<CsvRecord> records = parser(delimiter)) {
            return read(records.iterator(), layoutOf);
        } catch (CsvParseException e) {
            throw e.getCause() instanceof EOFException ? nothingToRead() : badQuote(e);
        } catch (IOException | UncheckedIOException e) {
            throw file.unreadable(e);
        }
    }

    private ColumnRoles read(Iterator<CsvRecord> records, Function<Header, ColumnRoles> layoutOf) {
        CsvRecord first = next(records).orElseThrow(() -> nothingToRead());
        List<String> fields = stripped(first);
        boolean named =
                format.header()
                        .orElseGet(
                                () ->
                                        fields.stream()
                                                .allMatch(field -> Column.number(field).isEmpty()));
        Where top = file.where(first.getStartingLineNumber());
        Header header = named ? Header.of(top, fields) : Header.numbered(top, fields.size());
        ColumnRoles layout = layoutOf.apply(header);
        int before = layout.size();
        Intake intake = new Intake(layout, fields.size(), layout.indicesIn(header));
        if (!named) {
            addFirst(fields, intake, top);
        }
        Optional<CsvRecord> record = next(records);
        while (record.isPresent()) {
            intake.add(stripped(record.get()), file.where(record.get().getStartingLineNumber()));
            record = next(records);
        }
        if (layout.size() == before) {
            throw skippedRows == 0
                    ? file.where(0)
                            .error(
                                    "there is no data after the header. Use `header: false` if line %d is data.",
                                    top.line())
                    : file.where(0).error("every row has a missing value, %d in all.", skippedRows);
        }
        return layout;
    }

    private DataException nothingToRead() {
        return format.skipLines() == 0
                ? file.where(0).error("the file holds no data.")
                : file.where(0)
                        .error(
                                "the file holds no data after the first %d lines, which `skipLines` leaves out.",
                                format.skipLines());
    }

    private static void addFirst(List<String> fields, Intake intake, Where here) {
        try {
            intake.add(fields, here);
        } catch (DataException e) {
            String hint = " If this line is no data, use `header: true` or `skipLines`.";
            throw new DataException(e.getMessage() + hint, e);
        }
    }

    /** The way of this file's rows into a layout that may be that of another file. */
    private final class Intake {

        private final ColumnRoles layout;
        private final List<Column> columns;
        private final int expected;
        private final int[] indices;

        /** @param indices of the layout's columns in this file; negative where absent */
        Intake(ColumnRoles layout, int expected, int[] indices) {
            this.layout = layout;
            this.columns = layout.all();
            this.expected = expected;
            this.indices = indices;
        }

        void add(List<String> fields, Where here) {
            if (fields.size() != expected) {
                throw here.error(
                        "%d fields where the first record has %d. Check delimiter, quotes and `skipLines`.",
                        fields.size(), expected);
            }
            List<String> row =
                    Arrays.stream(indices).mapToObj(i -> i < 0 ? "" : fields.get(i)).toList();
            Optional<Column> gap =
                    columns.stream()
                            .filter(column -> Column.isMissing(column.text(row)))
                            .findFirst();
            if (gap.isEmpty()) {
                layout.add(row, here);
            } else if (missing == Missing.SKIP) {
                skippedRows++;
            } else {
                Column column = gap.get();
                throw here.error(
                        "column '%s' has no value: '%s'. Use `missing: skip` to leave such rows out.",
                        column.name(), column.text(row));
            }
        }
    }

    private CsvReader<CsvRecord> parser(char delimiter) throws IOException {
        Reader text = file.open();
        CsvReader<CsvRecord> records =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .quoteCharacter(format.quote())
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .trimWhitespacesAroundQuotes(delimiter != ' ')
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(
                                delimiter == ' ' ? new SingleBlanks(text, format.quote()) : text);
        records.skipLines(format.skipLines());
        return records;
    }

    private char detectDelimiter() {
        try (BufferedReader lines = new BufferedReader(file.open())) {
            String line =
                    lines.lines()
                            .skip(format.skipLines())
                            .filter(text -> !text.isBlank())
                            .findFirst()
                            .orElse("");
            return delimiterOf(line, format.quote());
        } catch (IOException | UncheckedIOException e) {
            throw file.unreadable(e);
        }
    }

    /** The most frequent of comma, semicolon and tab, in this order when equal; else a blank, if any; else a comma. */
    private static char delimiterOf(String line, char quote) {
        String q = Pattern.quote(String.valueOf(quote));
        String unquoted = line.strip().replaceAll(q + "[^" + q + "]*" + q, "");
        char best = unquoted.indexOf(' ') >= 0 ? ' ' : ',';
        int most = 0;
        String candidates = unquoted.contains("  ") ? ",;" : ",;\t";
        for (char candidate : Lists.charactersOf(candidates)) {
            int count = CharMatcher.is(candidate).countIn(unquoted);
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    /** The next record that holds any text. */
    private static Optional<CsvRecord> next(Iterator<CsvRecord> records) {
        while (records.hasNext()) {
            CsvRecord record = records.next();
            if (record.getFieldCount() > 1 || !record.getField(0).isBlank()) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    private static List<String> stripped(CsvRecord record) {
        return record.getFields().stream().map(String::strip).toList();
    }

    private DataException badQuote(CsvParseException e) {
        Matcher message = PARSER_MESSAGE.matcher(String.valueOf(e.getMessage()));
        long line = message.matches() ? Long.parseLong(message.group(2)) : 0;
        String reason = message.matches() ? message.group(1) : String.valueOf(e.getMessage());
        return file.where(line)
                .error(
                        e,
                        "%s. Within quotes a quote is written twice; `quote` sets another character."
                                .formatted(reason));
    }
}

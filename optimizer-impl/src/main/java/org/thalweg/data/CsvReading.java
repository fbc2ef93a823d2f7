package org.thalweg.data;

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
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One reading of one CSV file, from its text to the dataset. */
final class CsvReading {

    private static final Pattern PARSER_MESSAGE =
            Pattern.compile("(.*) \\(record starting at line (\\d+)\\)");

    private final TextFile file;
    private final Csv.Format format;
    private final Function<Header, Layout> layoutOf;
    private final Missing missing;
    private int skippedRows;

    CsvReading(Path file, Csv.Format format, Function<Header, Layout> layoutOf, Missing missing) {
        this.file = new TextFile(file);
        this.format = format;
        this.layoutOf = layoutOf;
        this.missing = missing;
    }

    Dataset read() {
        file.check();
        char delimiter = format.delimiter().orElseGet(this::detectDelimiter);
        if (delimiter == format.quote()) {
            throw file.where(0)
                    .error(
                            "delimiter and quote are both '%s'. Choose another for one of them.",
                            delimiter);
        }
        try (CsvReader<CsvRecord> records = parser(delimiter)) {
            return read(records.iterator());
        } catch (CsvParseException e) {
            throw e.getCause() instanceof EOFException ? nothingToRead() : badQuote(e);
        } catch (IOException | UncheckedIOException e) {
            throw file.unreadable(e);
        }
    }

    private Dataset read(Iterator<CsvRecord> records) {
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
        Layout layout = layoutOf.apply(header);
        if (!named) {
            addFirst(fields, header, layout, top);
        }
        Optional<CsvRecord> record = next(records);
        while (record.isPresent()) {
            Where here = file.where(record.get().getStartingLineNumber());
            add(stripped(record.get()), header, layout, here);
            record = next(records);
        }
        if (layout.inputs().size() == 0) {
            throw skippedRows == 0
                    ? file.where(0)
                            .error(
                                    "there is no data after the header. Use `header: false` if line %d is data.",
                                    top.line())
                    : file.where(0).error("every row has a missing value, %d in all.", skippedRows);
        }
        return layout.dataset(header, skippedRows);
    }

    private DataException nothingToRead() {
        return format.skipLines() == 0
                ? file.where(0).error("the file holds no data.")
                : file.where(0)
                        .error(
                                "the file holds no data after the first %d lines, which `skipLines` leaves out.",
                                format.skipLines());
    }

    private void addFirst(List<String> fields, Header header, Layout layout, Where here) {
        try {
            add(fields, header, layout, here);
        } catch (DataException e) {
            String hint = " If this line is no data, use `header: true` or `skipLines`.";
            throw new DataException(e.getMessage() + hint, e);
        }
    }

    private void add(List<String> fields, Header header, Layout layout, Where here) {
        int expected = header.names().size();
        if (fields.size() != expected) {
            throw here.error(
                    "%d fields where the first record has %d. Check delimiter, quotes and `skipLines`.",
                    fields.size(), expected);
        }
        Optional<Column> gap =
                layout.all().stream()
                        .filter(column -> Column.isMissing(column.text(fields)))
                        .findFirst();
        if (gap.isEmpty()) {
            layout.add(fields, here);
        } else if (missing == Missing.SKIP) {
            skippedRows++;
        } else {
            Column column = gap.get();
            throw here.error(
                    "column '%s' has no value: '%s'. Use `missing: skip` to leave such rows out.",
                    column.name(), column.text(fields));
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

    /**
     * The most frequent of comma, semicolon and tab, in this order when equal; else a blank, if
     * any; else a comma.
     */
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

package org.thalweg.datasets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.data.DataException;
import org.thalweg.data.Encoding;
import org.thalweg.data.FileOrigin;
import org.thalweg.datasets.Where.Sentence;
import org.thalweg.text.Shown;

/** One reading of one CSV file, from its text to the values in a layout. The file is opened once, and read once. */
final class CsvReading {

    private static final Pattern PARSER_MESSAGE =
            Pattern.compile("(.*) \\(record starting at line (\\d+)\\)");

    /** Columns of the widest files that were heard of, and more; only so many as there are take memory. */
    private static final int MOST_FIELDS = 1 << 24;

    private static final int LONGEST_RECORD = 1 << 29;

    /** How much of a text is looked at before it is decided how to read it. */
    private static final int HEAD = 1 << 18;

    static final int HEAD_RECORDS = 1000;

    /** They are looked at with a text for each field, which is slow: 1,000 records of 65 columns, 84 of 785. */
    private static final int HEAD_FIELDS = 1 << 16;

    /** Blanks of no width, which nobody sees: a byte order mark in the midst of a text is one. */
    private static final String NO_WIDTH = "\u200b\u2060\ufeff";

    private static final String COMMENT = "#";

    private final TextFile file;
    private final Csv.Format format;
    private final Csv.Choice choice;
    private final Wording wording;
    private final Numerals numerals;
    private final List<String> notes = new ArrayList<>();
    private FirstLines firstLines = new FirstLines(List.of(), 0);
    private long linesBefore;
    private Optional<LineReader> lines = Optional.empty();
    private int delimitersAlone;

    CsvReading(Path file, Csv.Format format, Csv.Choice choice, Wording wording) {
        this.file = new TextFile(file);
        this.format = format;
        this.choice = choice;
        this.wording = wording;
        this.numerals = new Numerals(format.decimal());
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

    /** What was read, and how. */
    record Result(ColumnRoles layout, Numerals numerals, FileOrigin origin) {}

    /** Reads the file; its columns make the layout. */
    Result first(Pick targets) {
        List<Pick> picks = new ArrayList<>(choice.picks());
        picks.add(targets);
        return read(
                (fields, where) -> {
                    Heading heading = Heading.of(fields, picks, where, wording);
                    heading.note().ifPresent(notes::add);
                    return heading.named();
                },
                header -> ColumnRoles.of(header, choice, targets, wording));
    }

    /** Reads a file with the columns of data that are known; other columns are left out, and told. */
    Result known(Encoding data, boolean targets) {
        KnownColumns known =
                new KnownColumns(data, targets, choice.weights(), choice.weightsIfAny());
        return read(
                (fields, where) ->
                        Heading.of(fields, List.of(known.pick()), where, wording).named(),
                header -> {
                    known.note(header, wording).ifPresent(notes::add);
                    return known.in(header, choice, wording);
                });
    }

    /** Reads a file that follows another, and adds to its layout. */
    Result second(Result first) {
        Header known = first.layout.header();
        return read(
                (fields, where) ->
                        fields.stream().noneMatch(Numerals::isNumber)
                                || (known.named() && fields.containsAll(known.names())),
                header -> {
                    if (numerals.mark().isEmpty()) {
                        first.numerals.mark().ifPresent(numerals::take);
                    }
                    return first.layout;
                });
    }

    /** Says whether a first record names columns, if nobody said so. */
    @FunctionalInterface
    private interface Naming {
        boolean isHeader(List<String> fields, Where where);
    }

    /** Finds the layout for the columns of a file. */
    @FunctionalInterface
    private interface LayoutOf {
        ColumnRoles header(Header header);
    }

    private Result read(Naming naming, LayoutOf layoutOf) {
        file.check();
        try (BufferedReader text = file.open()) {
            char delimiter = begin(text);
            // Quick reading wants lines as they stand, which runs of blanks make others.
            lines = delimiter == ' ' ? Optional.empty() : Optional.of(new LineReader(text));
            try (CsvReader<CsvRecord> records = parser(text, delimiter)) {
                return read(records.iterator(), delimiter, naming, layoutOf);
            }
        } catch (CsvParseException e) {
            throw badQuote(e);
        } catch (IOException | UncheckedIOException e) {
            throw file.unreadable(e);
        }
    }

    /** Leaves out first lines, and returns what separates the fields in the others. */
    private char begin(BufferedReader text) throws IOException {
        for (; linesBefore < format.skipLines(); linesBefore++) {
            if (text.readLine() == null) {
                throw nothingToRead();
            }
        }
        String head = head(text);
        Optional<Character> told = head.lines().findFirst().flatMap(Delimiters::said);
        if (told.isPresent()) {
            text.readLine();
        }
        firstLines = FirstLines.of(head, linesBefore);
        linesBefore += told.isPresent() ? 1 : 0;
        char delimiter =
                format.delimiter()
                        .or(() -> told)
                        .orElseGet(() -> Delimiters.of(head, head.length() < HEAD, format.quote()));
        requireNoLineEnd(CsvSetting.DELIMITER, delimiter);
        requireNoLineEnd(CsvSetting.QUOTE, format.quote());
        if (delimiter == format.quote()) {
            throw file.where(0)
                    .error(
                            "delimiter and quote are both '%s'. Choose another for one of them.",
                            delimiter);
        }
        return delimiter;
    }

    private void requireNoLineEnd(CsvSetting setting, char character) {
        if (character == '\n' || character == '\r') {
            throw file.where(0)
                    .error(
                            setting,
                            wording,
                            "'%s' ends lines, and cannot be set by `%s`. Choose another character.",
                            String.valueOf(character),
                            new Sentence(wording.name(setting)));
        }
    }

    static String head(BufferedReader text) throws IOException {
        char[] head = new char[HEAD];
        text.mark(HEAD + 1);
        int length = 0;
        int count = text.read(head, 0, HEAD);
        while (count > 0) {
            length += count;
            count = text.read(head, length, HEAD - length);
        }
        text.reset();
        return new String(head, 0, length);
    }

    private Result read(
            Iterator<CsvRecord> records, char delimiter, Naming naming, LayoutOf layoutOf)
            throws IOException {
        List<CsvRecord> head = head(records);
        if (head.isEmpty()) {
            throw nothingToRead();
        }
        Where top = where(head.get(0));
        int width = width(head);
        boolean trailing = trailing(head, width);
        List<String> first = fields(head.get(0)).subList(0, width);
        boolean named = format.header().orElseGet(() -> naming.isHeader(first, top));
        Header header =
                named ? Header.of(top, first, firstLines) : Header.numbered(top, width, firstLines);
        if (trailing) {
            notes.add("Lines end with delimiters, whose empty columns are left out.");
        }
        ColumnRoles layout = layoutOf.header(header);
        int[] indices = layout.indicesIn(header);
        look(head.subList(named ? 1 : 0, head.size()), layout, indices, delimiter);
        Intake.Shape shape = new Intake.Shape(width, trailing, named);
        Intake intake = new Intake(layout, shape, indices, numerals, choice.missing());
        IndexColumn index = IndexColumn.of(header, layout);
        for (CsvRecord record : head.subList(named ? 1 : 0, head.size())) {
            add(record, !named && record == head.get(0), intake, index);
        }
        Optional<QuickLines> quick =
                lines.filter(l -> format.pace().quick())
                        .filter(l -> QuickLines.canTell(delimiter, format.quote()))
                        .flatMap(l -> intake.quick(l, delimiter, format.quote(), index));
        addQuick(quick, intake, index);
        for (Optional<CsvRecord> r = next(records); r.isPresent(); r = next(records)) {
            add(r.get(), false, intake, index);
            addQuick(quick, intake, index);
        }
        checkRead(intake, top, delimiter);
        index.note(wording).ifPresent(notes::add);
        if (delimitersAlone > 0) {
            notes.add(
                    "%d line%s of delimiters without any text %s left out."
                            .formatted(
                                    delimitersAlone,
                                    delimitersAlone == 1 ? "" : "s",
                                    delimitersAlone == 1 ? "was" : "were"));
        }
        FileOrigin origin =
                new FileOrigin(
                        form(header, delimiter),
                        intake.rows(),
                        intake.skipped(),
                        intake.missing(),
                        notes);
        return new Result(layout, numerals, origin);
    }

    private List<CsvRecord> head(Iterator<CsvRecord> records) {
        List<CsvRecord> head = new ArrayList<>();
        long fields = 0;
        Optional<CsvRecord> record = next(records);
        while (record.isPresent()) {
            head.add(record.get());
            fields += record.get().getFieldCount();
            record =
                    head.size() < format.pace().head() && fields < HEAD_FIELDS
                            ? next(records)
                            : Optional.empty();
        }
        return head;
    }

    /** The number of columns, without empty ones that delimiters at the ends of lines make. */
    private static int width(List<CsvRecord> head) {
        int first = head.get(0).getFieldCount();
        List<CsvRecord> others = head.subList(1, head.size());
        int other = others.isEmpty() ? first : others.get(0).getFieldCount();
        if (others.isEmpty() || !others.stream().allMatch(r -> r.getFieldCount() == other)) {
            return first;
        }
        int filled = others.stream().mapToInt(CsvReading::filled).max().orElse(first);
        if (first < other) {
            return first;
        }
        int needed = Math.max(filled, filled(head.get(0)));
        return first == other || needed <= other ? needed : first;
    }

    /** The number of fields up to the last that holds any text. */
    private static int filled(CsvRecord record) {
        int count = record.getFieldCount();
        while (count > 0 && record.getField(count - 1).isBlank()) {
            count--;
        }
        return count;
    }

    /** Whether lines, possibly all but the header, end with delimiters that make no columns. */
    private static boolean trailing(List<CsvRecord> head, int width) {
        return head.stream().anyMatch(r -> r.getFieldCount() > width)
                && head.stream().allMatch(r -> filled(r) <= width);
    }

    /** Finds out whether numbers have a decimal comma. */
    private void look(List<CsvRecord> head, ColumnRoles layout, int[] indices, char delimiter) {
        int[] numbers =
                layout.numbers().stream()
                        .mapToInt(column -> indices[column.index()])
                        .filter(i -> i >= 0)
                        .toArray();
        numerals.look(
                head.stream()
                        .flatMap(
                                record ->
                                        Arrays.stream(numbers)
                                                .filter(i -> i < record.getFieldCount())
                                                .mapToObj(i -> strip(record.getField(i)))),
                delimiter == ',');
    }

    private void add(CsvRecord record, boolean first, Intake intake, IndexColumn index) {
        List<String> fields = fields(record);
        try {
            intake.add(fields, where(record));
        } catch (DataException e) {
            String hint = hint(fields, first);
            throw hint.isEmpty() ? e : new DataException(e.getMessage() + hint, e);
        }
        index.add(fields);
    }

    private void addQuick(Optional<QuickLines> quick, Intake intake, IndexColumn index)
            throws IOException {
        if (quick.isPresent()) {
            quick.get()
                    .read(
                            numerals.mark(),
                            (values, texts, line) -> {
                                boolean added =
                                        intake.addQuick(
                                                values, texts, file.where(line + linesBefore));
                                if (added) {
                                    index.add(texts);
                                }
                                return added;
                            });
        }
    }

    private String hint(List<String> fields, boolean first) {
        if (fields.get(0).startsWith(COMMENT)) {
            return " Lines that begin with # are read like others. Take comments out of the file%s."
                    .formatted(
                            first
                                    ? ", or leave first lines out by `"
                                            + wording.name(CsvSetting.SKIP_LINES)
                                            + "`"
                                    : "");
        }
        return first
                ? " If this line is no data, use `%s` or `%s`."
                        .formatted(
                                wording.with(CsvSetting.HEADER, "true"),
                                wording.name(CsvSetting.SKIP_LINES))
                : "";
    }

    private void checkRead(Intake intake, Where top, char delimiter) {
        if (intake.rows() == 0) {
            throw file.where(0)
                    .error(
                            "there is no data after the header. Use `%s` if line %d is data.",
                            new Sentence(wording.with(CsvSetting.HEADER, "false")), top.line());
        }
        if (intake.rows() == intake.skipped().size()) {
            throw file.where(0)
                    .error(
                            "every row has a missing value, %d in all: %s. Leave columns that lack many out by `%s`.",
                            intake.skipped().size(),
                            new Sentence(FileOrigin.counts(intake.missing())),
                            new Sentence(wording.name(CsvSetting.DROP)));
        }
        Optional<String> eitherWay = numerals.eitherWay();
        if (eitherWay.isPresent() && delimiter != ',') {
            String text = eitherWay.get();
            String either =
                    "all numbers with a point have three digits behind it, such as '%s': with a decimal point it is %s, with a decimal comma %s."
                            .formatted(
                                    Shown.of(text),
                                    Numerals.value(text, Numerals.POINT),
                                    Numerals.value(text, Numerals.COMMA));
            if (delimiter == ';') {
                throw file.where(0)
                        .error(
                                "%s Say `%s` or `%s`.",
                                new Sentence(either),
                                new Sentence(wording.with(CsvSetting.DECIMAL, ".")),
                                new Sentence(wording.with(CsvSetting.DECIMAL, ",")));
            }
            notes.add(
                    "A decimal point was assumed, though %s If it is that, say `%s`."
                            .formatted(either, wording.with(CsvSetting.DECIMAL, ",")));
        }
    }

    private String form(Header header, char delimiter) {
        return "%s, delimiter %s, decimal %s"
                .formatted(
                        header.named() ? "header in line " + header.where().line() : "no header",
                        switch (delimiter) {
                            case '\t' -> "tab";
                            case ' ' -> "blank";
                            default -> "'" + Shown.printable(String.valueOf(delimiter)) + "'";
                        },
                        numerals.mark().orElse(Numerals.POINT) == Numerals.POINT
                                ? "point"
                                : "comma");
    }

    private DataException nothingToRead() {
        return format.skipLines() == 0
                ? file.where(0).error("the file holds no data.")
                : file.where(0)
                        .error(
                                "the file holds no data after the first %d lines, which `%s` leaves out.",
                                format.skipLines(),
                                new Sentence(wording.name(CsvSetting.SKIP_LINES)));
    }

    private CsvReader<CsvRecord> parser(BufferedReader text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(format.quote())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(delimiter != ' ')
                .allowUnclosedQuote(false)
                .build(
                        CsvRecordHandler.of(
                                handler ->
                                        handler.maxFields(MOST_FIELDS)
                                                .maxRecordSize(LONGEST_RECORD)),
                        lines.<Reader>map(l -> l)
                                .orElseGet(() -> new SingleBlanks(text, format.quote())));
    }

    /** The next record that holds any text. */
    private Optional<CsvRecord> next(Iterator<CsvRecord> records) {
        while (records.hasNext()) {
            CsvRecord record = records.next();
            if (!record.getField(0).isBlank() || filled(record) > 0) {
                return Optional.of(record);
            }
            delimitersAlone += record.getFieldCount() > 1 ? 1 : 0;
        }
        return Optional.empty();
    }

    private static List<String> fields(CsvRecord record) {
        List<String> fields = new ArrayList<>(record.getFieldCount());
        for (int i = 0; i < record.getFieldCount(); i++) {
            fields.add(strip(record.getField(i)));
        }
        return fields;
    }

    /** Without blanks around, those that keep words together and are thin among them. */
    static String strip(String field) {
        int from = 0;
        int to = field.length();
        while (from < to && isBlank(field.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(field.charAt(to - 1))) {
            to--;
        }
        return field.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || NO_WIDTH.indexOf(c) >= 0;
    }

    private Where where(CsvRecord record) {
        return file.where(record.getStartingLineNumber() + before());
    }

    /** How many lines the parser has not seen. */
    private long before() {
        return linesBefore + lines.map(LineReader::taken).orElse(0L);
    }

    private DataException badQuote(CsvParseException e) {
        if (e.getCause() instanceof IOException io) {
            return file.unreadable(io);
        }
        Matcher message = PARSER_MESSAGE.matcher(String.valueOf(e.getMessage()));
        long line = message.matches() ? Long.parseLong(message.group(2)) + before() : 0;
        String reason = message.matches() ? message.group(1) : String.valueOf(e.getMessage());
        String quote = wording.name(CsvSetting.QUOTE);
        return file.where(line)
                .error(
                        e,
                        "%s. Within quotes a quote is written twice%s.",
                        new Sentence(Shown.of(reason, 200)),
                        new Sentence(
                                quote.isEmpty() ? "" : "; `" + quote + "` sets another character"));
    }
}

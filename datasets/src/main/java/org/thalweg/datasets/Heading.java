package org.thalweg.datasets;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.datasets.Where.Sentence;
import org.thalweg.text.Shown;

/**
 * Whether a file's first record names its columns, where that was not said: it does if none of its fields is a number, if they
 * count the columns, or if it holds the name of a column that was asked for.
 *
 * @param named whether it does
 * @param note what is to be told of it, if that is a surprise
 */
record Heading(boolean named, Optional<String> note) {

    private static final int FIELDS_SHOWN = 5;

    static Heading of(List<String> fields, List<Pick> picks, Where where, Wording wording) {
        if (fields.stream().noneMatch(Numerals::isNumber)) {
            return new Heading(true, Optional.empty());
        }
        if (counts(fields)) {
            return new Heading(true, Optional.of(note(fields, where, wording)));
        }
        for (Pick pick : picks) {
            for (Pick.Asked asked : pick.columns()) {
                if (!asked.position() && names(asked, fields, pick.setting(), where, wording)) {
                    return new Heading(true, Optional.empty());
                }
            }
        }
        return new Heading(false, Optional.empty());
    }

    /** Whether these are 0, 1, 2, … or 1, 2, 3, …, possibly after a field without text: as pandas names columns. */
    private static boolean counts(List<String> fields) {
        int from = fields.get(0).isEmpty() ? 1 : 0;
        return fields.size() - from >= 2
                && Stream.of(0, 1)
                        .anyMatch(
                                first ->
                                        IntStream.range(from, fields.size())
                                                .allMatch(
                                                        i ->
                                                                fields.get(i)
                                                                        .equals(
                                                                                Integer.toString(
                                                                                        i - from
                                                                                                + first))));
    }

    private static String note(List<String> fields, Where where, Wording wording) {
        String shown =
                fields.stream()
                        .limit(FIELDS_SHOWN)
                        .map(Shown::of)
                        .collect(Collectors.joining(", "));
        return "Line %d, '%s%s', was taken for a header whose names are numbers; a number that is asked for is such a name. If the line is data, write `%s`."
                .formatted(
                        where.line(),
                        shown,
                        fields.size() > FIELDS_SHOWN ? ", …" : "",
                        wording.with(CsvSetting.HEADER, "false"));
    }

    /** Whether a column that was asked for stands in the record, as its name. */
    private static boolean names(
            Pick.Asked asked,
            List<String> fields,
            CsvSetting setting,
            Where where,
            Wording wording) {
        if (!fields.contains(asked.text())) {
            return false;
        }
        boolean position = asked.asPosition().isPresent() && isWithin(asked, fields.size());
        if (position && couldBeNames(fields)) {
            throw where.error(
                    setting,
                    wording,
                    "'%s' is a position, and stands in the first record, which may be header or data. Write `%s` if it is a name there, or `%s`.",
                    asked.text(),
                    new Sentence(wording.with(CsvSetting.HEADER, "true")),
                    new Sentence(wording.with(CsvSetting.HEADER, "false")));
        }
        return !position;
    }

    private static boolean isWithin(Pick.Asked asked, int columns) {
        int position = asked.asPosition().orElse(0);
        return position != 0 && Math.abs(position) <= columns;
    }

    /** Names differ, and those that are numbers are whole: years, wells, doses. */
    private static boolean couldBeNames(List<String> fields) {
        return new HashSet<>(fields).size() == fields.size()
                && fields.stream()
                        .allMatch(field -> field.matches("\\d{1,9}") || !Numerals.isNumber(field));
    }
}

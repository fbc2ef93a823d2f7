package org.thalweg.datasets;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The lines with which a text begins, before anything is known of them: titles and comments may stand above the header.
 *
 * @param before how many lines were left out already
 */
record FirstLines(List<String> lines, long before) {

    private static final int MOST = 50;

    private static final Splitter FIELDS =
            Splitter.on(CharMatcher.anyOf(",;|\t ")).trimResults(CharMatcher.anyOf("\"'#"));

    private static final Splitter OTHER_FIELDS =
            Splitter.on(CharMatcher.anyOf(";|\t")).trimResults(CharMatcher.anyOf("\" "));

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    static FirstLines of(String head, long before) {
        return new FirstLines(head.lines().limit(MOST).toList(), before);
    }

    /** How to read a column of this name that stands in a line of words below this one; empty if none does. */
    String advice(String name, Where header, Wording wording) {
        return IntStream.range(0, lines.size())
                .filter(i -> before + i + 1 > header.line())
                .filter(i -> names(FIELDS.splitToList(lines.get(i)), name))
                .mapToObj(
                        i ->
                                " It stands in line %d: `%s` leaves out what is above."
                                        .formatted(
                                                before + i + 1,
                                                wording.with(
                                                        CsvSetting.SKIP_LINES,
                                                        Long.toString(before + i))))
                .findFirst()
                .orElse("");
    }

    /** Names with commas, as far as one can tell before the delimiter is known: in quotes, or between other delimiters. */
    Set<String> namesWithCommas() {
        Set<String> names = new HashSet<>();
        for (String line : lines) {
            QUOTED.matcher(line).results().forEach(quoted -> names.add(quoted.group(1).strip()));
            List<String> fields = OTHER_FIELDS.splitToList(line);
            names.addAll(fields.size() > 1 ? fields : List.of());
        }
        names.removeIf(name -> name.indexOf(',') < 0 || Numerals.isNumber(name));
        return names;
    }

    private static boolean names(List<String> fields, String name) {
        return fields.contains(name) && fields.stream().noneMatch(Numerals::isNumber);
    }
}

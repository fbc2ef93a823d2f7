package org.thalweg.datasets;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.Lists;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what separates the fields of a text: comma, semicolon, tab or bar, else a blank. It is the one that is most frequent in the
 * first line, unless lines disagree on it and agree on another, or unless it is a comma that stands within the numbers between
 * others.
 */
final class Delimiters {

    private static final char BLANK = ' ';
    private static final int LINES = 50;

    /** What Excel writes into the first line to say it. */
    private static final Pattern SAID = Pattern.compile("\"?[sS][eE][pP]=(.)\"?\\s*");

    private final List<String> lines;
    private final String candidates;

    private Delimiters(List<String> lines) {
        this.lines = lines;
        this.candidates = lines.get(0).contains("  ") ? ",;|" : ",;\t|";
    }

    /** The delimiter that a line says, as {@code sep=;} does. */
    static Optional<Character> said(String line) {
        Matcher said = SAID.matcher(line);
        return said.matches() ? Optional.of(said.group(1).charAt(0)) : Optional.empty();
    }

    /**
     * The delimiter of a text.
     *
     * @param head how it begins
     * @param whole whether it ends there, too
     */
    static char of(String head, boolean whole, char quote) {
        String q = Pattern.quote(String.valueOf(quote));
        List<String> lines =
                head.replaceAll(q + "[^" + q + "]*" + q, "").lines().limit(LINES + 1).toList();
        boolean cut = lines.size() > LINES || (!whole && lines.size() > 1);
        List<String> complete =
                lines.subList(0, lines.size() - (cut ? 1 : 0)).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        return complete.isEmpty() ? ',' : new Delimiters(complete).best();
    }

    private char best() {
        List<Character> found =
                Lists.charactersOf(candidates).stream()
                        .filter(c -> count(c, lines.get(0)) > 0)
                        .sorted(Comparator.comparingInt(c -> -count(c, lines.get(0))))
                        .toList();
        if (found.isEmpty()) {
            return lines.get(0).indexOf(BLANK) >= 0 ? BLANK : ',';
        }
        char best = found.stream().filter(this::agreed).findFirst().orElse(found.get(0));
        return best == ','
                ? Lists.charactersOf(candidates + BLANK).stream()
                        .filter(this::standsBetweenDecimalCommas)
                        .findFirst()
                        .orElse(best)
                : best;
    }

    private static int count(char c, String line) {
        return CharMatcher.is(c).countIn(line);
    }

    /** Whether all lines have as many of them; the first may have one less or more: a delimiter at the end of other lines, a name that it lacks. */
    private boolean agreed(char c) {
        int first = count(c, lines.get(0));
        int second = count(c, lines.get(Math.min(1, lines.size() - 1)));
        return Math.abs(first - second) <= 1
                && second > 0
                && lines.stream().skip(1).allMatch(line -> count(c, line) == second);
    }

    private boolean standsBetweenDecimalCommas(char c) {
        if (c == ',' || !agreed(c)) {
            return false;
        }
        // Blanks stand within words, too: a first line with commas is then a header that they
        // separate.
        boolean skipsFirst = lines.size() > 1 && c != BLANK;
        List<String> fields =
                lines.stream()
                        .skip(skipsFirst ? 1 : 0)
                        .flatMap(line -> Splitter.on(c).trimResults().splitToStream(line))
                        .filter(field -> field.indexOf(',') >= 0)
                        .toList();
        return !fields.isEmpty()
                && fields.stream()
                        .allMatch(
                                field ->
                                        Numerals.shownBy(field)
                                                .map(mark -> mark == Numerals.COMMA)
                                                .orElse(Numerals.isEitherWay(field)))
                && fields.stream().anyMatch(field -> Numerals.shownBy(field).isPresent());
    }
}

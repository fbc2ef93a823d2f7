package org.thalweg.datasets;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.thalweg.text.Numbers;

/**
 * How a file writes numbers, as far as it is known: with a decimal point or a decimal comma, which was said or which its numbers
 * show. One is shown by a number that cannot be read with the other: {@code 0.125} and {@code 1,234.5} have a point, {@code 0,125}
 * and {@code 1.234.567} do not, {@code 1.234} may be either, {@code 12} says nothing.
 */
final class Numerals {

    static final char POINT = '.';
    static final char COMMA = ',';

    private static final int MOST_DIGITS = 1000;

    private static final String BLANKS = " \u00a0\u2007\u2009\u202f";

    /** Sign, currency, sign, magnitude, exponent, currency or percent. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "([-+\u2212]?)[B]*(\\p{Sc}?)[B]*([-+\u2212]?)(\\d[\\d.,'\u2019B]*(?<![B])|[.,]\\d+)([eE][-+]?\\d+)?[B]*(\\p{Sc}|%)?"
                            .replace("B", BLANKS));

    private static final Pattern WITH_POINT = magnitude("\\.", ",");
    private static final Pattern WITH_COMMA = magnitude(",", "\\.");

    private Optional<Character> mark;
    private final boolean said;
    private Optional<String> eitherWay = Optional.empty();

    /** @param mark the decimal mark that was said, if one was */
    Numerals(Optional<Character> mark) {
        this.mark = mark;
        this.said = mark.isPresent();
    }

    /** Digits, possibly in groups of three, and possibly a decimal mark. */
    private static Pattern magnitude(String mark, String other) {
        String group = "[" + other + "'\u2019" + BLANKS + "]";
        return Pattern.compile(
                "(?<whole>\\d*|[1-9]\\d{0,2}("
                        + group
                        + ")\\d{3}(?:\\2\\d{3})*)(?:"
                        + mark
                        + "(?<part>\\d*))?");
    }

    /** A number as it is written: its value and a percent sign or currency, if it has one. */
    record Written(double value, String unit) {}

    /** The decimal mark, if it is known. */
    Optional<Character> mark() {
        return mark;
    }

    /** Whether the mark was said, and not seen. */
    boolean isSaid() {
        return said;
    }

    /** Takes this mark from here on. */
    void take(char shown) {
        mark = Optional.of(shown);
    }

    /** A number that was read with a decimal point, and could have been a thousand times as large; if nothing showed otherwise. */
    Optional<String> eitherWay() {
        return mark.isPresent() ? Optional.empty() : eitherWay;
    }

    /** The value of a number in the notation of programming languages; infinite when too large. */
    static OptionalDouble plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // The library also knows names, suffixes and hexadecimals.
            if ((c > '9' && c != 'e' && c != 'E') || c == ',' || c <= ' ') {
                return OptionalDouble.empty();
            }
        }
        try {
            return OptionalDouble.of(JavaDoubleParser.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Whether a text is a number in some way of writing. */
    static boolean isNumber(String text) {
        return plain(text).isPresent()
                || written(text, POINT).isPresent()
                || written(text, COMMA).isPresent();
    }

    /** The value of a number without unit, if the text is one. */
    OptionalDouble number(String text) {
        return mark.orElse(POINT) == POINT
                ? plain(text)
                : written(text, COMMA)
                        .map(written -> OptionalDouble.of(written.value))
                        .orElse(OptionalDouble.empty());
    }

    /**
     * The value of a number without unit, if the text is one, with all its digits: identifiers with more of them than a double
     * has differ where their doubles do not. Equal values are equal objects.
     */
    Optional<BigDecimal> exactly(String text) {
        OptionalDouble number = number(text);
        if (number.isEmpty() || Double.isInfinite(number.getAsDouble())) {
            return Optional.empty();
        }
        boolean groups = mark.orElse(POINT) == COMMA && text.indexOf(POINT) >= 0;
        return (groups ? Optional.<BigDecimal>empty() : plainExactly(text.replace(COMMA, POINT)))
                .or(() -> plainExactly(Numbers.shortest(number.getAsDouble())));
    }

    /** The same of a number in the notation of programming languages. */
    static Optional<BigDecimal> plainExactly(String text) {
        if (text.length() > MOST_DIGITS || plain(text).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text).stripTrailingZeros());
        } catch (NumberFormatException e) {
            // An exponent beyond all bounds.
            return Optional.empty();
        }
    }

    /** The value of a number without sign or blank, as most are; empty if it takes a closer look. */
    OptionalDouble quick(String text) {
        if (mark.isEmpty() && text.indexOf(POINT) >= 0) {
            see(text);
        }
        if (mark.orElse(POINT) == POINT) {
            return plain(text);
        }
        return text.indexOf(POINT) < 0 ? plain(text.replace(COMMA, POINT)) : OptionalDouble.empty();
    }

    /**
     * Finds the mark, unless it was said: a comma if some numbers show one, and none a point.
     *
     * @param texts of columns of numbers
     * @param commaSeparates whether it separates fields, so that one within a field is no sure sign
     */
    void look(Stream<String> texts, boolean commaSeparates) {
        if (said) {
            return;
        }
        Set<Character> shown = new HashSet<>();
        Iterator<String> all = texts.iterator();
        while (all.hasNext() && !shown.contains(POINT)) {
            String text = all.next();
            if (text.indexOf(POINT) >= 0 || text.indexOf(COMMA) >= 0) {
                shownBy(text).ifPresent(shown::add);
            }
        }
        if (shown.contains(POINT)) {
            take(POINT);
        } else if (shown.contains(COMMA) && !commaSeparates) {
            take(COMMA);
        }
    }

    private void see(String text) {
        shownBy(text).ifPresent(shown -> mark = Optional.of(shown).filter(c -> c == POINT));
        if (mark.isEmpty() && eitherWay.isEmpty() && isEitherWay(text)) {
            eitherWay = Optional.of(text);
        }
    }

    /** A number with whatever belongs to it, if the text is one. */
    Optional<Written> written(String text) {
        if (mark.isPresent()) {
            return written(text, mark.get());
        }
        Optional<Written> withPoint = written(text, POINT);
        if (shownBy(text).equals(Optional.of(POINT))) {
            mark = Optional.of(POINT);
            return withPoint;
        }
        return withPoint.filter(written -> withPoint.equals(written(text, COMMA)));
    }

    /** The decimal mark that a number shows, if the text is a number that shows one. */
    static Optional<Character> shownBy(String text) {
        boolean point = written(text, POINT).isPresent();
        boolean comma = written(text, COMMA).isPresent();
        return point == comma ? Optional.empty() : Optional.of(point ? POINT : COMMA);
    }

    /** Whether a text is one number with a decimal point, and another with a decimal comma. */
    static boolean isEitherWay(String text) {
        Optional<Written> withPoint = written(text, POINT);
        Optional<Written> withComma = written(text, COMMA);
        return withPoint.isPresent() && withComma.isPresent() && !withPoint.equals(withComma);
    }

    static Optional<Written> written(String text, char mark) {
        Matcher number = NUMBER.matcher(text);
        if (text.isEmpty() || !number.matches()) {
            return Optional.empty();
        }
        String sign = number.group(1) + number.group(3);
        String currency = number.group(2);
        String unit = Optional.ofNullable(number.group(6)).orElse(currency);
        boolean twice = sign.length() > 1 || (!currency.isEmpty() && !unit.equals(currency));
        Matcher magnitude = (mark == POINT ? WITH_POINT : WITH_COMMA).matcher(number.group(4));
        String exponent = Optional.ofNullable(number.group(5)).orElse("");
        if (twice || !magnitude.matches()) {
            return Optional.empty();
        }
        String whole = magnitude.group("whole");
        String digits = whole.replaceAll("\\D", "");
        String part = Optional.ofNullable(magnitude.group("part")).orElse("");
        boolean grouped = digits.length() < whole.length();
        if ((digits.isEmpty() && part.isEmpty()) || (grouped && !exponent.isEmpty())) {
            return Optional.empty();
        }
        boolean negative = sign.equals("-") || sign.equals("\u2212");
        double value =
                JavaDoubleParser.parseDouble(
                        (negative ? "-" : "") + digits + "." + part + exponent);
        return Optional.of(new Written(unit.equals("%") ? value / 100 : value, unit));
    }

    /** What a text that is no number looks like, and which setting reads it, if any does; empty if like nothing. */
    String advice(String text, Wording wording) {
        return NotNumbers.advice(text, wording).orElseGet(() -> markAdvice(text, wording));
    }

    private String markAdvice(String text, Wording wording) {
        boolean comma = written(text, COMMA).isPresent();
        boolean point = written(text, POINT).isPresent();
        String decimal = wording.name(CsvSetting.DECIMAL);
        if (isEitherWay(text) && mark.isEmpty()) {
            return " With a decimal point it is %s, with a decimal comma %s: say `%s` or `%s`."
                    .formatted(
                            value(text, POINT),
                            value(text, COMMA),
                            wording.with(CsvSetting.DECIMAL, "."),
                            wording.with(CsvSetting.DECIMAL, ","));
        }
        if (comma == point) {
            return "";
        }
        return mark.isPresent() && said
                ? " It looks like a number with a decimal %s, and `%s` says %s."
                        .formatted(name(comma), decimal, name(!comma))
                : " It looks like a number with a decimal %s: `%s` reads it%s."
                        .formatted(
                                name(comma),
                                wording.with(CsvSetting.DECIMAL, comma ? "," : "."),
                                mark.isPresent()
                                        ? ", but there are numbers with a decimal %s, too"
                                                .formatted(name(!comma))
                                        : "");
    }

    /** The value of a number with this mark, as text. */
    static String value(String text, char mark) {
        return written(text, mark).map(number -> Numbers.shortest(number.value)).orElse("none");
    }

    private static String name(boolean comma) {
        return comma ? "comma" : "point";
    }
}

package org.thalweg.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Dates as numbers: seconds since 1970 began, in UTC unless a text says otherwise. A double holds today's to a microsecond. */
public final class Dates {

    /** What is understood, for messages. */
    public static final String EXAMPLES =
            "2024-03, 2024-03-31, 2024/03/31 or 2024-03-31T14:30, with a blank instead of the T, with seconds or an offset";

    private static final Pattern BEGINNING = Pattern.compile("\\d{4}[-/]\\d\\d.*");
    private static final DateTimeFormatter HYPHENS = of("uuuu-MM[-dd");
    private static final DateTimeFormatter SLASHES = of("uuuu/MM[/dd");
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;

    private Dates() {}

    private static DateTimeFormatter of(String date) {
        return new DateTimeFormatterBuilder()
                .appendPattern(date + "[['T'][' ']HH:mm[:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .appendPattern("][XXX][XX][X]]]")
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
                .toFormatter()
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Returns the seconds of a date, possibly with a time; empty if the text is none. */
    public static OptionalDouble seconds(String text) {
        if (!BEGINNING.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        try {
            TemporalAccessor parsed = (text.charAt(4) == '-' ? HYPHENS : SLASHES).parse(text);
            Instant instant = Instant.from(parsed);
            return OptionalDouble.of(instant.getEpochSecond() + instant.getNano() / NANOS);
        } catch (DateTimeException e) {
            return OptionalDouble.empty();
        }
    }

    /** Returns the date that lies so many seconds after 1970 began; with its time unless it is midnight. */
    public static String text(double seconds) {
        long micros = Math.round(seconds * MICROS);
        long whole = Math.floorDiv(micros, (long) MICROS);
        int nanos = (int) (micros - whole * (long) MICROS) * 1000;
        LocalDateTime date = LocalDateTime.ofEpochSecond(whole, nanos, ZoneOffset.UTC);
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : date.toString();
    }
}

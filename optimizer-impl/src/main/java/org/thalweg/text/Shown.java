package org.thalweg.text;

import java.util.Locale;
import java.util.stream.Collectors;

/** Texts from elsewhere, such as the fields of a file, as a message may show them: short, and without control characters. */
public final class Shown {

    private static final int LONGEST = 80;

    /** Far above what a message needs, far below what a terminal suffers. */
    private static final int LONGEST_LINE = 10_000;

    private Shown() {}

    /** Returns the text, or of one that is longer than 80 characters its beginning and how long it is; {@link #printable}. */
    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** Returns the same with another limit. */
    public static String of(String text, int longest) {
        if (text.length() <= longest) {
            return printable(text);
        }
        int end = longest - (Character.isHighSurrogate(text.charAt(longest - 1)) ? 1 : 0);
        return String.format(
                Locale.ROOT,
                "%s… (%,d characters)",
                printable(text.substring(0, end)),
                text.length());
    }

    /** Returns a message of one or several lines, each of which is {@link #of} bearable length. */
    public static String message(String lines) {
        return lines.lines().map(line -> of(line, LONGEST_LINE)).collect(Collectors.joining("\n"));
    }

    /**
     * Returns the text with a line end as {@code \n}, a tab as {@code \t}, and what else steers terminals, turns the direction of
     * writing or is half a character as {@code \\u001b}.
     */
    public static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(shown, c));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        if (c == '\n') {
            shown.append("\\n");
        } else if (c == '\r') {
            shown.append("\\r");
        } else if (c == '\t') {
            shown.append("\\t");
        } else if (isHidden(c)) {
            shown.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            shown.appendCodePoint(c);
        }
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}

package org.thalweg.catalog;

import org.thalweg.text.Shown;

/**
 * Where something was written.
 *
 * @param pointer the JSON pointer of the node of a tree, {@code /0/momentum}; empty at the root
 * @param text the pipe text, or empty where a tree says all
 * @param offset of the place in the text
 */
record Place(String pointer, String text, int offset) {

    /** How much of a long line is shown on each side of the place. */
    private static final int SHOWN = 100;

    /** The root of a tree. */
    static final Place ROOT = new Place("", "", 0);

    Place child(String step) {
        return new Place(pointer + "/" + step.replace("~", "~0").replace("/", "~1"), text, offset);
    }

    /** Returns the same node's text, a place in it. */
    Place in(String newText, int newOffset) {
        return new Place(pointer, newText, newOffset);
    }

    CatalogException error(String format, Object... arguments) {
        return new CatalogException(this, String.format(format, arguments));
    }

    /** Returns the sentence, preceded by line and column and followed by the line of text with a caret, if there is a text. */
    String explain(String sentence) {
        // One word needs no map to it.
        if (text.chars().noneMatch(c -> PipeParser.MARKS.indexOf(c) >= 0)) {
            return sentence;
        }
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', offset);
        String line = text.substring(start, end < 0 ? text.length() : end);
        int column = offset - start;
        int from = Math.max(0, column - SHOWN);
        int to = Math.min(line.length(), column + SHOWN);
        String before = (from > 0 ? "…" : "") + shown(line.substring(from, column));
        String after = shown(line.substring(column, to)) + (to < line.length() ? "…" : "");
        long number = text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        return String.format(
                "%d:%d: %s\n  %s%s\n  %s^",
                number, column + 1, sentence, before, after, " ".repeat(before.length()));
    }

    private static String shown(String part) {
        return Shown.printable(part.replace('\t', ' '));
    }
}

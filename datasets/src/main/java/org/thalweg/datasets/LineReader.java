package org.thalweg.datasets;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * A text of which two read in turn: who reads it as a stream is given no more than a line at a time, so that after a record the
 * other finds the next line here, whole, in {@link #buffer}.
 */
final class LineReader extends Reader {

    /** Longer lines are for the stream alone. */
    private static final int LONGEST = 1 << 24;

    private final Reader text;
    private char[] buffer = new char[1 << 16];
    private int from;
    private int to;
    private boolean ended;
    private boolean afterReturn;
    private boolean byLines = true;
    private long lines;
    private long taken;

    LineReader(Reader text) {
        this.text = text;
    }

    /** Gives the rest of a line, or as much of it as there is room for. */
    @Override
    public int read(char[] into, int at, int length) throws IOException {
        if (from == to && !fill()) {
            return -1;
        }
        int most = Math.min(to, from + length);
        int end = from;
        boolean lineEnds = false;
        while (end < most && !lineEnds) {
            char c = buffer[end++];
            lineEnds = c == '\n';
            // A carriage return alone ends records too, within what is a line here.
            byLines &= !afterReturn || lineEnds;
            afterReturn = c == '\r';
        }
        lines += lineEnds ? 1 : 0;
        int count = end - from;
        System.arraycopy(buffer, from, into, at, count);
        from = end;
        return count;
    }

    /** Reads on behind what is there, which may move; returns false at the end of the text, or if a line is too long. */
    boolean fill() throws IOException {
        if (ended || (from == 0 && to == LONGEST - 1)) {
            return false;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        if (to == buffer.length - 1) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = text.read(buffer, to, buffer.length - 1 - to);
        ended = count < 0;
        to += Math.max(count, 0);
        buffer[to] = '\n';
        return !ended;
    }

    /** The text from {@link #from} to {@link #to}, where a line end is, which is none of the text's. */
    char[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether nothing follows in the text. */
    boolean ended() {
        return ended;
    }

    /** Whether lines end as they do here, with a line feed; else where a line begins is no longer known. */
    boolean isByLines() {
        return byLines;
    }

    /** Takes a line out of the stream, up to the line end at this place. */
    void take(int lineEnd) {
        from = Math.min(lineEnd + 1, to);
        lines++;
        taken++;
    }

    /** The number, from 1, of the line that comes next. */
    long line() {
        return lines + 1;
    }

    /** How many lines were taken out of the stream. */
    long taken() {
        return taken;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

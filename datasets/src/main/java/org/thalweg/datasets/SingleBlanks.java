package org.thalweg.datasets;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text in which, outside quotes, every run of blanks and tabs within a line is one blank, and lines
 * neither begin nor end with one: a CSV parser knows separators of one character only.
 */
final class SingleBlanks extends FilterReader {

    private static final int NONE = -2;
    private static final int END = -1;

    private final char quote;
    private boolean quoted;
    private boolean lineStart = true;
    private int next = NONE;

    SingleBlanks(Reader text, char quote) {
        super(text);
        this.quote = quote;
    }

    @Override
    public int read() throws IOException {
        int c = next == NONE ? in.read() : next;
        next = NONE;
        if (quoted || !isBlank(c)) {
            quoted ^= c == quote;
            lineStart = isLineEnd(c);
            return c;
        }
        while (isBlank(c)) {
            c = in.read();
        }
        next = c;
        return lineStart || isLineEnd(c) || c == END ? read() : ' ';
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int c = read();
            if (c == END) {
                return count == 0 && length > 0 ? END : count;
            }
            to[from + count++] = (char) c;
        }
        return count;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }
}

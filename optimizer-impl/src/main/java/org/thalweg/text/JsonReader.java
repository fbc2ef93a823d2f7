package org.thalweg.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.UsageException;

/**
 * Reads JSON into maps and lists, in order, texts, booleans and numbers: {@link Long} where it is a whole one that fits, else
 * {@link Double}. There is no null.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JsonReader {

    private static final int DEEPEST = 64;
    private static final char END = '\uffff';

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Returns the tree that a text is.
     *
     * @throws UsageException that names the line, if it is none
     */
    public static Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        if (reader.peek() != END) {
            throw reader.expected("the end");
        }
        return value;
    }

    private Object value() {
        char c = peek();
        if (c == '{') {
            return members();
        }
        if (c == '[') {
            return elements();
        }
        if (c == '"') {
            return text();
        }
        if (c == 't' || c == 'f') {
            String word = c == 't' ? "true" : "false";
            if (text.startsWith(word, at)) {
                at += word.length();
                return c == 't';
            }
        }
        return number();
    }

    private Map<String, Object> members() {
        Map<String, Object> map = new LinkedHashMap<>();
        enter('{');
        boolean more = peek() != '}';
        while (more) {
            if (peek() != '"') {
                throw expected("a name in quotes");
            }
            String name = text();
            take(':');
            if (map.put(name, value()) != null) {
                throw error("'" + Shown.of(name) + "' stands here a second time");
            }
            more = peek() == ',';
            if (more) {
                take(',');
            }
        }
        leave('}');
        return map;
    }

    private List<Object> elements() {
        List<Object> list = new ArrayList<>();
        enter('[');
        boolean more = peek() != ']';
        while (more) {
            list.add(value());
            more = peek() == ',';
            if (more) {
                take(',');
            }
        }
        leave(']');
        return list;
    }

    private void enter(char bracket) {
        take(bracket);
        if (++depth > DEEPEST) {
            throw error("there are more than " + DEEPEST + " brackets in each other");
        }
    }

    private void leave(char bracket) {
        take(bracket);
        depth--;
    }

    private void take(char mark) {
        if (peek() != mark) {
            throw expected("'" + mark + "'");
        }
        at++;
    }

    private String text() {
        StringBuilder read = new StringBuilder();
        at++;
        while (true) {
            if (at == text.length()) {
                throw expected("'\"'");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                return read.toString();
            }
            if (c < ' ') {
                at--;
                throw expected("'\"'");
            }
            read.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : END;
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c == 'u'
                && text.substring(at, Math.min(text.length(), at + 4)).matches("\\p{XDigit}{4}")) {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        throw error("'\\' is followed by no character that it goes with");
    }

    private Number number() {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String read = text.substring(from, at);
        if (!read.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?")) {
            at = from;
            throw expected("a value");
        }
        if (read.matches("-?\\d+") && !read.equals("-0")) {
            try {
                return Long.parseLong(read);
            } catch (NumberFormatException e) {
                // As a double, then.
            }
        }
        double value = Double.parseDouble(read);
        if (Double.isInfinite(value)) {
            throw error(Shown.of(read) + " is too large for a double");
        }
        return value;
    }

    /** The next character that is no blank. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private UsageException expected(String what) {
        return at >= text.length()
                ? error("the text ends where " + what + " should be")
                : error(
                        String.format(
                                "%s should be where '%s' is",
                                what, Shown.of(text.substring(at, at + 1))));
    }

    private UsageException error(String what) {
        long line = text.substring(0, Math.min(at, text.length())).lines().count();
        return new UsageException("line " + Math.max(1, line) + ": " + what);
    }
}

package org.thalweg.text;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes trees of maps, lists, texts, numbers and booleans as JSON that people read: a line for each member of an object and each
 * element of a list of lists or objects, and lists of anything else in one line.
 */
public final class JsonWriter {

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    /**
     * Returns a tree as JSON, ending with a line end. The same tree gives the same text, and every double is {@link
     * Numbers#shortest}, which parses back to its bits.
     *
     * @throws IllegalArgumentException if a number is not finite, which JSON has no way to write
     */
    public static String write(Object tree) {
        JsonWriter writer = new JsonWriter();
        writer.value(tree, "\n");
        return writer.out.append('\n').toString();
    }

    private void value(Object value, String line) {
        if (value instanceof Map<?, ?> map) {
            members(map, line);
        } else if (value instanceof List<?> list) {
            elements(list, line);
        } else if (value instanceof Double number) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("JSON has no way to write " + number + ".");
            }
            out.append(Numbers.shortest(number));
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private void members(Map<?, ?> map, String line) {
        String inner = line + INDENT;
        String separator = "";
        out.append('{');
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.append(separator).append(inner);
            text(member.getKey().toString());
            out.append(": ");
            value(member.getValue(), inner);
            separator = ",";
        }
        out.append(map.isEmpty() ? "" : line).append('}');
    }

    private void elements(List<?> list, String line) {
        boolean nested = list.stream().anyMatch(e -> e instanceof Map || e instanceof List);
        String inner = nested ? line + INDENT : "";
        out.append('[');
        for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
            out.append(inner);
            value(i.next(), inner);
            out.append(!i.hasNext() ? "" : nested ? "," : ", ");
        }
        out.append(nested ? line : "").append(']');
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                // Half a character would be lost in UTF-8.
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}

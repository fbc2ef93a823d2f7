package org.thalweg.experiments.report;

/** A piece of a page being written. Text is escaped; there is no way to add any that is not. */
final class Html {

    private final StringBuilder page = new StringBuilder();

    /** Opens an element; attributes are names and values in turn. */
    Html open(String tag, String... attributes) {
        page.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            page.append(' ').append(attributes[i]);
            if (!attributes[i + 1].isEmpty()) {
                page.append("=\"").append(escape(attributes[i + 1])).append('"');
            }
        }
        page.append('>');
        return this;
    }

    Html close(String tag) {
        page.append("</").append(tag).append(">\n");
        return this;
    }

    Html text(String text) {
        page.append(escape(text));
        return this;
    }

    /** Adds an element that holds text alone. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Adds an element within a line. */
    Html inline(String tag, String text, String... attributes) {
        open(tag, attributes).text(text);
        page.append("</").append(tag).append('>');
        return this;
    }

    /** Returns prose with minus signs, and with blanks at which no line breaks before units and about equals signs. */
    static String printed(String text) {
        return text.replaceAll("(?<=[ (\\[])-(?=\\d)", "−")
                .replace(" %", "\u00a0%")
                .replace(" = ", "\u00a0=\u00a0");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}

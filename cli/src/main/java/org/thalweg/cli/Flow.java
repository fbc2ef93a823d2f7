package org.thalweg.cli;

import java.util.Locale;

/** Words as YAML or JSON, on one line. */
final class Flow {

    private Flow() {}

    /** Returns a text that YAML and JSON take for nothing else. */
    static String text(String text) {
        StringBuilder flow = new StringBuilder("\"");
        text.chars()
                .forEach(
                        c -> {
                            if (c == '"' || c == '\\') {
                                flow.append('\\').append((char) c);
                            } else if (Character.isISOControl(c)) {
                                flow.append(String.format(Locale.ROOT, "\\u%04x", c));
                            } else {
                                flow.append((char) c);
                            }
                        });
        return flow.append('"').toString();
    }
}

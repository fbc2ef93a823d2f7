package org.thalweg.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Words from the command line as YAML, on one line. */
final class Flow {

    private Flow() {}

    /** Returns a text that YAML takes for nothing else. */
    static String text(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + "\"";
    }

    /** Returns a list of such texts. */
    static String list(List<String> texts) {
        return texts.stream().map(Flow::text).collect(Collectors.joining(", ", "[", "]"));
    }
}

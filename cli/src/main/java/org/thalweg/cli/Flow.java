package org.thalweg.cli;

/** Words as YAML, on one line. */
final class Flow {

    private Flow() {}

    /** Returns a text that YAML takes for nothing else. */
    static String text(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + "\"";
    }
}

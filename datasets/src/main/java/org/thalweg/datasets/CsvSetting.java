package org.thalweg.datasets;

import java.util.Locale;

/** What can be said of how to read a file: the methods of {@link Csv}, and what messages advise to set. */
public enum CsvSetting {
    TARGET("targets"),
    CLASS("classes"),
    CATEGORICAL("categorical"),
    DROP("drop"),
    GROUP("groupBy"),
    ORDER("orderBy"),
    WEIGHTS("weights"),
    MISSING("missing"),
    MISSING_VALUES("missingValues"),
    UNSEEN("unseen"),
    HEADER("header"),
    DELIMITER("delimiter"),
    DECIMAL("decimal"),
    QUOTE("quote"),
    SKIP_LINES("skipLines");

    private final String method;

    CsvSetting(String method) {
        this.method = method;
    }

    /** Returns the method that sets it. */
    String method() {
        return method;
    }

    /** Returns the call that sets it to a value. */
    String call(String value) {
        return switch (this) {
            case HEADER, SKIP_LINES -> method + "(" + value + ")";
            case MISSING -> method + "(Missing." + value.toUpperCase(Locale.ROOT) + ")";
            case UNSEEN -> method + "(Unseen." + value.toUpperCase(Locale.ROOT) + ")";
            case DELIMITER, DECIMAL, QUOTE -> method + "('" + value + "')";
            default -> method + "(\"" + value + "\")";
        };
    }
}

package org.thalweg.experiments.words;

import java.util.List;
import java.util.Locale;

/** The grammar of the report's sentences. */
public final class Words {

    private Words() {}

    /** Returns "a", "a and b", "a, b and c". */
    public static String and(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /** Returns "1 trial", "16 trials". */
    public static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Returns the text as a sentence begins; a single letter stays, since it is a symbol. */
    public static String capital(String text) {
        if (text.length() < 2 || text.charAt(1) == ' ') {
            return text;
        }
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

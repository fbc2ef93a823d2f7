package org.thalweg.datasets;

import java.util.Arrays;
import org.thalweg.data.DataException;
import org.thalweg.text.Shown;

/** A file and a line in it, from 1; line 0 is the file as a whole. */
record Where(String file, long line) {

    /** A part of a message that is a message's own, and shown as it is. */
    record Sentence(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** The same file as a whole. */
    Where whole() {
        return new Where(file, 0);
    }

    /** An error about this place; texts among the arguments are the file's or the user's, and shown by {@link Shown}. */
    DataException error(String format, Object... arguments) {
        return new DataException(prefix() + formatted(format, arguments));
    }

    /** The same, at the place where a setting was said, if that is known. */
    DataException error(CsvSetting setting, Wording wording, String format, Object... arguments) {
        return new DataException(wording.place(setting) + prefix() + formatted(format, arguments));
    }

    DataException error(Throwable cause, String format, Object... arguments) {
        return new DataException(prefix() + formatted(format, arguments), cause);
    }

    private static String formatted(String format, Object... arguments) {
        return format.formatted(
                Arrays.stream(arguments)
                        .map(argument -> argument instanceof String s ? Shown.of(s) : argument)
                        .toArray());
    }

    private String prefix() {
        String name = Shown.printable(file);
        return line == 0 ? name + ": " : name + ":" + line + ": ";
    }
}

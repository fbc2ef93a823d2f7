package org.thalweg.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Columns that were asked for, each by name or by position.
 *
 * @param setting by which
 */
record Pick(CsvSetting setting, List<Asked> columns) {

    /**
     * One of them.
     *
     * @param text its name or, if no column is named so, its position
     * @param position whether it is a position in any case
     */
    record Asked(String text, boolean position) {

        /** The position that the text is: 1 for the first, −1 for the last. */
        OptionalInt asPosition() {
            return text.matches("-?\\d{1,9}")
                    ? OptionalInt.of(Integer.parseInt(text))
                    : OptionalInt.empty();
        }
    }

    static Pick none(CsvSetting setting) {
        return new Pick(setting, List.of());
    }

    static Pick names(CsvSetting setting, String... names) {
        return new Pick(setting, Arrays.stream(names).map(name -> new Asked(name, false)).toList());
    }

    static Pick positions(CsvSetting setting, int... positions) {
        return new Pick(
                setting,
                Arrays.stream(positions)
                        .mapToObj(position -> new Asked(Integer.toString(position), true))
                        .toList());
    }

    /** The indices, from 0, of the columns in a file, in the order in which they were asked for. */
    List<Integer> in(Header header, Wording wording) {
        return columns.stream()
                .map(
                        asked ->
                                asked.position
                                        ? header.indexOfPosition(
                                                Integer.parseInt(asked.text), setting, wording)
                                        : header.index(asked.text, setting, wording))
                .toList();
    }
}

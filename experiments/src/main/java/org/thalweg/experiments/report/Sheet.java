package org.thalweg.experiments.report;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.thalweg.experiments.words.Words;

/**
 * A table as text, cell by cell: what all writers write.
 *
 * @param dataset what it is about; empty if it is about several
 * @param caption what it shows, without a full stop
 * @param rows one cell for each column; the first names what the row is about
 * @param notes what stands below, a sentence each
 */
record Sheet(
        String dataset,
        String caption,
        List<Column> columns,
        List<List<String>> rows,
        List<String> notes) {

    /** A column; those of numbers are set to the right, and their hyphens are minus signs. */
    record Column(String title, boolean numbers) {}

    Sheet {
        columns = ImmutableList.copyOf(columns);
        rows = ImmutableList.copyOf(rows);
        notes = ImmutableList.copyOf(notes);
    }

    /** Returns a table with nothing below it. */
    static Sheet of(String dataset, String caption, List<Column> columns, List<List<String>> rows) {
        return new Sheet(dataset, caption, columns, rows, List.of());
    }

    /** Returns the caption of a table that stands alone. */
    String title() {
        return dataset.isEmpty() ? Words.capital(caption) : dataset + ": " + caption;
    }

    static Column words(String title) {
        return new Column(title, false);
    }

    static Column numbers(String title) {
        return new Column(title, true);
    }
}

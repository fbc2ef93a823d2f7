package org.thalweg.datasets;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An input whose name is empty, as that of the index is which pandas and R write in front of the columns. */
final class IndexColumn {

    private final Header header;
    private final OptionalInt index;
    private long first;
    private long rows;
    private boolean counts = true;

    private IndexColumn(Header header, OptionalInt index) {
        this.header = header;
        this.index = index;
    }

    /** The first of them in a file, if there is one; of data that are known, it was told before. */
    static IndexColumn of(Header header, ColumnRoles layout) {
        return new IndexColumn(
                header,
                layout.inputs().all().stream()
                        .filter(column -> layout.known().isEmpty())
                        .mapToInt(Column::index)
                        .filter(i -> i < header.names().size() && isUnnamed(header, i))
                        .findFirst());
    }

    /** Read and written again, an empty name becomes "Unnamed: 0" in pandas. */
    private static boolean isUnnamed(Header header, int index) {
        return header.unnamed().contains(index)
                || header.names().get(index).matches("Unnamed: \\d+");
    }

    /** Its index, if there is one. */
    OptionalInt place() {
        return index;
    }

    void add(List<String> fields) {
        if (index.isPresent() && counts) {
            String text = fields.get(index.getAsInt());
            first = rows == 0 && text.equals("1") ? 1 : first;
            counts = text.equals(Long.toString(first + rows));
            rows++;
        }
    }

    /** What is to be told of it. */
    Optional<String> note(Wording wording) {
        if (index.isEmpty()) {
            return Optional.empty();
        }
        String name = header.names().get(index.getAsInt());
        return Optional.of(
                counts
                        ? "Column %d has no name of its own and counts rows from %d, as the index does that pandas and R write. It is an input; `%s` leaves it out."
                                .formatted(
                                        index.getAsInt() + 1,
                                        first,
                                        wording.with(CsvSetting.DROP, name))
                        : "Column %d has no name of its own. It is an input, called '%s'; `%s` leaves it out."
                                .formatted(
                                        index.getAsInt() + 1,
                                        name,
                                        wording.with(CsvSetting.DROP, name)));
    }
}

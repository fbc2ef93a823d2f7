package org.thalweg.datasets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.thalweg.data.DataException;
import org.thalweg.text.DidYouMean;

/**
 * The columns' names, in the order of the file, and the line that says them.
 *
 * @param named whether the line is a header; else names are positions
 */
record Header(Where where, boolean named, List<String> names) {

    private static final int NAMES_SHOWN = 30;

    /** The names in a file's first record; an empty one is replaced by its position. */
    static Header of(Where where, List<String> fields) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).isEmpty() ? Integer.toString(i + 1) : fields.get(i);
            Integer earlier = positions.put(name, i + 1);
            if (earlier != null) {
                throw where.error(
                        "columns %d and %d are both named '%s'. Give each a name of its own.",
                        earlier, i + 1, name);
            }
            names.add(name);
        }
        return new Header(where, true, List.copyOf(names));
    }

    /** Positions as names. */
    static Header numbered(Where where, int columns) {
        return new Header(
                where,
                false,
                IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList());
    }

    /** @param advice what to do about a text that is not a number */
    Column column(int index, boolean categorical, String advice) {
        return new Column(index, names.get(index), categorical, advice);
    }

    int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw error(
                    "there is no column '%s'.%s It has %s.",
                    name, DidYouMean.suggest(name, names), list());
        }
        return index;
    }

    /** The index, from 0, of a position counted from 1 or, when negative, from the end. */
    int index(int position) {
        int n = names.size();
        if (position == 0 || Math.abs((long) position) > n) {
            throw error(
                    "there is no column at position %d. Positions are 1 to %d, or -1 to -%d from the end.",
                    position, n, n);
        }
        return position > 0 ? position - 1 : n + position;
    }

    /**
     * The index in another file of each of these columns: found by name or, where that file has no
     * header, the same. A column that is absent there has none, -1.
     *
     * @param needed the columns that must not be absent
     */
    int[] indicesIn(Header other, Collection<Integer> needed) {
        if (!other.named) {
            return samePlaces(other);
        }
        if (!named) {
            throw other.where.error(
                    "this line names columns, but %s has no header. Give both files one, or neither.",
                    where.file());
        }
        for (int i : needed) {
            if (!other.names.contains(names.get(i))) {
                throw other.where.error(
                        "there is no column '%s', as %s has.%s It has %s.",
                        names.get(i),
                        where.file(),
                        DidYouMean.suggest(names.get(i), other.names),
                        other.list());
            }
        }
        for (String name : other.names) {
            if (!names.contains(name)) {
                throw other.where.error(
                        "%s has no column '%s'.%s It has %s.",
                        where.file(), name, DidYouMean.suggest(name, names), list());
            }
        }
        return names.stream().mapToInt(other.names::indexOf).toArray();
    }

    private int[] samePlaces(Header other) {
        if (other.names.size() != names.size()) {
            throw other.where.error(
                    "%d fields where %s has %d. Give both files the same columns.",
                    other.names.size(), where.file(), names.size());
        }
        return IntStream.range(0, names.size()).toArray();
    }

    DataException error(String format, Object... arguments) {
        return new Where(where.file(), 0).error(format, arguments);
    }

    /** All names, or the first of many. */
    String list() {
        String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        return names.size() > NAMES_SHOWN ? shown + ", … (" + names.size() + " columns)" : shown;
    }
}

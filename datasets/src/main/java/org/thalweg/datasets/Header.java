package org.thalweg.datasets;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.datasets.Where.Sentence;
import org.thalweg.text.DidYouMean;
import org.thalweg.text.Shown;

/** The columns' names, in the order of the file, and the line that says them. */
final class Header {

    private static final int NAMES_SHOWN = 30;

    private final Where where;
    private final boolean named;
    private final ImmutableList<String> names;
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<Integer> unnamed;
    private final FirstLines firstLines;

    private Header(
            Where where,
            boolean named,
            List<String> names,
            List<Integer> unnamed,
            FirstLines firstLines) {
        this.where = where;
        this.named = named;
        this.names = ImmutableList.copyOf(names);
        this.unnamed = unnamed;
        this.firstLines = firstLines;
        for (int i = 0; i < names.size(); i++) {
            Integer earlier = indices.put(names.get(i), i);
            if (earlier != null) {
                throw where.error(
                        "columns %d and %d are both named '%s'. Give each a name of its own.",
                        earlier + 1, i + 1, names.get(i));
            }
        }
    }

    /** The names in a file's first record; an empty one is replaced by its position. */
    static Header of(Where where, List<String> fields, FirstLines firstLines) {
        List<Integer> unnamed =
                IntStream.range(0, fields.size())
                        .filter(i -> fields.get(i).isEmpty())
                        .boxed()
                        .toList();
        List<String> names =
                IntStream.range(0, fields.size())
                        .mapToObj(
                                i ->
                                        fields.get(i).isEmpty()
                                                ? substitute(fields, i)
                                                : fields.get(i))
                        .toList();
        return new Header(where, true, names, unnamed, firstLines);
    }

    /** The position, unless another column is named so. */
    private static String substitute(List<String> fields, int index) {
        String position = Integer.toString(index + 1);
        return fields.contains(position) ? "column " + position : position;
    }

    /** Positions as names. */
    static Header numbered(Where where, int columns, FirstLines firstLines) {
        List<String> names = IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toList();
        return new Header(where, false, names, List.of(), firstLines);
    }

    Where where() {
        return where;
    }

    /** Whether the line is a header; else names are positions. */
    boolean named() {
        return named;
    }

    List<String> names() {
        return names;
    }

    /** The columns whose name is empty in the file. */
    List<Integer> unnamed() {
        return unnamed;
    }

    boolean has(String name) {
        return indices.containsKey(name);
    }

    /** The index, from 0, of a name, if a column is named so. */
    OptionalInt place(String name) {
        Integer index = indices.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The index, from 0, of a name or, if no column is named so, of a position. */
    int index(String text, CsvSetting setting, Wording wording) {
        Integer index = indices.get(text);
        if (index != null) {
            return index;
        }
        OptionalInt position = new Pick.Asked(text, false).asPosition();
        if (position.isPresent()) {
            return indexOfPosition(position.getAsInt(), setting, wording);
        }
        throw where.whole()
                .error(
                        setting,
                        wording,
                        "there is no column '%s'.%s It has %s.%s",
                        text,
                        suggestion(text),
                        list(),
                        advice(text, wording));
    }

    private Sentence advice(String text, Wording wording) {
        String below = firstLines.advice(text, where, wording);
        if (!below.isEmpty()) {
            return new Sentence(below);
        }
        if (names.size() == 1) {
            return new Sentence(
                    " Lines have one field each: say by `%s` what separates columns."
                            .formatted(wording.name(CsvSetting.DELIMITER)));
        }
        return new Sentence(
                named
                        ? ""
                        : " Line %d was taken for data: `%s` makes it the header."
                                .formatted(where.line(), wording.with(CsvSetting.HEADER, "true")));
    }

    /** A name that is close, or of which the text is a part before or after a comma. */
    private Sentence suggestion(String text) {
        String close = DidYouMean.suggest(text, names);
        String parted =
                names.stream()
                        .filter(name -> names.size() > 1)
                        .filter(name -> List.of(name.split(" *, *")).contains(text))
                        .findFirst()
                        .map(
                                name ->
                                        " Did you mean '%s'? Write a name with commas as '\"%s\"'."
                                                .formatted(Shown.of(name), Shown.of(name)))
                        .orElse("");
        return new Sentence(close.isEmpty() ? parted : close);
    }

    /** The index, from 0, of a position counted from 1 or, when negative, from the end. */
    int indexOfPosition(int position, CsvSetting setting, Wording wording) {
        int n = names.size();
        if (position == 0 || Math.abs((long) position) > n) {
            throw where.whole()
                    .error(
                            setting,
                            wording,
                            "there is no column at position %d. Positions are 1 to %d, or -1 to -%d from the end.",
                            position,
                            n,
                            n);
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
                    new Sentence(where.file()));
        }
        for (int i : needed) {
            if (!other.has(names.get(i))) {
                throw other.where.error(
                        "there is no column '%s', as %s has.%s It has %s.",
                        names.get(i),
                        new Sentence(where.file()),
                        new Sentence(DidYouMean.suggest(names.get(i), other.names)),
                        other.list());
            }
        }
        for (String name : other.names) {
            if (!has(name)) {
                throw other.where.error(
                        "%s has no column '%s'.%s It has %s.",
                        new Sentence(where.file()),
                        name,
                        new Sentence(DidYouMean.suggest(name, names)),
                        list());
            }
        }
        return names.stream().mapToInt(name -> other.indices.getOrDefault(name, -1)).toArray();
    }

    private int[] samePlaces(Header other) {
        if (other.names.size() != names.size()) {
            throw other.where.error(
                    "%d fields where %s has %d. Give both files the same columns.",
                    other.names.size(), new Sentence(where.file()), names.size());
        }
        return IntStream.range(0, names.size()).toArray();
    }

    /** All names, or the first of many. */
    Sentence list() {
        String shown =
                names.stream().limit(NAMES_SHOWN).map(Shown::of).collect(Collectors.joining(", "));
        return new Sentence(
                names.size() > NAMES_SHOWN ? shown + ", … (" + names.size() + " columns)" : shown);
    }
}

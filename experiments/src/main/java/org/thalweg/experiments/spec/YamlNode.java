package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.text.Shown;

/** A value of a spec, and where it is written. */
sealed interface YamlNode {

    Position position();

    /** Returns maps, lists and texts, for the catalog; null for an empty value. */
    @Nullable Object tree();

    /** Returns what it is, for a message that wanted something else. */
    String described();

    /**
     * A number, a word or a text.
     *
     * @param quoted whether it stands in quotes, or is a block: never empty, never split
     * @param verbatim whether the text stands in the file letter by letter, on one line
     */
    record Scalar(String text, boolean quoted, boolean verbatim, Position position)
            implements YamlNode {

        boolean isEmpty() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        /** Returns the position of a letter of the text, as close as can be told. */
        Position at(int offset) {
            return verbatim ? position.right(offset + (quoted ? 1 : 0)) : position;
        }

        @Override
        public @Nullable String tree() {
            return isEmpty() ? null : text;
        }

        @Override
        public String described() {
            return isEmpty() ? "nothing" : "'" + Shown.of(text) + "'";
        }
    }

    /** Values in a row. */
    record Sequence(List<YamlNode> items, Position position) implements YamlNode {

        public Sequence {
            items = ImmutableList.copyOf(items);
        }

        @Override
        public List<@Nullable Object> tree() {
            List<@Nullable Object> tree = new ArrayList<>();
            items.forEach(item -> tree.add(item.tree()));
            return tree;
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /** Values by name. */
    record Mapping(List<Entry> entries, Position position) implements YamlNode {

        public Mapping {
            entries = ImmutableList.copyOf(entries);
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            entries.forEach(entry -> tree.put(entry.name(), entry.value().tree()));
            return tree;
        }

        @Override
        public String described() {
            return "a map";
        }
    }

    /** A name with its value. */
    record Entry(Scalar key, YamlNode value) {

        String name() {
            return key.text();
        }
    }
}

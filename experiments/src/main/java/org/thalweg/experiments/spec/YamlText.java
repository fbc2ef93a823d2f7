package org.thalweg.experiments.spec;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.experiments.spec.YamlNode.Entry;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.experiments.spec.YamlNode.Scalar;
import org.thalweg.experiments.spec.YamlNode.Sequence;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Reads the part of YAML that specs need, one document of maps, lists and texts, and keeps positions. What a spec does not
 * need is an error: aliases, which could make a small file grow without end, and tags, which name classes.
 */
final class YamlText {

    private static final int DEEPEST = 50;

    private final String source;
    private final Iterator<Event> events;

    private YamlText(String source, String text) {
        this.source = source;
        this.events = new Yaml(new LoaderOptions()).parse(new StringReader(text)).iterator();
    }

    /** Returns the document; empty if the text has none. */
    static Optional<YamlNode> parse(String source, String text) {
        try {
            return new YamlText(source, text).document();
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            Position position = new Position(source, mark.getLine() + 1, mark.getColumn() + 1);
            throw position.error("This is not YAML: %s.", e.getProblem());
        } catch (YAMLException e) {
            throw Position.ofArgument(source)
                    .error(
                            "This is not YAML: %s.",
                            String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private Optional<YamlNode> document() {
        events.next();
        if (events.next().is(Event.ID.StreamEnd)) {
            return Optional.empty();
        }
        YamlNode root = node(events.next(), 0, false);
        events.next();
        Event end = events.next();
        if (!end.is(Event.ID.StreamEnd)) {
            throw position(end).error("A spec is one document. Put each in a file of its own.");
        }
        return Optional.of(root);
    }

    private YamlNode node(Event event, int depth, boolean inBrackets) {
        Position position = position(event);
        if (event instanceof AliasEvent alias) {
            throw position.error(
                    "Aliases such as '*%s' are not read here. Write the value out.",
                    ((NodeEvent) alias).getAnchor());
        }
        if (depth > DEEPEST) {
            throw position.error("This is nested more than %d deep. Write it flatter.", DEEPEST);
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, inBrackets);
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        checkTag(start.getTag(), position);
        return event.is(Event.ID.SequenceStart)
                ? sequence(position, depth, start.isFlow())
                : mapping(position, depth, start.isFlow());
    }

    private YamlNode sequence(Position position, int depth, boolean inBrackets) {
        List<YamlNode> items = new ArrayList<>();
        for (Event e = events.next(); !e.is(Event.ID.SequenceEnd); e = events.next()) {
            items.add(node(e, depth + 1, inBrackets));
        }
        return new Sequence(items, position);
    }

    private YamlNode mapping(Position position, int depth, boolean inBrackets) {
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Event e = events.next(); !e.is(Event.ID.MappingEnd); e = events.next()) {
            if (!(node(e, depth + 1, inBrackets) instanceof Scalar key)) {
                throw position(e).error("A list or a map cannot be a key. Write a name.");
            }
            if (!names.add(key.text())) {
                throw key.position().error("'%s' is given twice. Give it once.", key.text());
            }
            entries.add(new Entry(key, node(events.next(), depth + 1, inBrackets)));
        }
        return new Mapping(entries, position);
    }

    private Scalar scalar(ScalarEvent event, boolean inBrackets) {
        Position position = position(event);
        checkTag(event.getTag(), position);
        String text = event.getValue();
        requireWhole(text, position);
        ScalarStyle style = event.getScalarStyle();
        boolean quoted = style != ScalarStyle.PLAIN;
        boolean inQuotes = style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
        int length = event.getEndMark().getIndex() - event.getStartMark().getIndex();
        boolean verbatim = length == text.length() + (inQuotes ? 2 : 0) && (inQuotes || !quoted);
        if (!quoted && inBrackets && isCut(text)) {
            throw position.error(
                    "'%s' is cut: inside [ ] and { } a comma ends a value. Put the whole value in quotes.",
                    text);
        }
        return new Scalar(text, quoted, verbatim, position);
    }

    /** Half of a pair of surrogates, as an escape writes it, is no character: no file can hold it. */
    private static void requireWhole(String text, Position position) {
        text.codePoints()
                .filter(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                .findFirst()
                .ifPresent(
                        half -> {
                            throw position.error(
                                    "\\u%04x is half of a character. Write the whole one.", half);
                        });
    }

    private static boolean isCut(String text) {
        return text.chars().filter(c -> c == '(').count()
                != text.chars().filter(c -> c == ')').count();
    }

    private static void checkTag(@Nullable String tag, Position position) {
        if (tag != null && !tag.equals("!")) {
            String written = tag.replace("tag:yaml.org,2002:", "!!");
            throw position.error("Tags such as '%s' are not read here. Leave it out.", written);
        }
    }

    private Position position(Event event) {
        Mark mark = event.getStartMark();
        return new Position(source, mark.getLine() + 1, mark.getColumn() + 1);
    }
}

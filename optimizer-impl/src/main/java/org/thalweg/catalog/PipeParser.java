package org.thalweg.catalog;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.catalog.Written.Arguments;
import org.thalweg.catalog.Written.Call;
import org.thalweg.catalog.Written.Items;
import org.thalweg.catalog.Written.Named;
import org.thalweg.catalog.Written.Pipe;
import org.thalweg.catalog.Written.Scalar;
import org.thalweg.catalog.Written.Titled;

/**
 * Reads the pipe form.
 *
 * <pre>
 * pipe      = link { "|" link }
 * link      = [ word "=" ] value
 * value     = word [ "(" [ argument { "," argument } ] ")" ] | "(" [ pipe ] ")" | "[" [ pipe { "," pipe } ] "]" | text
 * argument  = [ word "=" ] pipe
 * word      = anything but blanks and ( ) [ ] , | = "
 * text      = '"' { anything but " and \ | \" | \\ | \n | \r | \t } '"'
 * </pre>
 */
final class PipeParser {

    /** The characters that are not part of a word, but for blanks. */
    static final String MARKS = "()[],|=\"";

    private static final int DEEPEST = 100;

    /** Links and arguments of one text; explaining so many takes two seconds. */
    private static final int MOST = 10_000;

    private final Place place;
    private final String text;
    private int at;
    private int depth;
    private int size;

    private PipeParser(Place place, String text) {
        this.place = place;
        this.text = text;
    }

    static Written parse(Place place, String text) {
        PipeParser parser = new PipeParser(place, text);
        if (parser.next() == END) {
            throw parser.error("There is nothing here. Write a component, such as 'sgd(0.05)'.");
        }
        Written result = parser.pipe(true);
        if (parser.next() != END) {
            throw parser.unexpected("'|' or the end");
        }
        return result;
    }

    private static final char END = '\0';

    /**
     * @param titled whether the first link may have a name; in an argument, that would be the hyper-parameter's
     */
    private Written pipe(boolean titled) {
        int start = at;
        if (++depth > DEEPEST) {
            throw error("This is nested more than " + DEEPEST + " deep. Write it flatter.");
        }
        List<Written> links = new ArrayList<>();
        do {
            if (++size > MOST) {
                throw error(
                        "This is the link after "
                                + MOST
                                + ", and a text may have no more. Write a shorter chain.");
            }
            links.add(titled || !links.isEmpty() ? link() : value());
        } while (take('|'));
        depth--;
        return links.size() == 1 ? links.get(0) : new Pipe(links, here(start));
    }

    private Written link() {
        next();
        int start = at;
        Written value = value();
        boolean isName = value instanceof Scalar && text.charAt(start) != '"';
        return isName && take('=')
                ? new Titled((String) ((Scalar) value).value(), value(), here(start))
                : value;
    }

    private Written value() {
        char next = next();
        int start = at;
        if (take('(')) {
            Written inside =
                    take(')') ? new Pipe(List.of(), here(start)) : closed(pipe(true), start);
            return inside instanceof Pipe ? inside : new Pipe(List.of(inside), here(start));
        }
        if (take('[')) {
            return new Items(list(']', () -> pipe(true)), here(start));
        }
        if (next == '"') {
            return new Scalar(quoted(), here(start));
        }
        String word = word("a name or a value");
        return take('(') ? new Call(word, arguments(), here(start)) : scalar(word, start);
    }

    private Written closed(Written inside, int open) {
        expect(')', "'|' or ')'", open);
        return inside;
    }

    private Scalar scalar(String word, int start) {
        return new Scalar(word, here(start));
    }

    private Arguments arguments() {
        List<Written> positional = new ArrayList<>();
        List<Named> named = new ArrayList<>();
        list(
                ')',
                () -> {
                    next();
                    int start = at;
                    Written value = pipe(false);
                    boolean isName = value instanceof Scalar && text.charAt(start) != '"';
                    if (isName && take('=')) {
                        String name = (String) ((Scalar) value).value();
                        return named.add(new Named(name, pipe(true), here(start)));
                    }
                    if (!named.isEmpty()) {
                        throw here(start)
                                .error(
                                        "A value by position cannot follow one by name. Give its name too, or put it first.");
                    }
                    return positional.add(value);
                });
        return new Arguments(positional, named);
    }

    private <T> List<T> list(char end, java.util.function.Supplier<T> element) {
        int open = at - 1;
        List<T> elements = new ArrayList<>();
        if (take(end)) {
            return elements;
        }
        do {
            elements.add(element.get());
        } while (take(','));
        expect(end, "',' or '" + end + "'", open);
        return elements;
    }

    private String word(String wanted) {
        next();
        int start = at;
        while (at < text.length()
                && MARKS.indexOf(text.charAt(at)) < 0
                && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw unexpected(wanted);
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            content.append(c == '\\' ? escaped() : c);
        }
        if (at == text.length()) {
            throw here(start).error("This text has no end. Close it with '\"'.");
        }
        at++;
        return content.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : END;
        int index = "\\\"nrt".indexOf(c);
        if (index < 0) {
            throw here(at - 2)
                    .error("'\\%s' is no escape. Possible are \\\\, \\\", \\n, \\r and \\t.", c);
        }
        return "\\\"\n\r\t".charAt(index);
    }

    /** Skips blanks and returns the character after them. */
    private char next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private boolean take(char mark) {
        if (next() != mark || at == text.length()) {
            return false;
        }
        at++;
        return true;
    }

    /**
     * @param open where the bracket is that the mark closes
     */
    private void expect(char mark, String wanted, int open) {
        if (take(mark)) {
            return;
        }
        if (at < text.length()) {
            throw unexpected(wanted);
        }
        throw here(open)
                .error(
                        "This '%s' is never closed. Expected %s, found the end.",
                        text.charAt(open), wanted);
    }

    private CatalogException unexpected(String wanted) {
        char found = next();
        return error(
                "Expected "
                        + wanted
                        + ", found "
                        + (at == text.length() ? "the end." : "'" + found + "'."));
    }

    private CatalogException error(String sentence) {
        return new CatalogException(here(at), sentence);
    }

    private Place here(int offset) {
        return place.in(text, offset);
    }
}

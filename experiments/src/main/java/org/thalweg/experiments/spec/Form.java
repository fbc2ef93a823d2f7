package org.thalweg.experiments.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.thalweg.experiments.spec.YamlNode.Sequence;

/**
 * How values of a type are written, and which are possible. Immutable: each method that sets something returns a changed copy.
 *
 * @param <T> the type
 */
final class Form<T> implements Cloneable {

    /** Reads the value that stands in a spec, or says with its position why there is none. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Reading reading, Key<?> key, YamlNode node);
    }

    private final String name;
    private final Function<SchemaNodes, Map<String, Object>> schema;
    private final Reader<T> reader;
    private final BiFunction<T, Canonical, String> print;
    private String range = "";
    private Function<T, Optional<String>> wrong = value -> Optional.empty();
    private Function<T, String> words = String::valueOf;
    private Class<?> argumentType = String.class;
    private boolean several;
    private Function<List<String>, String> arguments = all -> String.join(" ", all);

    /**
     * @param name what values are, such as {@code whole number}
     * @param schema what the JSON Schema says of them
     * @param reader of a spec
     * @param print to a canonical text: what stands behind the key, or below it if it begins with a new line
     */
    Form(
            String name,
            Function<SchemaNodes, Map<String, Object>> schema,
            Reader<T> reader,
            BiFunction<T, Canonical, String> print) {
        this.name = name;
        this.schema = schema;
        this.reader = reader;
        this.print = print;
    }

    /**
     * Says which values are possible.
     *
     * @param possible such as {@code at least 1}
     * @param check returns what is wrong with a value as a sentence, in which {@code {key}} stands for the key
     */
    Form<T> within(String possible, Function<T, Optional<String>> check) {
        return with(
                form -> {
                    form.range = possible;
                    form.wrong = check;
                });
    }

    /** Says how descriptions write a value. */
    Form<T> said(Function<T, String> inWords) {
        return with(form -> form.words = inWords);
    }

    /** Says in what type a command line reads one value, if that is a number or a flag. */
    Form<T> typed(Class<?> type) {
        return with(form -> form.argumentType = type);
    }

    /** Says how arguments of the command line are written in YAML on one line. */
    Form<T> argued(Function<List<String>, String> yaml) {
        return with(form -> form.arguments = yaml);
    }

    /** Makes an argument of the command line a text, whatever it looks like. */
    Form<T> quoted() {
        return argued(all -> Canonical.quoted(String.join(" ", all)));
    }

    /** Lets the command line take several. */
    Form<T> several() {
        return with(form -> form.several = true);
    }

    /** Returns the form of lists, which one element can be without being in a list. */
    Form<List<T>> list() {
        return new Form<List<T>>(
                        name + " or list",
                        known -> SchemaNodes.oneOrMore(schema(known)),
                        (reading, key, node) ->
                                node instanceof Sequence sequence
                                        ? sequence.items().stream()
                                                .map(item -> read(reading, key, item))
                                                .toList()
                                        : List.of(read(reading, key, node)),
                        (values, text) ->
                                Canonical.inBrackets(
                                        values.stream().map(value -> text(value, text))))
                .within(range, value -> Optional.empty())
                .said(values -> String.join(", ", values.stream().map(words).toList()))
                .several()
                .argued(Canonical::list);
    }

    private Form<T> with(Consumer<Form<T>> change) {
        try {
            @SuppressWarnings("unchecked") // a copy is of the same type
            Form<T> copy = (Form<T>) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    String name() {
        return name;
    }

    String range() {
        return range;
    }

    T read(Reading reading, Key<?> key, YamlNode node) {
        return reader.read(reading, key, node);
    }

    Optional<String> wrong(T value) {
        return wrong.apply(value);
    }

    String text(T value, Canonical text) {
        return print.apply(value, text);
    }

    Map<String, Object> schema(SchemaNodes known) {
        return schema.apply(known);
    }

    String words(T value) {
        return words.apply(value);
    }

    Class<?> argumentType() {
        return argumentType;
    }

    boolean takesSeveral() {
        return several;
    }

    String ofArguments(List<String> all) {
        return arguments.apply(all);
    }
}

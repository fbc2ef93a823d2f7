package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A setting: a row of the table in {@link Keys}. What reads, prints, checks and describes settings follows from the rows.
 * Immutable.
 *
 * @param <T> what its values are
 */
public final class Key<T> implements Cloneable {

    /** The maps of a spec in which keys stand. */
    enum Level {
        EXPERIMENT,
        FILE,
        SPLIT,
        TUNE,
        PRACTICAL
    }

    /** What options of the command line are about, in the order in which help has them. */
    public enum Section {
        DATA,
        TRAINING,
        ROWS,
        TUNING,
        JUDGING
    }

    /**
     * A key as an option of the command line.
     *
     * @param name with its dashes
     * @param parameter what help calls its value
     * @param help what help says of it
     * @param split whether a value holds several, separated by commas
     */
    public record Option(
            Section section, String name, String parameter, String help, boolean split) {}

    private final String label;
    private final Form<T> form;
    private final ImmutableSet<Level> levels;
    private String meaning = "";
    private Optional<T> fallback = Optional.empty();
    private Optional<String> words = Optional.empty();
    private Optional<Option> option = Optional.empty();
    private Function<Optional<T>, Optional<String>> identity = value -> Optional.empty();

    Key(String label, Form<T> form, Level... levels) {
        this.label = label;
        this.form = form;
        this.levels = ImmutableSet.copyOf(levels);
    }

    private Key<T> with(Consumer<Key<T>> change) {
        try {
            @SuppressWarnings("unchecked") // a copy is of the same type
            Key<T> copy = (Key<T>) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Says what it does, without its default. */
    Key<T> means(String sentence) {
        return with(key -> key.meaning = sentence);
    }

    /** Says which value it has where nothing is said. */
    Key<T> byDefault(T value) {
        return with(key -> key.fallback = Optional.of(value));
    }

    /** Says the default in words, where it depends on something else or reads better so. */
    Key<T> inWords(String byDefault) {
        return with(key -> key.words = Optional.of(byDefault));
    }

    /**
     * Makes it an option.
     *
     * @param parameter what help calls its value
     * @param help what help says of it; {@code {default}} stands for the default
     */
    Key<T> option(Section section, String parameter, String help) {
        String usual = fallback.map(this::inHelp).or(() -> words).orElse("");
        String text = help.replace("{default}", usual);
        return option(new Option(section, "--" + label, parameter, text, false));
    }

    private String inHelp(T value) {
        return value instanceof Boolean yes ? (yes ? "yes" : "no") : form.words(value);
    }

    private Key<T> option(Option made) {
        return with(key -> key.option = Optional.of(made));
    }

    /** Gives the option another name than the key has. */
    Key<T> as(String name) {
        Option old = option.orElseThrow();
        return option(new Option(old.section, name, old.parameter, old.help, old.split));
    }

    /** Lets the option take several values separated by commas. */
    Key<T> splitAtCommas() {
        Option old = option.orElseThrow();
        return option(new Option(old.section, old.name, old.parameter, old.help, true));
    }

    /** Puts the value into the identity of a trial; where there is none, nothing. */
    Key<T> identity(Function<T, String> text) {
        return with(key -> key.identity = value -> value.map(one -> label + " " + text.apply(one)));
    }

    /** Puts the value into the identity of a trial under another word, with a text for where there is none. */
    Key<T> identity(String word, String absent) {
        return with(
                key ->
                        key.identity =
                                value ->
                                        Optional.of(
                                                word
                                                        + " "
                                                        + value.map(String::valueOf)
                                                                .orElse(absent)));
    }

    /** Returns the name as specs write it. */
    public String label() {
        return label;
    }

    /** Returns what it does, without its default. */
    public String meaning() {
        return meaning;
    }

    /** Returns the value where nothing is said, unless that depends on something else. */
    public Optional<T> fallback() {
        return fallback;
    }

    /**
     * Returns the value where nothing is said.
     *
     * @throws IllegalStateException if that depends on something else
     */
    public T usual() {
        return fallback.orElseThrow(
                () -> new IllegalStateException(label + " has no default of its own."));
    }

    /** Returns what holds where nothing is said, if there is anything to say of it. */
    Optional<String> usualInWords() {
        return words.or(() -> fallback.map(form::words)).filter(text -> !text.isEmpty());
    }

    /** Returns how it is written on the command line, if it can be. */
    public Optional<Option> option() {
        return option;
    }

    /** Returns the type in which a command line reads one value: that of a number or a flag, or else String. */
    public Class<?> argumentType() {
        return form.argumentType();
    }

    /** Returns whether several values can be given. */
    public boolean takesSeveral() {
        return form.takesSeveral();
    }

    /** Returns what values are possible, for the end of a sentence: {@code at least 1}, or {@code error or skip}. */
    public String range() {
        return form.range();
    }

    /** Returns whether a value is within the range. */
    public boolean allows(T value) {
        return form.wrong(value).isEmpty();
    }

    Form<T> form() {
        return form;
    }

    /** Returns the line that says the value in the identity of a trial, if the result of a trial depends on it. */
    Optional<String> identity(Values values) {
        return identity.apply(values.find(this));
    }

    /** Returns whether it stands in such a map. */
    boolean isIn(Level level) {
        return levels.contains(level);
    }

    /** Returns whether it stands beside the data and holds for files that do not say otherwise. */
    boolean isOfFiles() {
        return isIn(Level.FILE) && isIn(Level.EXPERIMENT) && this != Keys.NAME;
    }

    T read(Reading reading, YamlNode node) {
        return form.read(reading, this, node);
    }

    /**
     * Checks a value, from wherever it comes.
     *
     * @throws SpecException about this key, if the value is not possible
     */
    void check(T value) {
        Optional<String> wrong = form.wrong(value);
        Checks.that(wrong.isEmpty(), this, "%s", wrong.orElse("").replace("{key}", label));
    }

    @Override
    public String toString() {
        return label;
    }
}

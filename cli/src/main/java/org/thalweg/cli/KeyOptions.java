package org.thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.datasets.Csv;
import org.thalweg.experiments.spec.Key;
import org.thalweg.experiments.spec.Keys;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Rows of the table of settings as options of a command. */
final class KeyOptions {

    private final boolean typed;
    private final Map<Key<?>, OptionSpec> options = new LinkedHashMap<>();

    /**
     * @param typed whether numbers must be some when arguments are parsed; else what reads specs will say so
     */
    KeyOptions(boolean typed) {
        this.typed = typed;
    }

    /** Adds the options of a section to a command, with their help. */
    void add(CommandSpec command, Key.Section section) {
        Keys.all()
                .forEach(
                        key ->
                                key.option()
                                        .filter(o -> o.section() == section)
                                        .ifPresent(
                                                option ->
                                                        add(command, key, option, option.help())));
    }

    /** Adds one option. */
    void add(CommandSpec command, Key<?> key) {
        add(command, key, key.option().orElseThrow().help());
    }

    /** Adds one option with another help, in which {@code {default}} stands for the default. */
    void add(CommandSpec command, Key<?> key, String help) {
        add(
                command,
                key,
                key.option().orElseThrow(),
                help.replace("{default}", key.fallback().map(String::valueOf).orElse("")));
    }

    private void add(CommandSpec command, Key<?> key, Key.Option option, String help) {
        OptionSpec.Builder builder =
                OptionSpec.builder(option.name()).description(help.replace("%", "%%"));
        if (key.takesSeveral()) {
            builder.type(List.class).auxiliaryTypes(String.class);
        } else if (flag(key)) {
            builder.type(Boolean.class).negatable(true);
        } else {
            builder.type(typed ? key.argumentType() : String.class);
        }
        if (option.split()) {
            builder.splitRegex(",");
        }
        if (!flag(key)) {
            builder.paramLabel(option.parameter());
        }
        OptionSpec made = builder.build();
        command.addOption(made);
        options.put(key, made);
    }

    private static boolean flag(Key<?> key) {
        return key.argumentType() == Boolean.class;
    }

    /** Returns whether an option was given. */
    boolean has(Key<?> key) {
        return !all(key).isEmpty();
    }

    /** Returns what was given. */
    List<String> all(Key<?> key) {
        @Nullable Object value = option(key).getValue();
        if (value instanceof List<?> several) {
            List<String> texts = several.stream().map(String::valueOf).toList();
            return key.option().orElseThrow().split() ? joined(texts) : texts;
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    /** Pieces between commas as texts: a name of the data file that has commas itself is one. */
    private List<String> joined(List<String> pieces) {
        Set<String> names =
                pieces.size() > 1 && options.containsKey(Keys.DATA)
                        ? text(Keys.DATA).map(Path::of).map(Csv::namesWithCommas).orElse(Set.of())
                        : Set.of();
        List<String> texts = new ArrayList<>();
        int from = 0;
        while (from < pieces.size()) {
            int to = pieces.size();
            while (to > from + 1 && !names.contains(together(pieces.subList(from, to)))) {
                to--;
            }
            texts.add(unquoted(together(pieces.subList(from, to))));
            from = to;
        }
        return texts;
    }

    private static String together(List<String> pieces) {
        return String.join(",", pieces).strip();
    }

    /** What holds commas stands in quotes, where commas separate. */
    private static String unquoted(String text) {
        String plain = text.strip();
        boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        return quoted ? plain.substring(1, plain.length() - 1) : plain;
    }

    /** Returns what was given, of an option that is given once. */
    Optional<String> text(Key<?> key) {
        return all(key).stream().findFirst();
    }

    /** Returns the whole number that was given, or the default. */
    int whole(Key<Integer> key) {
        return text(key).map(Integer::valueOf).orElseGet(key::usual);
    }

    /** Returns the whole number that was given, or the default; it is what the key allows. */
    int checked(Key<Integer> key) {
        int value = whole(key);
        if (!key.allows(value)) {
            throw new WrongUsage(
                    "%s must be %s, got %s.",
                    key.option().orElseThrow().name(), key.range(), value);
        }
        return value;
    }

    /** Returns what was given, by key. */
    Map<Key<?>, List<String>> said() {
        Map<Key<?>, List<String>> said = new LinkedHashMap<>();
        options.keySet().stream().filter(this::has).forEach(key -> said.put(key, all(key)));
        return said;
    }

    private OptionSpec option(Key<?> key) {
        return Objects.requireNonNull(options.get(key));
    }
}

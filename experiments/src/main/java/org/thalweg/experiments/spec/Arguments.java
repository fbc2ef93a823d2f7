package org.thalweg.experiments.spec;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.datasets.MissingValues;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.records.Notation;

/** Arguments of the command line as the keys of a spec. */
public final class Arguments {

    private Arguments() {}

    /**
     * Returns the values of a spec's keys in YAML, each on one line: as {@link SpecReader#fromPipe} reads them.
     *
     * @param said the arguments by key
     */
    public static Map<String, String> inYaml(Map<Key<?>, List<String>> said) {
        Map<String, String> spec = new LinkedHashMap<>();
        List<String> split = new ArrayList<>();
        List<String> tune = new ArrayList<>();
        for (Key<?> key : Keys.all()) {
            if (said.containsKey(key)) {
                String value = key.form().ofArguments(said.get(key));
                if (key == Keys.TUNE) {
                    tune.add(value);
                } else if (key.isIn(Level.TUNE)) {
                    tune.add(key + ": " + value);
                } else if (key.isIn(Level.EXPERIMENT)) {
                    spec.put(key.label(), value);
                } else {
                    split.add(key + ": " + value);
                }
            }
        }
        put(spec, Keys.SPLIT, split);
        put(spec, Keys.TUNE, tune);
        return spec;
    }

    /**
     * Returns the option that says a value, with its arguments; nothing if it is not said, or what would be without it.
     *
     * @param key with an option
     */
    public static <T> List<String> of(Key<T> key, Values values) {
        Key.Option option = key.option().orElseThrow();
        Optional<T> said =
                values.said(key).filter(value -> !key.fallback().equals(Optional.of(value)));
        if (said.isEmpty()) {
            return List.of();
        }
        if (said.get() instanceof Boolean yes) {
            return List.of(yes ? option.name() : option.name().replaceFirst("--", "--no-"));
        }
        List<String> texts = texts(said.get());
        return option.split()
                ? List.of(option.name(), String.join(",", Lists.transform(texts, Arguments::whole)))
                : texts.stream().flatMap(text -> Stream.of(option.name(), text)).toList();
    }

    /** Where commas separate, what holds some stands in quotes. */
    private static String whole(String text) {
        return text.contains(",") ? '"' + text + '"' : text;
    }

    private static List<String> texts(Object value) {
        if (value instanceof List<?> several) {
            return several.stream().flatMap(one -> texts(one).stream()).toList();
        }
        if (value instanceof MissingValues missing) {
            return MissingReader.arguments(missing);
        }
        if (value instanceof Enum<?> constant) {
            return List.of(Scalars.word(constant));
        }
        return List.of(
                value.equals('\t')
                        ? "tab"
                        : value instanceof String text ? text : Notation.value(value));
    }

    private static void put(Map<String, String> spec, Key<?> key, List<String> entries) {
        if (key == Keys.TUNE && entries.equals(List.of(TuningReader.NONE))) {
            spec.put(key.label(), TuningReader.NONE);
        } else if (!entries.isEmpty()) {
            spec.put(key.label(), "{" + String.join(", ", entries) + "}");
        }
    }
}

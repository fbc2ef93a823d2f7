package org.thalweg.experiments.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.experiments.spec.Key.Level;

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

    private static void put(Map<String, String> spec, Key<?> key, List<String> entries) {
        if (!entries.isEmpty()) {
            spec.put(key.label(), "{" + String.join(", ", entries) + "}");
        }
    }
}

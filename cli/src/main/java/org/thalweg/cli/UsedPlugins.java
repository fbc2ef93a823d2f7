package org.thalweg.cli;

import com.google.common.collect.Sets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.Origin;

/** What a results folder keeps of plug-ins: a text for each file, of its version and SHA-256. */
final class UsedPlugins {

    private static final String PREFIX = "plug-in ";

    private UsedPlugins() {}

    /** Returns the texts by {@code plug-in NAME}, NAME being that of the file or folder. */
    static Map<String, String> of(Catalog catalog) {
        Map<String, String> texts = new TreeMap<>();
        for (Origin origin : catalog.plugins()) {
            String version = origin.version().isEmpty() ? "not said" : origin.version();
            texts.merge(
                    PREFIX + Path.of(origin.location()).getFileName(),
                    "version " + version + ", SHA-256 " + origin.sha256(),
                    (one, other) -> one + "; " + other);
        }
        return texts;
    }

    /** Returns what has become different since a folder was written, a sentence for each file; empty for a new folder. */
    static List<String> changes(Map<String, String> kept, Map<String, String> now) {
        List<String> changes = new ArrayList<>();
        if (kept.isEmpty()) {
            return changes;
        }
        for (String name : Sets.union(new TreeMap<>(kept).keySet(), now.keySet())) {
            String before = Optional.ofNullable(kept.get(name)).orElse("none");
            String after = Optional.ofNullable(now.get(name)).orElse("none");
            if (name.startsWith(PREFIX) && !before.equals(after)) {
                changes.add(
                        String.format(
                                "%s has changed since these results were begun: then %s; now %s. Runs of its components count only with the same SHA-256.",
                                name, before, after));
            }
        }
        return changes;
    }
}

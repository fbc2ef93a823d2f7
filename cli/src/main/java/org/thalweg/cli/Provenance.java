package org.thalweg.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How an experiment came about, as its results folder keeps it: enough to read the folder, and to run the rest of it, without
 * being told anything.
 *
 * @param command what was typed
 * @param spec the spec as it was written; empty if there was none
 * @param plugins where plug-ins were loaded from
 */
record Provenance(String command, String spec, List<Path> plugins) {

    private static final String COMMAND = "command";
    private static final String WRITTEN = "spec as written";
    private static final String PLUGINS = "plugins";

    Provenance {
        plugins = ImmutableList.copyOf(plugins);
    }

    static Provenance of(List<String> arguments, String spec, List<Path> plugins) {
        return new Provenance(
                quoted(System.getProperty("thalweg.command", "thalweg"))
                        + " "
                        + arguments.stream()
                                .map(Provenance::quoted)
                                .collect(Collectors.joining(" ")),
                spec,
                plugins.stream().map(path -> path.toAbsolutePath().normalize()).toList());
    }

    /** Returns an argument as a shell takes it. */
    static String quoted(String argument) {
        return argument.matches("[\\w@%+=:,./-]+")
                ? argument
                : argument.contains("'") && !argument.matches("(?s).*[\"$`\\\\!].*")
                        ? "\"" + argument + "\""
                        : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** Returns the texts to keep. */
    Map<String, String> about() {
        return ImmutableMap.of(
                COMMAND,
                command,
                WRITTEN,
                spec,
                PLUGINS,
                plugins.stream().map(Path::toString).collect(Collectors.joining("\n")));
    }

    /** Returns what was kept. */
    static Provenance from(Map<String, String> about) {
        String plugins = Optional.ofNullable(about.get(PLUGINS)).orElse("");
        return new Provenance(
                Optional.ofNullable(about.get(COMMAND)).orElse(""),
                Optional.ofNullable(about.get(WRITTEN)).orElse(""),
                Splitter.on('\n').omitEmptyStrings().splitToStream(plugins).map(Path::of).toList());
    }
}

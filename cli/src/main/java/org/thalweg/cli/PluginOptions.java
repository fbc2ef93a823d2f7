package org.thalweg.cli;

import com.google.common.base.Splitter;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.thalweg.UsageException;
import org.thalweg.catalog.Catalog;
import picocli.CommandLine.Option;

/** Where plug-ins are loaded from: only from what is named here or in {@code THALWEG_PLUGINS}. */
final class PluginOptions {

    static final String VARIABLE = "THALWEG_PLUGINS";

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = {
                "Load plug-ins: a JAR, or a folder of JARs. May be given several times.",
                "THALWEG_PLUGINS may name more, separated by " + "'${sys:path.separator}'."
            })
    private List<Path> plugins = List.of();

    @Option(
            names = "--trust",
            paramLabel = "PATH",
            description = "Load plug-ins from there although everyone may write to it.")
    private List<Path> trusted = List.of();

    /**
     * Returns the catalog of built-in components and plug-ins; the caller closes it.
     *
     * @throws UsageException if a place that was named does not exist
     */
    Catalog catalog(Console console) {
        return catalog(paths(console));
    }

    private Catalog catalog(List<Path> paths) {
        return Catalog.builder()
                .plugins(paths.toArray(Path[]::new))
                .trusting(trusted.toArray(Path[]::new))
                .build();
    }

    /** Returns the catalog, after warning of plug-ins that could not be loaded. */
    Catalog catalogWithWarnings(Console console) {
        return catalogWithWarnings(console, List.of());
    }

    /** Returns the catalog of these plug-ins, too, as far as they are still there. */
    Catalog catalogWithWarnings(Console console, List<Path> earlier) {
        Set<Path> all = new LinkedHashSet<>(paths(console));
        earlier.stream().filter(Files::exists).forEach(all::add);
        Catalog catalog = catalog(List.copyOf(all));
        catalog.refusedPlugins().forEach(problem -> console.warn(problem.message()));
        return catalog;
    }

    /** Returns the places, those of the environment last. */
    List<Path> paths(Console console) {
        List<Path> paths = new ArrayList<>();
        for (Path path : plugins) {
            paths.add(existing(path, "--plugins"));
        }
        String more = Optional.ofNullable(console.environment().get(VARIABLE)).orElse("");
        for (String path :
                Splitter.on(File.pathSeparatorChar).omitEmptyStrings().trimResults().split(more)) {
            paths.add(existing(Path.of(path), VARIABLE));
        }
        return paths;
    }

    private static Path existing(Path path, String where) {
        if (!Files.exists(path)) {
            throw new WrongUsage(
                    "%s: there is no '%s'. Name a JAR or a folder of JARs.", where, path);
        }
        return path;
    }
}

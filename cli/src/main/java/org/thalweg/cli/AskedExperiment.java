package org.thalweg.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.experiments.spec.SpecReader;

/**
 * An experiment as a command line describes it: a spec, some of whose values options replace, or a chain with options.
 *
 * @param command for messages
 * @param what the spec's file or the chain
 */
record AskedExperiment(String command, String what, DataOptions data, SpecOptions options) {

    /** Returns the spec, unless the argument is a chain. */
    Optional<Path> file() {
        Optional<Path> path = path();
        boolean named = what.endsWith(".yaml") || what.endsWith(".yml");
        if (path.isEmpty() || !(named || Files.exists(path.get()))) {
            return Optional.empty();
        }
        if (Files.isDirectory(path.get())) {
            throw new WrongUsage(
                    "%s is a folder. Name a spec in it, or go on with 'thalweg status %s'.",
                    what, what);
        }
        if (!Files.exists(path.get())) {
            throw new WrongUsage(
                    "There is no file '%s'%s.",
                    what, path.get().isAbsolute() ? "" : " in " + Path.of("").toAbsolutePath());
        }
        return path;
    }

    private Optional<Path> path() {
        try {
            return Optional.of(Path.of(what));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Returns the experiment with every default filled in. */
    Experiment read(Catalog catalog) {
        Optional<Path> file = file();
        return file.isPresent()
                ? new SpecReader(catalog).read(file.get(), options.spec(data.saidOfAll()))
                : fromOptions(catalog);
    }

    private Experiment fromOptions(Catalog catalog) {
        if (!what.contains("|") && what.matches("\\S*[./\\\\]\\S*") && !what.contains("(")) {
            throw new WrongUsage(
                    "'%s' is neither a file nor a chain. A spec is a file such as experiment.yaml, a chain is written 'momentum(0.9) | sgd(0.05)'.",
                    what);
        }
        catalog.parseChain(what);
        if (options.has(Keys.PROBLEM)) {
            return new SpecReader(catalog).fromPipe(what, options.spec(data.saidOfAll()));
        }
        Path file = data.file(command);
        return new SpecReader(catalog).fromPipe(what, file, options.spec(data.said()));
    }
}

package org.thalweg.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.Complaint;
import org.thalweg.catalog.Entry;
import org.thalweg.records.Kind;
import org.thalweg.text.DidYouMean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg components}: what chains, objectives and models can be made of. */
@Command(
        name = "components",
        description =
                "Lists optimizers, regularizers, losses, models, schedules and problems, or explains one.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example:", "  thalweg components rmsprop"})
final class ComponentsCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Explain this one: formula, parameters, reference, an example.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Only optimizers, regularizers, losses, models, schedules or problems.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Mixin private PluginOptions plugins = new PluginOptions();

    ComponentsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Catalog catalog = plugins.catalog(console)) {
            List<Kind> kinds = kind.map(ComponentsCommand::kind).map(List::of).orElse(all());
            List<Entry> entries =
                    kinds.stream().flatMap(which -> catalog.entries(which).stream()).toList();
            if (name.isPresent()) {
                entries = named(name.get(), entries, catalog, kinds);
            }
            List<Complaint> problems = name.isPresent() ? List.of() : catalog.complaints();
            if (json) {
                console.out().println(ComponentsJson.print(entries, problems));
            } else if (name.isPresent()) {
                entries.forEach(entry -> console.out().print(ComponentPage.print(entry)));
            } else {
                console.out().print(ComponentList.print(entries, problems));
            }
            return ExitCode.OK;
        }
    }

    private static List<Kind> all() {
        return Arrays.asList(Kind.values());
    }

    /** Returns the kind that a word stands for, singular or plural. */
    private static Kind kind(String word) {
        return all().stream()
                .filter(
                        kind ->
                                DidYouMean.same(kind.singular(), word)
                                        || DidYouMean.same(kind.plural(), word))
                .findFirst()
                .orElseThrow(
                        () -> {
                            List<String> words = all().stream().map(Kind::singular).toList();
                            return new WrongUsage(
                                    "Unknown kind '%s'.%s Available: %s.",
                                    word,
                                    DidYouMean.suggest(word, words),
                                    String.join(", ", words));
                        });
    }

    /** Returns what has this name; the kinds may share one. */
    private static List<Entry> named(
            String name, List<Entry> entries, Catalog catalog, List<Kind> kinds) {
        List<Entry> found =
                entries.stream().filter(entry -> DidYouMean.same(entry.name(), name)).toList();
        if (!found.isEmpty()) {
            return found;
        }
        Optional<Complaint> broken =
                catalog.complaints().stream()
                        .filter(problem -> DidYouMean.same(problem.name(), name))
                        .findFirst();
        if (broken.isPresent()) {
            throw new WrongUsage("%s", broken.get().message());
        }
        if (kinds.size() == 1) {
            catalog.entry(kinds.get(0), name);
        }
        Stream<String> names = entries.stream().map(Entry::name).distinct();
        throw new WrongUsage(
                "Unknown component '%s'.%s 'thalweg components' lists all.",
                name, DidYouMean.suggest(name, names.toList()));
    }
}

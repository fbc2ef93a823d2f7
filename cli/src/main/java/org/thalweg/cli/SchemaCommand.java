package org.thalweg.cli;

import java.util.concurrent.Callable;
import org.thalweg.catalog.Catalog;
import org.thalweg.experiments.spec.SpecSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code thalweg schema}: the JSON Schema of specs. */
@Command(
        name = "schema",
        description =
                "Prints the JSON Schema of specs, by which an editor completes and checks them; with --plugins for their components, too.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  thalweg schema > thalweg.schema.json",
            "and as the first line of a spec:",
            "  # yaml-language-server: $schema=thalweg.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private PluginOptions plugins = new PluginOptions();

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Catalog catalog = plugins.catalogWithWarnings(console)) {
            console.out().print(SpecSchema.json(catalog));
            return ExitCode.OK;
        }
    }
}

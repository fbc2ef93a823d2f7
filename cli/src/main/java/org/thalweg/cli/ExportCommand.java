package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.experiments.report.JsonExport;
import org.thalweg.experiments.report.LatexTable;
import org.thalweg.experiments.report.MarkdownTable;
import org.thalweg.experiments.report.PredictionsCsv;
import org.thalweg.experiments.report.ReportData;
import org.thalweg.experiments.store.RunsCsv;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg export}: results for papers and programs. */
@Command(
        name = "export",
        description = "Prints the results of a folder for a paper or a program.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {"", "Example:", "  thalweg export results/diabetes --latex > table.tex"})
final class ExportCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "DIR", description = "A results folder.")
    private Path folder;

    @ArgGroup(multiplicity = "0..1")
    private Format format = new Format();

    @Mixin private PluginOptions plugins = new PluginOptions();

    /** One of these. */
    private static final class Format {

        @Option(names = "--csv", description = "Every run, a line each.")
        private boolean csv;

        @Option(
                names = "--predictions",
                description = "What each run predicted for each row that it was tested on.")
        private boolean predictions;

        @Option(names = "--markdown", description = "The table in Markdown, as without an option.")
        @SuppressWarnings("UnusedVariable") // what is left when it is none of the others
        private boolean markdown;

        @Option(names = "--latex", description = "The table in LaTeX, with booktabs.")
        private boolean latex;

        @Option(names = "--json", description = "Everything the report shows.")
        private boolean json;
    }

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (StoredAblation stored = StoredAblation.open(folder, console, plugins)) {
            if (format.csv) {
                console.out().print(csv());
            } else if (format.predictions) {
                if (stored.kept().experiment().isOfProblems()) {
                    throw new WrongUsage(
                            "%s is about problems, which have no rows to predict. 'thalweg export --csv %s' has every run.",
                            folder, folder);
                }
                PredictionsCsv.write(stored.kept(), console.out());
            } else {
                console.out().print(print(stored.files().data(stored.findings())));
            }
            console.out().flush();
            return ExitCode.OK;
        }
    }

    private String csv() throws IOException {
        Path file = folder.resolve(RunsCsv.NAME);
        if (!Files.exists(file)) {
            throw new WrongUsage(
                    "%s has no %s yet: it is written when the experiment is complete. 'thalweg status %s' says how far it is.",
                    folder, RunsCsv.NAME, folder);
        }
        return Files.readString(file);
    }

    private String print(ReportData data) {
        if (format.json) {
            return JsonExport.print(data);
        }
        return format.latex ? LatexTable.print(data) : MarkdownTable.print(data);
    }
}

package org.thalweg.cli;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.thalweg.UsageException;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.report.HtmlReport;
import org.thalweg.experiments.report.ReportData;
import org.thalweg.experiments.report.ReportData.Reproduction;
import org.thalweg.experiments.report.TextTable;
import org.thalweg.experiments.run.DataFacts;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.store.ResultsFolder;
import org.thalweg.experiments.store.RunsCsv;
import org.thalweg.files.OutputFile;

/** The files of a results folder that are made from its database. */
final class ResultFiles {

    static final String REPORT = "report.html";
    static final String SPEC = "spec.yaml";

    /** Where a page says what made it. */
    private static final int HEAD = 4096;

    /** A report with more runs than that links to runs.csv instead of containing it. */
    private static final long LARGEST_TO_EMBED = 1_000_000;

    private final ResultsFolder folder;
    private final Provenance provenance;
    private final Experiment experiment;

    ResultFiles(ResultsFolder folder, Provenance provenance, Experiment experiment) {
        this.folder = folder;
        this.provenance = provenance;
        this.experiment = experiment;
    }

    /** Writes the report and the resolved spec. */
    void write(Findings findings) throws IOException {
        replace(SPEC, experiment.toYaml());
        replace(REPORT, HtmlReport.write(data(findings)));
    }

    /** Returns everything that reports and exports show. */
    ReportData data(Findings findings) throws IOException {
        Path runs = folder.path().resolve(RunsCsv.NAME);
        boolean embed = Files.exists(runs) && Files.size(runs) <= LARGEST_TO_EMBED;
        ReportData data = ReportData.of(findings).withReproduction(reproduction());
        return embed ? data.withRuns(Files.readString(runs)) : data;
    }

    /** Returns the table for a terminal. */
    String table(Findings findings, Console console) throws IOException {
        boolean colour = console.terminal() && !console.environment().containsKey("NO_COLOR");
        return TextTable.print(data(findings), console.width(), colour);
    }

    private Reproduction reproduction() {
        ImmutableMap.Builder<String, String> facts = ImmutableMap.builder();
        Map<String, String> about = folder.description().about();
        for (Map.Entry<String, String> fact : about.entrySet()) {
            if (fact.getValue().lines().count() == 1 && !fact.getKey().equals("command")) {
                facts.put(fact.getKey(), fact.getValue());
            }
        }
        facts.put("seed", Long.toString(experiment.seed()));
        for (DataFacts data : folder.description().data()) {
            facts.put("data " + data.name(), data.hash());
        }
        return new Reproduction(
                provenance.command(),
                facts.buildKeepingLast(),
                provenance.spec(),
                experiment.toYaml());
    }

    /**
     * Does nothing if a folder is one of results, or has no files of their names: a spec or data of these names would be lost.
     *
     * @throws UsageException if it has
     */
    static void requireNotOthers(Path folder) {
        if (Files.exists(folder.resolve(ResultsFolder.DATABASE))
                || isReport(folder.resolve(REPORT))) {
            return;
        }
        for (String name : List.of(REPORT, SPEC, RunsCsv.NAME)) {
            if (Files.exists(folder.resolve(name))) {
                throw new UsageException(
                        String.format(
                                "%s: this would be overwritten, and is not of an ablation, since there is no %s beside it. Choose another folder with --out.",
                                folder.resolve(name), ResultsFolder.DATABASE));
            }
        }
    }

    private static boolean isReport(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8)
                    .contains(HtmlReport.GENERATOR);
        } catch (IOException e) {
            return false;
        }
    }

    /** Does nothing if all files can be written, as far as one can tell. */
    void requireWritable() {
        for (String name : List.of(REPORT, SPEC, RunsCsv.NAME)) {
            new OutputFile(folder.path().resolve(name)).requireReplaceable();
        }
    }

    private void replace(String name, String text) throws IOException {
        Path file = folder.path().resolve(name);
        try {
            new OutputFile(file).write(text);
        } catch (FileSystemException e) {
            FileSystemException safe =
                    new FileSystemException(
                            file.toString(),
                            null,
                            e.getReason()
                                    + ". The results are safe; 'thalweg report' writes it once this is mended");
            safe.initCause(e);
            throw safe;
        }
    }
}

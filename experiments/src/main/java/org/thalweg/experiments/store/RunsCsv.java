package org.thalweg.experiments.store;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Results;
import org.thalweg.experiments.run.TrialKeys;
import org.thalweg.experiments.run.TuningTable;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.text.Numbers;

/**
 * {@code runs.csv}: every run that has an outcome, one a line, in an order that follows from the plan: tuning, then evaluation,
 * then the evaluations at the rate of the base; in each by dataset, arm, rate and seed. It has no times, so that the same
 * experiment gives the same bytes however often it was interrupted.
 */
public final class RunsCsv {

    /** Name of the file in a results folder. */
    public static final String NAME = "runs.csv";

    private final TrialKeys keys;
    private final Results results;

    /**
     * @param results where tuning runs are kept
     */
    public RunsCsv(TrialKeys keys, Results results) {
        this.keys = keys;
        this.results = results;
    }

    /** Writes the file, whole or not at all. */
    public void write(Path file, Study study) {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(draft)) {
                csv.writeRecord(header());
                for (Trial trial : tuningTrials(study)) {
                    results.find(trial).ifPresent(outcome -> csv.writeRecord(line(outcome)));
                }
                write(csv, study.evaluations());
                write(csv, study.atBaseRate());
            }
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (UncheckedIOException e) {
            throw Trouble.with(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw Trouble.with(file, e);
        }
    }

    private void write(CsvWriter csv, List<Series> several) {
        for (Series series : several) {
            for (Outcome outcome : series.outcomes()) {
                if (!outcome.is(Ending.Kind.INTERRUPTED)) {
                    csv.writeRecord(line(outcome));
                }
            }
        }
    }

    private static List<Trial> tuningTrials(Study study) {
        int seeds = study.experiment().tuning().map(Tuning::seeds).orElse(0);
        List<Trial> trials = new ArrayList<>();
        for (TuningTable.Row row : study.tuning().rows()) {
            for (TuningTable.Point point : row.points()) {
                for (int seed = 0; seed < seeds; seed++) {
                    trials.add(new Trial(Phase.TUNE, row.dataset(), row.arm(), point.rate(), seed));
                }
            }
        }
        return trials;
    }

    private static List<String> header() {
        List<String> header =
                new ArrayList<>(
                        List.of(
                                "phase", "dataset", "arm", "rate", "seed", "ending", "step",
                                "reason"));
        header.addAll(Measure.labels());
        header.addAll(List.of("gradients", "trajectory", "cell", "key"));
        return header;
    }

    private List<String> line(Outcome outcome) {
        Trial trial = outcome.trial();
        List<String> line =
                new ArrayList<>(
                        List.of(
                                lower(trial.phase()),
                                trial.dataset(),
                                trial.arm().name(),
                                Numbers.shortest(trial.rate()),
                                Integer.toString(trial.seed()),
                                lower(outcome.ending().kind()),
                                Long.toString(outcome.ending().step()),
                                outcome.ending().reason()));
        for (Measure measure : Measure.values()) {
            Double value = outcome.measures().get(measure);
            line.add(value == null ? "" : Numbers.shortest(value));
        }
        line.add(Long.toString(outcome.gradients()));
        line.add(outcome.trajectory());
        line.add(keys.cell(trial));
        line.add(keys.of(trial));
        return line;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

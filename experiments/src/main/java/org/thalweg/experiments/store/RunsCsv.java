package org.thalweg.experiments.store;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.Results;
import org.thalweg.experiments.run.TrialKeys;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.files.OutputFile;
import org.thalweg.text.Numbers;

/**
 * {@code runs.csv}: every run that has an outcome, one a line, in an order that follows from the plan: tuning, then evaluation,
 * then evaluations with the base's and with fewer trials' settings, then exact solutions; in each by dataset, arm and
 * replicate. A run that stands for several of these has one line, and {@code role} names them all: {@code tuning}; {@code
 * judged}, on which verdicts rest; {@code as-base}, with the tuned values of that base; {@code trials-8}, with those that so many trials
 * choose; {@code exact}. There are no times, so that the same experiment gives the
 * same bytes however often it was interrupted.
 *
 * <p>The columns of measures are scores: never worse than the untrained model's, which stand behind them. {@code capped} names
 * the measures whose score is the untrained model's.
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
        try {
            new OutputFile(file)
                    .write(
                            out -> {
                                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                                CsvWriter csv =
                                        CsvWriter.builder()
                                                .lineDelimiter(LineDelimiter.LF)
                                                .build(text);
                                csv.writeRecord(header(study));
                                for (Run run : runs(study).values()) {
                                    csv.writeRecord(line(study, run));
                                }
                                csv.flush();
                            });
        } catch (UncheckedIOException e) {
            throw Trouble.with(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw Trouble.with(file, e);
        }
    }

    /** A run, and all that it stands for. */
    private record Run(Outcome outcome, Set<String> roles) {}

    private Map<String, Run> runs(Study study) {
        Map<String, Run> runs = new LinkedHashMap<>();
        for (Trial trial : tuningTrials(study)) {
            results.find(trial).ifPresent(outcome -> add(runs, outcome, "tuning"));
        }
        add(runs, study.evaluations(), "judged");
        study.atBase().forEach((comparison, s) -> add(runs, s, "as-" + comparison.base().name()));
        study.budgets().forEach((trials, s) -> add(runs, s, "trials-" + trials));
        add(runs, study.exact(), "exact");
        return runs;
    }

    private void add(Map<String, Run> runs, List<Series> several, String role) {
        several.stream()
                .flatMap(series -> series.outcomes().stream())
                .filter(outcome -> !outcome.is(Ending.Kind.INTERRUPTED))
                .forEach(outcome -> add(runs, outcome, role));
    }

    private void add(Map<String, Run> runs, Outcome outcome, String role) {
        runs.computeIfAbsent(
                        keys.of(outcome.trial()), key -> new Run(outcome, new LinkedHashSet<>()))
                .roles
                .add(role);
    }

    private static List<Trial> tuningTrials(Study study) {
        return study.tuning().rows().stream()
                .flatMap(
                        row ->
                                row.tried().stream()
                                        .map(
                                                tried ->
                                                        new Trial(
                                                                Phase.TUNE,
                                                                row.dataset(),
                                                                row.arm(),
                                                                tried.setting(),
                                                                row.replicate())))
                .toList();
    }

    private static List<String> tuned(Study study) {
        return study.experiment().tuning().map(Tuning::parameters).orElse(List.of());
    }

    private static List<String> header(Study study) {
        List<String> header =
                new ArrayList<>(List.of("phase", "role", "dataset", "arm", "replicate"));
        header.addAll(tuned(study));
        header.addAll(List.of("ending", "step", "reason"));
        measures(study).forEach(measure -> header.add(measure.label()));
        measures(study).forEach(measure -> header.add("untrained." + measure.label()));
        header.addAll(List.of("capped", "gradients", "trajectory", "cell", "key"));
        return header;
    }

    private static List<Measure> measures(Study study) {
        return Measure.all(study.experiment().isOfProblems());
    }

    private List<String> line(Study study, Run run) {
        Outcome outcome = run.outcome;
        Trial trial = outcome.trial();
        List<String> line =
                new ArrayList<>(
                        List.of(
                                lower(trial.phase()),
                                String.join(" ", run.roles),
                                trial.dataset(),
                                trial.arm().name(),
                                Integer.toString(trial.replicate())));
        for (String parameter : tuned(study)) {
            Double value = trial.setting().values().get(parameter);
            line.add(value == null ? "" : Numbers.shortest(value));
        }
        line.add(lower(outcome.ending().kind()));
        line.add(Long.toString(outcome.ending().step()));
        line.add(outcome.ending().reason());
        for (Measure measure : measures(study)) {
            OptionalDouble score = outcome.score(measure);
            line.add(score.isEmpty() ? "" : Numbers.shortest(score.getAsDouble()));
        }
        for (Measure measure : measures(study)) {
            Double value = outcome.untrained().get(measure);
            line.add(value == null ? "" : Numbers.shortest(value));
        }
        line.add(capped(outcome));
        line.add(Long.toString(outcome.gradients()));
        line.add(outcome.trajectory());
        line.add(keys.cell(trial));
        line.add(keys.of(trial));
        return line;
    }

    private static String capped(Outcome outcome) {
        return outcome.untrained().keySet().stream()
                .filter(outcome::capped)
                .sorted()
                .map(Measure::label)
                .collect(Collectors.joining(" "));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

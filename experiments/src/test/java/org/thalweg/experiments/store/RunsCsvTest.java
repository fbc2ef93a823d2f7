package org.thalweg.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.Failing;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** What the findings say follows from {@code runs.csv} alone. */
final class RunsCsvTest {

    @TempDir private Path folder;

    private Findings run(Bench bench) throws InterruptedException {
        try (ResultsFolder results = ResultsFolder.open(folder)) {
            return bench.run().in(results);
        }
    }

    private List<NamedCsvRecord> lines(String phase) throws IOException {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve("runs.csv"))) {
            return csv.stream().filter(line -> line.getField("phase").equals(phase)).toList();
        }
    }

    private static double number(NamedCsvRecord line, String column) {
        return Double.parseDouble(line.getField(column));
    }

    private static Stream<NamedCsvRecord> of(List<NamedCsvRecord> lines, String arm) {
        return lines.stream().filter(line -> line.getField("arm").equals(arm));
    }

    private static double mean(List<NamedCsvRecord> lines, String arm, String measure) {
        return of(lines, arm).mapToDouble(line -> number(line, measure)).average().orElseThrow();
    }

    private static Bench bench() {
        return Bench.of(Chain.of(new ClipByGlobalNorm(1e-3), new Sgd(100)));
    }

    @Test
    void means_and_differences_can_be_recomputed() throws IOException, InterruptedException {
        Findings findings = run(Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).tuneNothing());
        List<NamedCsvRecord> lines = lines("evaluate");
        assertThat(lines).hasSize(10);
        Finding finding = findings.findings().get(0);
        double base = mean(lines, "base", "test.loss");
        double arm = mean(lines, "-momentum", "test.loss");
        assertThat(finding.pairs().baseMean()).isCloseTo(base, within(1e-12));
        assertThat(finding.pairs().armMean()).isCloseTo(arm, within(1e-12));
        assertThat(finding.difference()).isCloseTo((arm - base) / base, within(1e-12));
        assertThat(findings.references().get(0).mean())
                .isCloseTo(mean(lines("exact"), "base", "test.loss"), within(1e-12));
    }

    @Test
    void a_diverged_run_has_the_untrained_model_s_scores_and_says_so()
            throws IOException, InterruptedException {
        Finding finding = run(bench().tuneNothing().epochs(100)).findings().get(0);
        List<NamedCsvRecord> wild = of(lines("evaluate"), "-clip-by-global-norm").toList();
        assertThat(wild).hasSize(5);
        for (NamedCsvRecord line : wild) {
            assertThat(line.getField("ending")).isEqualTo("diverged");
            for (Measure measure : List.of(Measure.TEST_LOSS, Measure.TEST_R2)) {
                assertThat(line.getField(measure.label()))
                        .isEqualTo(line.getField("untrained." + measure.label()));
                assertThat(line.getField("capped").split(" ")).contains(measure.label());
            }
        }
        assertThat(finding.pairs().armMean())
                .isCloseTo(mean(wild, "-clip-by-global-norm", "test.loss"), within(1e-12));
        assertThat(of(lines("evaluate"), "base").map(line -> line.getField("capped")))
                .allMatch(String::isEmpty);
    }

    @Test
    void a_failed_run_has_its_reason_and_no_scores() throws IOException, InterruptedException {
        run(Bench.of(Chain.of(new Failing(), new Momentum(0.9), new Sgd(0.1))).tuneNothing());
        NamedCsvRecord line = of(lines("evaluate"), "base").findFirst().orElseThrow();
        assertThat(line.getField("ending")).isEqualTo("failed");
        assertThat(line.getField("reason"))
                .isEqualTo(
                        "failing (org.thalweg.experiments.Failing): java.lang.IllegalStateException: out of order");
        assertThat(line.getField("test.loss")).isEmpty();
        assertThat(line.getField("untrained.test.loss")).isEmpty();
    }

    @Test
    void tuning_runs_have_their_settings_and_nothing_of_the_test_data()
            throws IOException, InterruptedException {
        run(
                Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                        .tune(
                                4,
                                Dimension.log("sgd.learning-rate", 1e-2, 1),
                                Dimension.uniform("momentum.decay", 0, 0.9)));
        List<NamedCsvRecord> lines = lines("tune");
        for (NamedCsvRecord line : lines) {
            assertThat(line.getField("validation.loss")).isNotEmpty();
            for (Measure measure : Measure.all(false)) {
                if (measure != Measure.VALIDATION_LOSS) {
                    assertThat(line.getField(measure.label())).isEmpty();
                }
            }
            assertThat(number(line, "sgd.learning-rate")).isPositive();
            assertThat(line.getField("momentum.decay").isEmpty())
                    .isEqualTo(line.getField("arm").equals("-momentum"));
            assertThat(line.getField("cell"))
                    .contains(
                            "sgd(learning-rate=constant(value="
                                    + line.getField("sgd.learning-rate"));
        }
        assertThat(lines.stream().map(line -> line.getField("key"))).doesNotHaveDuplicates();
    }

    @Test
    void roles_tell_what_runs_are_for() throws IOException, InterruptedException {
        Findings findings =
                run(
                        Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                                .tune(1e-3, 1, 8)
                                .measure(Measure.STEPS_TO_TARGET));
        assertThat(lines("tune")).allMatch(line -> line.getField("role").equals("tuning"));
        assertThat(lines("exact")).allMatch(line -> line.getField("role").equals("exact"));
        List<NamedCsvRecord> lines = lines("evaluate");
        assertThat(lines.stream().flatMap(line -> Stream.of(line.getField("role").split(" "))))
                .contains("judged", "as-base", "trials-2", "trials-4");
        List<NamedCsvRecord> judged =
                lines.stream().filter(line -> line.getField("role").contains("judged")).toList();
        assertThat(judged)
                .hasSize(10)
                .allMatch(line -> !line.getField("steps-to-target").isEmpty());
        assertThat(mean(judged, "-momentum", "test.loss"))
                .isCloseTo(findings.findings().get(0).pairs().armMean(), within(1e-12));
        assertThat(mean(judged, "-momentum", "steps-to-target"))
                .isCloseTo(
                        findings.findings().get(0).secondary().get(0).pairs().armMean(),
                        within(1e-12));
    }

    @Test
    void untuned_runs_have_no_column_of_settings_and_no_runs_at_other_ones()
            throws IOException, InterruptedException {
        run(Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).tuneNothing());
        assertThat(lines("tune")).isEmpty();
        for (NamedCsvRecord line : lines("evaluate")) {
            assertThat(line.getHeader()).doesNotContain("sgd.learning-rate");
            assertThat(line.getField("cell")).contains("sgd(learning-rate=constant(value=0.1))");
        }
    }
}

package org.thalweg.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.findings.Finding;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.report.ReportData.LossCurves;
import org.thalweg.experiments.report.ReportData.Pair;
import org.thalweg.experiments.report.ReportData.TuningCurve;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssemblyTest {

    private Findings findings;
    private ReportData data;

    @BeforeAll
    void run() throws InterruptedException {
        findings =
                Bench.of(Chain.of(new ClipByGlobalNorm(1e9), new Momentum(0.9), new Sgd(0.1)))
                        .datasets("left", "right")
                        .tune(1e-3, 1e4, 8, 2)
                        .epochs(40)
                        .conditioning(100)
                        .run()
                        .inMemory();
        data = ReportData.of(findings);
    }

    @Test
    void tables_begin_with_the_one_over_all_datasets() {
        assertThat(data.tables().stream().map(ResultTable::dataset))
                .containsExactly("", "left", "right");
        assertThat(data.question().variants())
                .containsExactly("base", "-clip-by-global-norm", "-momentum");
    }

    @Test
    void rows_are_relative_to_the_mean_of_the_base() {
        for (Finding finding : findings.byDataset()) {
            ResultRow row = row(finding.dataset(), finding.comparison().arm().name());
            assertThat(row.effect().relative()).isTrue();
            assertThat(row.effect().mean())
                    .isCloseTo(finding.differences().mean() / finding.baseMean(), within(1e-15));
            assertThat(row.better() + row.worse() + finding.differences().zero()).isEqualTo(6);
        }
        Finding pooled = findings.findings().get(0);
        assertThat(row("", pooled.comparison().arm().name()).effect().mean())
                .isEqualTo(pooled.differences().mean());
    }

    private ResultRow row(String dataset, String variant) {
        return data.tables().stream()
                .filter(table -> table.dataset().equals(dataset))
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.variant().equals(variant))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_clip_that_never_fired_is_inert() {
        ResultRow clip = row("", "-clip-by-global-norm");
        assertThat(clip.judgement().verdict()).isEqualTo(Verdict.INERT);
        assertThat(clip.identical()).isEqualTo(12);
        assertThat(clip.same()).isTrue();
    }

    @Test
    void pairs_are_the_runs() {
        assertThat(data.pairs()).hasSize(2 * 2 * 6);
        for (Pair pair : data.pairs()) {
            assertThat(pair.base()).isEqualTo(measured(pair.dataset(), "base", pair.seed()));
            assertThat(pair.value())
                    .isEqualTo(measured(pair.dataset(), pair.variant(), pair.seed()));
        }
        double mean =
                data.pairs().stream()
                        .filter(pair -> pair.dataset().equals("left"))
                        .filter(pair -> pair.variant().equals("-momentum"))
                        .mapToDouble(Pair::difference)
                        .average()
                        .orElseThrow();
        assertThat(mean).isCloseTo(row("left", "-momentum").effect().mean(), within(1e-12));
    }

    private double measured(String dataset, String variant, int seed) {
        Outcome outcome =
                findings.study().evaluations().stream()
                        .filter(series -> series.dataset().equals(dataset))
                        .filter(series -> series.arm().name().equals(variant))
                        .map(Series::outcomes)
                        .findFirst()
                        .orElseThrow()
                        .get(seed);
        return outcome.measures().getOrDefault(Measure.TEST_LOSS, Double.NaN);
    }

    @Test
    void rates_are_those_that_were_chosen() {
        for (TuningCurve curve : data.tuning()) {
            assertThat(curve.points()).anyMatch(point -> point.rate() == curve.chosen());
            assertThat(curve.expectedBest()).hasSameSizeAs(curve.points());
            assertThat(curve.expectedBest().get(0)).isGreaterThan(curve.expectedBest().get(1));
        }
        assertThat(row("left", "-momentum").rates())
                .containsExactly(
                        data.tuning().stream()
                                .filter(curve -> curve.dataset().equals("left"))
                                .filter(curve -> curve.variant().equals("-momentum"))
                                .findFirst()
                                .orElseThrow()
                                .chosen());
    }

    @Test
    void rates_that_diverged_are_mapped() {
        assertThat(data.divergence()).isNotEmpty();
        assertThat(data.divergence()).anyMatch(cell -> cell.diverged() == cell.runs());
        assertThat(data.divergence()).allMatch(cell -> cell.runs() == 2);
    }

    @Test
    void bands_hold_the_middle_half_of_the_curves() {
        assertThat(data.curves().stream().map(LossCurves::quantity))
                .containsExactly(
                        "training loss", "validation loss", "training loss", "validation loss");
        LossCurves first = data.curves().get(0);
        assertThat(first.curves()).hasSize(3);
        first.curves()
                .forEach(
                        curve ->
                                assertThat(curve.points())
                                        .hasSize(40)
                                        .allMatch(
                                                p ->
                                                        p.low() <= p.median()
                                                                && p.median() <= p.high()));
    }

    @Test
    void profiles_end_with_the_share_that_reached_the_target() {
        assertThat(data.profiles()).hasSize(3);
        data.profiles()
                .forEach(
                        profile ->
                                assertThat(profile.shares())
                                        .isSorted()
                                        .allMatch(s -> 0 <= s && s <= 1));
        List<Double> base = data.profiles().get(0).shares();
        assertThat(base.get(base.size() - 1)).isEqualTo(1);
    }

    @Test
    void methods_name_what_was_done() {
        assertThat(data.methods().get(0))
                .isEqualTo(
                        "We trained a linear model on the squared error by the optimizer clip-by-global-norm(1e9) |"
                                + " momentum(0.9) | sgd(0.1) and 2 variants of it, for 40 epochs with minibatches of 16.");
        assertThat(data.methods().get(4))
                .isEqualTo(
                        "Paired differences were tested by sign-flip permutation tests stratified by dataset, adjusted by"
                                + " Holm's method for 2 comparisons at the level 0.05; two one-sided tests against ±1 % of"
                                + " the base's mean decide on practical equivalence.");
    }

    @Test
    void all_writers_take_it() {
        assertThat(TextTable.print(data, 200, false)).contains("inert");
        assertThat(HtmlReport.write(data))
                .contains("<section id=\"tuning\"")
                .contains("<section id=\"speed\"");
    }
}

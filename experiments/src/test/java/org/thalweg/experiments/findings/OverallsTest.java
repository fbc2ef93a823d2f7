package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

final class OverallsTest {

    private static final String MOMENTUM = "-momentum";
    private static final String CLIP = "-clip-by-global-norm";

    private static final double[] BASE = {1, 1.04, 0.96, 1.1, 0.9, 1.02, 0.98, 1.06, 0.94, 1};
    private static final double[] WORSE = {
        1.12, 1.15, 1.05, 1.28, 1.01, 1.11, 1.13, 1.17, 1.09, 1.09
    };
    private static final double[] NOISY = {
        1.03, 1.01, 0.98, 1.14, 0.87, 1.06, 0.97, 1.09, 0.93, 1.02
    };

    private static Script script(String... datasets) {
        return new Script(
                        Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1)))
                                .folds(10, 1)
                                .datasets(datasets))
                .losses("base", BASE);
    }

    @Test
    void one_dataset_has_no_mean_over_datasets() {
        assertThat(script("one").losses(MOMENTUM, WORSE).findings().overall()).isEmpty();
    }

    /** By SciPy: the mean of 0.12 and 0.01 with Welch and Satterthwaite's 17.8 degrees of freedom. */
    @Test
    void the_mean_over_datasets_weighs_them_alike() {
        Findings findings =
                script("one", "two")
                        .losses("one", MOMENTUM, WORSE)
                        .losses("two", MOMENTUM, NOISY)
                        .findings();
        Overall overall = findings.overall().get(0);
        assertThat(overall.comparison()).isEqualTo(findings.findings().get(0).comparison());
        assertThat(overall.estimate().mean()).isCloseTo(0.065, within(1e-12));
        assertThat(overall.pooled().test().degreesOfFreedom())
                .isCloseTo(17.8027397260274, within(1e-9));
        assertThat(overall.estimate().p()).isCloseTo(1.437977020454681e-06, within(1e-14));
        assertThat(overall.estimate().interval().low())
                .isCloseTo(0.04567851378936098, within(1e-9));
        assertThat(overall.estimate().interval().high())
                .isCloseTo(0.08432148621063902, within(1e-9));
        assertThat(overall.estimate().family()).isEqualTo(1);
        assertThat(overall.judgement().verdict()).isEqualTo(Verdict.HELPS);
        assertThat(overall.pooled().q()).isCloseTo(35.82236842105268, within(1e-8));
        assertThat(overall.pooled().iSquared()).isCloseTo(0.9720844811753903, within(1e-9));
        assertThat(overall.unit().relative()).isTrue();
        assertThat(overall.margin()).isEqualTo(0.01);
    }

    @Test
    void datasets_that_contradict_each_other_do_so_in_counts_and_heterogeneity() {
        double[] better = IntStream.range(0, 10).mapToDouble(r -> 2 * BASE[r] - WORSE[r]).toArray();
        Overall overall =
                script("one", "two")
                        .losses("one", MOMENTUM, WORSE)
                        .losses("two", MOMENTUM, better)
                        .findings()
                        .overall()
                        .get(0);
        assertThat(overall.acrossDatasets().positive()).isEqualTo(1);
        assertThat(overall.acrossDatasets().negative()).isEqualTo(1);
        assertThat(overall.acrossDatasets().p()).isEmpty();
        assertThat(overall.pooled().heterogeneityP()).isLessThan(1e-6);
        assertThat(overall.judgement().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void six_datasets_may_say_something_about_others() {
        Overall overall =
                script("a", "b", "c", "d", "e", "f")
                        .losses(MOMENTUM, WORSE)
                        .findings()
                        .overall()
                        .get(0);
        // Wilcoxon's smallest two-sided p with six: 2 / 2⁶.
        assertThat(overall.acrossDatasets().p()).hasValue(0.03125);
    }

    @Test
    void a_comparison_without_a_test_on_some_dataset_has_no_mean_and_is_not_in_the_family() {
        Script script =
                new Script(
                                Bench.of(
                                                Chain.of(
                                                        new ClipByGlobalNorm(1),
                                                        new Momentum(0.9),
                                                        new Sgd(0.1)))
                                        .folds(10, 1)
                                        .datasets("one", "two"))
                        .losses("base", BASE)
                        .losses(CLIP, NOISY)
                        .losses(MOMENTUM, WORSE);
        assertThat(script.findings().overall())
                .extracting(overall -> overall.estimate().family())
                .containsExactly(2, 2);
        script.each("two", CLIP, (r, run) -> run.kind = Kind.FAILED);
        assertThat(script.findings().overall())
                .extracting(
                        overall -> overall.comparison().arm().name() + overall.estimate().family())
                .containsExactly(MOMENTUM + 1);
    }

    @Test
    void shares_and_absolute_numbers_are_not_averaged() {
        Script script = script("one", "two").losses(MOMENTUM, WORSE);
        // A mean of exactly zero has no shares.
        script.each("two", "base", (r, run) -> run.loss = r % 2 == 0 ? -1 : 1);
        Findings findings = script.findings();
        assertThat(findings.findings())
                .extracting(f -> f.unit().relative())
                .containsExactly(true, false);
        assertThat(findings.overall()).isEmpty();
    }
}

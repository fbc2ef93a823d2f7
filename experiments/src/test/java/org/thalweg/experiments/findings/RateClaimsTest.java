package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.run.TuningTable.Choice;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/** "That is the learning rate" is told only where it was tested. */
final class RateClaimsTest {

    private static final String MOMENTUM = "-momentum";
    private static final String CLIP = "-clip-by-global-norm";

    private static final double[] BASE = {1, 1.04, 0.96, 1.1, 0.9, 1.02, 0.98, 1.06, 0.94, 1};
    private static final double[] TUNED = {
        1.03, 1.01, 0.98, 1.14, 0.87, 1.06, 0.97, 1.09, 0.93, 1.02
    };
    private static final double[] AT_BASE = {
        1.35, 1.3, 1.28, 1.44, 1.17, 1.39, 1.27, 1.4, 1.26, 1.33
    };

    private static Script script() {
        return new Script(Bench.of(Chain.of(new Momentum(0.9), new Sgd(0.1))).folds(10, 1))
                .losses("base", BASE)
                .losses(MOMENTUM, TUNED);
    }

    private static List<Finding> claimed(Findings findings) {
        return findings.findings().stream().filter(f -> f.rateClaim().isPresent()).toList();
    }

    /** The two differ by 0.309 ± 2.2622 · s √(1/10 + ½ · 0.2): by SciPy. */
    @Test
    void an_untuned_comparison_that_would_have_misled_is_told_with_its_test() {
        List<Finding> claims = claimed(script().atBase(MOMENTUM, AT_BASE).findings());
        assertThat(claims).hasSize(1);
        Finding finding = claims.get(0);
        RateClaim claim = finding.rateClaim().orElseThrow();
        assertThat(finding.dataset()).isEqualTo("made");
        assertThat(finding.comparison().arm().name()).isEqualTo(MOMENTUM);
        assertThat(finding.unit().relative()).isTrue();
        assertThat(claim.untuned()).isCloseTo(0.319, within(1e-12));
        assertThat(claim.better()).isFalse();
        assertThat(finding.difference()).isCloseTo(0.01, within(1e-12));
        assertThat(claim.shift().mean()).isCloseTo(0.309, within(1e-12));
        assertThat(claim.shift().p()).isCloseTo(2.3823194864216974e-12, within(1e-18));
        assertThat(claim.shift().family()).isEqualTo(1);
        assertThat(claim.shift().interval().low()).isCloseTo(0.2951369155273226, within(1e-9));
        assertThat(claim.shift().interval().high()).isCloseTo(0.32286308447267753, within(1e-9));
    }

    @Test
    void it_may_look_better_too() {
        double[] good = Arrays.stream(AT_BASE).map(loss -> loss - 0.6).toArray();
        RateClaim claim =
                script().atBase(MOMENTUM, good).finding(MOMENTUM).rateClaim().orElseThrow();
        assertThat(claim.better()).isTrue();
        assertThat(claim.untuned()).isCloseTo(-0.281, within(1e-12));
    }

    @Test
    void nothing_is_told_where_the_settings_are_the_same() {
        assertThat(claimed(script().findings())).isEmpty();
    }

    @Test
    void nothing_is_told_where_the_shift_is_less_than_the_margin() {
        // Surely more, but by 0.005 only, and what is tuned is not sure to differ.
        double[] little = Arrays.stream(BASE).map(loss -> loss + 0.02).toArray();
        Script script = script().atBase(MOMENTUM, little);
        assertThat(claimed(script.findings())).isEmpty();
    }

    @Test
    void nothing_is_told_where_tuned_runs_say_the_same() {
        double[] worse =
                Arrays.stream(BASE).map(loss -> 1.2 * loss + (loss > 1 ? 0.01 : 0)).toArray();
        Script script = script().losses(MOMENTUM, worse).atBase(MOMENTUM, AT_BASE);
        assertThat(script.finding(MOMENTUM).judgement().verdict()).isEqualTo(Verdict.HELPS);
        assertThat(claimed(script.findings())).isEmpty();
    }

    @Test
    void it_is_told_where_tuned_runs_say_the_opposite() {
        double[] better =
                Arrays.stream(BASE).map(loss -> 0.8 * loss + (loss > 1 ? 0.01 : 0)).toArray();
        Script script = script().losses(MOMENTUM, better).atBase(MOMENTUM, AT_BASE);
        assertThat(script.finding(MOMENTUM).judgement().verdict()).isEqualTo(Verdict.HURTS);
        assertThat(claimed(script.findings())).hasSize(1);
    }

    @Test
    void nothing_is_told_where_there_is_no_verdict() {
        Script script = script().atBase(MOMENTUM, AT_BASE).choice("base", Choice.AT_EDGE, 10);
        assertThat(script.finding(MOMENTUM).judgement().verdict()).isEqualTo(Verdict.NO_VERDICT);
        assertThat(claimed(script.findings())).isEmpty();
    }

    @Test
    void claims_are_a_family_of_their_own() {
        Findings findings =
                new Script(
                                Bench.of(
                                                Chain.of(
                                                        new ClipByGlobalNorm(1),
                                                        new Momentum(0.9),
                                                        new Sgd(0.1)))
                                        .folds(10, 1)
                                        .datasets("one", "two"))
                        .losses("base", BASE)
                        .losses(MOMENTUM, TUNED)
                        .losses(CLIP, TUNED)
                        .atBase(MOMENTUM, AT_BASE)
                        .findings();
        assertThat(findings.findings().get(0).estimate().orElseThrow().family()).isEqualTo(4);
        assertThat(claimed(findings))
                .extracting(f -> f.dataset() + f.rateClaim().orElseThrow().shift().family())
                .containsExactly("one2", "two2");
    }
}

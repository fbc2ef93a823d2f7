package org.thalweg.experiments.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Bench;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.spec.Design.Factorial;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.statistics.Change;
import org.thalweg.experiments.statistics.Interval;
import org.thalweg.experiments.statistics.Margin;
import org.thalweg.experiments.statistics.Verdict;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.optimizers.WeightDecay;

/** One interval decides: whatever the outcomes, it contradicts neither its p nor its verdict. */
final class ConsistencyTest {

    private static final int STUDIES = 120;

    static IntStream seeds() {
        return IntStream.range(0, STUDIES);
    }

    /** Effects of all sizes, margins from nothing to much, one to three datasets, folds and fixed test sets, divergence. */
    private static Findings random(long seed) {
        Random random = new Random(seed);
        int replicates = 5 * (1 + random.nextInt(3));
        Bench bench =
                Bench.of(
                                Chain.of(
                                        new ClipByGlobalNorm(1),
                                        new Momentum(0.9),
                                        new WeightDecay(0.1),
                                        new Sgd(0.1)))
                        .practical(
                                random.nextBoolean()
                                        ? Margin.relative(random.nextInt(4) * 0.02)
                                        : Margin.absolute(random.nextInt(4) * 0.02))
                        .datasets(
                                List.of("one", "two", "three")
                                        .subList(0, 1 + random.nextInt(3))
                                        .toArray(String[]::new));
        if (random.nextBoolean()) {
            bench.design(
                    new LeaveOneOut(),
                    new LeaveOneIn(),
                    new Factorial(List.of("momentum", "weight-decay")));
        }
        Script script =
                new Script(
                        random.nextBoolean()
                                ? bench.folds(5, replicates / 5)
                                : bench.oneTestSet(replicates));
        double noise = Math.pow(10, -3 + 2 * random.nextDouble());
        for (Arm arm : script.arms().all()) {
            double effect = Math.pow(10, -3 + 2.5 * random.nextDouble()) * (random.nextInt(3) - 1);
            script.each(
                    arm.name(), (r, run) -> run.loss = 1 + effect + noise * random.nextGaussian());
            script.atBase(
                    arm.name(),
                    random.doubles(replicates, -1, 1).map(x -> 1 + effect + x * noise).toArray());
            if (random.nextInt(4) == 0) {
                script.diverged(arm.name(), random.nextInt(replicates));
            }
            if (random.nextInt(5) == 0) {
                script.each(arm.name(), (r, run) -> run.kind = r == 0 ? Kind.FAILED : run.kind);
            }
        }
        return script.findings();
    }

    private static boolean excludesZero(Estimate estimate) {
        return !estimate.interval().contains(0);
    }

    private static void assertConsistent(Estimate estimate) {
        assertThat(estimate.adjustedP()).isBetween(estimate.p(), 1.0);
        assertThat(excludesZero(estimate)).isEqualTo(estimate.adjustedP() <= 0.05);
        assertThat(estimate.interval().level())
                .isBetween(0.95 - 1e-12, 1 - 0.05 / estimate.family() + 1e-12);
        assertThat(estimate.interval().contains(estimate.mean())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_interval_contradicts_its_p_or_its_verdict(int seed) {
        Findings findings = random(seed);
        for (Finding finding : findings.findings()) {
            if (finding.estimate().isEmpty()) {
                assertThat(finding.judgement().verdict()).isIn(Verdict.INERT, Verdict.NO_VERDICT);
                continue;
            }
            Estimate estimate = finding.estimate().orElseThrow();
            assertConsistent(estimate);
            // Two orders of summation.
            assertThat(estimate.mean()).isCloseTo(finding.difference(), within(1e-12));
            boolean judgedByInterval = finding.judgement().verdict() != Verdict.UNSTABLE;
            boolean few = finding.judgement().gate().equals(Optional.of(Gate.FEW_TRIALS));
            if (judgedByInterval && !few) {
                assertJudged(
                        estimate,
                        finding.margin(),
                        finding.judgement(),
                        finding.comparison().change());
            }
            assertThat(finding.reach().isPresent())
                    .isEqualTo(finding.judgement().verdict() == Verdict.INCONCLUSIVE && !few);
        }
        for (Overall overall : findings.overall()) {
            assertConsistent(overall.estimate());
            if (overall.judgement().gate().isEmpty()) {
                assertJudged(
                        overall.estimate(),
                        overall.margin(),
                        overall.judgement(),
                        overall.comparison().change());
            }
            assertThat(overall.estimate().family()).isEqualTo(findings.overall().size());
        }
        for (Effect effect : findings.effects()) {
            effect.estimate().ifPresent(ConsistencyTest::assertConsistent);
            assertThat(effect.estimate().isPresent())
                    .isEqualTo(effect.gate().isEmpty() || effect.gate().get() == Gate.FEW_TRIALS);
        }
        for (Finding finding : findings.findings()) {
            finding.rateClaim()
                    .ifPresent(
                            claim -> {
                                assertConsistent(claim.shift());
                                assertThat(claim.shift().adjustedP()).isLessThanOrEqualTo(0.05);
                            });
        }
    }

    private static void assertJudged(
            Estimate estimate, double margin, Judgement judgement, Change change) {
        Interval interval = estimate.interval();
        boolean within = margin > 0 && interval.low() >= -margin && interval.high() <= margin;
        switch (judgement.verdict()) {
            case NO_PRACTICAL_DIFFERENCE -> assertThat(within).isTrue();
            case INCONCLUSIVE -> {
                assertThat(within).isFalse();
                assertThat(excludesZero(estimate)).isFalse();
            }
            case HELPS, HURTS -> {
                assertThat(within).isFalse();
                assertThat(excludesZero(estimate)).isTrue();
                // Of a loss less is better, and what is worse without a component is helped by it.
                boolean better = estimate.mean() < 0;
                assertThat(judgement.better()).isEqualTo(better);
                assertThat(judgement.verdict() == Verdict.HELPS)
                        .isEqualTo(better != (change == Change.REMOVAL));
                double near = Math.min(Math.abs(interval.low()), Math.abs(interval.high()));
                assertThat(judgement.perhapsLess()).isEqualTo(near < margin);
            }
            default -> throw new AssertionError(judgement);
        }
    }

    @Test
    void the_studies_tried_have_all_verdicts_that_an_interval_gives() {
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        List<Verdict> overall = new ArrayList<>();
        seeds().mapToObj(ConsistencyTest::random)
                .forEach(
                        findings -> {
                            findings.findings().forEach(f -> seen.add(f.judgement().verdict()));
                            findings.overall().forEach(o -> overall.add(o.judgement().verdict()));
                        });
        assertThat(seen)
                .contains(
                        Verdict.HELPS,
                        Verdict.HURTS,
                        Verdict.NO_PRACTICAL_DIFFERENCE,
                        Verdict.INCONCLUSIVE,
                        Verdict.UNSTABLE);
        assertThat(overall).contains(Verdict.HELPS, Verdict.HURTS, Verdict.INCONCLUSIVE);
    }
}

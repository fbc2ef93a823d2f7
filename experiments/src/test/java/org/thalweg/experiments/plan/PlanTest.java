package org.thalweg.experiments.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.experiments.spec.Ablation;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.spec.Design.Reorder;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;

class PlanTest {

    private static final DataSource WINE = DataSource.of(Path.of("wine.csv"), "quality");

    private static final Ablation BASE =
            Ablation.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.05))
                    .regularize(new L2(1e-3))
                    .data(WINE, WINE.named("again"));

    @Test
    void the_plan_is_told_in_words() {
        Plan plan = Plan.of(BASE.experiment());
        assertEquals(
                """
                PLAN   4 variants (base, -clip-by-global-norm, -momentum, -l2) × 2 datasets
                       tune  16 learning rates × 3 seeds       384 runs
                       eval  10 paired seeds                    80 runs
                       464 runs, 0 cached, about 40 s on 2 cores
                       smallest p this can give: 2e-6; with 3 comparisons (Holm) significance is possible from 4 seeds: ok""",
                plan.text(0, Optional.of(Duration.ofSeconds(40)), 2));
    }

    @Test
    void too_few_seeds_are_told_of() {
        Plan plan = Plan.of(BASE.data(WINE).untuned().seeds(5).experiment());
        assertEquals(
                """
                PLAN   4 variants (base, -clip-by-global-norm, -momentum, -l2) × 1 dataset
                       tune  none  every variant keeps the rate of its chain
                       eval  5 paired seeds                     20 runs
                       20 runs, 12 cached
                       smallest p this can give: 0.06; with 3 comparisons (Holm) significance is possible from 7 seeds: TOO FEW SEEDS""",
                plan.text(12, Optional.empty(), 2));
        assertEquals(0.0625, plan.smallestP());
        assertEquals(false, plan.allowsSignificance());
    }

    @Test
    void a_split_of_its_own_for_each_seed_has_no_smallest_p() {
        Plan plan = Plan.of(BASE.data(WINE.redrawn()).seeds(5).experiment());
        assertEquals(
                "       splits are drawn anew for each seed: the t test corrected for that decides, with any number of seeds",
                plan.text(0, Optional.empty(), 1).lines().reduce((a, b) -> b).orElseThrow());
    }

    @Test
    void many_variants_take_several_lines() {
        Plan plan =
                Plan.of(BASE.data(WINE).design(new LeaveOneOut(), new LeaveOneIn()).experiment());
        assertEquals(
                """
                PLAN   8 variants (base, -clip-by-global-norm, -momentum, -l2, sgd alone, +clip-by-global-norm, +momentum,
                         +l2) × 1 dataset
                       tune  16 learning rates × 3 seeds       384 runs
                       eval  10 paired seeds                    80 runs
                       464 runs, 464 cached, about 3 min on 1 core
                       smallest p this can give: 0.002; with 6 comparisons (Holm) significance is possible from 8 seeds: ok""",
                plan.text(464, Optional.of(Duration.ofSeconds(170)), 1));
    }

    @Test
    void a_factorial_alone_compares_no_pairs() {
        Plan plan =
                Plan.of(
                        BASE.data(WINE)
                                .design(new Design.Factorial(List.of("momentum", "l2")))
                                .experiment());
        assertEquals(
                "       nothing is compared with the base; the factorial's effects are tested",
                plan.text(0, Optional.empty(), 1).lines().reduce((a, b) -> b).orElseThrow());
    }

    @Test
    void what_looks_like_a_mistake_is_told_of_once() {
        Plan plan =
                Plan.of(
                        Ablation.of(new Momentum(), new Sgd())
                                .data(WINE)
                                .design(new Reorder(List.of("momentum", "sgd")))
                                .experiment());
        assertEquals(
                List.of(
                        "sgd before momentum: momentum comes after sgd: it works on a step that the learning rate has already scaled. Put it before."),
                plan.warnings());
    }
}

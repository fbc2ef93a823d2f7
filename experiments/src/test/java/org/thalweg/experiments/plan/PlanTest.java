package org.thalweg.experiments.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.spec.Design.Reorder;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;

class PlanTest {

    private static final DataSource WINE = DataSource.of(Path.of("wine.csv"), "quality");

    private static final Ablation BASE =
            Ablation.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.05))
                    .regularize(new L2(1e-3))
                    .data(WINE, WINE.named("again"));

    /** Returns the plan for ten folds of each dataset, with so many exact solutions in each. */
    private static Plan plan(Ablation ablation, int exact) {
        Experiment experiment = ablation.experiment();
        int count = experiment.data().size();
        Arms arms = Arms.of(experiment);
        return new Plan(
                experiment,
                arms,
                Collections.nCopies(count, 10),
                Collections.nCopies(count, "10 folds"),
                List.of(),
                exact,
                Plan.warnings(arms));
    }

    @Test
    void the_plan_is_told_in_words() {
        assertEquals(
                """
                PLAN   4 variants (base, -clip-by-global-norm, -momentum, -l2) × 2 datasets × 10 folds
                       tune  16 values of sgd.learning-rate each            1280 runs, more where the best is at an edge
                       eval  each variant in each replicate                   80 runs
                             with the base's values                 up to     60 runs
                             as fewer trials choose                 up to    160 runs
                             solved exactly                                   20 runs
                       1380 runs and up to 220 more, 0 cached, about 40 s on 2 cores""",
                plan(BASE, 1).text(0, Optional.of(Duration.ofSeconds(40)), 2));
    }

    @Test
    void without_tuning_there_is_one_run_of_each_variant_in_each_replicate() {
        Plan plan = plan(BASE.data(WINE).untuned(), 0);
        assertEquals(
                """
                PLAN   4 variants (base, -clip-by-global-norm, -momentum, -l2) × 1 dataset × 10 folds
                       tune  none  every variant keeps the values of its chain
                       eval  each variant in each replicate                   40 runs
                       40 runs, 12 cached""",
                plan.text(12, Optional.empty(), 2));
        assertEquals(0, plan.tuningRuns());
        assertEquals(0, plan.furtherRuns());
    }

    @Test
    void datasets_that_are_not_folded_alike_are_told_one_by_one() {
        Experiment experiment = BASE.untuned().experiment();
        Plan plan =
                new Plan(
                        experiment,
                        Arms.of(experiment),
                        List.of(7, 30),
                        List.of("7 folds of whole groups", "10 folds × 3 rounds"),
                        List.of(
                                "712 rows, 7 inputs; header in line 1, delimiter ',', decimal point",
                                "9 rows, 1 input"),
                        0,
                        List.of());
        assertEquals(148, plan.runs());
        assertEquals(
                "PLAN   4 variants (base, -clip-by-global-norm, -momentum, -l2) × 2 datasets (wine: 7 folds of whole groups, again: 10 folds × 3 rounds)",
                plan.text(0, Optional.empty(), 2).lines().findFirst().orElseThrow());
        assertEquals(
                List.of(
                        "       data  wine: 712 rows, 7 inputs; header in line 1, delimiter ',', decimal point",
                        "             again: 9 rows, 1 input"),
                plan.text(0, Optional.empty(), 2).lines().skip(1).limit(2).toList());
    }

    @Test
    void many_variants_take_several_lines() {
        Plan plan = plan(BASE.data(WINE).design(new LeaveOneOut(), new LeaveOneIn()), 2);
        assertEquals(
                """
                PLAN   8 variants (base, -clip-by-global-norm, -momentum, -l2, sgd alone, +clip-by-global-norm, +momentum,
                         +l2) × 1 dataset × 10 folds
                       tune  16 values of sgd.learning-rate each            1280 runs, more where the best is at an edge
                       eval  each variant in each replicate                   80 runs
                             with the base's values                 up to     60 runs
                             as fewer trials choose                 up to    160 runs
                             solved exactly                                   20 runs
                       1380 runs and up to 220 more, 1380 cached, about 3 min on 1 core""",
                plan.text(1380, Optional.of(Duration.ofSeconds(170)), 1));
    }

    /** A variant that has nothing of what is tuned is run once in each replicate for its tuning. */
    @Test
    void a_variant_is_tuned_at_the_points_in_which_it_differs() {
        Plan plan = plan(BASE.data(WINE).tune("momentum.decay").trials(8), 0);
        assertEquals((8 + 8 + 1 + 8) * 10, plan.tuningRuns());
        Plan both = plan(BASE.data(WINE).tune("sgd.learning-rate", "momentum.decay").trials(8), 0);
        assertEquals(4 * 8 * 10, both.tuningRuns());
        assertEquals(
                "       tune  8 points of sgd.learning-rate, momentum.decay each          320 runs, more where the best is at an edge",
                both.text(0, Optional.empty(), 1).lines().skip(1).findFirst().orElseThrow());
    }

    @Test
    void few_trials_have_fewer_smaller_budgets() {
        assertEquals(2 * 40, plan(BASE.data(WINE), 0).budgetRuns());
        assertEquals(40, plan(BASE.data(WINE).trials(4), 0).budgetRuns());
        assertEquals(0, plan(BASE.data(WINE).trials(3), 0).budgetRuns());
    }

    @Test
    void what_looks_like_a_mistake_is_told_of_once() {
        Plan plan =
                plan(
                        Ablation.of(new Momentum(), new Sgd())
                                .data(WINE)
                                .design(new Reorder(List.of("momentum", "sgd"))),
                        0);
        assertEquals(
                List.of(
                        "sgd before momentum: momentum comes after sgd: it works on a step that the learning rate has already scaled. Put it before."),
                plan.warnings());
        assertEquals(
                "       ! " + plan.warnings().get(0),
                plan.text(0, Optional.empty(), 1).lines().reduce((a, b) -> b).orElseThrow());
    }
}

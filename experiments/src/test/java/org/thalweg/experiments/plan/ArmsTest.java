package org.thalweg.experiments.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.UsageException;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.spec.Design.Reorder;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.experiments.spec.Design.Vary;
import org.thalweg.optimizers.Adagrad;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Nesterov;
import org.thalweg.optimizers.RmsProp;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;
import org.thalweg.schedules.CosineDecay;

class ArmsTest {

    private static final Ablation BASE =
            Ablation.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.05))
                    .regularize(new L2(1e-3))
                    .data(DataSource.of(Path.of("wine.csv"), "quality"));

    private static Arms arms(Design... designs) {
        return Arms.of(BASE.design(designs).experiment());
    }

    private static List<String> cells(Arms arms) {
        return arms.all().stream()
                .map(arm -> arm.name() + ": " + arm.chain() + " " + arm.regularizers().size())
                .toList();
    }

    private static List<String> comparisons(Arms arms) {
        return arms.comparisons().stream()
                .map(
                        c ->
                                String.join(
                                        ", ",
                                        c.base().name(),
                                        c.arm().name(),
                                        c.subject(),
                                        c.change().toString()))
                .toList();
    }

    @Test
    void leave_one_out_takes_each_removable_component_away() {
        Arms arms = arms(new LeaveOneOut());
        assertEquals(
                List.of(
                        "base: clip-by-global-norm(1) | momentum(0.9) | sgd(0.05) 1",
                        "-clip-by-global-norm: momentum(0.9) | sgd(0.05) 1",
                        "-momentum: clip-by-global-norm(1) | sgd(0.05) 1",
                        "-l2: clip-by-global-norm(1) | momentum(0.9) | sgd(0.05) 0"),
                cells(arms));
        assertEquals(
                List.of(
                        "base, -clip-by-global-norm, clip-by-global-norm, REMOVAL",
                        "base, -momentum, momentum, REMOVAL",
                        "base, -l2, l2, REMOVAL"),
                comparisons(arms));
    }

    @Test
    void leave_one_in_adds_each_to_plain_descent() {
        Arms arms = arms(new LeaveOneIn());
        assertEquals(
                List.of(
                        "base: clip-by-global-norm(1) | momentum(0.9) | sgd(0.05) 1",
                        "sgd alone: sgd(0.05) 0",
                        "+clip-by-global-norm: clip-by-global-norm(1) | sgd(0.05) 0",
                        "+momentum: momentum(0.9) | sgd(0.05) 0",
                        "+l2: sgd(0.05) 1"),
                cells(arms));
        assertEquals(
                List.of(
                        "sgd alone, +clip-by-global-norm, clip-by-global-norm, ADDITION",
                        "sgd alone, +momentum, momentum, ADDITION",
                        "sgd alone, +l2, l2, ADDITION"),
                comparisons(arms));
    }

    @Test
    void swap_puts_each_alternative_in_the_place_of_a_component() {
        Arms arms =
                arms(new Swap(Map.of("momentum", List.of(new Nesterov(0.8), new Momentum(0.9)))));
        assertEquals(
                List.of(
                        "base: clip-by-global-norm(1) | momentum(0.9) | sgd(0.05) 1",
                        "momentum → nesterov(0.8): clip-by-global-norm(1) | nesterov(0.8) | sgd(0.05) 1"),
                cells(arms));
        assertEquals(
                List.of("base, momentum → nesterov(0.8), momentum → nesterov(0.8), SUBSTITUTION"),
                comparisons(arms));
    }

    @Test
    void a_swap_is_named_by_what_differs() {
        Arms arms =
                arms(
                        new Swap(
                                Map.of(
                                        "momentum",
                                        List.of(
                                                new Adagrad(),
                                                new RmsProp(0.9, 1e-8, true),
                                                new Momentum(0.5)))));
        assertEquals(
                List.of(
                        "base",
                        "momentum → adagrad",
                        "momentum → rmsprop(centered=true)",
                        "momentum → momentum(0.5)"),
                arms.names());
    }

    @Test
    void vary_leaves_the_base_s_own_value_to_the_base() {
        Arms arms = arms(new Vary(Map.of("momentum.decay", List.of(0.5, 0.9))));
        assertEquals(List.of("base", "momentum.decay=0.5"), arms.names());
        assertEquals(List.of("momentum.decay=0.9"), arms.aliases().get("base"));
        assertEquals(
                List.of("base, momentum.decay=0.5, momentum.decay=0.5, SUBSTITUTION"),
                comparisons(arms));
    }

    @Test
    void vary_reaches_hyper_parameters_inside_others() {
        Arms arms =
                Arms.of(
                        Ablation.of(new Momentum(), new Sgd(new CosineDecay()))
                                .data(DataSource.of(Path.of("wine.csv"), "quality"))
                                .design(new Vary(Map.of("sgd.learning-rate.period", List.of(5))))
                                .experiment());
        assertEquals(List.of("base", "sgd.learning-rate.period=5"), arms.names());
        assertEquals(
                "momentum(0.9) | sgd(cosine-decay(0.1, period=5))",
                arms.all().get(1).chain().toString());
    }

    @Test
    void a_factorial_shares_its_cells_with_leave_one_out() {
        Arms arms = arms(new LeaveOneOut(), new Design.Factorial(List.of("momentum", "l2")));
        assertEquals(
                List.of("base", "-clip-by-global-norm", "-momentum", "-l2", "-momentum -l2"),
                arms.names());
        Factorial factorial = arms.factorials().get(0);
        assertEquals(List.of("momentum", "l2"), factorial.factors());
        // Bit 0 is momentum, bit 1 is l2.
        assertEquals(
                List.of("-momentum -l2", "-l2", "-momentum", "base"),
                factorial.cells().stream().map(Arm::name).toList());
        assertSame(arms.all().get(2), factorial.cells().get(2));
        assertEquals(3, arms.comparisons().size());
    }

    @Test
    void reorder_tries_all_orders_and_leaves_the_rest_in_place() {
        Arms arms = arms(new Reorder(List.of("clip-by-global-norm", "momentum", "sgd")));
        assertEquals(6, arms.all().size());
        assertEquals(
                "momentum before clip-by-global-norm before sgd: momentum(0.9) | clip-by-global-norm(1) | sgd(0.05) 1",
                cells(arms).get(2));
        assertEquals(5, arms.comparisons().size());
    }

    @Test
    void the_same_pair_is_compared_once() {
        Arms arms =
                Arms.of(
                        Ablation.of(new Momentum(), new Sgd())
                                .data(DataSource.of(Path.of("wine.csv"), "quality"))
                                .design(new LeaveOneOut(), new LeaveOneIn())
                                .experiment());
        assertEquals(List.of("base", "-momentum"), arms.names());
        assertEquals(List.of("sgd alone"), arms.aliases().get("-momentum"));
        assertEquals(List.of("+momentum"), arms.aliases().get("base"));
        assertEquals(List.of("base, -momentum, momentum, REMOVAL"), comparisons(arms));
    }

    @Test
    void a_variant_that_is_the_base_is_told_where_others_are_left() {
        Ablation both =
                BASE.design(
                        new Vary(Map.of("momentum.decay", List.of(0.5, 0.9))),
                        new Reorder(List.of("momentum", "sgd")));
        Arms arms = Arms.of(both.experiment());
        assertEquals(List.of("momentum.decay=0.9"), arms.unchanged());
        assertEquals(2, arms.comparisons().size());
        assertTrue(
                Plan.warnings(arms)
                        .contains(
                                "momentum.decay=0.9 is the base itself, and is not run besides it."));
    }

    @Test
    void nothing_left_to_compare_is_an_error() {
        Ablation alike =
                Ablation.of(new Momentum(), new Momentum(), new Sgd())
                        .data(DataSource.of(Path.of("wine.csv"), "quality"))
                        .design(new Reorder(List.of("momentum", "momentum#2")));
        assertEquals(
                "Nothing is left to compare: all that the design makes of the base is the base again. Name something else.",
                assertThrows(UsageException.class, () -> Arms.of(alike.experiment())).getMessage());
    }

    @Test
    void the_second_of_a_name_is_taken_away_by_its_key() {
        Arms arms =
                Arms.of(
                        Ablation.of(new Momentum(0.9), new Momentum(0.5), new Sgd(1))
                                .data(DataSource.of(Path.of("wine.csv"), "quality"))
                                .experiment());
        assertEquals(
                List.of(
                        "base: momentum(0.9) | momentum(0.5) | sgd(1) 0",
                        "-momentum: momentum#2=momentum(0.5) | sgd(1) 0",
                        "-momentum#2: momentum(0.9) | sgd(1) 0"),
                cells(arms));
    }

    @Test
    void variants_that_tuning_makes_equal_are_an_error() {
        Design vary = new Vary(Map.of("sgd.learning-rate", List.of(0.1)));
        assertEquals(
                "'base' and 'sgd.learning-rate=0.1' differ only in sgd.learning-rate, which is tuned for both. Leave one out, or tune something else.",
                assertThrows(IllegalArgumentException.class, () -> arms(vary)).getMessage());
        assertEquals(2, Arms.of(BASE.design(vary).untuned().experiment()).all().size());
        Design schedule = new Vary(Map.of("sgd.learning-rate", List.of(new CosineDecay())));
        assertEquals(2, arms(schedule).all().size());
        Ablation both =
                BASE.design(new Vary(Map.of("momentum.decay", List.of(0.5))))
                        .tune("sgd.learning-rate", "momentum.decay");
        assertEquals(
                "'base' and 'momentum.decay=0.5' differ only in sgd.learning-rate and momentum.decay, which is tuned for both. Leave one out, or tune something else.",
                assertThrows(IllegalArgumentException.class, () -> Arms.of(both.experiment()))
                        .getMessage());
    }
}

package org.thalweg.experiments.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.Optimizer;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Design.Factorial;
import org.thalweg.experiments.spec.Design.LeaveOneIn;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.experiments.spec.Design.Vary;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Nesterov;
import org.thalweg.optimizers.Scale;
import org.thalweg.optimizers.Sgd;
import org.thalweg.wrappers.Accumulate;
import org.thalweg.wrappers.On;

/** What is inside something is tuned, varied and left out by its path. */
class NestedChainsTest {

    private static final Optimizer ACCUMULATE =
            new Accumulate(2, Chain.of(new ClipByGlobalNorm(1), new Momentum(0.9), new Sgd(0.05)));

    private static Ablation base(Optimizer... links) {
        return Ablation.of(links).data(DataSource.of(Path.of("wine.csv"), "quality"));
    }

    private static List<String> cells(Design... designs) {
        return Arms.of(base(ACCUMULATE).design(designs).experiment()).all().stream()
                .map(arm -> arm.name() + ": " + arm.chain())
                .toList();
    }

    @Test
    void each_part_is_left_out_by_its_path_and_a_wrapper_leaves_what_it_holds() {
        assertThat(cells(new LeaveOneOut()))
                .containsExactly(
                        "base: accumulate(2, clip-by-global-norm(1) | momentum(0.9) | sgd(0.05))",
                        "-accumulate: accumulate=(clip-by-global-norm(1) | momentum(0.9) | sgd(0.05))",
                        "-accumulate/clip-by-global-norm: accumulate(2, momentum(0.9) | sgd(0.05))",
                        "-accumulate/momentum: accumulate(2, clip-by-global-norm(1) | sgd(0.05))");
    }

    @Test
    void each_part_is_added_to_what_needs_to_be_there() {
        assertThat(cells(new LeaveOneIn()))
                .contains(
                        "accumulate/sgd alone: accumulate=(sgd(0.05))",
                        "+accumulate: accumulate(2, (sgd(0.05)))",
                        "+accumulate/momentum: accumulate=(momentum(0.9) | sgd(0.05))");
    }

    @Test
    void both_are_left_out_in_a_factorial() {
        Factorial both = new Factorial(List.of("accumulate", "Accumulate/Momentum"));
        assertThat(cells(both))
                .contains(
                        "-accumulate -accumulate/momentum: accumulate=(clip-by-global-norm(1) | sgd(0.05))");
    }

    @Test
    void a_part_is_swapped_and_varied_by_its_path() {
        assertThat(
                        cells(
                                new Swap(Map.of("accumulate/momentum", List.of(new Nesterov()))),
                                new Vary(Map.of("accumulate/momentum.decay", List.of(0.5))),
                                new Vary(Map.of("accumulate.steps", List.of(8)))))
                .containsExactly(
                        "base: accumulate(2, clip-by-global-norm(1) | momentum(0.9) | sgd(0.05))",
                        "accumulate/momentum → nesterov: accumulate(2, clip-by-global-norm(1) | nesterov(0.9) | sgd(0.05))",
                        "accumulate/momentum.decay=0.5: accumulate(2, clip-by-global-norm(1) | momentum(0.5) | sgd(0.05))",
                        "accumulate.steps=8: accumulate(8, clip-by-global-norm(1) | momentum(0.9) | sgd(0.05))");
    }

    /** Also the arm without the wrapper: its rate has the same path. */
    @Test
    void the_rate_inside_is_tuned_in_every_arm() {
        Experiment experiment = base(ACCUMULATE).design(new LeaveOneOut()).experiment();
        assertThat(experiment.tuning().orElseThrow().parameters())
                .containsExactly("accumulate/sgd.learning-rate");
        Arms arms = Arms.of(experiment);
        Space space = new Space(experiment.tuning().orElseThrow(), arms.all());
        Space.Point point = space.points().get(0);
        for (Arm arm : arms.all()) {
            assertThat(space.setting(point, arm).values())
                    .containsKey("accumulate/sgd.learning-rate");
        }
    }

    @Test
    void a_whole_number_is_tuned_at_whole_numbers() {
        Experiment experiment =
                base(ACCUMULATE)
                        .design(new LeaveOneOut())
                        .tune("accumulate.steps", 1, 9)
                        .experiment();
        Arms arms = Arms.of(experiment);
        Space space = new Space(experiment.tuning().orElseThrow(), arms.all());
        Arm base = arms.base();
        assertThat(space.points())
                .extracting(point -> space.setting(point, base).values().get("accumulate.steps"))
                .contains(1.0, 2.0, 3.0, 9.0)
                .allMatch(steps -> steps == Math.rint(steps));
        Setting most = space.setting(space.points().get(15), base);
        assertThat(most.on(base).chain().toString()).startsWith("accumulate(9, ");
    }

    @Test
    void says_which_parts_there_are() {
        assertThatThrownBy(() -> cells(new Vary(Map.of("accumulate/momntum.decay", List.of(0.5)))))
                .hasMessageContaining(
                        "The base has no component 'accumulate/momntum'. Did you mean 'accumulate/momentum'? It has: accumulate, accumulate/clip-by-global-norm, accumulate/momentum, accumulate/sgd.");
        assertThatThrownBy(() -> cells(new Vary(Map.of("accumulate.chain.decay", List.of(0.5)))))
                .hasMessageContaining(
                        "What is inside accumulate has a path of its own. Write it as 'accumulate/momentum.decay'.");
        assertThatThrownBy(
                        () ->
                                base(new On("weights", new Scale(2)), new Sgd(0.1))
                                        .design(
                                                new Swap(
                                                        Map.of(
                                                                "on-weights",
                                                                List.of(new Nesterov()))))
                                        .experiment())
                .hasMessageContaining(
                        "on-weights cannot be taken away or swapped: it is not clear what should take its place. Possible: on-weights/scale.");
    }
}

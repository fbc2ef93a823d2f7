package org.thalweg.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Step;
import org.thalweg.clipping.ClipByGlobalNorm;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.spec.Design.LeaveOneOut;
import org.thalweg.experiments.spec.Design.Swap;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Nesterov;
import org.thalweg.optimizers.RmsProp;
import org.thalweg.optimizers.Sgd;
import org.thalweg.regularizers.L2;
import org.thalweg.schedules.CosineDecay;

class SearchRangeTest {

    private static final Ablation BASE =
            Ablation.of(new ClipByGlobalNorm(2), new Momentum(0.5), new Odd(), new Sgd(0.05))
                    .regularize(new L2(1e-3))
                    .data(DataSource.of(Path.of("wine.csv"), "quality"));

    /** A link with ranges of all kinds. */
    public record Odd(
            @Param(range = "[-1, 1]") double slant,
            @Param(range = "(0, 0.5)") double gap,
            @Param(range = "[2, ∞)") double power,
            double free,
            int count)
            implements Optimizer {

        public Odd() {
            this(0, 0.25, 4, -1, 3);
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> {};
        }
    }

    private static List<String> tuned(Ablation ablation) {
        return ablation.experiment().tuning().orElseThrow().dimensions().stream()
                .map(d -> d.parameter() + " " + d.range())
                .toList();
    }

    /** One end given: a hundredth to a hundred times the value, within what the component allows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sgd.learning-rate       | log(0.0001, 10)
                    momentum.decay          | uniform(0, 0.99)
                    momentum.dampening      | uniform(0, 1)
                    clip-by-global-norm.max | log(0.02, 200)
                    l2.strength             | log(1e-5, 0.1)
                    odd.slant               | uniform(-1, 1)
                    odd.gap                 | uniform(0.005, 0.495)
                    odd.power               | log(2, 400)
                    """)
    void a_hyper_parameter_suggests_its_range(String parameter, String range) {
        assertEquals(List.of(parameter + " " + range), tuned(BASE.tune(parameter)));
    }

    @Test
    void names_are_written_as_the_components_have_them() {
        assertEquals(
                List.of("sgd.learning-rate log(0.0001, 10)", "momentum.decay uniform(0, 0.99)"),
                tuned(BASE.tune("SGD.learningRate", "momentum.Decay")));
    }

    @Test
    void a_rate_has_the_same_range_whatever_its_schedule() {
        Ablation ablation =
                Ablation.of(new Momentum(), new Sgd(new CosineDecay()))
                        .data(DataSource.of(Path.of("wine.csv"), "quality"));
        assertEquals(List.of("sgd.learning-rate log(0.0001, 10)"), tuned(ablation));
    }

    @Test
    void what_a_swap_brings_in_can_be_tuned_too() {
        Map<String, List<Component>> alternatives =
                Map.of("momentum", List.of(new Nesterov(0.8), new RmsProp()));
        Ablation swapping = BASE.design(new LeaveOneOut(), new Swap(alternatives));
        assertEquals(
                List.of(
                        "sgd.learning-rate log(0.0001, 10)",
                        "momentum.decay uniform(0, 0.99)",
                        "nesterov.decay uniform(0, 0.99)",
                        "rmsprop.decay uniform(0, 0.99)",
                        "rmsprop.epsilon log(1e-10, 1e-6)"),
                tuned(
                        swapping.tune(
                                "sgd.learning-rate",
                                "momentum.decay",
                                "nesterov.decay",
                                "rmsprop.decay",
                                "rmsprop.epsilon")));
    }

    @Test
    void what_only_another_design_would_bring_in_is_unknown() {
        assertEquals(
                "The base has no component 'nesterov'. It has: clip-by-global-norm, momentum, odd, sgd, l2.",
                message(BASE.tune("nesterov.decay")));
    }

    @Test
    void a_range_has_to_be_one_of_the_hyper_parameter() {
        assertEquals(
                "momentum.decay must be in [0, 1), but would be tuned from 0.5 to 1.",
                message(BASE.tune(Dimension.uniform("momentum.decay", 0.5, 1))));
        assertEquals(
                "odd.power must be in [2, ∞), but would be tuned from 1 to 4.",
                message(BASE.tune("odd.power", 1, 4)));
    }

    @Test
    void what_has_no_range_must_be_given_one() {
        assertEquals(
                "odd.free has no range of its own to be tuned in. Give it one, such as odd.free: \"log(1e-4, 1)\".",
                message(BASE.tune("odd.free")));
        assertEquals(
                List.of("odd.free uniform(-2, 2)"),
                tuned(BASE.tune(Dimension.uniform("odd.free", -2, 2))));
        assertEquals(List.of("odd.count log(1, 300)"), tuned(BASE.tune("odd.count")));
    }

    private static String message(Ablation ablation) {
        return String.valueOf(assertThrows(SpecException.class, ablation::experiment).getMessage());
    }
}

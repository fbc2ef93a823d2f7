package org.thalweg.experiments.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Step;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.plan.Space.Point;
import org.thalweg.experiments.spec.Dimension;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

final class SpaceTest {

    private static final Arm BASE = new Arm("base", Chain.of(new Momentum(), new Sgd()), List.of());
    private static final Arm PLAIN = new Arm("-momentum", Chain.of(new Sgd()), List.of());
    private static final Dimension RATE = Dimension.log("sgd.learning-rate", 1e-4, 10);
    private static final Dimension DECAY = Dimension.uniform("momentum.decay", 0, 0.99);

    /** A link whose one hyper-parameter has two ends. */
    public record Bounded(@Param(range = "[0.001, 20]") double width) implements Optimizer {

        public Bounded() {
            this(1);
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> {};
        }
    }

    private static Space space(int trials, Dimension... dimensions) {
        return new Space(new Tuning(List.of(dimensions), trials), List.of(BASE, PLAIN));
    }

    private static List<Double> values(Space space, List<Point> points, Arm arm, String parameter) {
        return points.stream().map(p -> space.setting(p, arm).values().get(parameter)).toList();
    }

    private static List<Double> rates(Space space, List<Point> points) {
        return values(space, points, BASE, "sgd.learning-rate");
    }

    @Test
    void one_rate_is_evenly_spaced_in_its_logarithm_both_ends_included() {
        Space decades = space(5, Dimension.log("sgd.learning-rate", 1e-3, 10));
        assertThat(rates(decades, decades.points())).containsExactly(0.001, 0.01, 0.1, 1.0, 10.0);
        Space thirds = space(4, Dimension.log("sgd.learning-rate", 1e-4, 1e-3));
        assertThat(rates(thirds, thirds.points()))
                .containsExactly(0.0001, 0.000215443, 0.000464159, 0.001);
    }

    @Test
    void one_hyper_parameter_of_a_plain_range_is_evenly_spaced() {
        Space space = space(4, DECAY);
        assertThat(values(space, space.points(), BASE, "momentum.decay"))
                .containsExactly(0.0, 0.33, 0.66, 0.99);
    }

    /** The points of Sobol's sequence by Joe and Kuo's numbers, as SciPy 1.x draws them without scrambling, plus 1/16. */
    @Test
    void several_are_the_first_points_of_sobol_s_sequence_in_the_middle_of_their_cells() {
        Space space = space(8, RATE, DECAY);
        assertThat(space.points())
                .extracting(Point::at)
                .containsExactly(
                        List.of(0.0625, 0.0625),
                        List.of(0.5625, 0.5625),
                        List.of(0.8125, 0.3125),
                        List.of(0.3125, 0.8125),
                        List.of(0.4375, 0.4375),
                        List.of(0.9375, 0.9375),
                        List.of(0.6875, 0.1875),
                        List.of(0.1875, 0.6875));
        // 10^(5 x − 4) and 0.99 x, to six digits.
        assertThat(rates(space, space.points()))
                .containsExactly(
                        0.000205353,
                        0.0649382,
                        1.15478,
                        0.00365174,
                        0.0153993,
                        4.86968,
                        0.273842,
                        0.000865964);
        assertThat(values(space, space.points(), BASE, "momentum.decay"))
                .containsExactly(
                        0.061875, 0.556875, 0.309375, 0.804375, 0.433125, 0.928125, 0.185625,
                        0.680625);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16, 32, 64})
    void each_of_several_is_evenly_spaced_by_itself(int trials) {
        Space space = space(trials, RATE, DECAY, Dimension.uniform("momentum.dampening", 0, 1));
        List<Double> middles =
                IntStream.range(0, trials).mapToObj(i -> (i + 0.5) / trials).toList();
        for (int d = 0; d < 3; d++) {
            int dimension = d;
            assertThat(space.points().stream().map(p -> p.at().get(dimension)).sorted())
                    .containsExactlyElementsOf(middles);
        }
    }

    @Test
    void arms_have_the_same_points_in_what_they_share() {
        Space space = space(16, RATE, DECAY);
        assertThat(values(space, space.points(), PLAIN, "sgd.learning-rate"))
                .isEqualTo(rates(space, space.points()));
        assertThat(space.setting(space.points().get(3), PLAIN).values())
                .containsOnlyKeys("sgd.learning-rate");
        assertThat(space.has(BASE, 1)).isTrue();
        assertThat(space.has(PLAIN, 1)).isFalse();
        assertThat(space.parameter(1)).isEqualTo("momentum.decay");
        assertThat(space.dimensions()).isEqualTo(2);
    }

    @Test
    void a_rate_goes_on_in_the_same_steps_beyond_an_end() {
        Space space = space(9, Dimension.log("sgd.learning-rate", 1e-3, 1e5));
        assertThat(space.more()).isEqualTo(2);
        assertThat(rates(space, space.beyond(0, 0, true))).containsExactly(1e6, 1e7);
        assertThat(rates(space, space.beyond(0, 1, true))).containsExactly(1e8, 1e9);
        assertThat(rates(space, space.beyond(0, 0, false))).containsExactly(1e-4, 1e-5);
        assertThat(rates(space, space.beyond(0, 2, false))).containsExactly(1e-8, 1e-9);
        assertThat(space(3, RATE).more()).isEqualTo(1);
    }

    @Test
    void a_plain_range_has_its_ends() {
        Space space = space(8, RATE, DECAY);
        assertThat(space.beyond(1, 0, true)).isEmpty();
        assertThat(space.beyond(1, 0, false)).isEmpty();
        assertThat(space(8, DECAY).beyond(0, 0, true)).isEmpty();
    }

    @Test
    void beyond_an_end_of_one_of_several_the_others_go_on_as_before() {
        Space space = space(16, RATE, DECAY);
        List<Point> beyond = new ArrayList<>(space.beyond(0, 0, true));
        beyond.addAll(space.beyond(0, 1, true));
        assertThat(beyond).hasSize(8);
        for (int k = 0; k < 8; k++) {
            // Cells of the same size as those inside.
            assertThat(beyond.get(k).at().get(0)).isEqualTo(1 + (k + 0.5) / 16);
        }
        assertThat(beyond.stream().map(p -> p.at().get(1)).distinct()).hasSize(8);
        assertThat(beyond.stream().map(p -> p.at().get(1)))
                .allSatisfy(at -> assertThat(at).isBetween(0.0, 1.0));
        // 10^(−4 − 5 (k + ½) / 16), to six digits.
        assertThat(rates(space, space.beyond(0, 0, false)))
                .containsExactly(6.97831e-5, 3.39821e-5, 1.65482e-5, 8.05842e-6);
    }

    @Test
    void an_extension_ends_where_the_hyper_parameter_s_own_range_ends() {
        Arm arm = new Arm("base", Chain.of(new Bounded(), new Sgd()), List.of());
        Dimension width = Dimension.log("bounded.width", 0.01, 10);
        Space space = new Space(new Tuning(List.of(width), 16), List.of(PLAIN, arm));
        // A fifth of a decade each: 15.8 is still allowed, 25 is not.
        assertThat(values(space, space.beyond(0, 0, true), arm, "bounded.width"))
                .containsExactly(15.8489);
        assertThat(space.beyond(0, 1, true)).isEmpty();
        assertThat(values(space, space.beyond(0, 0, false), arm, "bounded.width"))
                .containsExactly(0.00630957, 0.00398107, 0.00251189, 0.00158489);
        assertThat(values(space, space.beyond(0, 1, false), arm, "bounded.width"))
                .containsExactly(0.001);
        assertThat(space.beyond(0, 2, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2  | ''
                    3  | ''
                    4  | 2
                    6  | 3
                    8  | 2 4
                    12 | 3 6
                    16 | 4 8
                    """)
    void smaller_budgets_are_a_quarter_and_a_half(int trials, String budgets) {
        assertThat(
                        space(trials, RATE).smallerBudgets().stream()
                                .map(budget -> Integer.toString(budget)))
                .containsExactly(budgets.isEmpty() ? new String[0] : budgets.split(" "));
    }

    @Test
    void fewer_points_of_one_hyper_parameter_are_spread_over_its_range() {
        Space space = space(16, RATE);
        assertThat(space.subset(4)).containsExactly(2, 6, 10, 14);
        assertThat(space.subset(8)).containsExactly(1, 3, 5, 7, 9, 11, 13, 15);
        assertThat(space(6, RATE).subset(3)).containsExactly(1, 3, 5);
    }

    @Test
    void fewer_points_of_several_are_the_first_which_are_as_even() {
        Space space = space(16, RATE, DECAY);
        assertThat(space.subset(4)).containsExactly(0, 1, 2, 3);
        List<Double> quarters =
                space.subset(4).stream()
                        .map(i -> space.points().get(i).at().get(0))
                        .sorted()
                        .toList();
        for (int i = 0; i < 4; i++) {
            // One point in each quarter.
            assertThat(quarters.get(i)).isCloseTo((i + 0.5) / 4, within(0.125));
        }
    }

    @Test
    void points_are_in_order_by_their_first_coordinate_then_the_second() {
        Point low = new Point(List.of(0.1, 0.9));
        Point middle = new Point(List.of(0.2, 0.1));
        Point high = new Point(List.of(0.2, 0.3));
        assertThat(List.of(high, low, middle).stream().sorted(Point.ASCENDING))
                .containsExactly(low, middle, high);
    }
}

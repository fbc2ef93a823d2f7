package org.thalweg.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.losses.Huber;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;
import org.thalweg.problems.Noisy;
import org.thalweg.problems.QuadraticValley;
import org.thalweg.problems.Rosenbrock;
import org.thalweg.problems.Rotated;
import org.thalweg.regularizers.L1;
import org.thalweg.regularizers.L2;

class ExactRateTest {

    /** One input of mean square 14/3; without bias, the loss (1/N) Σ (wx − y)² has the curvature 28/3. */
    private static final Dataset DATA =
            Dataset.of(new double[][] {{1}, {2}, {3}}, new double[][] {{1}, {0}, {1}});

    private static Optional<Double> limit(Optimizer[] links, Regularizer... penalties) {
        return ExactRate.of(
                        Chain.of(links),
                        new Linear(false, 0),
                        new SquaredError(),
                        List.of(penalties),
                        DATA)
                .map(ExactRate::limit);
    }

    private static Optimizer[] links(Optimizer... links) {
        return links;
    }

    @Test
    void is_2_over_the_curvature_of_loss_and_penalties() {
        double curvature = 28.0 / 3;
        assertThat(limit(links(new Sgd())).orElseThrow()).isCloseTo(2 / curvature, within(1e-12));
        assertThat(limit(links(new Momentum(0.5), new Sgd())).orElseThrow())
                .isCloseTo(3 / curvature, within(1e-12));
        assertThat(limit(links(new Sgd()), new L2(0.5), new L2(1)).orElseThrow())
                .isCloseTo(2 / (curvature + 3), within(1e-12));
    }

    @Test
    void is_not_claimed_of_anything_else() {
        assertThat(limit(links(new Adam(), new Sgd()))).isEmpty();
        assertThat(limit(links(new Momentum(0.9, 0.5), new Sgd()))).isEmpty();
        assertThat(limit(links(new Sgd(), new Momentum(0.5)))).isEmpty();
        assertThat(limit(links(new Momentum(0.5), new Momentum(0.5), new Sgd()))).isEmpty();
        assertThat(limit(links(new Sgd()), new L1(0.1))).isEmpty();
        assertThat(ExactRate.of(Chain.of(new Sgd()), new Linear(), new Huber(), List.of(), DATA))
                .isEmpty();
    }

    /** Weights 1, 2, 3 of mean 2: (2/3) · ½ (1 · 1 + 2 · 4 + 3 · 9) = 12. */
    @Test
    void follows_the_weights_of_rows() {
        ExactRate weighted =
                ExactRate.of(
                                Chain.of(new Sgd()),
                                new Linear(false, 0),
                                new SquaredError(),
                                List.of(),
                                DATA.withWeights("w", new double[] {1, 2, 3}))
                        .orElseThrow();
        assertThat(weighted.curvature()).isCloseTo(12, within(1e-12));
    }

    @Test
    void of_a_valley_it_is_2_however_it_is_turned_or_shaken() {
        for (var problem :
                List.of(
                        new QuadraticValley(7, 3),
                        new Rotated(new QuadraticValley(7, 3)),
                        new Noisy(new Rotated(new QuadraticValley(7, 3)), 0.1))) {
            assertThat(ExactRate.of(Chain.of(new Sgd()), problem, List.of()).orElseThrow().limit())
                    .isEqualTo(2);
        }
        assertThat(ExactRate.of(Chain.of(new Sgd()), new Rosenbrock(), List.of())).isEmpty();
    }
}

package org.thalweg.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.thalweg.Clock;
import org.thalweg.Problem;
import org.thalweg.Regularizer;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Minimizer;
import org.thalweg.engine.Minimum;
import org.thalweg.engine.NamedDraw;
import org.thalweg.random.Streams;

/** On what rates are tested. */
interface RateSubject {

    Chain chain();

    /** Returns how many examples a step has. */
    int examples();

    /** Returns how many steps make a point: of tiny minibatches several, whose losses alone say little. */
    int gathered();

    /**
     * Takes steps at a rate that rises, until the sweep is over.
     *
     * @param steps in which the rate comes to the largest, if all have as many examples
     */
    void sweep(Chain rising, RisingRate rate, long steps, RateSweep sweep);

    /** Returns of each chain whether so many steps of it lead to a lower objective, or to an equal one. */
    List<Boolean> hold(List<Chain> chains, int steps);

    /**
     * A training, from its start and over its minibatches.
     *
     * @param weighted the data with the weights of what is minimised, those of classes included
     */
    record OnData(
            Training training,
            Chain chain,
            List<Regularizer> regularizers,
            int batchSize,
            Dataset data,
            Dataset weighted)
            implements RateSubject {

        /** Examples of a point. */
        private static final int ENOUGH = 32;

        @Override
        public int examples() {
            return Math.min(batchSize, data.size());
        }

        @Override
        public int gathered() {
            return examples() == data.size() ? 1 : (ENOUGH - 1) / examples() + 1;
        }

        @Override
        public void sweep(Chain rising, RisingRate rate, long steps, RateSweep sweep) {
            Listener listener =
                    new Listener() {
                        @Override
                        public void step(Variant variant, Clock clock, double loss) {
                            sweep.step(loss, rate.at(clock));
                        }

                        @Override
                        public boolean stops(Variant variant) {
                            return sweep.isOver();
                        }
                    };
            // The last minibatch of an epoch may be smaller; one epoch more is for rounding.
            long epochs = steps * examples() / data.size() + 2;
            Fit fit =
                    training.epochs(Math.toIntExact(epochs))
                            .optimize(rising)
                            .listen(listener)
                            .run(data);
            if (fit.status() instanceof Status.Diverged) {
                sweep.diverged();
            }
        }

        @Override
        public List<Boolean> hold(List<Chain> chains, int steps) {
            List<Variant> variants =
                    IntStream.range(0, chains.size())
                            .mapToObj(
                                    i ->
                                            new Variant(
                                                    Integer.toString(i),
                                                    chains.get(i),
                                                    regularizers))
                            .toList();
            int batches = (data.size() - 1) / batchSize + 1;
            Map<Variant, Long> taken = new HashMap<>();
            Listener listener =
                    new Listener() {
                        @Override
                        public void step(Variant variant, Clock clock, double loss) {
                            taken.put(variant, clock.step());
                        }

                        @Override
                        public boolean stops(Variant variant) {
                            return taken.getOrDefault(variant, 0L) >= steps;
                        }
                    };
            return training
                    .epochs((steps - 1) / batches + 1)
                    .listen(listener)
                    .run(data, variants)
                    .stream()
                    .map(this::holds)
                    .toList();
        }

        private boolean holds(Fit fit) {
            if (fit.status() instanceof Status.Failed failed) {
                throw failed.cause();
            }
            return !(fit.status() instanceof Status.Diverged)
                    && objective(fit) <= objective(fit.untrained());
        }

        private double objective(Fit fit) {
            return fit.loss(weighted) + fit.penalty();
        }
    }

    /** A draw of a problem, from its start and with its noise. */
    record OnProblem(Problem problem, Chain chain, List<Regularizer> regularizers, long seed)
            implements RateSubject {

        @Override
        public int examples() {
            return 1;
        }

        @Override
        public int gathered() {
            return 1;
        }

        private Minimizer minimizer(Chain with, long steps) {
            return Minimizer.of(with)
                    .regularize(regularizers.toArray(Regularizer[]::new))
                    .seed(seed)
                    .steps(steps)
                    .gradientNorm(0);
        }

        @Override
        public void sweep(Chain rising, RisingRate rate, long steps, RateSweep sweep) {
            Minimum minimum =
                    minimizer(rising, steps + 1)
                            .listen(
                                    (clock, objective, parameters) -> {
                                        sweep.step(objective, rate.at(clock));
                                        return !sweep.isOver();
                                    })
                            .minimize(problem);
            if (minimum.reason() == Minimum.Reason.DIVERGED) {
                sweep.diverged();
            }
        }

        @Override
        public List<Boolean> hold(List<Chain> chains, int steps) {
            return chains.stream().map(each -> holds(each, steps)).toList();
        }

        /** Both without noise. */
        private boolean holds(Chain with, int steps) {
            Problem.Draw draw = NamedDraw.of(problem, Streams.of(seed, "draw"));
            double[] start = draw.start();
            Minimizer minimizer = minimizer(with, steps);
            Minimum end = minimizer.minimize(problem);
            double before = draw.value(start) + minimizer.begin(start).penalty();
            double after = draw.value(end.parameters()) + end.evaluation().penalty();
            return end.reason() != Minimum.Reason.DIVERGED && after <= before;
        }
    }
}

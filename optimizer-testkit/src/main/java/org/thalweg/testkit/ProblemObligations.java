package org.thalweg.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.Block;
import org.thalweg.Problem;
import org.thalweg.Problem.Draw;

/** What every problem must do, beyond what every component must. */
record ProblemObligations(Problem subject, String name) {

    private static final long[] SEEDS = {1, 2, 3};

    /** How far from the start it is looked at, in every direction. */
    private static final double[] DISTANCES = {0.01, 0.3, 1, 5};

    /** Of more elements, so many are tried. */
    private static final int ELEMENTS = 40;

    private static final int STREAMS = 400;
    private static final double ROUNDING = 1e-9;

    static List<Obligation> of(Problem subject, Set<String> quiet) {
        ProblemObligations all = new ProblemObligations(subject, subject.name());
        return new ComponentObligations<>(
                        subject, Problem.class, quiet, ProblemObligations::behaviour)
                .list()
                .add("starts_where_it_is_finite", all::starts)
                .add("draws_the_same_from_the_same_stream", all::drawsTheSame)
                .add("has_the_gradient_of_its_value", all::hasItsGradient)
                .add("has_the_same_noise_from_the_same_stream", all::hasTheSameNoise)
                .add("has_its_value_on_average", all::hasItsValueOnAverage)
                .add("has_its_minimum_at_its_minimiser", all::hasItsMinimum)
                .add("is_never_below_its_minimum", all::isNeverBelow)
                .add("writes_the_gradient_alone", all::writesTheGradientAlone)
                .add("turns_nan_into_nan_or_an_error", all::keepsNan)
                .list();
    }

    /** Start, values and gradients of a draw, near and far. */
    private static double[] behaviour(Problem problem) {
        Draw draw = problem.draw(stream(1));
        return Stream.concat(points(draw), Stream.of(far(draw)))
                .flatMapToDouble(
                        at -> {
                            double[] gradient = new double[at.length];
                            double value = draw.evaluate(at, gradient, stream(7));
                            return DoubleStream.concat(
                                    DoubleStream.of(value, draw.value(at)),
                                    Arrays.stream(gradient));
                        })
                .toArray();
    }

    private static SplittableRandom stream(long seed) {
        return new SplittableRandom(seed);
    }

    private static Stream<double[]> points(Draw draw) {
        return Stream.concat(
                Stream.of(draw.start()),
                Arrays.stream(DISTANCES).mapToObj(distance -> moved(draw.start(), distance)));
    }

    private static double[] far(Draw draw) {
        return moved(draw.start(), 100);
    }

    private static double[] moved(double[] point, double distance) {
        SplittableRandom random = stream(11);
        Arrays.setAll(point, i -> point[i] + distance * random.nextDouble(-1, 1));
        return point;
    }

    private Stream<Draw> draws() {
        return Arrays.stream(SEEDS).mapToObj(seed -> subject.draw(stream(seed)));
    }

    private void starts() {
        List<Block> blocks = subject.blocks();
        long size = blocks.stream().mapToLong(Block::size).sum();
        Unmet.unless(size > 0, "%s has no parameters.", name);
        draws().forEach(
                        draw -> {
                            double[] start = draw.start();
                            Unmet.unless(
                                    start.length == size,
                                    "The blocks of %s have %s elements, and its start %s.",
                                    name,
                                    size,
                                    start.length);
                            double[] gradient = new double[start.length];
                            double noisy = draw.evaluate(start, gradient, stream(7));
                            boolean finite =
                                    DoubleStream.of(draw.value(start), noisy)
                                                    .allMatch(Double::isFinite)
                                            && Arrays.stream(start).allMatch(Double::isFinite)
                                            && Arrays.stream(gradient).allMatch(Double::isFinite);
                            Unmet.unless(
                                    finite,
                                    "At the start of %s, the value or gradient is not finite.",
                                    name);
                        });
    }

    private void drawsTheSame() {
        double[] first = behaviour(subject);
        subject.draw(stream(2)).start();
        Unmet.unless(
                Arrays.equals(first, behaviour(subject)),
                "Two draws of %s from the same stream differ. All that is drawn must come from the stream that draw is given.",
                name);
    }

    /** Central differences, of the function that has the same noise. */
    private void hasItsGradient() {
        draws().forEach(draw -> points(draw).forEach(at -> requireGradient(draw, at)));
    }

    private void requireGradient(Draw draw, double[] at) {
        double[] gradient = new double[at.length];
        double value = draw.evaluate(at, gradient, stream(7));
        double scale = Math.abs(value) + Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        double h = 1e-5;
        elements(at.length)
                .forEach(
                        i -> {
                            double slope =
                                    (noisy(draw, at, i, h) - noisy(draw, at, i, -h)) / (2 * h);
                            Unmet.unless(
                                    Math.abs(slope - gradient[i]) <= 1e-5 * scale,
                                    "Element %s of the gradient of %s is %s, and by differences of its value %s.",
                                    i,
                                    name,
                                    gradient[i],
                                    slope);
                        });
    }

    private static IntStream elements(int length) {
        int stride = (length - 1) / ELEMENTS + 1;
        return IntStream.iterate(0, i -> i < length, i -> i + stride);
    }

    private static double noisy(Draw draw, double[] at, int element, double step) {
        double[] beside = at.clone();
        beside[element] += step;
        return draw.evaluate(beside, new double[at.length], stream(7));
    }

    private void hasTheSameNoise() {
        draws().forEach(
                        draw -> {
                            double[] at = moved(draw.start(), 1);
                            double[] gradient = new double[at.length];
                            double value = draw.evaluate(at, gradient, stream(7));
                            draw.evaluate(draw.start(), new double[at.length], stream(8));
                            double[] again = new double[at.length];
                            Unmet.unless(
                                    Double.compare(draw.evaluate(at, again, stream(7)), value) == 0
                                            && Arrays.equals(gradient, again),
                                    "Evaluated again with the same stream of noise, %s is another. All noise must come from the stream that evaluate is given.",
                                    name);
                        });
    }

    /** The mean over many streams is within six of its standard errors. */
    private void hasItsValueOnAverage() {
        draws().forEach(
                        draw -> {
                            double[] at = moved(draw.start(), 1);
                            double[] values =
                                    IntStream.range(0, STREAMS)
                                            .mapToDouble(
                                                    s ->
                                                            draw.evaluate(
                                                                    at,
                                                                    new double[at.length],
                                                                    stream(s)))
                                            .toArray();
                            double mean = Arrays.stream(values).average().orElseThrow();
                            double squares =
                                    Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
                            double error = Math.sqrt(squares / (STREAMS - 1) / STREAMS);
                            double value = draw.value(at);
                            Unmet.unless(
                                    Math.abs(mean - value)
                                            <= 6 * error + ROUNDING * Math.abs(value),
                                    "The value of %s is %s, but evaluated with %s streams of noise it is %s on average.",
                                    name,
                                    value,
                                    STREAMS,
                                    mean);
                        });
    }

    private void hasItsMinimum() {
        draws().forEach(
                        draw -> {
                            Optional<double[]> minimiser = draw.minimiser();
                            OptionalDouble minimum = draw.minimum();
                            Inapplicable.when(
                                    minimiser.isEmpty(), "It does not say where its minimum is.");
                            Unmet.unless(
                                    minimum.isPresent(),
                                    "%s has a minimiser and no minimum.",
                                    name);
                            double there = draw.value(minimiser.orElseThrow());
                            Unmet.unless(
                                    Math.abs(there - minimum.getAsDouble()) <= slack(draw),
                                    "The minimum of %s is %s, but at its minimiser it is %s.",
                                    name,
                                    minimum.getAsDouble(),
                                    there);
                        });
    }

    /** What rounding may do to values between start and minimum. */
    private static double slack(Draw draw) {
        double minimum = draw.minimum().orElseThrow();
        return ROUNDING * (Math.abs(minimum) + Math.abs(draw.value(draw.start()) - minimum));
    }

    /** Around the start, on a way down from it, and around the minimiser if there is one. */
    private void isNeverBelow() {
        draws().forEach(
                        draw -> {
                            Inapplicable.when(
                                    draw.minimum().isEmpty(),
                                    "It does not say what its minimum is.");
                            Stream<double[]> around =
                                    draw.minimiser().stream()
                                            .flatMap(
                                                    at ->
                                                            Arrays.stream(DISTANCES)
                                                                    .mapToObj(
                                                                            distance ->
                                                                                    moved(
                                                                                            at
                                                                                                    .clone(),
                                                                                            distance)));
                            Stream.of(points(draw), Stream.of(lowered(draw)), around)
                                    .flatMap(points -> points)
                                    .forEach(at -> requireAbove(draw, at));
                        });
    }

    private void requireAbove(Draw draw, double[] at) {
        double value = draw.value(at);
        Unmet.unless(
                !(value < draw.minimum().orElseThrow() - slack(draw)),
                "The minimum of %s is %s, but there is a place where it is %s.",
                name,
                draw.minimum().orElseThrow(),
                value);
    }

    /** Returns where some steps down the gradient lead, each halved until it leads down. */
    private static double[] lowered(Draw draw) {
        double[] at = draw.start();
        double[] gradient = new double[at.length];
        for (int step = 0; step < 200; step++) {
            draw.evaluate(at, gradient, stream(7));
            double value = draw.value(at);
            double[] next = at;
            for (double rate = 1; rate > 1e-6 && !(draw.value(next) < value); rate /= 4) {
                next = at.clone();
                for (int i = 0; i < next.length; i++) {
                    next[i] -= rate * gradient[i];
                }
            }
            at = draw.value(next) < value ? next : at;
        }
        return at;
    }

    private void writesTheGradientAlone() {
        draws().forEach(
                        draw -> {
                            double[] at = draw.start();
                            double[] gradient = new double[at.length];
                            double[] other = new double[at.length];
                            Arrays.fill(other, 1e3);
                            draw.value(at);
                            draw.evaluate(at, gradient, stream(7));
                            draw.evaluate(at, other, stream(7));
                            Unmet.unless(
                                    Arrays.equals(at, draw.start()),
                                    "%s writes to the parameters that it is given.",
                                    name);
                            Unmet.unless(
                                    Arrays.equals(gradient, other),
                                    "%s leaves in the gradient what was there before. Overwrite all of it.",
                                    name);
                            Arrays.fill(at, 1e3);
                            draw.minimiser().ifPresent(place -> Arrays.fill(place, 1e3));
                            Unmet.unless(
                                    !Arrays.equals(at, draw.start())
                                            && draw.minimiser()
                                                    .filter(place -> Arrays.equals(at, place))
                                                    .isEmpty(),
                                    "%s gives out an array that it keeps. Return a copy.",
                                    name);
                        });
    }

    private void keepsNan() {
        Draw draw = subject.draw(stream(1));
        elements(draw.start().length)
                .forEach(
                        i ->
                                Unmet.unlessItThrows(
                                        () -> {
                                            double[] at = draw.start();
                                            at[i] = Double.NaN;
                                            double value = draw.value(at);
                                            double noisy =
                                                    draw.evaluate(
                                                            at, new double[at.length], stream(7));
                                            Unmet.unless(
                                                    Double.isNaN(value) && Double.isNaN(noisy),
                                                    "Where parameter %s is NaN, %s is %s, and %s when its gradient is asked for.",
                                                    i,
                                                    name,
                                                    value,
                                                    noisy);
                                        }));
    }
}

package org.thalweg.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.thalweg.Constant;
import org.thalweg.Optimizer;
import org.thalweg.Problem;
import org.thalweg.Regularizer;
import org.thalweg.Schedule;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Rates;
import org.thalweg.records.Parameter;
import org.thalweg.records.Records;
import org.thalweg.text.DidYouMean;
import org.thalweg.text.Numbers;

/**
 * Which learning rates a chain can have: one training whose rate grows from step to step, and short ones at constant rates. Immutable.
 *
 * <pre>{@code
 * RateCurve curve = RateTest.of(training, data).run();
 * double rate = curve.suggested().orElseThrow();
 * }</pre>
 *
 * <p>The range test begins at a tiny rate and multiplies it by the same factor in every step. It ends at the largest rate, or
 * where the loss, a decaying mean over some ten minibatches, is above the least it was by three times its size or three times what
 * it had fallen. Minibatches of fewer than 32 are gathered, and the factor spread over them; a rate at which the loss blew up, but
 * which holds when kept, was reached too fast for the chain's memory: then the rate grows more slowly, by 16, 64 or 256 times. The
 * least of the losses counts where it stands out from their scatter. What was a schedule is replaced while it lasts. Steps are
 * those of the training, with its penalties and constraints; the losses are without penalties.
 *
 * <p>That test says too much of chains that converge: by the time a rate is too large, what it makes grow has shrunk to nothing. So
 * rates are also kept constant from the start on, for two hundred steps: one holds that leads to no larger objective.
 *
 * @see <a href="https://doi.org/10.1109/WACV.2017.58">Smith, Cyclical learning rates for training neural networks, 2017</a>
 */
public final class RateTest {

    private static final double FROM = 1e-7;
    private static final double TO = 1e3;
    private static final int POINTS_PER_DECADE = 25;
    private static final int SLOWER = 4;
    private static final int SLOWEST = 64;
    private static final int HELD_STEPS = 200;

    /** Rates that are held at once. */
    private static final int AT_ONCE = 16;

    /** Rates are held from so much below the least loss on. */
    private static final double BELOW = 100;

    private final RateSubject subject;
    private final double from;
    private final double to;
    private final Optional<String> path;

    private RateTest(RateSubject subject, double from, double to, Optional<String> path) {
        this.subject = subject;
        this.from = from;
        this.to = to;
        this.path = path;
    }

    /**
     * Returns the test of a training's chain on data, from 10⁻⁷ to 1,000. Epochs, validation and rules to stop by do not matter.
     *
     * @throws UsageException what {@link Training#run(Dataset)} says of the data
     */
    public static RateTest of(Training training, Dataset data) {
        return new RateTest(training.rateSubject(data), FROM, TO, Optional.empty());
    }

    /** Returns the test of a chain on a draw of a problem. */
    public static RateTest of(Problem problem, Chain chain, long seed, Regularizer... penalties) {
        return new RateTest(
                new RateSubject.OnProblem(problem, chain, List.of(penalties), seed),
                FROM,
                TO,
                Optional.empty());
    }

    /** Sets the least and the largest rate, 0 &lt; from &lt; to. */
    public RateTest between(double least, double largest) {
        if (!(least > 0 && least < largest && Double.isFinite(largest))) {
            throw new UsageException(
                    String.format(
                            "Rates must go from one above 0 to a larger one, both finite, got %s and %s.",
                            Numbers.shortest(least), Numbers.shortest(largest)));
        }
        return new RateTest(subject, least, largest, path);
    }

    /** Says whose rate is varied, where several links have one; the others keep theirs. */
    public RateTest vary(String link) {
        return new RateTest(subject, from, to, Optional.of(link));
    }

    /** Tests. The same seed gives the same curve, to the bit. */
    public RateCurve run() {
        Varied varied = varied();
        RateSweep sweep = sweep(varied, 1);
        int slower = 1;
        while (slower < SLOWEST && sweep.blewUp() && holds(varied, end(sweep))) {
            slower *= SLOWER;
            sweep = sweep(varied, slower);
        }
        if (slower > 1) {
            // Slow enough not to blow up is not yet slow enough to fall.
            sweep = sweep(varied, slower * SLOWER);
        }
        Bracket bracket =
                sweep.verdict() == RateCurve.Verdict.UNCHANGED
                        ? new Bracket(OptionalDouble.empty(), OptionalDouble.empty())
                        : bracket(
                                varied, sweep.lowest().orElse(end(sweep)) / BELOW, 2 * end(sweep));
        return new RateCurve(
                varied.name(),
                sweep.points(),
                sweep.gathered(),
                sweep.blewUp(),
                sweep.verdict(),
                sweep.lowest(),
                bracket.holds,
                bracket.breaks);
    }

    private RateSweep sweep(Varied varied, int slower) {
        int gathered = subject.gathered() * slower;
        double decade = (double) POINTS_PER_DECADE * gathered * subject.examples();
        RisingRate rate = new RisingRate(from, decade);
        double points = POINTS_PER_DECADE * (Math.log10(to) - Math.log10(from));
        RateSweep sweep = new RateSweep(gathered, to);
        subject.sweep(varied.with(rate), rate, Math.max(1, Math.round(points * gathered)), sweep);
        return sweep;
    }

    private double end(RateSweep sweep) {
        List<RateCurve.Point> points = sweep.points();
        return points.isEmpty() ? from : points.get(points.size() - 1).rate();
    }

    private boolean holds(Varied varied, double rate) {
        return firstBroken(varied, new double[] {rate}) > 0;
    }

    /** Returns the chain that is tested, with a constant in the place of the rate that is varied. */
    public Chain chain(double rate) {
        return varied().with(new Constant(rate));
    }

    private record Bracket(OptionalDouble holds, OptionalDouble breaks) {}

    /** Finds where rates cease to hold: among some between two ends, then between the two of these that it lies between. */
    private Bracket bracket(Varied varied, double low, double high) {
        double[] rates = between(low, high, AT_ONCE - 1, true);
        int broken = firstBroken(varied, rates);
        if (broken == 0) {
            return new Bracket(OptionalDouble.empty(), OptionalDouble.of(low));
        }
        if (broken == rates.length) {
            return new Bracket(OptionalDouble.of(high), OptionalDouble.empty());
        }
        double[] finer = between(rates[broken - 1], rates[broken], AT_ONCE + 1, false);
        int there = firstBroken(varied, finer);
        return new Bracket(
                OptionalDouble.of(there == 0 ? rates[broken - 1] : finer[there - 1]),
                OptionalDouble.of(there == finer.length ? rates[broken] : finer[there]));
    }

    /** Returns rates in equal ratios, with the two ends or without. */
    private static double[] between(double low, double high, int parts, boolean ends) {
        return IntStream.rangeClosed(ends ? 0 : 1, ends ? parts : parts - 1)
                .mapToDouble(i -> low * StrictMath.pow(high / low, (double) i / parts))
                .toArray();
    }

    private int firstBroken(Varied varied, double[] rates) {
        List<Chain> chains =
                IntStream.range(0, rates.length)
                        .mapToObj(i -> varied.with(new Constant(rates[i])))
                        .toList();
        int broken = subject.hold(chains, HELD_STEPS).indexOf(false);
        return broken < 0 ? rates.length : broken;
    }

    /** A learning rate of the chain that can be another schedule. */
    private record Varied(Chain chain, String path, Parameter parameter) {

        String name() {
            return path + "." + parameter.name();
        }

        Chain with(Schedule rate) {
            return chain.with(path, Records.with(chain.link(path), parameter, rate));
        }
    }

    private Varied varied() {
        Chain chain = subject.chain();
        Map<String, Optimizer> rated = new LinkedHashMap<>(chain.tree());
        rated.values().removeIf(link -> !Rates.has(link));
        if (rated.isEmpty()) {
            throw new UsageException(
                    "No link of the chain has a learning rate to vary. End it with sgd.");
        }
        if (path.isEmpty() && rated.size() > 1) {
            throw new UsageException(
                    String.format(
                            "%s have learning rates. Say which one to vary; the others keep theirs.",
                            String.join(" and ", rated.keySet())));
        }
        String asked = path.orElseGet(() -> rated.keySet().iterator().next());
        String link =
                rated.keySet().stream()
                        .filter(key -> DidYouMean.same(key, asked))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                String.format(
                                                        "'%s' has no learning rate to vary. There is that of %s.",
                                                        asked, String.join(", ", rated.keySet()))));
        return new Varied(chain, link, rate(link, chain.link(link)));
    }

    private static Parameter rate(String link, Optimizer of) {
        List<Parameter> schedules =
                Parameter.of(of.getClass()).stream()
                        .filter(parameter -> parameter.type() == Schedule.class)
                        .toList();
        return schedules.stream()
                .filter(rate -> rate.name().equals("learning-rate") || schedules.size() == 1)
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        link
                                                + " chooses its rate by itself, or takes a number for it: there is no schedule to vary."));
    }
}

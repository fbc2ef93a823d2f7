package org.thalweg.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.Optimizer;
import org.thalweg.Wrapper;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Checkpoint;
import org.thalweg.optimizers.Scale;
import org.thalweg.optimizers.Sgd;
import org.thalweg.records.Records;

/** What every optimizer must do, beyond what every component must. */
final class OptimizerObligations {

    private static final int STEPS = 30;
    private static final int MILLION = 1_000_000;
    private static final double FACTOR = 0.7;

    private final Optimizer subject;
    private final String name;

    private OptimizerObligations(Optimizer subject) {
        this.subject = subject;
        this.name = subject.name();
    }

    static List<Obligation> of(Optimizer subject, Set<String> quiet, boolean odd) {
        OptimizerObligations all = new OptimizerObligations(subject);
        Descending descending = new Descending(subject);
        ScopePromise scope = new ScopePromise(subject);
        NonFinite nonFinite = new NonFinite(subject);
        return new ComponentObligations<>(
                        subject, Optimizer.class, quiet, OptimizerObligations::behaviour)
                .list()
                .add("descends_on_a_convex_bowl", descending::onABowl)
                .add("descends_in_a_long_narrow_valley", descending::inAValley)
                .add("keeps_the_promise_of_its_scope", scope::isKept)
                .add("gives_the_same_bits_in_every_run", all::repeats)
                .add("continues_bit_for_bit_from_a_checkpoint", all::resumes)
                .add("never_writes_to_the_parameters", all::onlyReads)
                .add("stays_finite_when_the_gradient_is_zero", nonFinite::staysFinite)
                .add("treats_both_signs_alike", () -> all.isOdd(odd))
                .add("handles_one_element_and_a_million", all::handlesAnySize)
                .add("allocates_nothing_per_tile", new Allocation(subject)::isNone)
                .add("turns_nan_into_nan_or_an_error", nonFinite::keepsNan)
                .add("never_turns_an_infinity_into_nothing", nonFinite::noticesInfinity)
                .add("has_the_gain_that_it_tells", new Gain(subject)::isTrue)
                .add("takes_other_parts", all::takesParts)
                .list();
    }

    /** Returns where a few walks lead. */
    private static double[] behaviour(Optimizer optimizer) {
        double[] start = Walk.start(Walk.SIZE);
        return landscapes(optimizer)
                .map(landscape -> Walk.of(optimizer, start, landscape).walk(STEPS))
                .flatMapToDouble(
                        walk ->
                                DoubleStream.concat(
                                        Arrays.stream(walk.parameters()),
                                        Arrays.stream(walk.evaluated())))
                .toArray();
    }

    /** For one that survives gradients that are not finite, some have ever more of them in a row. */
    private static Stream<Landscape> landscapes(Optimizer optimizer) {
        Stream<Landscape> all = Stream.of(Landscape.slopes(1), Landscape.bowl());
        return optimizer instanceof Wrapper wrapper && wrapper.survivesNonFinite()
                ? Stream.concat(
                        all,
                        IntStream.rangeClosed(1, STEPS / 2)
                                .mapToObj(count -> Landscape.slopes(1).withoutNumbers(3, count)))
                : all;
    }

    private Walk walk(long seed) {
        return Walk.of(subject, Walk.start(Walk.SIZE), Landscape.slopes(seed));
    }

    private void repeats() {
        double[] alone = walk(1).walk(STEPS).parameters();
        Unmet.unless(
                Arrays.equals(alone, walk(1).walk(STEPS).parameters()),
                "%s leads elsewhere when the same run is repeated. It must draw random numbers from step.random() alone.",
                name);
        Walk again = walk(1);
        Walk neighbour = walk(2);
        for (int i = 0; i < STEPS; i++) {
            neighbour.step();
            again.step();
        }
        Unmet.unless(
                Arrays.equals(alone, again.parameters()),
                "%s leads elsewhere when another run takes its steps in between. Its state belongs in slots(), not in fields.",
                name);
        Unmet.unless(
                subject.needsGradient() || Arrays.equals(scaled(false), scaled(true)),
                "%s leads elsewhere where it multiplies the update on its way. What apply(tile, factor) does is what tile.scale(factor) and apply(tile, 1) do.",
                name);
    }

    /** Returns where it leads behind a factor, which is multiplied by itself where the run is watched. */
    private double[] scaled(boolean watched) {
        Optimizer both = Chain.of(new Scale(FACTOR), subject);
        Walk walk = Walk.of(both, Walk.start(Walk.SIZE), Landscape.slopes(1));
        return (watched ? walk.watched() : walk).walk(STEPS).parameters();
    }

    private void resumes() {
        double[] unbroken = walk(1).walk(2 * STEPS).parameters();
        Checkpoint checkpoint = walk(1).walk(STEPS).checkpoint();
        double[] elsewhere = new double[Walk.SIZE];
        Walk resumed =
                Walk.of(subject, elsewhere, Landscape.slopes(1)).restore(checkpoint).walk(STEPS);
        Unmet.unless(
                Arrays.equals(unbroken, resumed.parameters()),
                "%s leads elsewhere when the run is resumed from a checkpoint. All that it remembers belongs in slots().",
                name);
    }

    private void onlyReads() {
        Walk walk = walk(1);
        for (int t = 1; t <= STEPS; t++) {
            double[] before = walk.parameters().clone();
            double[] update = walk.step();
            for (int i = 0; i < before.length; i++) {
                Unmet.unless(
                        Double.compare(walk.parameters()[i], before[i] - update[i]) == 0,
                        "In step %s, %s changed parameter %s other than by its update.",
                        t,
                        name,
                        i);
            }
        }
    }

    private void isOdd(boolean odd) {
        Inapplicable.when(!odd, "Its contract says so: isOdd() is false.");
        double[] start = Walk.start(Walk.SIZE);
        double[] mirrored = Arrays.stream(start).map(x -> -x).toArray();
        Landscape slopes = Landscape.slopes(1);
        double[] there = Walk.of(subject, start, slopes).walk(STEPS).parameters();
        double[] here = Walk.of(subject, mirrored, slopes.mirrored()).walk(STEPS).parameters();
        for (int i = 0; i < start.length; i++) {
            Unmet.unless(
                    there[i] == -here[i] || (Double.isNaN(there[i]) && Double.isNaN(here[i])),
                    "%s leads to %s, but with all signs changed to %s. If that is meant, override isOdd().",
                    name,
                    there[i],
                    here[i]);
        }
    }

    private void takesParts() {
        if (!(subject instanceof Wrapper wrapper)) {
            return;
        }
        Unmet.unless(
                wrapper.labels().size() == wrapper.parts().size()
                        && Set.copyOf(wrapper.labels()).size() == wrapper.parts().size(),
                "%s has %s parts and the labels %s.",
                name,
                wrapper.parts().size(),
                String.join(", ", wrapper.labels()));
        List<Optimizer> others =
                IntStream.range(0, wrapper.parts().size())
                        .<Optimizer>mapToObj(i -> new Sgd(0.5 + i))
                        .toList();
        try {
            Records.withParts(wrapper, others);
        } catch (IllegalArgumentException e) {
            throw new Unmet(String.valueOf(e.getMessage()));
        }
    }

    private void handlesAnySize() {
        for (int size : new int[] {1, MILLION}) {
            Walk walk = Walk.overOneRow(subject, size, 1 << 12, Landscape.slopes(1)).walk(3);
            Unmet.unless(
                    Arrays.stream(walk.parameters()).allMatch(Double::isFinite),
                    "%s leaves values that are not finite. Number of parameters: %s.",
                    name,
                    size);
        }
    }
}

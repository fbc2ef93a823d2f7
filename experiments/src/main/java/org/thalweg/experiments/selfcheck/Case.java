package org.thalweg.experiments.selfcheck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.data.Dataset;
import org.thalweg.experiments.Ablation;
import org.thalweg.experiments.AblationRun;
import org.thalweg.experiments.findings.Findings;
import org.thalweg.experiments.run.LoadedData;
import org.thalweg.experiments.run.Running;
import org.thalweg.experiments.spec.DataSource;
import org.thalweg.experiments.spec.Design;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

/**
 * A situation that is simulated: ablations of new data each time, of which it is known what they should find.
 *
 * @param name as the command line and the table have it
 * @param expected what should be found
 * @param made the data
 * @param datasets how many of them
 * @param base the link that is swapped
 * @param swapped what it is swapped with
 * @param settings what is not by default
 * @param splitting how the data are read
 */
record Case(
        String name,
        Expected expected,
        Made made,
        int datasets,
        Component base,
        Component swapped,
        UnaryOperator<Ablation> settings,
        UnaryOperator<DataSource> splitting) {

    /** What a case should find. */
    enum Expected {
        /** Nothing is there: helps and hurts are errors. */
        NOTHING,
        /** Exchangeable in the population, but not on one test set: there is a difference, of this test set alone. */
        ONLY_HERE,
        /** The masked input matters as much as the result says it could show. */
        EFFECT
    }

    private static final Mask FIRST = new Mask(0);
    private static final Mask SECOND = new Mask(1);

    /** Components that are exchangeable in the population. */
    static Case population(String name, Made made) {
        return new Case(name, Expected.NOTHING, made, 1, FIRST, SECOND, a -> a, s -> s);
    }

    /** Components that differ in their random stream only. */
    static Case stream(String name, Made made) {
        return new Case(
                name,
                Expected.NOTHING,
                made,
                1,
                new Jitter(0.5, 0),
                new Jitter(0.5, 1),
                a -> a,
                s -> s);
    }

    Case with(UnaryOperator<Ablation> set) {
        return new Case(name, expected, made, datasets, base, swapped, set, splitting);
    }

    Case split(UnaryOperator<DataSource> set) {
        return new Case(name, expected, made, datasets, base, swapped, settings, set);
    }

    Case onDatasets(int count) {
        return new Case(name, expected, made, count, base, swapped, settings, splitting);
    }

    Case expecting(Expected other) {
        return new Case(name, other, made, datasets, base, swapped, settings, splitting);
    }

    /** Runs the ablation of new data. */
    Findings run(long seed) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Dataset> drawn =
                IntStream.range(0, datasets).mapToObj(i -> made.draw(random)).toList();
        DataSource[] sources = new DataSource[datasets];
        for (int i = 0; i < datasets; i++) {
            DataSource source = DataSource.of(Path.of("made-" + (i + 1) + ".csv"), "y");
            sources[i] = splitting.apply(made.classes() > 0 ? source.asClasses() : source);
        }
        Ablation ablation =
                Ablation.of((Optimizer) base, new Momentum(0.9), new Sgd(0.05))
                        .design(new Design.Swap(Map.of(base.name(), List.of(swapped))))
                        .data(sources)
                        .seed(seed);
        Experiment experiment = settings.apply(ablation).experiment();
        List<LoadedData> loaded = new ArrayList<>();
        for (int i = 0; i < datasets; i++) {
            loaded.add(LoadedData.of(experiment.data().get(i), drawn.get(i), experiment.seed()));
        }
        return AblationRun.of(experiment)
                .data(loaded)
                .running(Running.onThreads(1).unwatched())
                .inMemory();
    }

    /** Returns all cases. */
    static List<Case> all() {
        Made small = Made.numbers(60);
        Made middle = Made.numbers(120);
        Made large = Made.numbers(442);
        Made heavy = new Made(120, 5, Made.COEFFICIENT, Made.Noise.HEAVY, 0, 1);
        Made classes = new Made(150, 6, Made.COEFFICIENT, Made.Noise.NORMAL, 3, 1);
        Made groups = new Made(300, 5, Made.COEFFICIENT, Made.Noise.NORMAL, 0, 15);
        return List.of(
                population("population, n = 60", small),
                population("population, n = 120", middle),
                population("population, n = 442", large),
                population("population, heavy tails", heavy),
                population("population, classes", classes),
                population("population, untuned", middle).with(Ablation::untuned),
                population("population, 3 datasets", middle).onDatasets(3),
                population("population, 2 rounds", middle).with(a -> a.replicates(20)),
                population("population, 5 rounds", middle).with(a -> a.replicates(50).untuned()),
                population("population, 10 rounds", middle).with(a -> a.replicates(100).untuned()),
                population("population, two tuned", middle)
                        .with(a -> a.tune("sgd.learning-rate", "momentum.decay")),
                population("population, stopped early", middle).with(a -> a.stopEarly(3)),
                population("population, 20 groups", groups).split(s -> s.group("group")),
                stream("stream", middle),
                stream("stream, 3 datasets", middle).onDatasets(3),
                stream("stream, untuned", middle).with(Ablation::untuned),
                stream("stream, fixed test set", middle).split(s -> s.fixed(0.25)),
                population("population, fixed test set", middle)
                        .split(s -> s.fixed(0.25))
                        .expecting(Expected.ONLY_HERE),
                contained(middle),
                effect("effect, n = 120", 120, 0.75),
                effect("effect, n = 442", 442, 0.39));
    }

    /**
     * Momentum tuned together with its decay, against none: its space contains the other's, so that it should not lose.
     *
     * @see <a href="https://arxiv.org/abs/1910.05446">Choi et al., 2019</a>
     */
    private static Case contained(Made made) {
        return new Case(
                "momentum with its decay tuned, or none",
                Expected.NOTHING,
                made,
                1,
                new Mask(-1),
                FIRST,
                a -> a.design(new Design.LeaveOneOut()).tune("sgd.learning-rate", "momentum.decay"),
                s -> s);
    }

    private static Case effect(String name, int rows, double first) {
        return new Case(
                name,
                Expected.EFFECT,
                new Made(rows, 5, first, Made.Noise.NORMAL, 0, 1),
                1,
                new Mask(-1),
                FIRST,
                a -> a,
                s -> s);
    }
}

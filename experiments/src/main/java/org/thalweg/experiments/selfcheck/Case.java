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
import org.thalweg.Problem;
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
import org.thalweg.problems.LogisticRegression;
import org.thalweg.problems.Noisy;
import org.thalweg.problems.QuadraticValley;

/**
 * A situation that is simulated: ablations of new data, or of a problem's new draws, each time, of which it is known what they should find.
 *
 * @param name as the command line and the table have it
 * @param expected what should be found
 * @param ground what it is on
 * @param base the link that is swapped
 * @param swapped what it is swapped with
 * @param settings what is not by default
 */
record Case(
        String name,
        Expected expected,
        Ground ground,
        Component base,
        Component swapped,
        UnaryOperator<Ablation> settings) {

    /** What an ablation is on. */
    interface Ground {

        /** Returns how many verdicts there are for a variant. */
        int count();

        /** Returns an ablation on new data, or on a problem whose draws follow from its seed. */
        AblationRun run(Ablation ablation, UnaryOperator<Ablation> settings, long seed);
    }

    /**
     * Data that are made.
     *
     * @param count how many of them
     * @param splitting how they are read
     */
    record MadeData(Made made, int count, UnaryOperator<DataSource> splitting) implements Ground {

        @Override
        public AblationRun run(Ablation ablation, UnaryOperator<Ablation> settings, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Dataset> drawn =
                    IntStream.range(0, count).mapToObj(i -> made.draw(random)).toList();
            DataSource[] sources = new DataSource[count];
            for (int i = 0; i < count; i++) {
                DataSource source = DataSource.of(Path.of("made-" + (i + 1) + ".csv"), "y");
                sources[i] = splitting.apply(made.classes() > 0 ? source.asClasses() : source);
            }
            Experiment experiment = settings.apply(ablation.data(sources)).experiment();
            List<LoadedData> loaded = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                loaded.add(
                        LoadedData.of(experiment.data().get(i), drawn.get(i), experiment.seed()));
            }
            return AblationRun.of(experiment).data(loaded);
        }
    }

    /** A problem of the seed's own draws. */
    record DrawnProblem(Problem problem) implements Ground {

        @Override
        public int count() {
            return 1;
        }

        @Override
        public AblationRun run(Ablation ablation, UnaryOperator<Ablation> settings, long seed) {
            return AblationRun.of(settings.apply(ablation.problem(problem)).experiment());
        }
    }

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

    /** Its inputs are exchangeable. */
    private static final LogisticRegression ALIKE = new LogisticRegression(200, 10, 1);

    /** Components that are exchangeable in the population. */
    private static Case population(String name, Ground ground) {
        return new Case(name, Expected.NOTHING, ground, FIRST, SECOND, a -> a);
    }

    /** Components that differ in their random stream only. */
    private static Case stream(String name, Ground ground) {
        return new Case(
                name, Expected.NOTHING, ground, new Jitter(0.5, 0), new Jitter(0.5, 1), a -> a);
    }

    private static MadeData one(Made made) {
        return several(1, made);
    }

    private static MadeData several(int count, Made made) {
        return new MadeData(made, count, s -> s);
    }

    private static MadeData split(Made made, UnaryOperator<DataSource> splitting) {
        return new MadeData(made, 1, splitting);
    }

    Case with(UnaryOperator<Ablation> set) {
        return new Case(name, expected, ground, base, swapped, set);
    }

    Case on(Ground other) {
        return new Case(name, expected, other, base, swapped, settings);
    }

    private Case expecting(Expected other) {
        return new Case(name, other, ground, base, swapped, settings);
    }

    /** Runs the ablation of new data. */
    Findings run(long seed) throws InterruptedException {
        Ablation ablation =
                Ablation.of((Optimizer) base, new Momentum(0.9), new Sgd(0.05))
                        .design(new Design.Swap(Map.of(base.name(), List.of(swapped))))
                        .seed(seed);
        return ground.run(ablation, settings, seed)
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
                population("population, n = 60", one(small)),
                population("population, n = 120", one(middle)),
                population("population, n = 442", one(large)),
                population("population, heavy tails", one(heavy)),
                population("population, classes", one(classes)),
                population("population, untuned", one(middle)).with(Ablation::untuned),
                population("population, 3 datasets", several(3, middle)),
                population("population, 2 rounds", one(middle)).with(a -> a.replicates(20)),
                population("population, 5 rounds", one(middle))
                        .with(a -> a.replicates(50).untuned()),
                population("population, 10 rounds", one(middle))
                        .with(a -> a.replicates(100).untuned()),
                population("population, two tuned", one(middle))
                        .with(a -> a.tune("sgd.learning-rate", "momentum.decay")),
                population("population, stopped early", one(middle)).with(a -> a.stopEarly(3)),
                population("population, 20 groups", split(groups, s -> s.group("group"))),
                population("population, draws of a problem", new DrawnProblem(ALIKE)),
                population("population, draws of a problem, untuned", new DrawnProblem(ALIKE))
                        .with(Ablation::untuned),
                stream(
                        "stream, a noisy problem",
                        new DrawnProblem(new Noisy(new QuadraticValley(20, 5), 0.1))),
                stream("stream", one(middle)),
                stream("stream, 3 datasets", several(3, middle)),
                stream("stream, untuned", one(middle)).with(Ablation::untuned),
                stream("stream, fixed test set", split(middle, s -> s.fixed(0.25))),
                population("population, fixed test set", split(middle, s -> s.fixed(0.25)))
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
                one(made),
                new Mask(-1),
                FIRST,
                a ->
                        a.design(new Design.LeaveOneOut())
                                .tune("sgd.learning-rate", "momentum.decay"));
    }

    private static Case effect(String name, int rows, double first) {
        return new Case(
                name,
                Expected.EFFECT,
                one(new Made(rows, 5, first, Made.Noise.NORMAL, 0, 1)),
                new Mask(-1),
                FIRST,
                a -> a);
    }
}

package org.thalweg.engine;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Problem;
import org.thalweg.Problem.Draw;
import org.thalweg.Regularizer;
import org.thalweg.UsageException;
import org.thalweg.random.Streams;
import org.thalweg.records.Notation;

/**
 * Minimises anyone's objective with a chain:
 *
 * <pre>{@code
 * Objective bowl = (x, gradient) -> {
 *     gradient[0] = 2 * (x[0] - 3);
 *     return (x[0] - 3) * (x[0] - 3);
 * };
 * Minimum minimum = Minimizer.of(Chain.of(new Momentum(0.9), new Sgd(0.05))).minimize(bowl, new double[] {0});
 * }</pre>
 *
 * <p>{@link #minimize} has the loop; {@link #begin} is for those who have their own. Immutable: each setting returns another.
 */
public final class Minimizer {

    /** How many steps {@link #minimize} takes if nothing else is said. */
    public static final long DEFAULT_STEPS = 10_000;

    /** The norm of the gradient at which it stops if nothing else is said and every penalty has a gradient. */
    public static final double DEFAULT_NORM = 1e-8;

    /** The share of {@link #relativeChange} where a penalty has no gradient and nothing else is said. */
    public static final double DEFAULT_CHANGE = 1e-14;

    /** Its steps. */
    public static final long DEFAULT_PATIENCE = 100;

    private final MinimizerOptions options;

    private Minimizer(MinimizerOptions options) {
        this.options = options;
    }

    /** Minimises with this chain, with seed 1, in at most {@value #DEFAULT_STEPS} steps. */
    public static Minimizer of(Chain chain) {
        return new Minimizer(new MinimizerOptions(Objects.requireNonNull(chain, "chain")));
    }

    /** Adds penalties and constraints to what is minimised; their order does not matter. */
    public Minimizer regularize(Regularizer... more) {
        return with(o -> o.regularizers = append(o.regularizers, Arrays.asList(more)));
    }

    /** Sets the master seed of the links' random streams, and of the draw and the noise of a problem. */
    public Minimizer seed(long seed) {
        return with(o -> o.seed = seed);
    }

    /**
     * Sets the most steps, at least 1, counted from the beginning, also of a run that resumes. Schedules over the whole run take
     * their length from it.
     */
    public Minimizer steps(long steps) {
        require(steps >= 1, "steps must be at least 1, got %s.", steps);
        return with(o -> o.steps = OptionalLong.of(steps));
    }

    /** Sets how many steps are an epoch, at least 1, for schedules by epoch; by default, the whole run is one. */
    public Minimizer stepsPerEpoch(long steps) {
        require(steps >= 1, "stepsPerEpoch must be at least 1, got %s.", steps);
        return with(o -> o.stepsPerEpoch = OptionalLong.of(steps));
    }

    /**
     * Stops where the Euclidean norm of the gradient of the objective and its penalties is at most this, at least 0. By default
     * {@value #DEFAULT_NORM}; a penalty with a proximal step, such as an L1 penalty or a constraint, has no such gradient, and
     * {@link #relativeChange} stops instead.
     */
    public Minimizer gradientNorm(double norm) {
        require(norm >= 0, "gradientNorm must be at least 0, got %s.", norm);
        return with(o -> o.norm = OptionalDouble.of(norm));
    }

    /**
     * Stops where, over so many steps, the objective with its penalties has kept within a range of this share of its absolute
     * value. By default nothing stops by it, but with a penalty or constraint that has a proximal step: then a share of {@value
     * #DEFAULT_CHANGE} over {@value #DEFAULT_PATIENCE} steps. An objective with noise keeps within no range.
     *
     * @param share at least 0
     * @param steps at least 1
     */
    public Minimizer relativeChange(double share, long steps) {
        require(share >= 0, "The share of relativeChange must be at least 0, got %s.", share);
        require(steps >= 1, "The steps of relativeChange must be at least 1, got %s.", steps);
        return with(
                o -> {
                    o.change = share;
                    o.patience = steps;
                });
    }

    /** Stops where the objective with its penalties is at most this: for those who know what can be reached. */
    public Minimizer value(double value) {
        require(!Double.isNaN(value), "value must be a number, got %s.", value);
        return with(o -> o.value = value);
    }

    /** Stops after some time. */
    public Minimizer limit(Duration limit) {
        return with(o -> o.nanoseconds = TimeUnit.NANOSECONDS.convert(limit));
    }

    /** Adds a listener, which may say stop. */
    public Minimizer listen(StepListener listener) {
        return with(o -> o.listeners = append(o.listeners, List.of(listener)));
    }

    /** Adds a tap, which is told what each part of the chain does; changes nothing. */
    public Minimizer watch(Tap tap) {
        return with(o -> o.taps = append(o.taps, List.of(tap)));
    }

    /**
     * Continues where a checkpoint was taken, to the same bits as if the run had never stopped; its parameters replace those at
     * the start. Checked are the parameters' names and shapes, the links' state and the seed: that objective, penalties, order of
     * links and hyper-parameters are those of then, only the caller can know.
     */
    public Minimizer resume(Checkpoint checkpoint) {
        return with(o -> o.resume = Optional.of(checkpoint));
    }

    /**
     * Minimises over one vector, x of one row: {@code minimize(objective, start)} with one {@link Variable} of its own.
     *
     * @param start not changed
     */
    public Minimum minimize(Objective objective, double... start) {
        return minimize(objective, List.of(vector(start).block()), start);
    }

    /**
     * Minimises over several parameters, which lie one after another in the vector that the objective gets.
     *
     * @param blocks their names and shapes, for penalties, constraints and links that ask for them
     * @param start not changed
     * @return where it ended, also if it diverged
     * @throws UsageException if the objective or its gradient is not finite at the start, or leaves an element of the gradient
     *     as it was; if the chain does not go with the parameters or the penalties; if the checkpoint is of another run
     */
    public Minimum minimize(Objective objective, List<Block> blocks, double... start) {
        Objects.requireNonNull(objective, "objective");
        return minimize(step -> objective, blocks, start.clone());
    }

    /**
     * Minimises a problem: a draw of it, from its start, with its noise. Both follow from the seed, the noise from the number of
     * the step besides. The value that comes out is with noise.
     *
     * @throws UsageException as above
     * @throws ComponentException if the problem throws
     */
    public Minimum minimize(Problem problem) {
        Draw draw = NamedDraw.of(problem, Streams.of(options.seed, "draw"));
        return minimize(
                step ->
                        (x, gradient) ->
                                draw.evaluate(
                                        x,
                                        gradient,
                                        Streams.of(options.seed, "noise", Long.toString(step))),
                ComponentException.answer(problem.name(), problem, "blocks()", problem::blocks),
                draw.start());
    }

    private Minimum minimize(
            LongFunction<Objective> objective, List<Block> blocks, double[] parameters) {
        Minimizer bounded = options.steps.isPresent() ? this : steps(DEFAULT_STEPS);
        Descent descent = bounded.descent(blocks, parameters);
        return new Minimization(objective, descent, bounded.options).run();
    }

    /**
     * Begins a minimisation whose loop is the caller's: {@link Steps#step} takes a step. Rules for stopping and listeners are for
     * {@link #minimize} alone; the number of steps, if set, is what schedules take for the length of the run.
     *
     * @param start changed by every step, in place: one vector, x of one row
     */
    public Steps begin(double[] start) {
        return begin(vector(start));
    }

    /**
     * As above, of several arrays.
     *
     * @param variables whose arrays every step changes, in place
     * @throws UsageException if there is none, or what {@link #minimize} says of chains and checkpoints
     */
    public Steps begin(Variable... variables) {
        require(variables.length > 0, "There are %s variables to minimise over. Give one.", 0);
        for (int i = 0; i < variables.length; i++) {
            for (int j = 0; j < i; j++) {
                require(
                        variables[i].values() != variables[j].values(),
                        "%s. Give each an array of its own.",
                        variables[j].block().name()
                                + " and "
                                + variables[i].block().name()
                                + " are in one array");
            }
        }
        return new Steps(this, List.of(variables));
    }

    private static Variable vector(double[] values) {
        require(values.length > 0, "There are %s parameters to minimise over. Give one.", 0);
        return new Variable(new Block("x", 1, values.length, Role.WEIGHTS), values);
    }

    /** Returns what takes the steps. */
    Descent descent(List<Block> blocks, double[] parameters) {
        Descent descent =
                new Descent(options.chain, options.regularizers, blocks, parameters, options.seed);
        options.taps.forEach(descent::watch);
        options.resume.ifPresent(descent::restore);
        for (int i = 0; i < parameters.length; i++) {
            require(
                    Double.isFinite(parameters[i]),
                    "The start is not finite: %s.",
                    descent.element(i) + " is " + parameters[i]);
        }
        return descent;
    }

    /** Returns the clock, which begins where the checkpoint left off. */
    Ticking clock() {
        return new Ticking(options);
    }

    /** Returns one line: the chain, and the penalties. */
    @Override
    public String toString() {
        return "Minimizer of "
                + options.chain
                + options.regularizers.stream()
                        .map(Notation::print)
                        .map(penalty -> " + " + penalty)
                        .collect(Collectors.joining());
    }

    private Minimizer with(Consumer<MinimizerOptions> change) {
        MinimizerOptions changed = options.copy();
        change.accept(changed);
        return new Minimizer(changed);
    }

    private static <T> ImmutableList<T> append(List<T> list, List<? extends T> more) {
        return ImmutableList.<T>builder().addAll(list).addAll(more).build();
    }

    private static void require(boolean condition, String message, Object value) {
        if (!condition) {
            throw new UsageException(String.format(message, value));
        }
    }
}

package org.thalweg.engine;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Tile;
import org.thalweg.parameters.Layout;

/**
 * A chain and regularizers at work on one parameter vector. A step: the gradient of the mean loss, plus the regularizers'
 * gradients, through the links in order, θ ← θ − u, then the regularizers' proximal steps with the chain's current rate.
 *
 * <p>Not for use by several threads at once.
 */
public final class Descent {

    /** Elements in a tile: 32 KiB an array, so that a few arrays fit the second-level cache. */
    static final int TILE = 4096;

    private final Chain chain;
    private final List<Regularizer> regularizers;
    private final Layout layout;
    private final long seed;
    private final double[] parameters;
    private final double[] update;
    private final List<State> states = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<StepView> views = new ArrayList<>();
    private final int tileSize;
    private List<Segment> segments;
    private Optional<Watch> watch = Optional.empty();
    private double rate = 1;
    private Clock clock = Clock.FIRST;

    /**
     * @param blocks the parameters' names and shapes, in the order in which they lie in the vector
     * @param parameters θ at the start; this object changes it in place
     * @param seed master seed of the links' random streams
     */
    public Descent(
            Chain chain,
            List<Regularizer> regularizers,
            List<Block> blocks,
            double[] parameters,
            long seed) {
        this(chain, regularizers, blocks, parameters, seed, TILE);
    }

    /** As above, with a tile size: tests show that results do not depend on it. */
    public Descent(
            Chain chain,
            List<Regularizer> regularizers,
            List<Block> blocks,
            double[] parameters,
            long seed,
            int tileSize) {
        this.chain = chain;
        this.regularizers = ImmutableList.copyOf(regularizers);
        this.layout = Layout.of(blocks);
        this.parameters = parameters;
        this.update = new double[parameters.length];
        this.seed = seed;
        this.tileSize = tileSize;
        if (tileSize < 1) {
            throw new IllegalArgumentException(
                    "A tile has at least one element, got " + tileSize + ".");
        }
        requireCover();
        addStages();
        segments = Segment.of(stages, layout, parameters, update, tileSize);
    }

    private void requireCover() {
        if (layout.size() != parameters.length) {
            throw new IllegalArgumentException(
                    "The blocks cover "
                            + layout.size()
                            + " elements, but there are "
                            + parameters.length
                            + " parameters.");
        }
    }

    private void addStages() {
        List<String> names = Keys.of(regularizers);
        for (int i = 0; i < names.size(); i++) {
            Regularizer regularizer = regularizers.get(i);
            stages.add(Stage.of(names.get(i), regularizer.scope(), () -> regularizer::addGradient));
        }
        List<String> keys = chain.keys();
        for (int i = 0; i < keys.size(); i++) {
            Optimizer link = chain.links().get(i);
            State state = new State(keys.get(i), link.slots(), parameters.length);
            StepView view = new StepView(keys.get(i), state, this);
            states.add(state);
            views.add(view);
            stages.add(Stage.of(keys.get(i), link.scope(), () -> link.kernel(view)).with(state));
        }
        stages.add(Stage.of("", Scope.ELEMENT, () -> Descent::subtract));
        for (int i = 0; i < names.size(); i++) {
            Regularizer regularizer = regularizers.get(i);
            stages.add(
                    Stage.of(
                                    names.get(i),
                                    regularizer.scope(),
                                    () -> tile -> regularizer.proximal(tile, rate))
                            .afterStep());
        }
    }

    private static void subtract(Tile tile) {
        double[] p = tile.parameters();
        double[] u = tile.update();
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            p[i] -= u[i];
        }
    }

    /**
     * Takes a step: consumes the gradient in {@link #gradient()} and changes the parameters.
     *
     * @param clock when; the first step of all is {@link Clock#FIRST}
     * @param loss mean loss of the minibatch at the present parameters
     * @param again computes the minibatch's loss and gradient at other parameters, for links that ask
     */
    public void step(Clock clock, double loss, Objective again) {
        rate = chain.rate(clock);
        this.clock = clock;
        for (StepView view : views) {
            view.begin(clock, loss, again);
        }
        for (Stage stage : stages) {
            stage.prepare();
        }
        if (watch.isPresent()) {
            watch.get().run(segments);
        } else {
            segments.forEach(Segment::run);
        }
    }

    /** From now on, tells a tap what each part does. Steps stay the same to the bit, but take longer. */
    public void watch(Tap tap) {
        watch = Optional.of(new Watch(tap, parameters, update));
        segments =
                stages.stream()
                        .flatMap(
                                stage ->
                                        Segment.of(
                                                List.of(stage),
                                                layout,
                                                parameters,
                                                update,
                                                tileSize)
                                                .stream())
                        .toList();
    }

    /** Returns the array in which the gradient of the mean loss is left before each step, penalties not included. */
    public double[] gradient() {
        return update;
    }

    /** Returns θ, live; only {@link #step} and {@link #restore} write it. */
    public double[] parameters() {
        return parameters;
    }

    /** Returns the sum of the penalties at the present parameters. */
    public double penalty() {
        double sum = 0;
        for (Regularizer regularizer : regularizers) {
            for (Tile tile : tiles(regularizer.scope(), parameters, update)) {
                sum += regularizer.penalty(tile);
            }
        }
        return sum;
    }

    /** Adds the gradient of the smooth penalties at any θ. */
    void addPenaltyGradient(double[] at, double[] gradient) {
        for (Regularizer regularizer : regularizers) {
            tiles(regularizer.scope(), at, gradient).forEach(regularizer::addGradient);
        }
    }

    private List<Tile> tiles(Scope scope, double[] at, double[] gradient) {
        Tile whole = new Stretch(0, at.length, layout.blocks(), at, gradient, State.NONE);
        return scope == Scope.VECTOR ? List.of(whole) : whole.blocks();
    }

    /** Returns the state after the last step: a copy. */
    public Checkpoint checkpoint() {
        Map<String, double[]> slots = new LinkedHashMap<>();
        liveSlots().forEach((name, values) -> slots.put(name, values.clone()));
        return new Checkpoint(
                chain.toString(), layout.blocks(), seed, clock, parameters.clone(), slots);
    }

    /**
     * Continues where a checkpoint was taken. Links may have other hyper-parameters than then, but must be the same links.
     *
     * @throws IllegalArgumentException if the checkpoint has other blocks, slots or another seed; nothing is changed then
     */
    public void restore(Checkpoint checkpoint) {
        Map<String, double[]> live = liveSlots();
        checkpoint.requireFits(chain.toString(), layout.blocks(), seed, live);
        System.arraycopy(checkpoint.parameters(), 0, parameters, 0, parameters.length);
        live.forEach(
                (name, values) ->
                        System.arraycopy(
                                checkpoint.slots().get(name), 0, values, 0, values.length));
        clock = checkpoint.clock();
    }

    private Map<String, double[]> liveSlots() {
        Map<String, double[]> slots = new LinkedHashMap<>();
        states.forEach(state -> state.collect(slots));
        return slots;
    }

    List<Block> blocks() {
        return layout.blocks();
    }

    long seed() {
        return seed;
    }
}

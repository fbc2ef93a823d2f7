package org.thalweg.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.Evaluation;
import org.thalweg.Regularizer;
import org.thalweg.UsageException;
import org.thalweg.Wrapper;
import org.thalweg.kernels.InstalledKernels;
import org.thalweg.kernels.Kernels;
import org.thalweg.parameters.Layout;

/**
 * A chain and regularizers at work on one parameter vector. A step: the gradient of the mean loss, plus the regularizers'
 * gradients, through the links in order, θ ← θ − u, then the regularizers' proximal steps, whose sizes are what the chain made
 * of the gradient, element by element.
 *
 * <p>For the library's own loops, which take care of clocks and gradients themselves: {@link Minimizer} is for everybody's. Not for
 * use by several threads at once.
 */
public final class Descent {

    /** Elements in a tile: 32 KiB an array, so that a few arrays fit the second-level cache. */
    static final int TILE = 4096;

    private final Chain chain;
    private final Penalties penalties;
    private final Layout layout;
    private final long seed;
    private final Vectors vectors;
    private final Compilation compiled;
    private final int tileSize;
    private final Kernels kernels = InstalledKernels.best();
    private final Optional<double[]> evaluated;
    private Segment[] segments;
    private Optional<Watch> watch = Optional.empty();
    private long taken;
    private boolean begun;
    private Objective again = (parameters, gradient) -> Double.NaN;
    private OptionalDouble validationLoss = OptionalDouble.empty();

    /**
     * @param blocks the parameters' names and shapes; they lie in the vector one after another
     * @param parameters θ at the start; this object changes it in place
     * @param seed master seed of the links' random streams
     * @throws UsageException if the chain does not go with the parameters or the penalties: a parameter without a
     *     learning rate where others have one, a group of none, a constraint after a link that does not tell its gain
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
        this.layout = Layout.of(blocks);
        this.penalties = new Penalties(regularizers, layout);
        this.seed = seed;
        this.tileSize = tileSize;
        requireSizes(parameters);
        compiled = new Compilation(chain, penalties, layout, new Run());
        Fitness.check(compiled.parts(), layout.blocks(), compiled.frozen(), penalties);
        vectors =
                new Vectors(
                        parameters,
                        new double[parameters.length],
                        compiled.asksGain() ? new double[parameters.length] : null);
        segments = Segment.of(compiled.stages(), layout, vectors, tileSize);
        compiled.parts().forEach(part -> part.state().start(layout, parameters));
        evaluated =
                compiled.parts().stream().anyMatch(part -> part.state().evaluated() != null)
                        ? Optional.of(new double[parameters.length])
                        : Optional.empty();
    }

    private void requireSizes(double[] parameters) {
        if (tileSize < 1) {
            throw new UsageException("A tile has at least one element, got " + tileSize + ".");
        }
        if (layout.size() != parameters.length) {
            throw new UsageException(
                    "The blocks cover "
                            + layout.size()
                            + " elements, but there are "
                            + parameters.length
                            + " parameters.");
        }
    }

    /**
     * Takes a step: consumes the gradient in {@link #gradient()} and changes the parameters.
     *
     * @param clock when; the first step of all is {@link Clock#FIRST}
     * @param loss mean loss of the minibatch at the present parameters
     * @param again computes the minibatch's loss and gradient at other parameters, for links that ask
     * @throws UsageException if a link was written for another version of the API
     * @throws ComponentException if a component throws, or has no kernel
     */
    public void step(Clock clock, double loss, Objective again) {
        now().set(clock, loss);
        step(again);
    }

    /** As above, for many steps: of {@code new Clock(step, epoch, examples, run)}, which is made where a link asks for it. */
    public void step(
            long step,
            long epoch,
            long examples,
            Optional<Clock.Run> run,
            double loss,
            Objective again) {
        now().set(step, epoch, examples, run, loss);
        step(again);
    }

    private Now now() {
        return compiled.frame().now();
    }

    private void step(Objective again) {
        this.again = again;
        taken++;
        begun = true;
        compiled.subtraction().begin();
        double[] gain = vectors.gain();
        if (gain != null) {
            Arrays.fill(gain, 1);
        }
        run();
    }

    private void run() {
        if (watch.isPresent()) {
            watch.get().run(segments);
            return;
        }
        double factor = 1;
        for (Segment segment : segments) {
            factor = segment.run(factor);
        }
    }

    /** Tells links the validation loss of the epoch that has ended. */
    public void validated(double loss) {
        validationLoss = OptionalDouble.of(loss);
    }

    /** From now on, tells a tap what each part does. Steps stay the same to the bit, but take longer. */
    public void watch(Tap tap) {
        watch = Optional.of(new Watch(tap, vectors, watch));
        segments =
                compiled.stages().stream()
                        .map(stage -> Segment.of(List.of(stage), layout, vectors, tileSize)[0])
                        .toArray(Segment[]::new);
    }

    /** Returns the array in which the gradient of the mean loss is left before each step, penalties not included. */
    public double[] gradient() {
        return vectors.update();
    }

    /** Returns whether all parameters are finite after the last step. */
    public boolean isFinite() {
        return compiled.endsWithSubtraction()
                ? compiled.subtraction().leftFinite()
                : kernels.areFinite(vectors.parameters());
    }

    /** Returns θ, live; only {@link #step} and {@link #restore} write it. */
    public double[] parameters() {
        return vectors.parameters();
    }

    /**
     * Returns the parameters at which the model is to be evaluated and predicts: θ, live, or, where a link says so, what it
     * keeps in their place, such as an average; an array that the next call overwrites.
     */
    public double[] evaluated() {
        if (evaluated.isEmpty()) {
            return vectors.parameters();
        }
        double[] at = evaluated.get();
        System.arraycopy(vectors.parameters(), 0, at, 0, at.length);
        for (Part part : compiled.parts()) {
            double[] values = part.state().evaluated();
            if (values != null) {
                Gathering.copy(part.blocks(), part.state().layout(), values, layout, at);
            }
        }
        return at;
    }

    /** Returns the sum of the penalties at the parameters at which the model is evaluated. */
    public double penalty() {
        return penalties.at(evaluated(), 0).penalty();
    }

    /** Returns whether the model is evaluated elsewhere than at θ. */
    boolean evaluatesElsewhere() {
        return evaluated.isPresent();
    }

    /** Returns the objective at parameters where the mean loss is this one. */
    Evaluation penalties(double[] parameters, double loss) {
        return penalties.at(parameters, loss);
    }

    /** Returns the objective at θ. */
    Evaluation evaluation(double loss) {
        return penalties.at(vectors.parameters(), loss);
    }

    /** Returns whether a penalty or constraint takes proximal steps. */
    boolean takesProximalSteps() {
        return !penalties.proximal().isEmpty();
    }

    /** Returns the Euclidean norm of the gradient of loss and penalties, of the parameters that are not frozen. */
    double gradientNorm() {
        double[] gradient = vectors.update().clone();
        penalties.addGradient(vectors.parameters(), gradient);
        clearFrozen(gradient);
        return Math.sqrt(kernels.sumOfSquares(gradient, 0, gradient.length, 1));
    }

    /** Returns how an element is called: {@code W[2][0]}. */
    String element(int index) {
        Block block =
                layout.blocks().stream()
                        .filter(candidate -> index < layout.to(candidate))
                        .findFirst()
                        .orElseThrow();
        int at = index - layout.from(block);
        return block.rows() == 1 || block.columns() == 1
                ? block.name() + "[" + at + "]"
                : block.name() + "[" + at / block.columns() + "][" + at % block.columns() + "]";
    }

    /**
     * Returns how far the parameters at which the model is evaluated are from a stationary point: the Euclidean norm of the
     * objective's gradient there, without what is frozen; where penalties act after the step, ‖θ − prox(θ − ∇)‖, with step size 1.
     *
     * @param gradient of the mean loss there; overwritten
     */
    public double proximalGradientNorm(double[] gradient) {
        double[] at = evaluated();
        penalties.addGradient(at, gradient);
        clearFrozen(gradient);
        if (!penalties.proximal().isEmpty()) {
            double[] moved = new double[at.length];
            Arrays.setAll(moved, i -> at[i] - gradient[i]);
            double[] sizes = new double[at.length];
            Arrays.fill(sizes, 1);
            clearFrozen(sizes);
            penalties.proximal(moved, sizes, Optional.empty());
            Arrays.setAll(gradient, i -> at[i] - moved[i]);
        }
        return Math.sqrt(kernels.sumOfSquares(gradient, 0, gradient.length, 1));
    }

    private void clearFrozen(double[] array) {
        for (Block block : compiled.frozen()) {
            Arrays.fill(array, layout.from(block), layout.to(block), 0);
        }
    }

    /** Returns whether a minibatch whose loss is not finite may be left to the chain. */
    public boolean survivesNonFinite() {
        return compiled.parts().stream()
                .anyMatch(
                        part ->
                                part.link() instanceof Wrapper wrapper
                                        && wrapper.survivesNonFinite());
    }

    /** Returns what links have to tell of the steps taken, a sentence each by path; usually nothing. */
    public Map<String, String> remarks() {
        Map<String, String> remarks = new LinkedHashMap<>();
        for (Part part : compiled.parts()) {
            ComponentException.answer(
                            part.path(),
                            part.link(),
                            "remark(step)",
                            () -> part.link().remark(compiled.view(part)))
                    .ifPresent(remark -> remarks.put(part.path(), remark));
        }
        return remarks;
    }

    /** Returns the state after the last step: a copy. */
    public Checkpoint checkpoint() {
        return new Checkpoint(
                chain.toString(),
                layout.blocks(),
                seed,
                begun ? now().step() : 0,
                now().clock(),
                validationLoss,
                vectors.parameters(),
                liveSlots());
    }

    /**
     * Continues where a checkpoint was taken. Links may have other hyper-parameters than then, but must be the same links.
     *
     * @throws UsageException if the checkpoint has other blocks, slots or another seed; nothing is changed then
     */
    public void restore(Checkpoint checkpoint) {
        Map<String, double[]> live = liveSlots();
        checkpoint.requireFits(chain.toString(), layout.blocks(), seed, live);
        double[] parameters = vectors.parameters();
        System.arraycopy(checkpoint.parameters(), 0, parameters, 0, parameters.length);
        live.forEach(
                (name, values) ->
                        System.arraycopy(checkpoint.slot(name), 0, values, 0, values.length));
        now().set(checkpoint.clock(), 0);
        begun = checkpoint.steps() > 0;
        validationLoss = checkpoint.validationLoss();
    }

    private Map<String, double[]> liveSlots() {
        Map<String, double[]> slots = new LinkedHashMap<>();
        compiled.parts().forEach(part -> part.state().collect(slots));
        return slots;
    }

    /** What links may ask. */
    private final class Run implements Surroundings {

        @Override
        public long seed() {
            return seed;
        }

        @Override
        public long taken() {
            return taken;
        }

        @Override
        public Evaluation evaluation(double loss) {
            if (Gradients.isUntold(loss)) {
                throw new UsageException(
                        "A link asks for the value of the objective. Give the objective, step(objective), or at least its value: step(loss, gradient).");
            }
            return penalties.at(vectors.parameters(), loss);
        }

        @Override
        public OptionalDouble validationLoss() {
            return validationLoss;
        }

        @Override
        public Evaluation evaluate(Part part, double[] parameters, double[] gradient) {
            Layout own = part.layout();
            if (own.equals(layout)) {
                return evaluate(parameters, gradient);
            }
            double[] all = vectors.parameters().clone();
            double[] allGradients = new double[all.length];
            Gathering.scatter(layout, own, parameters, all);
            Evaluation evaluation = evaluate(all, allGradients);
            Gathering.gather(layout, own, allGradients, gradient);
            return evaluation;
        }

        private Evaluation evaluate(double[] parameters, double[] gradient) {
            double loss = ObjectiveException.value(again, parameters, gradient);
            penalties.addGradient(parameters, gradient);
            clearFrozen(gradient);
            return penalties.at(parameters, loss);
        }

        @Override
        public void proximal(double[] parameters, double[] stepSizes) {
            clearFrozen(stepSizes);
            penalties.proximal(parameters, stepSizes, watch);
        }

        @Override
        public void proximal(Part part, double[] parameters, double[] stepSizes) {
            Layout own = part.layout();
            if (own.equals(layout)) {
                proximal(parameters, stepSizes);
                return;
            }
            double[] all = vectors.parameters().clone();
            double[] sizes = new double[all.length];
            Gathering.scatter(layout, own, parameters, all);
            Gathering.scatter(layout, own, stepSizes, sizes);
            proximal(all, sizes);
            Gathering.gather(layout, own, all, parameters);
        }
    }
}

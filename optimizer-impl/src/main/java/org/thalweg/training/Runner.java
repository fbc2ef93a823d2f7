package org.thalweg.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.thalweg.Clock;
import org.thalweg.UsageException;
import org.thalweg.engine.Activity;
import org.thalweg.engine.Descent;
import org.thalweg.engine.Objective;
import org.thalweg.training.Status.Stopped;

/** One variant on its way: its descent, what is remembered of it, and how it ended. */
final class Runner {

    private final Variant variant;
    private final Descent descent;
    private final Listener[] listeners;
    private final Objective again;
    private final Activity activity = new Activity();
    private final List<Epoch> history = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final OptionalInt patience;
    private final StoppingRules stopping;
    private Optional<Best> best;
    private Optional<Status> status = Optional.empty();
    private Map<String, String> remarks = Map.of();
    private long lastStep;
    private double lossSum;
    private long instances;
    private long gradients;
    private int size;

    /**
     * @param again computes the loss and gradient of the same minibatch elsewhere
     */
    Runner(Variant variant, Descent descent, Settings settings, Objective again) {
        this.variant = variant;
        this.descent = descent;
        this.listeners = settings.listeners.toArray(Listener[]::new);
        this.again =
                (at, into) -> {
                    gradients += size;
                    return again.at(at, into);
                };
        this.stopping = settings.stopping;
        this.patience = settings.patience;
        this.best = patience.isPresent() ? Optional.of(new Best()) : Optional.empty();
    }

    /**
     * Takes the place of a run that came to this checkpoint, which is of the same run.
     *
     * @throws UsageException if it is to stop early, and the checkpoint does not hold the best parameters so far
     */
    void resume(TrainingCheckpoint checkpoint) {
        descent.restore(checkpoint.state());
        RunTally tally = checkpoint.tally();
        if (patience.isPresent()) {
            if (tally.best().isEmpty() && !tally.history().isEmpty()) {
                throw new UsageException(
                        "stopEarly("
                                + patience.getAsInt()
                                + ") needs the best parameters so far, which the checkpoint of a training that was not to stop early does not hold. Start anew, or resume without stopping early.");
            }
            best = tally.best().map(Best::copy).or(() -> best);
        }
        history.addAll(tally.history());
        gradients = tally.gradients();
        lossSum = tally.lossSum();
        instances = tally.instances();
        lastStep = checkpoint.state().steps();
    }

    /** Returns what a checkpoint is to remember. */
    RunTally tally() {
        return new RunTally(history, gradients, lossSum, instances, best.map(Best::copy));
    }

    /** Tells listeners, and the fit. */
    void note(String note) {
        notes.add(note);
        for (Listener listener : listeners) {
            listener.note(variant, note);
        }
    }

    void watch() {
        descent.watch(activity);
    }

    void tap() {
        for (Listener listener : listeners) {
            listener.tap(variant).ifPresent(descent::watch);
        }
    }

    /**
     * Takes a step, or ends: as diverged if the loss or a parameter is not finite, as failed if a component throws.
     *
     * @param instances how many the minibatch has
     */
    void step(
            long step,
            long epoch,
            long examples,
            Optional<Clock.Run> run,
            int instances,
            double loss) {
        size = instances;
        if (listeners.length > 0) {
            tell(new Clock(step, epoch, examples, run), loss);
        }
        gradients += size;
        if (Double.isFinite(loss)) {
            lossSum += loss * size;
            this.instances += size;
        } else if (!descent.survivesNonFinite()) {
            diverge(step);
            return;
        }
        try {
            descent.step(step, epoch, examples, run, loss, again);
        } catch (RuntimeException e) {
            end(new Status.Failed(step, e));
            return;
        }
        lastStep = step;
        if (!descent.isFinite()) {
            diverge(step);
        }
    }

    private void tell(Clock clock, double loss) {
        for (Listener listener : listeners) {
            listener.step(variant, clock, loss);
            listener.beforeStep(variant, gradients, descent.evaluated());
        }
    }

    /**
     * Remembers the epoch, and ends if a rule to stop by is met.
     *
     * @param k which variant it is
     */
    void endEpoch(Appraisal appraisal, int k, long number, long step) {
        OptionalDouble validationLoss = appraisal.validationLoss(k);
        validationLoss.ifPresent(descent::validated);
        Epoch epoch;
        try {
            epoch = epoch(appraisal, k, number, step);
        } catch (RuntimeException e) {
            end(new Status.Failed(step, e));
            return;
        }
        history.add(epoch);
        lossSum = 0;
        instances = 0;
        for (Listener listener : listeners) {
            listener.parameters(variant, descent.evaluated());
        }
        for (Listener listener : listeners) {
            listener.epoch(variant, epoch);
        }
        best.ifPresent(b -> b.see(epoch, descent.evaluated()));
        if (best.isPresent() && !Double.isFinite(validationLoss.orElseThrow())) {
            diverge(step);
        }
        converge();
    }

    /** Ends if a rule to stop by was met at the end of the last epoch. */
    void converge() {
        if (isRunning() && !history.isEmpty()) {
            Optional<Epoch> before =
                    history.size() == 1
                            ? Optional.empty()
                            : Optional.of(history.get(history.size() - 2));
            stopping.judge(before, history.get(history.size() - 1)).ifPresent(this::end);
        }
    }

    private Epoch epoch(Appraisal appraisal, int k, long number, long step) {
        OptionalDouble objective = OptionalDouble.empty();
        OptionalDouble norm = OptionalDouble.empty();
        if (appraisal.trainLoss(k).isPresent()) {
            objective = OptionalDouble.of(appraisal.trainLoss(k).getAsDouble() + descent.penalty());
        }
        if (appraisal.gradient(k).isPresent()) {
            norm = OptionalDouble.of(descent.proximalGradientNorm(appraisal.gradient(k).get()));
            gradients += appraisal.trained();
        }
        return new Epoch(
                number,
                step,
                gradients,
                lossSum / instances,
                appraisal.validationLoss(k),
                appraisal.metrics(k),
                objective,
                norm);
    }

    /** Returns whether a listener wants it to end. */
    boolean isStopped() {
        for (Listener listener : listeners) {
            if (listener.stops(variant)) {
                return true;
            }
        }
        return false;
    }

    /** Ends if patience has run out; to be called where there would be further epochs. */
    void stopEarly() {
        if (isRunning()
                && bestEpoch().isPresent()
                && history.size() - bestEpoch().get().number() >= patience.orElseThrow()) {
            end(new Status.StoppedEarly(lastStep, bestEpoch().get().number()));
        }
    }

    private void diverge(long step) {
        end(
                bestEpoch().isPresent()
                        ? new Status.StoppedEarly(step, bestEpoch().get().number())
                        : new Status.Diverged(step));
    }

    void stop(Stopped.Reason reason) {
        end(new Stopped(lastStep, reason));
    }

    /** Ends so, unless a component throws when it is asked what there is to tell. */
    void end(Status intended) {
        Status how = intended;
        try {
            remarks = descent.remarks();
        } catch (RuntimeException e) {
            how = how instanceof Status.Failed ? how : new Status.Failed(lastStep, e);
        }
        status = Optional.of(how);
        for (Listener listener : listeners) {
            listener.parameters(variant, parameters());
        }
        for (Listener listener : listeners) {
            listener.end(variant, how);
        }
    }

    boolean isRunning() {
        return status.isEmpty();
    }

    Variant variant() {
        return variant;
    }

    Descent descent() {
        return descent;
    }

    /** Returns the best epoch, if that is what counts and there is one. */
    Optional<Epoch> bestEpoch() {
        return best.flatMap(Best::epoch);
    }

    /** Returns the parameters that count: the best, or those at which the model is evaluated now; live. */
    double[] parameters() {
        return bestEpoch().isPresent() ? best.get().parameters() : descent.evaluated();
    }

    Activity activity() {
        return activity;
    }

    /** Returns what parts of the chain have to tell of the run, by path. */
    Map<String, String> remarks() {
        return remarks;
    }

    List<String> notes() {
        return notes;
    }

    long gradients() {
        return gradients;
    }

    List<Epoch> history() {
        return history;
    }

    Status status() {
        return status.orElseThrow();
    }
}

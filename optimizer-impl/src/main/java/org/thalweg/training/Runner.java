package org.thalweg.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.Clock;
import org.thalweg.engine.Activity;
import org.thalweg.engine.Descent;
import org.thalweg.engine.Objective;
import org.thalweg.training.Status.Stopped;

/** One variant on its way: its descent, what is remembered of it, and how it ended. */
final class Runner {

    private final Variant variant;
    private final Descent descent;
    private final List<Listener> listeners;
    private final Activity activity = new Activity();
    private final List<Epoch> history = new ArrayList<>();
    private final Optional<Best> best;
    private Optional<Status> status = Optional.empty();
    private Map<String, String> remarks = Map.of();
    private long lastStep;
    private double lossSum;
    private long instances;
    private long gradients;

    Runner(Variant variant, Descent descent, Settings settings) {
        this.variant = variant;
        this.descent = descent;
        this.listeners = settings.listeners;
        this.best =
                settings.patience.isPresent()
                        ? Optional.of(new Best(settings.patience.getAsInt()))
                        : Optional.empty();
    }

    void watch() {
        descent.watch(activity);
    }

    void tap() {
        for (Listener listener : listeners) {
            listener.tap(variant).ifPresent(descent::watch);
        }
    }

    void beginEpoch() {
        lossSum = 0;
        instances = 0;
    }

    /** Takes a step, or ends: as diverged if the loss or a parameter is not finite, as failed if a component throws. */
    void step(Clock clock, int size, double loss, Objective again) {
        for (Listener listener : listeners) {
            listener.step(variant, clock, loss);
            listener.beforeStep(variant, gradients, descent.evaluated());
        }
        gradients += size;
        if (Double.isFinite(loss)) {
            lossSum += loss * size;
            instances += size;
        } else if (!descent.survivesNonFinite()) {
            lossSum = loss;
            diverge(clock.step());
            return;
        }
        try {
            descent.step(clock, loss, counted(again, size));
        } catch (RuntimeException e) {
            end(new Status.Failed(clock.step(), e));
            return;
        }
        lastStep = clock.step();
        if (!allFinite(descent.parameters())) {
            diverge(clock.step());
        }
    }

    private Objective counted(Objective again, int size) {
        return (at, into) -> {
            gradients += size;
            return again.at(at, into);
        };
    }

    /** Returns whether no element is infinite or NaN: 0 · x is 0 for all others. */
    private static boolean allFinite(double[] x) {
        double sum = 0;
        for (double element : x) {
            sum += 0 * element;
        }
        return sum == 0;
    }

    void endEpoch(long number, long step, OptionalDouble validationLoss) {
        validationLoss.ifPresent(descent::validated);
        Epoch epoch = new Epoch(number, step, gradients, lossSum / instances, validationLoss);
        history.add(epoch);
        listeners.forEach(listener -> listener.parameters(variant, descent.evaluated()));
        listeners.forEach(listener -> listener.epoch(variant, epoch));
        best.ifPresent(b -> b.see(epoch, descent.evaluated()));
        if (best.isPresent() && !Double.isFinite(validationLoss.orElseThrow())) {
            diverge(step);
        }
    }

    /** Ends if patience has run out; to be called where there would be further epochs. */
    void stopEarly() {
        if (isRunning() && best.isPresent() && best.get().isLongAgo(history.size())) {
            end(new Status.StoppedEarly(lastStep, best.get().number()));
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

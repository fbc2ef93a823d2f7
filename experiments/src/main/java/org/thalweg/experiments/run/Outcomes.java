package org.thalweg.experiments.run;

import com.google.common.collect.Maps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.data.Split;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.training.Epoch;
import org.thalweg.training.Fit;
import org.thalweg.training.Status;

/** From a fit to an outcome. */
final class Outcomes {

    private Outcomes() {}

    static Outcome of(
            Trial trial, Fit fit, Split split, String trajectory, int epochs, double seconds) {
        Ending ending = ending(fit);
        Map<Measure, Double> measures = Map.of();
        if (ending.kind() == Kind.OK) {
            Optional<Map<Measure, Double>> measured = Measuring.trained(fit, trial.phase(), split);
            ending = measured.isPresent() ? ending : new Ending(Kind.DIVERGED, ending.step(), "");
            measures = measured.orElse(measures);
        }
        if (ending.kind() == Kind.DIVERGED) {
            measures = Measuring.untrained(fit, trial.phase(), split);
        }
        return new Outcome(
                trial,
                ending,
                measures,
                trajectory,
                trial.phase() == Phase.TUNE ? List.of() : Curves.of(fit.history(), epochs),
                Maps.filterValues(fit.activity(), Double::isFinite),
                fit.gradients(),
                seconds);
    }

    /** Returns a failure; while the thread is being interrupted, whatever a component throws is owed to that. */
    static Outcome failed(Trial trial, long step, Throwable cause) {
        return new Outcome(trial, failure(step, cause), Map.of(), "", List.of(), Map.of(), 0, 0);
    }

    private static Ending failure(long step, Throwable cause) {
        return Thread.currentThread().isInterrupted()
                ? new Ending(Kind.INTERRUPTED, step, "")
                : new Ending(Kind.FAILED, step, cause.toString());
    }

    private static Ending ending(Fit fit) {
        Status status = fit.status();
        if (status instanceof Status.Diverged diverged) {
            return new Ending(Kind.DIVERGED, diverged.step(), "");
        }
        if (status instanceof Status.Failed failed) {
            return failure(failed.step(), failed.cause());
        }
        if (status instanceof Status.Stopped stopped) {
            boolean late = stopped.reason() == Status.Stopped.Reason.TIME_LIMIT;
            return new Ending(late ? Kind.TIMEOUT : Kind.INTERRUPTED, stopped.step(), "");
        }
        List<Epoch> history = fit.history();
        long last = history.isEmpty() ? 0 : history.get(history.size() - 1).lastStep();
        return new Ending(Kind.OK, last, "");
    }
}

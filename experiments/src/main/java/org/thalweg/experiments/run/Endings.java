package org.thalweg.experiments.run;

import java.util.List;
import org.thalweg.experiments.run.Ending.Kind;
import org.thalweg.training.Epoch;
import org.thalweg.training.Fit;
import org.thalweg.training.Status;

/** From the status of a fit to how a trial ended. */
final class Endings {

    private Endings() {}

    static Ending of(Fit fit) {
        Status status = fit.status();
        if (status instanceof Status.Diverged diverged) {
            return new Ending(Kind.DIVERGED, diverged.step(), "");
        }
        if (status instanceof Status.Failed failed) {
            return failure(failed.step(), failed.reason());
        }
        if (status instanceof Status.Stopped stopped) {
            boolean late = stopped.reason() == Status.Stopped.Reason.TIME_LIMIT;
            return new Ending(late ? Kind.TIMEOUT : Kind.INTERRUPTED, stopped.step(), "");
        }
        List<Epoch> history = fit.history();
        long last = history.isEmpty() ? 0 : history.get(history.size() - 1).lastStep();
        return new Ending(Kind.OK, last, "");
    }

    /** Returns a failure; while the thread is being interrupted, whatever a component throws is owed to that. */
    static Ending failure(long step, String reason) {
        return Thread.currentThread().isInterrupted()
                ? new Ending(Kind.INTERRUPTED, step, "")
                : new Ending(Kind.FAILED, step, reason);
    }
}

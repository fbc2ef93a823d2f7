package org.thalweg.experiments.run;

import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Rates;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.Experiment;

/** An arm with the learning rate of a trial. */
final class RatedArm {

    private RatedArm() {}

    /** Returns the arm that is trained: with the trial's rate, unless nothing is tuned. */
    static Arm of(Experiment experiment, Trial trial) {
        return experiment
                .tuning()
                .map(tuning -> Rates.of(tuning).rated(trial.arm(), trial.rate()))
                .orElse(trial.arm());
    }
}

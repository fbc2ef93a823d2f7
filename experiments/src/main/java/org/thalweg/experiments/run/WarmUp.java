package org.thalweg.experiments.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.thalweg.data.Dataset;
import org.thalweg.data.Split;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Setting;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.kernels.InstalledKernels;
import org.thalweg.training.Training;
import org.thalweg.training.Variant;

/** How long runs take, by a few runs of one epoch each, whose outcome nobody sees. */
public final class WarmUp {

    private static final int GROUP = 8;

    /** So many gradients of a problem at most. */
    private static final int EVALUATIONS = 200;

    private WarmUp() {}

    /**
     * Returns about how long some runs of an experiment take, evenly spread over its datasets.
     *
     * @param arm what is tried
     * @param threads how many groups train at once
     */
    public static Duration estimate(
            Experiment experiment, List<LoadedData> data, Arm arm, long runs, int threads) {
        double seconds = 0;
        for (LoadedData loaded : data) {
            if (loaded.facts().ofProblem()) {
                seconds += secondsOnProblem(experiment, loaded, arm);
                continue;
            }
            expect(experiment, loaded, (double) runs / data.size());
            // The first time includes loading and compiling classes, which the experiment does
            // once.
            secondsPerEpoch(experiment, loaded, arm);
            seconds += secondsPerEpoch(experiment, loaded, arm) * experiment.epochs();
        }
        return Duration.ofMillis(Math.round(1000 * seconds * runs / data.size() / threads));
    }

    /** What cannot be run takes no time; why it cannot, its runs will say. */
    private static double secondsOnProblem(Experiment experiment, LoadedData data, Arm arm) {
        Experiment brief =
                experiment.with(Keys.EVALUATIONS, Math.min(experiment.evaluations(), EVALUATIONS));
        Trial trial = new Trial(Phase.TUNE, data.facts().name(), arm, Setting.NONE, 0);
        double seconds = 0;
        try {
            for (int time = 0; time < 2; time++) {
                long began = System.nanoTime();
                new ProblemRun(brief, data.source().problem().orElseThrow(), trial, false)
                        .outcome();
                seconds = (System.nanoTime() - began) / 1e9;
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return 0;
        }
        return seconds * experiment.evaluations() / brief.evaluations();
    }

    /** Lets kernels get ready for all the work ahead, before the first run: trials would ask for a little at a time. */
    private static void expect(Experiment experiment, LoadedData data, double runs) {
        Dataset train = data.split(0).train();
        double instances = runs * experiment.epochs() * train.size();
        InstalledKernels.forTraining(instances, train.inputs(), train.outputs());
    }

    /** Returns what a step of an arm takes alone, in seconds of processor time: other programs do not count. */
    public static double secondsPerStep(Experiment experiment, LoadedData data, Arm arm) {
        int rows = data.split(0).train().size();
        int steps = (rows - 1) / experiment.batchSize() + 1;
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long began = clock.getCurrentThreadCpuTime();
        seconds(experiment, data, arm, 1);
        return (clock.getCurrentThreadCpuTime() - began) / 1e9 / steps;
    }

    private static double secondsPerEpoch(Experiment experiment, LoadedData data, Arm arm) {
        return seconds(experiment, data, arm, GROUP) / GROUP;
    }

    private static double seconds(Experiment experiment, LoadedData data, Arm arm, int variants) {
        Split split = data.split(0);
        Variant variant = new Variant(arm.name(), arm.chain(), arm.regularizers());
        Training training =
                Training.of(experiment.model(), experiment.loss())
                        .batchSize(experiment.batchSize())
                        .epochs(1);
        Training inUnits = data.inUnits(training);
        long began = System.nanoTime();
        inUnits.run(split.train(), Collections.nCopies(variants, variant));
        return (System.nanoTime() - began) / 1e9;
    }
}

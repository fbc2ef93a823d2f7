package org.thalweg.training;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.thalweg.Clock;
import org.thalweg.backprop.Backpropagation;
import org.thalweg.backprop.Minibatch;
import org.thalweg.backprop.Program;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Checkpoint;
import org.thalweg.engine.Descent;
import org.thalweg.kernels.InstalledKernels;
import org.thalweg.kernels.Kernels;
import org.thalweg.training.Status.Stopped;

/** One training of K ≥ 1 variants over the same minibatches. */
final class Lockstep {

    private final Settings settings;
    private final Units units;
    private final Dataset train;
    private final Supplier<DataIdentity> trainIdentity;
    private final Supplier<Optional<DataIdentity>> validationIdentity;
    private final Program program;
    private final Backpropagation backpropagation;
    private final Appraisal appraisal;
    private final List<Runner> runners = new ArrayList<>();
    private final double[][] parameters;
    private final double[][] gradients;
    private final double[] losses;
    private final long began = System.nanoTime();
    private final long limit;
    private final int batches;
    private final Optional<Clock.Run> length;
    private final boolean random;
    private final int[] order;
    private int[] active;

    /** The epoch as one minibatch; of a model that draws random numbers, with those of the step. */
    private Minibatch batch;

    private int from;
    private int to;

    Lockstep(Settings settings, Units units, Dataset train, List<Variant> variants) {
        this.settings = settings;
        this.units = units;
        this.train = units.of(train);
        trainIdentity = Suppliers.memoize(() -> DataIdentity.of(train));
        validationIdentity = Suppliers.memoize(() -> settings.validation.map(DataIdentity::of));
        batches = (train.size() - 1) / settings.batchSize + 1;
        length =
                settings.epochs == 0
                        ? Optional.empty()
                        : Optional.of(new Clock.Run(batches, (long) batches * settings.epochs));
        int count = variants.size();
        program = Program.record(settings.model, settings.loss, train.inputs(), train.outputs());
        random = program.isRandom();
        Kernels kernels = kernels(count);
        backpropagation =
                new Backpropagation(program, count, mostInstances(), settings.threads, kernels);
        Weighting weighting = Weighting.of(settings, this.train);
        appraisal =
                new Appraisal(
                        settings, units, weighting, program, backpropagation, this.train, count);
        order = new int[train.size()];
        batch =
                new Minibatch(this.train, order, 0, order.length)
                        .times(weighting.factors(this.train));
        parameters = new double[count][];
        gradients = new double[count][];
        losses = new double[count];
        active = IntStream.range(0, count).toArray();
        limit = settings.limit.map(TimeUnit.NANOSECONDS::convert).orElse(Long.MAX_VALUE);
        for (int k = 0; k < count; k++) {
            parameters[k] = program.initial(settings.seed);
            Variant variant = variants.get(k);
            Descent descent =
                    new Descent(
                            variant.chain(),
                            variant.regularizers(),
                            program.blocks(),
                            parameters[k],
                            settings.seed);
            gradients[k] = descent.gradient();
            int number = k;
            Runner runner =
                    new Runner(variant, descent, settings, (at, into) -> again(number, at, into));
            if (settings.watch) {
                runner.watch();
            }
            settings.resume.ifPresent(checkpoint -> resume(runner, checkpoint));
            runner.tap();
            runners.add(runner);
        }
    }

    private void resume(Runner runner, TrainingCheckpoint checkpoint) {
        long step = checkpoint.state().steps();
        List<String> changes = checkpoint.run().changes(identity(runner.variant()), step);
        runner.resume(checkpoint);
        changes.forEach(runner::note);
        if (step >= (long) batches * settings.epochs) {
            runner.note(
                    String.format(
                            "The checkpoint has come to step %d already, and %s to step %d: nothing was trained.",
                            step,
                            settings.epochs == 1
                                    ? "1 epoch comes"
                                    : settings.epochs + " epochs come",
                            (long) batches * settings.epochs));
        }
    }

    /** Of data whose values are looked at when this is asked for the first time. */
    private RunIdentity identity(Variant variant) {
        return RunIdentity.of(
                settings,
                units.preprocessing(),
                variant,
                trainIdentity.get(),
                validationIdentity.get());
    }

    private Kernels kernels(int variants) {
        double instances = (double) settings.epochs * train.size() * variants;
        return InstalledKernels.forTraining(instances, train.inputs(), train.outputs());
    }

    private int mostInstances() {
        int batch = Math.min(settings.batchSize, train.size());
        int whole = settings.stopping.looks() ? train.size() : 0;
        return Math.max(Math.max(batch, whole), settings.validation.map(Dataset::size).orElse(0));
    }

    List<Fit> run() {
        long done = settings.resume.map(checkpoint -> checkpoint.state().steps()).orElse(0L);
        if (done > 0 && done % batches == 0) {
            endAgain(done / batches);
        }
        for (long epoch = done / batches + 1;
                epoch <= settings.epochs && active.length > 0;
                epoch++) {
            int first = epoch == done / batches + 1 ? (int) (done % batches) : 0;
            epoch(epoch, first);
        }
        for (int k : active) {
            runners.get(k).end(new Status.Finished());
        }
        return runners.stream().map(this::fit).toList();
    }

    private Fit fit(Runner runner) {
        Checkpoint state = runner.descent().checkpoint();
        RunTally tally = runner.tally();
        return new Fit(
                runner,
                settings,
                units,
                program,
                train,
                Suppliers.memoize(
                        () -> new TrainingCheckpoint(state, identity(runner.variant()), tally)));
    }

    /** Ends those that go on from the end of an epoch, and whose rules to stop by are met there. */
    private void endAgain(long epoch) {
        for (int k : active) {
            runners.get(k).converge();
            if (epoch < settings.epochs) {
                runners.get(k).stopEarly();
            }
        }
        keepRunning();
    }

    private void epoch(long epoch, int first) {
        Order.fill(order, settings.shuffleBlock, settings.seed, epoch);
        for (int i = first; i < batches && active.length > 0 && !stopped(); i++) {
            from = i * settings.batchSize;
            to = from + Math.min(order.length - from, settings.batchSize);
            step((epoch - 1) * batches + i + 1, epoch);
        }
        endEpoch(epoch, epoch * batches);
    }

    private void step(long step, long epoch) {
        if (random) {
            batch = batch.drawing(settings.seed, step);
        }
        backpropagation.gradient(batch, from, to, active, parameters, gradients, losses);
        long examples = (epoch - 1) * order.length + from;
        boolean ended = false;
        for (int k : active) {
            Runner runner = runners.get(k);
            runner.step(step, epoch, examples, length, to - from, losses[k]);
            ended |= !runner.isRunning();
        }
        if (ended) {
            keepRunning();
        }
    }

    private void keepRunning() {
        active = Arrays.stream(active).filter(k -> runners.get(k).isRunning()).toArray();
    }

    /** Answers a link that asks for the loss and gradient of the same minibatch elsewhere. */
    private double again(int variant, double[] at, double[] into) {
        double[][] parametersThere = parameters.clone();
        double[][] gradientsThere = gradients.clone();
        double[] lossesThere = losses.clone();
        parametersThere[variant] = at;
        gradientsThere[variant] = into;
        backpropagation.gradient(
                batch, from, to, new int[] {variant}, parametersThere, gradientsThere, lossesThere);
        return lossesThere[variant];
    }

    private void endEpoch(long epoch, long lastStep) {
        if (active.length > 0) {
            double[][] evaluated = parameters.clone();
            for (int k : active) {
                evaluated[k] = runners.get(k).descent().evaluated();
            }
            appraisal.see(active, evaluated);
        }
        for (int k : active) {
            runners.get(k).endEpoch(appraisal, k, epoch, lastStep);
            if (epoch < settings.epochs) {
                runners.get(k).stopEarly();
            }
        }
        keepRunning();
    }

    /** Ends those variants that a listener stops, and all if time is up or the thread was interrupted. */
    private boolean stopped() {
        boolean listened = false;
        for (int k : active) {
            if (runners.get(k).isStopped()) {
                runners.get(k).stop(Stopped.Reason.LISTENER);
                listened = true;
            }
        }
        if (listened) {
            keepRunning();
        }
        boolean interrupted = Thread.currentThread().isInterrupted();
        // The clock is asked only where it matters: that takes as long as a small step.
        boolean over = limit != Long.MAX_VALUE && System.nanoTime() - began >= limit;
        if (!interrupted && !over) {
            return active.length == 0;
        }
        Stopped.Reason reason =
                interrupted ? Stopped.Reason.INTERRUPTED : Stopped.Reason.TIME_LIMIT;
        for (int k : active) {
            runners.get(k).stop(reason);
        }
        active = new int[0];
        return true;
    }
}

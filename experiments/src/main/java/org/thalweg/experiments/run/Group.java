package org.thalweg.experiments.run;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.thalweg.Problem;
import org.thalweg.data.Split;
import org.thalweg.engine.ComponentException;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.plan.Trial;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.training.Fit;
import org.thalweg.training.Training;
import org.thalweg.training.Variant;

/**
 * Trials of one phase, dataset and replicate, which share their minibatches and train in lockstep. What comes of a trial does not
 * depend on its company: if something stops the group as a whole, its trials are run again one by one.
 */
final class Group implements Callable<List<Outcome>> {

    private final Experiment experiment;
    private final LoadedData data;
    private final Running running;
    private final List<Trial> trials;

    /**
     * @param trials at least one, all of the same phase, dataset and replicate
     */
    Group(Experiment experiment, LoadedData data, Running running, List<Trial> trials) {
        this.experiment = experiment;
        this.data = data;
        this.running = running;
        this.trials = ImmutableList.copyOf(trials);
    }

    /** Returns in proportion to what the group takes, against others of the same experiment. */
    double work() {
        DataFacts facts = data.facts();
        return facts.ofProblem()
                ? (double) trials.size() * facts.inputs()
                : (double) trials.size() * facts.train() * facts.inputs() * facts.outputs();
    }

    /** Returns one outcome for each trial. */
    @Override
    public List<Outcome> call() {
        List<Outcome> outcomes;
        try {
            outcomes =
                    data.source().problem().isPresent()
                            ? minimise(data.source().problem().get())
                            : trials.get(0).phase() == Phase.EXACT ? solve() : train();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            if (trials.size() == 1) {
                return List.of(failed(e));
            }
            return trials.stream().map(this::alone).toList();
        }
        boolean several = trials.size() > 1;
        return outcomes.stream()
                .map(
                        outcome ->
                                several && outcome.is(Ending.Kind.TIMEOUT)
                                        ? alone(outcome.trial())
                                        : outcome)
                .toList();
    }

    private List<Outcome> minimise(Problem problem) {
        return trials.stream()
                .map(trial -> new ProblemRun(experiment, problem, trial, running.watch()))
                .map(ProblemRun::outcome)
                .toList();
    }

    private List<Outcome> solve() {
        Split split = data.split(trials.get(0).replicate());
        return IntStream.range(0, trials.size()).mapToObj(i -> solve(i, split)).toList();
    }

    private Outcome solve(int i, Split split) {
        Trial trial = trials.get(i);
        Fit untrained =
                training(trial, split).epochs(0).run(split.train(), List.of(variant(i))).get(0);
        ExactSolution solution = ExactSolution.of(experiment, trial.arm()).orElseThrow();
        Fit exact = untrained.at(solution.minimum(data, trial.replicate()));
        return new Measuring(data, trial, untrained).outcome(trial, exact, "", 0);
    }

    private Outcome alone(Trial trial) {
        return new Group(experiment, data, running, List.of(trial)).call().get(0);
    }

    private List<Outcome> train() {
        long began = System.nanoTime();
        Trial first = trials.get(0);
        Split split = data.split(first.replicate());
        List<Variant> variants = IntStream.range(0, trials.size()).mapToObj(this::variant).toList();
        Trajectories trajectories = new Trajectories();
        Waypoints waypoints = new Waypoints(split.train().size(), experiment);
        List<Fit> fits =
                (tracked().findAny().isPresent()
                                ? training(first, split).listen(waypoints)
                                : training(first, split))
                        .listen(trajectories)
                        .run(split.train(), variants);
        Measuring measuring = new Measuring(data, first, fits.get(0));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            outcomes.add(
                    measuring.outcome(
                            trials.get(i),
                            fits.get(i),
                            trajectories.of(variants.get(i)),
                            experiment.epochs()));
        }
        tracked()
                .forEach(
                        i -> {
                            Track track = waypoints.track(variants.get(i), fits.get(i));
                            outcomes.set(i, outcomes.get(i).along(track));
                        });
        double seconds = (System.nanoTime() - began) / 1e9 / trials.size();
        return outcomes.stream().map(outcome -> outcome.lasting(seconds)).toList();
    }

    /** Returns the trials of which is kept where they pass. */
    private IntStream tracked() {
        return IntStream.range(0, trials.size())
                .filter(i -> trials.get(i).phase() == Phase.EVALUATE)
                .filter(i -> trials.get(i).replicate() == 0)
                .filter(i -> KnownMinimum.isOf(experiment, trials.get(i).arm(), data.facts()));
    }

    private Variant variant(int i) {
        Arm arm = trials.get(i).setting().on(trials.get(i).arm());
        return new Variant(Integer.toString(i), arm.chain(), arm.regularizers());
    }

    private Training training(Trial first, Split split) {
        Training plain =
                Training.of(experiment.model(), experiment.loss())
                        .batchSize(experiment.batchSize())
                        .epochs(experiment.epochs())
                        .seed(
                                new Seeds(experiment.seed())
                                        .run(first.dataset(), first.phase(), first.replicate()));
        Training weighted = data.source().classWeights().map(plain::classWeights).orElse(plain);
        Training inUnits = data.inUnits(weighted);
        Training watched =
                running.watch() && first.phase() == Phase.EVALUATE ? inUnits.watch() : inUnits;
        Training judged =
                split.validation().size() > 0 ? watched.validation(split.validation()) : watched;
        Training patient =
                experiment.patience().isPresent()
                        ? judged.stopEarly(experiment.patience().getAsInt())
                        : judged;
        return experiment
                .limit()
                .map(limit -> patient.limit(limit.multipliedBy(trials.size())))
                .orElse(patient);
    }

    private Outcome failed(Throwable cause) {
        String reason =
                cause instanceof ComponentException
                        ? String.valueOf(cause.getMessage())
                        : cause.toString();
        return Outcome.without(trials.get(0), Endings.failure(0, reason));
    }
}

package org.thalweg.experiments.run;

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Problem;
import org.thalweg.UsageException;
import org.thalweg.data.Metric;
import org.thalweg.engine.Descent;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.plan.Phase;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
import org.thalweg.random.Streams;
import org.thalweg.records.Notation;
import org.thalweg.training.Training;
import org.thalweg.training.Variant;

/** What data must have so that an experiment can measure what it wants to. */
public final class Requirements {

    private Requirements() {}

    /**
     * Checks one dataset of an experiment, before anything is trained on it.
     *
     * @throws UsageException if it cannot be tuned or measured as asked, or the loss means nothing for its targets
     */
    public static void check(Experiment experiment, LoadedData data) {
        if (data.facts().ofProblem()) {
            check(experiment, data.source().problem().orElseThrow());
            return;
        }
        Training plain = Training.of(experiment.model(), experiment.loss());
        Training training = data.source().classWeights().map(plain::classWeights).orElse(plain);
        try {
            data.inUnits(training).check(data.dataset());
            data.checkGaps();
        } catch (UsageException e) {
            throw new UsageException(data.facts().name() + ": " + e.getMessage(), e);
        }
        check(experiment, data.facts());
    }

    /**
     * Checks that what is compared goes with the model's parameters on one dataset.
     *
     * @throws UsageException if it does not, with the arm's name
     */
    public static void check(Experiment experiment, LoadedData data, List<Arm> arms) {
        if (data.facts().ofProblem()) {
            Problem problem = data.source().problem().orElseThrow();
            double[] start = drawn(experiment, problem).start();
            for (Arm arm : arms) {
                fit(arm, problem, start);
            }
            return;
        }
        Training.of(experiment.model(), experiment.loss())
                .check(
                        data.dataset(),
                        arms.stream()
                                .map(
                                        arm ->
                                                new Variant(
                                                        arm.name(),
                                                        arm.chain(),
                                                        arm.regularizers()))
                                .toList());
    }

    private static void fit(Arm arm, Problem problem, double[] start) {
        try {
            new Descent(arm.chain(), arm.regularizers(), problem.blocks(), start.clone(), 0);
        } catch (UsageException e) {
            throw new UsageException(arm.name() + ": " + e.getMessage(), e);
        }
    }

    private static void check(Experiment experiment, Problem problem) {
        Problem.Draw draw = drawn(experiment, problem);
        long size = problem.blocks().stream().mapToLong(Block::size).sum();
        if (size != draw.start().length) {
            throw new UsageException(
                    String.format(
                            "The blocks of %s have %s elements, and its start %s. 'thalweg check' examines the JAR that it is from.",
                            problem.name(), size, draw.start().length));
        }
        for (Measure measure : experiment.measures()) {
            if (measure != Measure.VALUE && draw.minimum().isEmpty()) {
                throw new UsageException(
                        String.format(
                                "%s: '%s' cannot be measured here, for the minimum is not known. Measure '%s'.",
                                problem.name(), measure, Measure.VALUE));
            }
        }
    }

    /** Returns the draw of the first replicate. */
    private static Problem.Draw drawn(Experiment experiment, Problem problem) {
        long seed = new Seeds(experiment.seed()).run(Notation.print(problem), Phase.EVALUATE, 0);
        try {
            return problem.draw(Streams.of(seed, "draw"));
        } catch (RuntimeException e) {
            throw new UsageException(problem.name() + " cannot be drawn: " + e + ".", e);
        }
    }

    /**
     * Checks one dataset of an experiment, before anything is trained on it.
     *
     * @throws UsageException if it cannot be tuned or measured as asked
     */
    public static void check(Experiment experiment, DataFacts facts) {
        if (experiment.tuning().isPresent() && facts.validation() == 0) {
            throw new UsageException(
                    facts.name()
                            + ": hyper-parameters are tuned by validation loss, and there are no validation data. Give them a share such as 'split: {validation: 0.2}', on the command line '--validation 0.2', or tune nothing.");
        }
        check(experiment.primary(), facts);
        require(
                experiment.primary() != Measure.TEST_R2 || facts.variesInTest(),
                Measure.TEST_R2,
                facts,
                "with two test rows in each replicate, or more");
        experiment.measures().forEach(measure -> check(measure, facts));
        boolean steps = experiment.measures().contains(Measure.STEPS_TO_TARGET);
        if (steps && experiment.target().isEmpty() && experiment.tuning().isEmpty()) {
            throw new UsageException(
                    "steps-to-target needs a target: it follows from the tuning, and nothing is tuned. Give one, such as 'target-loss: 0.5'.");
        }
    }

    private static void check(Measure measure, DataFacts facts) {
        boolean meant = measure.metric().filter(Metric::isOfClasses).isEmpty() || facts.classes();
        require(meant, measure, facts, "whose target is a class");
        switch (measure.part()) {
            case TEST -> require(facts.test() > 0, measure, facts, "with a test part");
            case VALIDATION ->
                    require(facts.validation() > 0, measure, facts, "with a validation part");
            case TRAIN, PROBLEM -> {}
        }
    }

    private static void require(boolean met, Measure measure, DataFacts facts, String what) {
        if (!met) {
            throw new UsageException(
                    String.format(
                            "%s: '%s' cannot be measured here. It needs data %s; leave it out of 'measure' and 'primary', or change the data.",
                            facts.name(), measure, what));
        }
    }
}

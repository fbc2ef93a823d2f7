package org.thalweg.experiments.run;

import java.util.List;
import org.thalweg.UsageException;
import org.thalweg.data.Metric;
import org.thalweg.experiments.plan.Arm;
import org.thalweg.experiments.spec.Experiment;
import org.thalweg.experiments.spec.Measure;
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
        Training training = Training.of(experiment.model(), experiment.loss());
        try {
            (data.source().standardize() ? training.standardize() : training).check(data.dataset());
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
            case TRAIN -> {}
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

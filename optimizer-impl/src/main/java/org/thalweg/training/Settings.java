package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.UsageException;
import org.thalweg.data.DataException;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.data.TargetTransform;
import org.thalweg.data.Unseen;
import org.thalweg.engine.Chain;
import org.thalweg.optimizers.Sgd;
import org.thalweg.text.Numbers;

/** What {@link Training} has been told. Only Training writes it, and only while making a copy. */
final class Settings implements Cloneable {

    /** What a target may be, so that neither squares of errors nor squares of those overflow; none is as small as its inverse. */
    private static final double LARGEST_TARGET = 1e70;

    final Model model;
    final Loss loss;
    Chain chain = Chain.of(new Sgd());
    ImmutableList<Regularizer> regularizers = ImmutableList.of();
    int batchSize = Training.BATCH_SIZE;
    int epochs = Training.EPOCHS;
    int shuffleBlock = 1;
    int threads = 1;
    long seed = 1;
    boolean standardize;
    Optional<ClassWeights> classWeights = Optional.empty();
    Optional<TargetTransform> transform = Optional.empty();
    Unseen unseen = Unseen.ERROR;
    boolean watch;
    Optional<Dataset> validation = Optional.empty();
    ImmutableSet<Metric> metrics = ImmutableSet.of();
    OptionalInt patience = OptionalInt.empty();
    StoppingRules stopping = StoppingRules.NEVER;
    Optional<Duration> limit = Optional.empty();
    Optional<TrainingCheckpoint> resume = Optional.empty();
    ImmutableList<Listener> listeners = ImmutableList.of();

    Settings(Model model, Loss loss) {
        this.model = model;
        this.loss = loss;
    }

    /** Returns a copy, field by field: every field is a value that does not change. */
    Settings copy() {
        try {
            return (Settings) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Checks that there are validation data where they are needed, and fit to be measured so. */
    void checkValidation() {
        if (!metrics.isEmpty() && validation.isEmpty()) {
            throw new UsageException(
                    "metrics("
                            + metrics.stream().map(Metric::label).collect(Collectors.joining(", "))
                            + ") needs validation data, of which they are measured. Give some with validation(…), or measure the fit.");
        }
        for (Metric metric : metrics) {
            if (!metric.appliesTo(validation.orElseThrow())) {
                throw new UsageException(
                        "The validation data have no "
                                + metric.label()
                                + (metric == Metric.AUC
                                        ? ", which needs instances of at least two classes"
                                        : ", which needs targets that are classes")
                                + ". Leave it out of metrics(…).");
            }
        }
        if (patience.isPresent() && validation.isEmpty()) {
            throw new UsageException(
                    "stopEarly("
                            + patience.getAsInt()
                            + ") needs validation data, by whose loss it judges. Give some with validation(…), or train all epochs.");
        }
    }

    /** Returns the same with the columns of the validation data in the order of the training data. */
    Settings matching(Dataset train) {
        Settings matching = copy();
        matching.validation =
                validation.map(data -> matched(Weighting.counted(data, "to validate on"), train));
        return matching;
    }

    private Dataset matched(Dataset data, Dataset train) {
        if (data.inputs() != train.inputs() || data.outputs() != train.outputs()) {
            throw new UsageException(
                    String.format(
                            "The validation data have %d inputs and %d outputs, the training data %d and %d.",
                            data.inputs(), data.outputs(), train.inputs(), train.outputs()));
        }
        try {
            Dataset matched = data.like(train.encoding(), unseen);
            classWeights.ifPresent(weights -> weights.check(matched));
            return matched;
        } catch (DataException e) {
            throw new UsageException("The validation data cannot be used. " + e.getMessage(), e);
        }
    }

    /** Checks that the loss means something for the targets, and for what they become in other units. */
    void check(Dataset data, Units units) {
        classWeights.ifPresent(weights -> weights.check(data));
        if (transform.isEmpty()) {
            checkTargets(data);
        }
        Dataset seen = units.of(data);
        boolean standard = units.preprocessing().standard().isPresent();
        if (transform.isEmpty() && !standard) {
            return;
        }
        try {
            checkTargets(seen);
        } catch (UsageException e) {
            throw new UsageException(
                    loss.name()
                            + " does not go with targets that are "
                            + (standard ? "standardized" : "transformed")
                            + ". Train on them as they are.",
                    e);
        }
    }

    private void checkTargets(Dataset data) {
        double[] targets = new double[data.outputs()];
        double[] largest = new double[data.outputs()];
        for (int i = 0; i < data.size(); i++) {
            data.copyTargets(i, targets, 0);
            for (int k = 0; k < targets.length; k++) {
                double size = Math.abs(targets[k]);
                if (size > largest[k]) {
                    largest[k] = size;
                }
                if (size > LARGEST_TARGET) {
                    throw new UsageException(
                            String.format(
                                    "The target '%s' has the value %s. Squares of numbers beyond %s cannot be summed. Correct it, leave its row out, or divide the column by a power of ten.",
                                    data.outputNames().get(k),
                                    Numbers.shortest(targets[k]),
                                    Numbers.shortest(LARGEST_TARGET)));
                }
            }
            try {
                loss.checkTargets(targets);
            } catch (UsageException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                // As the API has it: a loss refuses targets so.
                throw new UsageException(String.valueOf(e.getMessage()), e);
            }
        }
        for (int k = 0; k < largest.length; k++) {
            if (largest[k] > 0 && largest[k] < 1 / LARGEST_TARGET) {
                throw new UsageException(
                        String.format(
                                "The target '%s' is nowhere larger than %s. Squares of numbers below %s vanish. Multiply the column by a power of ten.",
                                data.outputNames().get(k),
                                Numbers.shortest(largest[k]),
                                Numbers.shortest(1 / LARGEST_TARGET)));
            }
        }
    }
}

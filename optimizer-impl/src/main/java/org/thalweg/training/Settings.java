package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.UsageException;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Checkpoint;
import org.thalweg.optimizers.Sgd;

/** What {@link Training} has been told. Only Training writes it, and only while making a copy. */
final class Settings implements Cloneable {

    final Model model;
    final Loss loss;
    Chain chain = Chain.of(new Sgd());
    ImmutableList<Regularizer> regularizers = ImmutableList.of();
    int batchSize = 32;
    int epochs = 10;
    long seed = 1;
    boolean standardize;
    boolean watch;
    Optional<Dataset> validation = Optional.empty();
    OptionalInt patience = OptionalInt.empty();
    Optional<Duration> limit = Optional.empty();
    Optional<Checkpoint> resume = Optional.empty();
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

    /** Checks that early stopping has what it needs, and nothing that it cannot go with. */
    void checkEarlyStopping() {
        if (patience.isPresent() && validation.isEmpty()) {
            throw new UsageException(
                    "stopEarly("
                            + patience.getAsInt()
                            + ") needs validation data, by whose loss it judges. Give some with validation(…), or train all epochs.");
        }
        if (patience.isPresent() && resume.isPresent()) {
            throw new UsageException(
                    "stopEarly("
                            + patience.getAsInt()
                            + ") does not go with resume: a checkpoint does not hold the best parameters so far. Start anew, or resume without stopping early.");
        }
    }

    /** Checks that the loss means something for the targets, and for what they become in other units. */
    void check(Dataset data, Units units) {
        checkTargets(data);
        if (!units.areStandard()) {
            return;
        }
        try {
            checkTargets(units.of(data));
        } catch (UsageException e) {
            throw new UsageException(
                    loss.name()
                            + " does not go with targets that are standardized. Train on them as they are.",
                    e);
        }
    }

    private void checkTargets(Dataset data) {
        double[] targets = new double[data.outputs()];
        for (int i = 0; i < data.size(); i++) {
            data.copyTargets(i, targets, 0);
            try {
                loss.checkTargets(targets);
            } catch (UsageException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                // As the API has it: a loss refuses targets so.
                throw new UsageException(String.valueOf(e.getMessage()), e);
            }
        }
    }
}

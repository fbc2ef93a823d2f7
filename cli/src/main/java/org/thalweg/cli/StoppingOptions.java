package org.thalweg.cli;

import java.util.Optional;
import java.util.function.BiFunction;
import org.thalweg.data.Dataset;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.text.Numbers;
import org.thalweg.training.Training;
import picocli.CommandLine.Option;

/** When a training ends before its last epoch. */
final class StoppingOptions {

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "The share of the data on which it is measured after each epoch, for --stop-early. Default: none.")
    private double validation;

    @Option(
            names = "--stop-early",
            paramLabel = "EPOCHS",
            description =
                    "End after so many epochs without a smaller validation loss, and go back to the best. Default: do not.")
    private Optional<Integer> patience = Optional.empty();

    @Option(
            names = "--stop-at-value",
            paramLabel = "NUMBER",
            description =
                    "End when loss and penalties, over all that is trained on, are this or less after an epoch.")
    private Optional<Double> value = Optional.empty();

    @Option(
            names = "--stop-at-gradient-norm",
            paramLabel = "NUMBER",
            description = "End when their gradient is this long or shorter.")
    private Optional<Double> gradientNorm = Optional.empty();

    @Option(
            names = "--stop-at-change",
            paramLabel = "SHARE",
            description = "End when an epoch has changed them by this share or less.")
    private Optional<Double> change = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "TIME",
            description = "The longest that the training may take, such as 30s or 5m.")
    private Optional<String> limit = Optional.empty();

    /** Returns the share of the data for validation, 0 for none. */
    double validation() {
        return validation;
    }

    /** Says what is wrong before anything is read. */
    void check() {
        if (!(validation >= 0 && validation < 1)) {
            throw new WrongUsage(
                    "--validation must be a share from 0 to less than 1, got %s.",
                    Numbers.shortest(validation));
        }
        if (patience.isPresent() && patience.get() < 1) {
            throw new WrongUsage("--stop-early must be at least 1 epoch, got %s.", patience.get());
        }
        if (patience.isPresent() && validation == 0) {
            throw new WrongUsage(
                    "--stop-early needs rows by whose loss it judges: say --validation 0.2.");
        }
        if (value.isPresent() && !Double.isFinite(value.get())) {
            throw new WrongUsage("--stop-at-value must be a finite number, got %s.", shown(value));
        }
        requirePositive("--stop-at-gradient-norm", gradientNorm);
        requirePositive("--stop-at-change", change);
        limit.ifPresent(Keys::limit);
    }

    private static void requirePositive(String option, Optional<Double> number) {
        if (number.isPresent() && !(number.get() > 0 && Double.isFinite(number.get()))) {
            throw new WrongUsage(
                    "%s must be a finite number above 0, got %s.", option, shown(number));
        }
    }

    private static String shown(Optional<Double> number) {
        return Numbers.shortest(number.orElseThrow());
    }

    /** Returns a training that ends so. */
    Training in(Training training, Dataset validated) {
        Training all = training;
        if (validation > 0) {
            all = all.validation(validated).metrics(TrainingLog.suitable(validated));
        }
        all = with(all, patience, Training::stopEarly);
        all = with(all, limit.map(Keys::limit), Training::limit);
        all = with(all, value, Training::stopAtValue);
        all = with(all, gradientNorm, Training::stopAtGradientNorm);
        return with(all, change, Training::stopAtChange);
    }

    private static <T> Training with(
            Training training, Optional<T> given, BiFunction<Training, T, Training> setting) {
        return given.map(said -> setting.apply(training, said)).orElse(training);
    }
}

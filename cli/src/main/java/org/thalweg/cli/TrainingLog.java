package org.thalweg.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.thalweg.data.Dataset;
import org.thalweg.data.FileOrigin;
import org.thalweg.data.Metric;
import org.thalweg.data.Split;
import org.thalweg.engine.Chain;
import org.thalweg.text.Numbers;
import org.thalweg.training.Epoch;
import org.thalweg.training.Fit;
import org.thalweg.training.Listener;
import org.thalweg.training.Status;
import org.thalweg.training.Variant;

/** Prints how a training goes: the loss after epochs 1, 2, 5, 10, 20, 50 … and the last, then what the tests say. */
final class TrainingLog implements Listener {

    private static final int DIGITS = 5;

    /** By what factor a loss rises in a training that diverges. */
    private static final double RISEN = 10;

    private final Console console;
    private final PrintWriter out;
    private final int epochs;
    private Optional<Epoch> untold = Optional.empty();

    TrainingLog(Console console, int epochs) {
        this.console = console;
        this.out = console.out();
        this.epochs = epochs;
    }

    /** @param units what else is to be told of the data, from a semicolon on */
    void begin(Chain chain, FileOrigin origin, Split split, String units) {
        int validated = split.validation().size();
        out.println(chain);
        out.println("data: " + origin.form());
        out.printf(
                Locale.ROOT,
                "%d instances to train on%s, %d to test; %d inputs, %d outputs%s%n%n",
                split.train().size(),
                validated == 0 ? "" : ", " + validated + " to validate",
                split.test().size(),
                split.train().inputs(),
                split.train().outputs(),
                units);
        out.flush();
    }

    @Override
    public void note(Variant variant, String note) {
        console.warn(note);
    }

    @Override
    public void epoch(Variant variant, Epoch epoch) {
        untold = Optional.of(epoch);
        if (isRound(epoch.number()) || epoch.number() == epochs) {
            tell();
        }
    }

    /** Prints the last epoch, unless that was done. */
    private void tell() {
        untold.ifPresent(
                epoch -> {
                    StringJoiner line = new StringJoiner("   ");
                    line.add(String.format(Locale.ROOT, "epoch %5d", epoch.number()));
                    line.add("loss " + Numbers.rounded(epoch.loss(), DIGITS));
                    epoch.validationLoss()
                            .ifPresent(
                                    loss ->
                                            line.add(
                                                    "validation " + Numbers.rounded(loss, DIGITS)));
                    epoch.metrics().forEach((metric, value) -> line.add(text(metric, value)));
                    out.println(line);
                    out.flush();
                });
        untold = Optional.empty();
    }

    static String text(Metric metric, double value) {
        return metric.label() + " " + Numbers.rounded(value, DIGITS);
    }

    /** Returns the metrics that say something of such data. */
    static Metric[] suitable(Dataset data) {
        return Arrays.stream(Metric.values())
                .filter(metric -> data.isClassification() == metric.isOfClasses())
                .filter(metric -> metric.appliesTo(data) && metric != Metric.MSE)
                .toArray(Metric[]::new);
    }

    /** Returns whether a number is 1, 2 or 5 times a power of ten. */
    private static boolean isRound(long number) {
        long first = number;
        while (first >= 10 && first % 10 == 0) {
            first /= 10;
        }
        return first == 1 || first == 2 || first == 5;
    }

    /** Numbers may be far from what they began as, and still be numbers. */
    private static Optional<String> risen(List<Epoch> history) {
        if (history.size() < 2) {
            return Optional.empty();
        }
        double first = history.get(0).loss();
        double last = history.get(history.size() - 1).loss();
        return last > RISEN * Math.abs(first)
                ? Optional.of(
                        "The loss has risen from %s to %s: the training diverges. Try a smaller learning rate, or clip the gradient: 'thalweg components clip-by-global-norm'."
                                .formatted(
                                        Numbers.rounded(first, DIGITS),
                                        Numbers.rounded(last, DIGITS)))
                : Optional.empty();
    }

    void end(Fit fit, Dataset test) {
        tell();
        out.println();
        out.println(fit.status());
        if (fit.status() instanceof Status.Finished) {
            risen(fit.history()).ifPresent(console::warn);
        }
        fit.remarks().forEach((path, remark) -> out.println(path + " " + remark));
        if (test.size() > 0) {
            out.println(Measures.line("test  ", fit.trained(), test));
        }
    }
}

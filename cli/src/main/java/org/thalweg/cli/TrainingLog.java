package org.thalweg.cli;

import java.io.PrintWriter;
import java.util.Locale;
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
import org.thalweg.training.Variant;

/** Prints how a training goes: the loss after epochs 1, 2, 5, 10, 20, 50 … and the last, then what the tests say. */
final class TrainingLog implements Listener {

    private static final int DIGITS = 5;

    private final PrintWriter out;
    private final int epochs;

    TrainingLog(PrintWriter out, int epochs) {
        this.out = out;
        this.epochs = epochs;
    }

    void begin(Chain chain, FileOrigin origin, Split split, boolean standardized) {
        out.println(chain);
        out.println("data: " + origin.form());
        out.printf(
                Locale.ROOT,
                "%d instances to train on, %d to test; %d inputs, %d outputs%s%n%n",
                split.train().size(),
                split.test().size(),
                split.train().inputs(),
                split.train().outputs(),
                standardized ? "; standardised" : "");
        out.flush();
    }

    @Override
    public void epoch(Variant variant, Epoch epoch) {
        if (isRound(epoch.number()) || epoch.number() == epochs) {
            out.printf(
                    Locale.ROOT,
                    "epoch %5d   loss %s%n",
                    epoch.number(),
                    Numbers.rounded(epoch.loss(), DIGITS));
            out.flush();
        }
    }

    /** Returns whether a number is 1, 2 or 5 times a power of ten. */
    private static boolean isRound(long number) {
        long first = number;
        while (first >= 10 && first % 10 == 0) {
            first /= 10;
        }
        return first == 1 || first == 2 || first == 5;
    }

    void end(Fit fit, Dataset test) {
        out.println();
        out.println(fit.status());
        fit.remarks().forEach((path, remark) -> out.println(path + " " + remark));
        if (test.size() > 0) {
            StringJoiner line = new StringJoiner("   ", "test  ", "");
            line.add("loss " + Numbers.rounded(fit.loss(test), DIGITS));
            for (Metric metric : Metric.values()) {
                boolean meant = test.isClassification() == metric.isOfClasses();
                if (meant && metric.appliesTo(test) && metric != Metric.MSE) {
                    line.add(
                            metric.label()
                                    + " "
                                    + Numbers.rounded(fit.metric(metric, test), DIGITS));
                }
            }
            out.println(line);
        }
    }
}

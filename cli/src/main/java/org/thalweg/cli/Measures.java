package org.thalweg.cli;

import java.util.StringJoiner;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.text.Numbers;
import org.thalweg.training.TrainedModel;

/** What is measured of a model on data, in a line. */
final class Measures {

    private static final int DIGITS = 5;

    private Measures() {}

    /** Returns the loss and the metrics that go with the targets. */
    static String line(String beginning, TrainedModel trained, Dataset data) {
        StringJoiner line = new StringJoiner("   ", beginning, "");
        line.add("loss " + Numbers.rounded(trained.loss(data), DIGITS));
        for (Metric metric : TrainingLog.suitable(data)) {
            line.add(TrainingLog.text(metric, trained.metric(metric, data)));
        }
        return line.toString();
    }
}

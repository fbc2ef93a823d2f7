package org.thalweg.cli;

import java.util.List;
import java.util.StringJoiner;
import org.thalweg.data.Dataset;
import org.thalweg.data.Metric;
import org.thalweg.text.Numbers;
import org.thalweg.text.Shown;
import org.thalweg.training.TrainedModel;

/** What is measured of a model on data, in a line. */
final class Measures {

    private static final int DIGITS = 5;

    private Measures() {}

    /** Returns the loss and the metrics that go with the targets. */
    static String line(String beginning, TrainedModel trained, Dataset data) {
        StringJoiner line = new StringJoiner("   ", beginning, "");
        String of =
                trained.preprocessing().transform().map(t -> " of " + t.of("target")).orElse("");
        line.add("loss" + of + " " + Numbers.rounded(trained.loss(data), DIGITS));
        List<Metric> metrics = List.of(TrainingLog.suitable(data));
        List<Double> values = trained.metrics(metrics, data);
        for (int i = 0; i < metrics.size(); i++) {
            line.add(TrainingLog.text(metrics.get(i), values.get(i)));
        }
        data.weightColumn().ifPresent(column -> line.add("weighted by '" + Shown.of(column) + "'"));
        return line.toString();
    }
}

package org.thalweg.experiments.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.experiments.findings.Series;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.run.Outcome;
import org.thalweg.experiments.run.TestRows;
import org.thalweg.text.Numbers;

/**
 * Out-of-fold predictions as CSV: what every arm, tuned, predicted for the rows that its replicate tested. Runs without
 * predictions, such as diverged ones, have no lines.
 *
 * <p>Columns are dataset, arm, replicate and row, both from 0, the row in the order of the file; then the prediction of each
 * output in the units of the targets, or its score for a class, and the loss in the units of the training. Where datasets have
 * different numbers of outputs, the surplus columns are empty.
 */
public final class PredictionsCsv {

    private PredictionsCsv() {}

    /** Writes everything, line by line, and leaves the writer open. */
    public static void write(Study study, Writer out) {
        int outputs = study.data().stream().mapToInt(facts -> facts.outputs()).max().orElse(0);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(header(outputs));
        for (Series series : study.evaluations()) {
            for (Outcome outcome : series.outcomes()) {
                outcome.rows().ifPresent(rows -> write(csv, outcome, rows, outputs));
            }
        }
        flush(csv);
    }

    private static List<String> header(int outputs) {
        List<String> header = new ArrayList<>(List.of("dataset", "arm", "replicate", "row"));
        for (int k = 1; k <= outputs; k++) {
            header.add("prediction" + (outputs > 1 ? k : ""));
        }
        header.add("loss");
        return header;
    }

    private static void write(CsvWriter csv, Outcome outcome, TestRows rows, int outputs) {
        for (int i = 0; i < rows.rows().length; i++) {
            List<String> line = new ArrayList<>(outputs + 5);
            line.add(outcome.trial().dataset());
            line.add(outcome.trial().arm().name());
            line.add(Integer.toString(outcome.trial().replicate()));
            line.add(Integer.toString(rows.rows()[i]));
            for (int k = 0; k < outputs; k++) {
                line.add(
                        k < rows.outputs()
                                ? Numbers.shortest(rows.predictions()[i * rows.outputs() + k])
                                : "");
            }
            line.add(Numbers.shortest(rows.losses()[i]));
            csv.writeRecord(line);
        }
    }

    private static void flush(CsvWriter csv) {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

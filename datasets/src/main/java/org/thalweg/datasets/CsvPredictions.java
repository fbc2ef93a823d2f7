package org.thalweg.datasets;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.thalweg.data.Encoding;
import org.thalweg.data.Encoding.Source;
import org.thalweg.data.FileOrigin;
import org.thalweg.text.Numbers;

/**
 * Predictions as CSV: for each row that was read its number among the rows of the file, the first being 1, and what is predicted
 * of each target: a number, or a class and, in columns {@code target=class}, what the model gives each class, such as its
 * probability. Numbers parse back to the same doubles.
 */
public final class CsvPredictions {

    private CsvPredictions() {}

    /**
     * Writes predictions.
     *
     * @param columns of the model
     * @param origin of the data, which says which rows were left out
     * @param predictions one row for each instance, in the order of the outputs
     * @param out is flushed, and not closed
     */
    public static void write(
            Encoding columns, FileOrigin origin, double[][] predictions, Writer out)
            throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(header(columns));
        Set<Integer> skipped = new HashSet<>(origin.skipped());
        int row = 0;
        for (double[] prediction : predictions) {
            do {
                row++;
            } while (skipped.contains(row));
            csv.writeRecord(line(columns, row, prediction));
        }
        csv.flush();
    }

    private static List<String> header(Encoding columns) {
        List<String> header = new ArrayList<>(List.of("row"));
        for (Source target : columns.targets()) {
            header.add(target.name());
            target.categories().forEach(category -> header.add(target.name() + "=" + category));
        }
        return header;
    }

    private static List<String> line(Encoding columns, int row, double[] prediction) {
        List<String> line = new ArrayList<>(List.of(Integer.toString(row)));
        int from = 0;
        for (Source target : columns.targets()) {
            int width = Math.max(1, target.categories().size());
            if (target.isCategorical()) {
                line.add(target.categories().get(largest(prediction, from, from + width)));
            }
            IntStream.range(from, from + width)
                    .mapToObj(k -> Numbers.shortest(prediction[k]))
                    .forEach(line::add);
            from += width;
        }
        return line;
    }

    /** The class that accuracy counts: the first of several largest. */
    private static int largest(double[] prediction, int from, int to) {
        int best = from;
        for (int k = from; k < to; k++) {
            best = prediction[k] > prediction[best] ? k : best;
        }
        return best - from;
    }
}

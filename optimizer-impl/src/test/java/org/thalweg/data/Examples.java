package org.thalweg.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Real data for tests of what becomes of them: plain files of commas and numbers, after one line of something else. */
final class Examples {

    private Examples() {}

    /** Three classes of wine, by 13 measurements. */
    static Dataset wine() {
        List<double[]> rows = rows("wine_data.csv");
        double[][] classes = new double[rows.size()][3];
        for (int i = 0; i < classes.length; i++) {
            classes[i][(int) last(rows.get(i))] = 1;
        }
        Dataset wine = Dataset.of(inputs(rows), classes);
        return wine.withNames(wine.inputNames(), List.of("0", "1", "2"));
    }

    /** The progression of diabetes, by 10 measurements. */
    static Dataset diabetes() {
        List<double[]> rows = rows("diabetes.csv");
        double[][] targets =
                rows.stream().map(row -> new double[] {last(row)}).toArray(double[][]::new);
        return Dataset.of(inputs(rows), targets);
    }

    private static List<double[]> rows(String file) {
        try {
            return Files.readAllLines(Path.of("..", "examples", "data", file)).stream()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble))
                    .map(values -> values.toArray())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[][] inputs(List<double[]> rows) {
        return rows.stream()
                .map(row -> Arrays.copyOf(row, row.length - 1))
                .toArray(double[][]::new);
    }

    private static double last(double[] row) {
        return row[row.length - 1];
    }
}

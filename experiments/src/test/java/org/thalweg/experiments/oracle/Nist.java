package org.thalweg.experiments.oracle;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One of NIST's sets of Statistical Reference Datasets for linear regression, with its certified values.
 *
 * @param name as NIST has it
 * @param degree of the polynomial; 1 also where several inputs enter linearly
 * @param rows y, then the inputs, as printed
 * @param certified by NIST's names: B0, B1, …, RSD, R2
 */
record Nist(String name, int degree, List<String[]> rows, Map<String, String> certified) {

    /** Lines of the file before its data. */
    private static final int HEADER = 60;

    /** Digits that NIST prints. */
    private static final double PRINTED = 15;

    static Nist read(Path folder, String name) throws IOException {
        List<String[]> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(folder.resolve(name + ".dat"));
        for (String line : lines.subList(HEADER, lines.size())) {
            if (!line.isBlank()) {
                rows.add(line.strip().split("\\s+"));
            }
        }
        Map<String, String> certified = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("certified.csv"))) {
            String[] fields = line.split(",", -1);
            if (fields[0].equals(name)) {
                certified.put(fields[1], fields[2]);
            }
        }
        return new Nist(name, degree(name), rows, certified);
    }

    private static int degree(String name) {
        return name.startsWith("Wampler")
                ? 5
                : Map.of("Filip", 10, "Pontius", 2).getOrDefault(name, 1);
    }

    boolean bias() {
        return certified.containsKey("B0");
    }

    /** The targets, one a row. */
    double[][] targets() {
        return rows.stream()
                .map(row -> new double[] {Double.parseDouble(row[0])})
                .toArray(double[][]::new);
    }

    /** The targets, in twice the precision. */
    TwoFold exactTargets() {
        List<BigDecimal> exact = rows.stream().map(row -> new BigDecimal(row[0])).toList();
        double[] first = rounded(exact);
        return new TwoFold(first, rest(exact, first));
    }

    /** The inputs, or the powers of the one input, each rounded to double. */
    double[][] inputs() {
        return rows.stream().map(this::inputs).map(Nist::rounded).toArray(double[][]::new);
    }

    /** The inputs and, with a bias, a column of ones, in twice the precision: powers and decimals lose nothing to speak of. */
    DesignMatrix design() {
        List<double[]> high = new ArrayList<>();
        List<double[]> low = new ArrayList<>();
        for (String[] row : rows) {
            List<BigDecimal> exact = new ArrayList<>(inputs(row));
            if (bias()) {
                exact.add(BigDecimal.ONE);
            }
            double[] first = rounded(exact);
            high.add(first);
            low.add(rest(exact, first));
        }
        return DesignMatrix.of(high.get(0).length, high, low);
    }

    private List<BigDecimal> inputs(String[] row) {
        List<BigDecimal> result = new ArrayList<>();
        for (int j = 1; j < row.length; j++) {
            for (int power = 1; power <= degree; power++) {
                result.add(new BigDecimal(row[j]).pow(power));
            }
        }
        return result;
    }

    private static double[] rest(List<BigDecimal> exact, double[] rounded) {
        double[] rest = new double[rounded.length];
        for (int j = 0; j < rest.length; j++) {
            rest[j] = exact.get(j).subtract(new BigDecimal(rounded[j])).doubleValue();
        }
        return rest;
    }

    private static double[] rounded(List<BigDecimal> exact) {
        return exact.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    }

    /** Returns the digits of the worst coefficient; the bias comes last. */
    double digits(double[] coefficients) {
        double worst = PRINTED;
        for (int j = 0; j < coefficients.length; j++) {
            boolean last = bias() && j == coefficients.length - 1;
            worst = Math.min(worst, digits("B" + (last ? 0 : j + 1), coefficients[j]));
        }
        return worst;
    }

    /** Returns the digits of the residuals' standard deviation, where the mean square of N residuals is this. */
    double deviationDigits(double meanSquare) {
        int parameters =
                (int) certified.keySet().stream().filter(key -> key.startsWith("B")).count();
        double deviation = Math.sqrt(meanSquare * rows.size() / (rows.size() - parameters));
        return digits("RSD", deviation);
    }

    /** −log₁₀ of the relative error, or of the absolute one where 0 is certified: at most what NIST prints. */
    private double digits(String quantity, double value) {
        BigDecimal expected = new BigDecimal(Objects.requireNonNull(certified.get(quantity)));
        double error = new BigDecimal(value).subtract(expected).abs().doubleValue();
        double scale = expected.signum() == 0 ? 1 : Math.abs(expected.doubleValue());
        return error == 0 ? PRINTED : Math.min(PRINTED, -Math.log10(error / scale));
    }
}

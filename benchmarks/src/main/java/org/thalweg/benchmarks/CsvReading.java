package org.thalweg.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.data.Dataset;
import org.thalweg.datasets.Csv;

/**
 * How fast is a CSV file read? 64 MB of 21 columns, numbers of 6 to 7 characters or of 17 digits.
 *
 * <p>{@code benchmarks/run CsvReading}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 7)
@Fork(1)
@State(Scope.Benchmark)
public class CsvReading {

    private static final int COLUMNS = 21;

    @Param("64")
    int megabytes;

    @Param({"short", "long"})
    String numbers = "";

    private Path file = Path.of("");

    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("benchmark", ".csv");
        long size = megabytes * 1_000_000L;
        long written = 0;
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (long row = 0; written < size; row++) {
                String line = line(row);
                writer.write(line);
                written += line.length();
            }
        }
    }

    private String line(long row) {
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < COLUMNS; k++) {
            double value = SampleData.uniform(1, row * COLUMNS + k);
            line.append(k == 0 ? "" : ",")
                    .append(
                            numbers.equals("short")
                                    ? String.format(Locale.ROOT, "%.4f", value)
                                    : Double.toString(value));
        }
        return line.append('\n').toString();
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    /** The bytes alone. */
    @Benchmark
    public long read() throws IOException {
        byte[] buffer = new byte[1 << 16];
        long sum = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                sum += buffer[n - 1];
            }
        }
        return sum;
    }

    /** What one writes first: lines, split, parsed. */
    @Benchmark
    @Against("read")
    public double split() throws IOException {
        double sum = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                for (String field : line.split(",", -1)) {
                    sum += Double.parseDouble(field);
                }
            }
        }
        return sum;
    }

    @Benchmark
    @Against({"read", "split"})
    public Dataset ours() {
        return Csv.read(file).header(false).target("21");
    }
}

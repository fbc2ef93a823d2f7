package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.data.DataException;
import org.thalweg.data.Dataset;

/** What is read quickly, behind the records that are looked at first, is what would be read with a closer look. */
class QuickLinesTest {

    private static final Csv.Pace QUICK = new Csv.Pace(2, true);

    private static final List<String> ODD =
            List.of(
                    "",
                    " ",
                    "-",
                    ".",
                    "NA",
                    "-200",
                    "-200.0",
                    "1,5",
                    "1.234",
                    "\"2,5\"",
                    "\"3\"",
                    " \"4\"",
                    "\"4\" ",
                    "\" 5 \"",
                    "\"6\"\"\"",
                    "\"7\n8\"",
                    "\"7\r\n8\"",
                    "\"",
                    "5\"",
                    "7%",
                    "0%",
                    "$8",
                    "1e5",
                    "1E-5",
                    "+9",
                    "-0",
                    "007",
                    "1e999",
                    "1e-999",
                    "0x1p3",
                    "1d",
                    "NaN",
                    "1 000",
                    "\u22125",
                    "\u00a05",
                    "\ufeff6",
                    "5.",
                    ".5",
                    "-.5",
                    "1.2.3",
                    "1-2",
                    "--1",
                    "1e",
                    "e1",
                    "1\r2",
                    "1\r",
                    "1\0005",
                    "#1",
                    "12345678901234567890",
                    "0.1234567890123456789",
                    "9007199254740993",
                    "-900719925474099.3");

    private static final List<String> ENDS =
            List.of("\n", "\n", "\n", "\r\n", ",\n", "\n\n", ",9\n");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void reads_what_a_closer_look_reads(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = random.nextInt(3) > 0 ? table(random) : wholeNumbers(random);
            Path file = Files.writeString(folder.resolve("t.csv"), text);
            Csv csv = Csv.read(file).header(true);
            csv = random.nextBoolean() ? csv.decimal(random.nextInt(5) == 0 ? ',' : '.') : csv;
            csv = random.nextBoolean() ? csv.missing(Missing.SKIP) : csv;
            csv = random.nextBoolean() ? csv.missingValues("NA", "-200", "1,5") : csv;
            csv = random.nextBoolean() ? csv.categorical("word") : csv.groupBy("word");
            csv = random.nextBoolean() ? csv.drop("b") : csv;
            Csv reader = csv;
            assertEquals(
                    outcome(reader.at(new Csv.Pace(2, false))),
                    outcome(reader.at(QUICK)),
                    () -> "seed " + seed + ": " + text);
        }
    }

    /** Mostly ordinary lines, so that odd ones come after some that were read quickly. */
    private static String table(SplittableRandom random) {
        int oddity = random.nextInt(4);
        StringBuilder text = new StringBuilder("a,b,word,y\n1.5,2.5,u,3\n");
        for (int row = random.nextInt(12); row >= 0; row--) {
            String[] fields = {number(random), number(random), word(random), number(random)};
            if (random.nextInt(4) < oddity) {
                fields[random.nextInt(4)] = ODD.get(random.nextInt(ODD.size()));
            }
            text.append(String.join(",", fields));
            text.append(ENDS.get(random.nextInt(random.nextInt(8) < oddity ? ENDS.size() : 3)));
        }
        return random.nextBoolean() ? text.toString() : text.toString().stripTrailing();
    }

    /** Without a decimal mark, but for odd lines. */
    private static String wholeNumbers(SplittableRandom random) {
        return table(random).replaceAll("(?<=\\d)\\.\\d+(?=,|\\R|$)", "");
    }

    private static String word(SplittableRandom random) {
        return List.of("u", "v", "\"w, x\"", "1", "1.0", " v").get(random.nextInt(6));
    }

    private static String number(SplittableRandom random) {
        double value = random.nextDouble(-100, 100);
        return switch (random.nextInt(4)) {
            case 0 -> Double.toString(value);
            case 1 -> Integer.toString((int) value);
            case 2 -> String.format(Locale.ROOT, " %.4f", value);
            default -> String.format(Locale.ROOT, "%.20e", value);
        };
    }

    private static String outcome(Csv csv) {
        try {
            Dataset data = csv.target("y");
            return rows(data, data.groupColumn().isPresent() ? data::groupOf : i -> "")
                    + data.inputNames()
                    + data.origin();
        } catch (DataException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String rows(Dataset data, Function<Integer, String> group) {
        return IntStream.range(0, data.size())
                .mapToObj(
                        i ->
                                IntStream.range(0, data.inputs())
                                                .mapToObj(j -> Double.toString(data.input(i, j)))
                                                .collect(Collectors.joining(" "))
                                        + " "
                                        + data.target(i, 0)
                                        + group.apply(i))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void reads_every_number_to_the_nearest_double() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        List<String> numbers = IntStream.range(0, 20_000).mapToObj(i -> digits(random)).toList();
        Path file =
                Files.writeString(
                        folder.resolve("numbers.csv"),
                        "x,y\n"
                                + numbers.stream()
                                        .map(n -> n + ",1\n")
                                        .collect(Collectors.joining()));
        Dataset data = Csv.read(file).at(QUICK).decimal('.').target("y");
        for (int i = 0; i < numbers.size(); i++) {
            String text = numbers.get(i);
            long bits = Double.doubleToRawLongBits(Double.parseDouble(text));
            assertEquals(bits, Double.doubleToRawLongBits(data.input(i, 0)), text);
        }
    }

    private static String digits(SplittableRandom random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int count = 1 + random.nextInt(24);
        int mark = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            text.append(i == mark ? "." : "").append(random.nextInt(10));
        }
        return random.nextInt(4) > 0 ? text.toString() : text + "e" + random.nextInt(-40, 40);
    }

    @Test
    void reads_lines_that_are_longer_than_what_is_read_at_a_time() throws IOException {
        int columns = 30_000;
        String header =
                IntStream.range(0, columns).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
        String line =
                IntStream.range(0, columns)
                        .mapToObj(i -> i + ".25")
                        .collect(Collectors.joining(","));
        Path file =
                Files.writeString(
                        folder.resolve("wide.csv"), header + ",y\n" + (line + ",1\n").repeat(5));
        Dataset data = Csv.read(file).at(QUICK).target("y");
        assertEquals(5, data.size());
        assertEquals(columns - 1 + 0.25, data.input(4, columns - 1));
    }

    @Test
    void names_the_line_of_what_is_wrong_behind_lines_read_quickly() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("t.csv"), "x,y\n" + "1,2\n".repeat(3_000) + "1,oops\n1,2\n");
        assertEquals(
                file
                        + ":3002: column 'y' is not a number: 'oops'. Use `classes` for a target that names classes.",
                outcome(Csv.read(file)));
    }

    @Test
    void names_the_line_of_a_quote_behind_lines_read_quickly() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("t.csv"),
                        "x,y\n" + "1,2\n".repeat(3_000) + "\"1\"2,2\n1,2\n");
        assertEquals(
                file
                        + ":3002: Unexpected character after closing quote: '2' (0x32). Within quotes a quote is written twice; `quote` sets another character.",
                outcome(Csv.read(file)));
    }
}

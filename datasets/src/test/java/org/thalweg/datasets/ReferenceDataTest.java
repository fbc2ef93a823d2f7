package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.data.Dataset;
import org.thalweg.data.Preprocessing;

/**
 * Files that may not be shipped, read from the folder that the system property {@code
 * thalweg.reference} names. R² by other programs.
 */
class ReferenceDataTest {

    @Test
    void reads_red_wine_separated_by_semicolons() {
        Dataset data = Csv.read(file("small/winequality-red.csv")).target("quality");
        assertEquals("Dataset of 1599 × 11 inputs, targets: quality", data.toString());
        assertEquals("fixed acidity", data.inputNames().get(0));
        assertArrayEquals(new String[] {"0.360552"}, LeastSquares.rSquared(data, 6));
    }

    @Test
    void reads_white_wine_separated_by_semicolons() {
        Dataset data = Csv.read(file("small/winequality-white.csv")).delimiter(';').target(12);
        assertEquals(4898, data.size());
        assertArrayEquals(new String[] {"0.281870"}, LeastSquares.rSquared(data, 6));
    }

    @Test
    void reads_auto_mpg_separated_by_blanks_with_missing_values() {
        Dataset data =
                Csv.read(file("small/auto-mpg.data")).drop("9").missing(Missing.SKIP).target(1);
        assertEquals("Dataset of 392 × 7 inputs, targets: 1", data.toString());
        assertEquals(List.of("2", "3", "4", "5", "6", "7", "8"), data.inputNames());
        assertEquals(6, data.origin().skippedRows());
        assertArrayEquals(new String[] {"0.8215"}, LeastSquares.rSquared(data, 4));
    }

    /** The mean and median of the horsepower of 392 cars are those that pandas tells. */
    @Test
    void fills_the_gaps_of_auto_mpg() {
        Csv csv = Csv.read(file("small/auto-mpg.data")).drop("9");
        for (Missing missing : List.of(Missing.MEAN, Missing.MEDIAN)) {
            Dataset data = csv.missing(missing).target(1);
            assertEquals(398, data.size());
            assertEquals(Map.of("4", 6), data.missing());
            Preprocessing found = Preprocessing.fit(data, Optional.empty(), false);
            double expected = missing == Missing.MEAN ? 104.46938775510205 : 93.5;
            assertEquals(expected, found.fills().orElseThrow().values().get(2), 1e-12);
            assertEquals(Map.of(), found.apply(data).missing());
        }
    }

    @Test
    void reads_abalone_with_a_category() {
        Dataset data = Csv.read(file("small/abalone.data")).categorical("1").target("9");
        assertEquals(4177, data.size());
        assertEquals(
                List.of("1=F", "1=I", "1=M", "2", "3", "4", "5", "6", "7", "8"), data.inputNames());
        assertArrayEquals(new String[] {"0.5379"}, LeastSquares.rSquared(data, 4));
    }

    @Test
    void reads_concrete() {
        Dataset data = Csv.read(file("small/concrete.csv")).target("compressive_strength");
        assertEquals(1030, data.size());
        assertArrayEquals(new String[] {"0.6155"}, LeastSquares.rSquared(data, 4));
    }

    @Test
    void reads_energy_with_two_targets() {
        Dataset data = Csv.read(file("small/energy_efficiency.csv")).targets("Y1", "Y2");
        assertEquals("Dataset of 768 × 8 inputs, targets: Y1, Y2", data.toString());
        assertArrayEquals(new String[] {"0.9162", "0.8878"}, LeastSquares.rSquared(data, 4));
    }

    @Test
    void reads_the_same_digits_as_those_shipped() {
        Dataset shipped =
                Csv.read(Path.of("..", "examples", "data", "sklearn_digits.csv.gz")).classes(-1);
        Dataset published = Csv.read(file("digits/optdigits.tes")).classes(-1);
        assertEquals(published, shipped);
        assertEquals(published.hash(), shipped.hash());
    }

    static Path file(String name) {
        Optional<String> folder =
                Optional.ofNullable(System.getProperty("thalweg.reference"))
                        .filter(text -> !text.isBlank());
        assumeTrue(
                folder.isPresent(),
                "skipped: -Dthalweg.reference=FOLDER does not say where the reference data are");
        return Path.of(folder.orElseThrow()).resolve(name);
    }
}

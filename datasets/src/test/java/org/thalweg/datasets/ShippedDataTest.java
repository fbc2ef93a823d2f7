package org.thalweg.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.data.Dataset;

/** Shapes, class counts and R² of least squares, as published or computed by other programs. */
class ShippedDataTest {

    private static final Path DATA = Path.of("..", "examples", "data");

    @Test
    void reads_diabetes() {
        Dataset data = Csv.read(DATA.resolve("diabetes.csv")).target("progression");
        assertEquals("Dataset of 442 × 10 inputs, targets: progression", data.toString());
        assertEquals(
                List.of("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"),
                data.inputNames());
        assertEquals(32.1, data.input(0, 2));
        assertEquals(151, data.target(0, 0));
        assertEquals(57, data.target(441, 0));
        assertArrayEquals(new String[] {"0.5177"}, LeastSquares.rSquared(data, 4));
    }

    @Test
    void reads_breast_cancer() {
        Dataset data = Csv.read(DATA.resolve("breast_cancer.csv")).skipLines(1).classes(-1);
        assertEquals("Dataset of 569 × 30 inputs, classes: 0, 1", data.toString());
        assertArrayEquals(new int[] {212, 357}, classCounts(data));
        assertEquals(17.99, data.input(0, 0));
    }

    @Test
    void reads_breast_cancer_with_a_single_output() {
        Dataset data = Csv.read(DATA.resolve("breast_cancer.csv")).skipLines(1).target(-1);
        assertEquals(1, data.outputs());
        assertEquals(true, data.isClassification());
        assertArrayEquals(new int[] {212, 357}, classCounts(data));
    }

    @Test
    void reads_iris() {
        Dataset data = Csv.read(DATA.resolve("iris.csv")).skipLines(1).classes("5");
        assertEquals("Dataset of 150 × 4 inputs, classes: 0, 1, 2", data.toString());
        assertArrayEquals(new int[] {50, 50, 50}, classCounts(data));
    }

    @Test
    void reads_wine() {
        Dataset data = Csv.read(DATA.resolve("wine_data.csv")).skipLines(1).classes(-1);
        assertEquals("Dataset of 178 × 13 inputs, classes: 0, 1, 2", data.toString());
        assertArrayEquals(new int[] {59, 71, 48}, classCounts(data));
    }

    @Test
    void reads_linnerud() {
        Dataset exercise = Csv.read(DATA.resolve("linnerud_exercise.csv")).targets("Jumps");
        Dataset body = Csv.read(DATA.resolve("linnerud_physiological.csv")).targets("Pulse");
        assertEquals(List.of("Chins", "Situps"), exercise.inputNames());
        double[][] inputs = new double[20][3];
        double[][] targets = new double[20][3];
        for (int i = 0; i < 20; i++) {
            exercise.copyInputs(i, inputs[i], 0);
            exercise.copyTargets(i, inputs[i], 2);
            body.copyInputs(i, targets[i], 0);
            body.copyTargets(i, targets[i], 2);
        }
        assertArrayEquals(
                new String[] {"0.2679", "0.5478", "0.0749"},
                LeastSquares.rSquared(Dataset.of(inputs, targets), 4));
    }

    @Test
    void reads_digits() {
        Dataset data = Csv.read(DATA.resolve("sklearn_digits.csv.gz")).classes(-1);
        assertEquals(
                "Dataset of 1797 × 64 inputs, classes: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9",
                data.toString());
        // Counts as in scikit-learn's load_digits.
        assertArrayEquals(
                new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180}, classCounts(data));
    }

    static int[] classCounts(Dataset data) {
        int[] counts = new int[data.classNames().size()];
        for (int i = 0; i < data.size(); i++) {
            counts[data.classOf(i)]++;
        }
        return counts;
    }
}

package org.thalweg.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Block;
import org.thalweg.Clock;
import org.thalweg.data.Dataset;
import org.thalweg.engine.Chain;
import org.thalweg.engine.Descent;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;
import org.thalweg.optimizers.Sgd;
import org.thalweg.training.Fit;
import org.thalweg.training.Training;
import org.thalweg.training.Variant;

/** What is compared is the same work: yardsticks end with the same loss as training does, on data of any shape. */
class YardstickTest {

    /** Sums in another order, over some thousand steps: seen are 1e-13. */
    private static final double ROUNDING = 1e-9;

    /** A shape that follows from a seed. */
    private record Shape(long seed, int rows, int features, int batch, int epochs) {

        static Shape of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return new Shape(
                    seed,
                    random.nextInt(1, 600),
                    random.nextInt(1, 130),
                    random.nextInt(1, 100),
                    random.nextInt(1, 4));
        }

        Dataset data() {
            return SampleData.of(rows, features, 1).dataset();
        }

        Training training() {
            return Training.of(new Linear(), new SquaredError()).batchSize(batch).epochs(epochs);
        }
    }

    static List<Shape> shapes() {
        return LongStream.range(0, 6).mapToObj(Shape::of).toList();
    }

    private static double lastLoss(Fit fit) {
        return fit.history().get(fit.history().size() - 1).loss();
    }

    private static double result(CProgram program) {
        try (program) {
            double first = program.run();
            assertThat(program.run()).as("the second time").isEqualTo(first);
            return first;
        }
    }

    private static void assertSame(double yardstick, double ours) {
        assertThat(yardstick).isCloseTo(ours, within(ROUNDING * Math.abs(ours)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void an_epoch_in_c(Shape shape) {
        assumeTrue(CProgram.hasCompiler());
        Fit fit = shape.training().epochs(1).optimize(Chain.of(new Sgd(1e-3))).run(shape.data());
        for (String way : List.of("gather", "prefetch")) {
            CProgram program =
                    CProgram.start(
                            "w1",
                            shape.rows,
                            shape.features,
                            shape.batch,
                            way,
                            RowOrder.file(shape.rows, 1, 1));
            assertSame(result(program), lastLoss(fit));
        }
    }

    private static double sumOfThirtyTwo(Shape shape) {
        List<Variant> variants = Optimizers.thirtyTwo();
        return shape.training().run(shape.data(), variants).stream()
                .mapToDouble(YardstickTest::lastLoss)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void thirty_two_variants_in_c(Shape shape) {
        assumeTrue(CProgram.hasCompiler());
        double ours = sumOfThirtyTwo(shape);
        for (String way : List.of("stacked", "solo")) {
            CProgram program =
                    CProgram.start(
                            "w3",
                            shape.rows,
                            shape.features,
                            shape.batch,
                            shape.epochs,
                            way,
                            RowOrder.file(shape.rows, 1, shape.epochs));
            assertSame(result(program), ours);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void thirty_two_variants_in_numpy(Shape shape) {
        assumeTrue(CProgram.hasNumpy());
        CProgram program =
                CProgram.numpy(
                        "w3",
                        shape.rows,
                        shape.features,
                        shape.batch,
                        shape.epochs,
                        RowOrder.file(shape.rows, 1, shape.epochs));
        assertSame(result(program), sumOfThirtyTwo(shape));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void small_steps_in_c(Shape shape) {
        assumeTrue(CProgram.hasCompiler());
        for (String links : List.of("sgd", "chain")) {
            Chain chain = links.equals("sgd") ? Chain.of(new Sgd(1e-3)) : Optimizers.fourLinks();
            Fit fit = shape.training().batchSize(1).optimize(chain).run(shape.data());
            CProgram program =
                    CProgram.start(
                            "tiny",
                            shape.rows,
                            shape.features,
                            shape.epochs,
                            links,
                            RowOrder.file(shape.rows, 1, shape.epochs));
            assertSame(result(program), lastLoss(fit));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_chain_in_c(Shape shape) {
        assumeTrue(CProgram.hasCompiler());
        int size = shape.features;
        double[] gradient = SampleData.of(1, size, 1).x();
        List<Block> blocks = List.of(new Block("W", 1, size, Block.Role.WEIGHTS));
        Descent descent =
                new Descent(Optimizers.fourLinks(), List.of(), blocks, new double[size], 1);
        for (int step = 1; step <= shape.rows; step++) {
            System.arraycopy(gradient, 0, descent.gradient(), 0, size);
            descent.step(new Clock(step, 1, 0), 1, (at, into) -> 0);
        }
        double ours = Arrays.stream(descent.parameters()).sum();
        assertSame(result(CProgram.start("w4", size, shape.rows)), ours);
    }
}

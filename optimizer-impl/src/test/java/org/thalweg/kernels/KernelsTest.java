package org.thalweg.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.thalweg.kernels.Kernels.BLOCK;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each implementation against the sums written as in {@link Kernels}' Javadoc: to the bit. */
class KernelsTest {

    private static final int[] COUNTS = {1, 2, 3, 4, 5, 7, 8, 9, 16, 19};
    private static final int[] INPUTS = {
        1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 95, 96, 97, 103, 104
    };

    static List<Kernels> all() {
        return InstalledKernels.all();
    }

    private final SplittableRandom random = new SplittableRandom(3);

    /** Numbers of different sizes, so that another order of a sum is another sum. */
    private double[] numbers(int count) {
        return random.doubles(count, -1, 1).map(x -> x * Math.pow(2, random.nextInt(40))).toArray();
    }

    @Test
    void are_tried_with_vectors_too() {
        assertThat(all()).as("the tests' JVM has the vector module").hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("all")
    void compute_a_lane_over_few_features_in_order_and_many_in_eight_sums(Kernels kernels) {
        for (int count : COUNTS) {
            for (int inputs : INPUTS) {
                double[] x = numbers(3 + count * inputs);
                double[] w = numbers(2 + inputs);
                double[] z = numbers(1 + count);
                double[] expected = z.clone();
                for (int n = 0; n < count; n++) {
                    double[] sums = new double[inputs < 96 ? 1 : 8];
                    for (int d = 0; d < inputs; d++) {
                        sums[d % sums.length] += x[3 + n * inputs + d] * w[2 + d];
                    }
                    double sum = 0;
                    for (double part : sums) {
                        sum += part;
                    }
                    expected[1 + n] = sum;
                }
                kernels.dots(x, 3, count, inputs, w, 2, z, 1);
                assertThat(z).as("%d × %d", count, inputs).isEqualTo(expected);
                for (int n = 0; n < count; n++) {
                    assertThat(kernels.dot(x, 3 + n * inputs, inputs, w, 2))
                            .isEqualTo(expected[1 + n]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void sum_a_lanes_gradient_over_the_instances_in_order(Kernels kernels) {
        for (int count : COUNTS) {
            for (int inputs : INPUTS) {
                double[] x = numbers(3 + count * inputs);
                double[] s = numbers(1 + count);
                double[] g = numbers(2 + inputs + 1);
                double[] expected = g.clone();
                for (int d = 0; d < inputs; d++) {
                    for (int n = 0; n < count; n++) {
                        expected[2 + d] += x[3 + n * inputs + d] * s[1 + n];
                    }
                }
                kernels.addScaled(x, 3, count, inputs, s, 1, g, 2);
                assertThat(g).as("%d × %d", count, inputs).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void begin_a_lanes_gradient_as_if_zeros_were_there(Kernels kernels) {
        for (int inputs : INPUTS) {
            double[] x = numbers(3 + inputs);
            x[3] = -0.0;
            double[] g = numbers(2 + inputs + 1);
            double[] expected = g.clone();
            Arrays.fill(expected, 2, 2 + inputs, 0);
            InstalledKernels.plain().addScaled(x, 3, 1, inputs, new double[] {0.1}, 0, expected, 2);
            kernels.scale(x, 3, inputs, 0.1, g, 2);
            assertThat(g).as("%d", inputs).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void subtract_and_see_what_is_not_finite(Kernels kernels) {
        for (int length : INPUTS) {
            double[] p = numbers(3 + length);
            double[] u = numbers(3 + length);
            double[] nextU = u.clone();
            double[] nextP = p.clone();
            for (int i = 2; i < 2 + length; i++) {
                nextU[i] = u[i] * 0.1;
                nextP[i] = p[i] - nextU[i];
            }
            assertThat(kernels.subtract(p, u, 2, 2 + length, 0.1)).isTrue();
            assertThat(u).isEqualTo(nextU);
            assertThat(p).isEqualTo(nextP);
            for (int i = 2; i < 2 + length; i++) {
                for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
                    double[] spoilt = p.clone();
                    spoilt[i] = bad;
                    assertThat(kernels.subtract(spoilt, u, 2, 2 + length, 0.1)).isFalse();
                }
            }
            p[0] = Double.NaN;
            p[2 + length] = Double.NaN;
            assertThat(kernels.subtract(p, u, 2, 2 + length, 0.1)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void compute_each_lane_of_a_block_as_if_it_were_alone(Kernels kernels) {
        for (int blocks = 1; blocks <= 4; blocks++) {
            for (int count : COUNTS) {
                for (int inputs : INPUTS) {
                    double[] x = numbers(3 + count * inputs);
                    double[] w = numbers(blocks * inputs * BLOCK);
                    double[] z = new double[blocks * count * BLOCK];
                    kernels.multiply(x, 3, count, inputs, w, blocks, z);
                    for (int lane = 0; lane < blocks * BLOCK; lane++) {
                        double[] alone = new double[count];
                        double[] weights = lane(w, lane, inputs);
                        InstalledKernels.plain().dots(x, 3, count, inputs, weights, 0, alone, 0);
                        assertThat(lane(z, lane, count)).isEqualTo(alone);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void sum_each_gradient_of_a_block_as_if_it_were_alone(Kernels kernels) {
        for (int blocks = 1; blocks <= 4; blocks++) {
            for (int count : COUNTS) {
                for (int inputs : INPUTS) {
                    double[] x = numbers(3 + count * inputs);
                    double[] s = numbers(blocks * count * BLOCK);
                    double[] g = numbers(blocks * inputs * BLOCK);
                    double[] before = g.clone();
                    kernels.addProducts(x, 3, count, inputs, s, blocks, g);
                    for (int lane = 0; lane < blocks * BLOCK; lane++) {
                        double[] alone = lane(before, lane, inputs);
                        double[] slopes = lane(s, lane, count);
                        InstalledKernels.plain()
                                .addScaled(x, 3, count, inputs, slopes, 0, alone, 0);
                        assertThat(lane(g, lane, inputs)).isEqualTo(alone);
                    }
                }
            }
        }
    }

    /** Returns what belongs to a lane, of arrays with so many rows of eight a block. */
    private static double[] lane(double[] blocks, int lane, int rows) {
        double[] numbers = new double[rows];
        Arrays.setAll(numbers, i -> blocks[(lane / BLOCK * rows + i) * BLOCK + lane % BLOCK]);
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("all")
    void go_through_the_squared_error_in_order(Kernels kernels) {
        for (int blocks = 1; blocks <= 3; blocks++) {
            for (int count : COUNTS) {
                int lanes = blocks * BLOCK;
                double[] z = numbers(lanes * count);
                double[] b = numbers(lanes);
                double[] y = numbers(2 + count);
                double[] losses = numbers(lanes);
                double[] db = numbers(lanes);
                double[] before = z.clone();
                double[] loss = losses.clone();
                double[] sum = db.clone();
                double[] dz = z.clone();
                double slope = 1.0 / count;
                for (int lane = 0; lane < lanes; lane++) {
                    for (int n = 0; n < count; n++) {
                        int i = (lane / BLOCK * count + n) * BLOCK + lane % BLOCK;
                        double e = before[i] + b[lane] - y[2 + n];
                        loss[lane] += e * e;
                        dz[i] = slope * (2 * e);
                        sum[lane] += dz[i];
                    }
                }
                kernels.squaredErrors(z, blocks, count, b, y, 2, slope, losses, db);
                assertThat(z).isEqualTo(dz);
                assertThat(losses).isEqualTo(loss);
                assertThat(db).isEqualTo(sum);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void sum_squares_in_eight_interleaved_sums(Kernels kernels) {
        for (int length = 0; length < 40; length++) {
            double[] x = numbers(length + 5);
            double[] sums = new double[8];
            for (int i = 0; i < length; i++) {
                sums[i % 8] += (x[2 + i] * 0.5) * (x[2 + i] * 0.5);
            }
            double expected = 0;
            for (double sum : sums) {
                expected += sum;
            }
            assertThat(kernels.sumOfSquares(x, 2, 2 + length, 0.5)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void see_every_number_that_is_not_finite(Kernels kernels) {
        for (int length = 0; length < 40; length++) {
            double[] x = numbers(length);
            assertThat(kernels.areFinite(x)).isTrue();
            for (int i = 0; i < length; i++) {
                for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
                    double[] y = x.clone();
                    y[i] = bad;
                    assertThat(kernels.areFinite(y)).isFalse();
                }
            }
        }
        assertThat(kernels.areFinite(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE})).isTrue();
    }
}

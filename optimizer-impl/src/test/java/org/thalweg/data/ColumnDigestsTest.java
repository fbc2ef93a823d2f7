package org.thalweg.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableLongArray;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnDigestsTest {

    private static double[][] values(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(5);
        return IntStream.range(0, rows)
                .mapToObj(i -> random.doubles(columns, -3, 3).toArray())
                .toArray(double[][]::new);
    }

    private static final double[][] X = values(40, 3);
    private static final double[][] Y = values(40, 1);
    private static final Dataset DATA = Dataset.of(X, Y);

    @Test
    void are_the_same_of_a_view_a_copy_and_whatever_the_chunks() {
        int[] order = {7, 3, 3, 39, 0};
        Dataset view = DATA.select(order);
        assertThat(view.columnDigests()).isEqualTo(view.copy().columnDigests());
        for (int chunk : new int[] {3, 8, 1000}) {
            assertThat(DATA.withChunk(chunk).columnDigests()).isEqualTo(DATA.columnDigests());
        }
        assertThat(DATA.columnDigests().length()).isEqualTo(4);
    }

    @Test
    void differ_in_the_columns_that_do() {
        for (int row : new int[] {0, 17, 39}) {
            double[][] other =
                    IntStream.range(0, 40).mapToObj(i -> X[i].clone()).toArray(double[][]::new);
            other[row][1] = Math.nextUp(other[row][1]);
            ImmutableLongArray changed = Dataset.of(other, Y).columnDigests();
            assertThat(
                            IntStream.range(0, 4)
                                    .filter(j -> changed.get(j) != DATA.columnDigests().get(j)))
                    .containsExactly(1);
        }
    }

    @Test
    void differ_for_other_orders_of_the_rows_and_for_equal_columns_do_not() {
        Dataset turned = DATA.select(IntStream.iterate(39, i -> i - 1).limit(40).toArray());
        assertThat(turned.columnDigests().asList())
                .doesNotContainAnyElementsOf(DATA.columnDigests().asList());
        double[][] swapped = {{1, 2}, {2, 1}, {3, 3}};
        ImmutableLongArray two =
                Dataset.of(swapped, new double[][] {{2}, {1}, {3}}).columnDigests();
        assertThat(two.get(0)).isNotEqualTo(two.get(1));
        assertThat(two.get(1)).isEqualTo(two.get(2));
    }

    /** As of half a million columns of two values, powers of two among them, of which no two are alike. */
    @Test
    void of_short_columns_do_not_collide() {
        int[] numbers = IntStream.range(0, 700).toArray();
        long distinct =
                IntStream.of(numbers)
                        .mapToObj(
                                a -> {
                                    double[][] x = {new double[700], new double[700]};
                                    for (int b : numbers) {
                                        x[0][b] = Math.scalb(1.0, a - 350);
                                        x[1][b] = b;
                                    }
                                    return Dataset.of(x, new double[][] {{0}, {1}});
                                })
                        .flatMap(data -> data.columnDigests().asList().subList(0, 700).stream())
                        .distinct()
                        .count();
        assertThat(distinct).isEqualTo(700L * 700);
    }
}

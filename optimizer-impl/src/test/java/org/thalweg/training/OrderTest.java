package org.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.random.Streams;

class OrderTest {

    private static int[] order(int size, int block, long epoch) {
        int[] order = new int[size];
        Order.fill(order, block, 5, epoch);
        return order;
    }

    @Test
    void shuffles_each_instance_by_itself() {
        assertThat(order(50, 1, 3)).isEqualTo(Streams.permutation(Streams.of(5, "order", "3"), 50));
    }

    @Test
    void keeps_blocks_together_and_each_instance_once() {
        int[] order = order(50, 8, 3);
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 50).toArray());
        for (int i = 1; i < 50; i++) {
            if (order[i] % 8 != 0) {
                assertThat(order[i]).isEqualTo(order[i - 1] + 1);
            }
        }
        assertThat(order).isNotEqualTo(order(50, 8, 4));
    }

    @Test
    void keeps_the_order_where_all_are_one_block() {
        assertThat(order(50, 50, 1)).isEqualTo(IntStream.range(0, 50).toArray());
        assertThat(order(50, Integer.MAX_VALUE, 2)).isEqualTo(IntStream.range(0, 50).toArray());
    }
}

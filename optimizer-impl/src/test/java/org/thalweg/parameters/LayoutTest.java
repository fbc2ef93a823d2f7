package org.thalweg.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Block;
import org.thalweg.Block.Role;

class LayoutTest {

    private static final Block W = new Block("W", 2, 3, Role.WEIGHTS);
    private static final Block B = new Block("b", 2, 1, Role.BIAS);

    @Test
    void blocks_lie_one_after_another() {
        Layout layout = Layout.of(List.of(W, B));
        assertEquals(List.of(W, B), layout.blocks());
        assertEquals(8, layout.size());
        assertEquals(0, layout.from(W));
        assertEquals(6, layout.to(W));
        assertEquals(6, layout.from(B));
        assertEquals(8, layout.to(B));
        assertEquals(0, Layout.of(List.of()).size());
    }

    @Test
    void layouts_of_the_same_blocks_in_the_same_order_are_equal() {
        assertEquals(Layout.of(List.of(W, B)), Layout.of(List.of(W, B)));
        assertEquals(Layout.of(List.of(W, B)).hashCode(), Layout.of(List.of(W, B)).hashCode());
        assertNotEquals(Layout.of(List.of(W, B)), Layout.of(List.of(B, W)));
    }

    @Test
    void refuses_two_blocks_of_one_name() {
        says(
                () -> Layout.of(List.of(W, new Block("W", 1, 1, Role.BIAS))),
                "Two parameters are named 'W'. Give each a name of its own.");
    }

    @Test
    void refuses_more_elements_than_an_array_has() {
        says(
                () -> Layout.of(List.of(B, new Block("V", 50_000, 50_000, Role.WEIGHTS))),
                "The parameters have 2500000002 elements in all. At most 2147483647 are possible.");
    }

    @Test
    void refuses_a_block_that_it_does_not_have() {
        says(
                () -> Layout.of(List.of(W)).from(B),
                "Block[name=b, rows=2, columns=1, role=BIAS] is not in this layout, which has [Block[name=W, rows=2, columns=3, role=WEIGHTS]].");
    }

    private static void says(Runnable wrong, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
    }
}

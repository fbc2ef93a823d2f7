package org.thalweg.backprop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.backprop.Outline.Box;
import org.thalweg.backprop.Outline.Role;
import org.thalweg.losses.SquaredError;
import org.thalweg.models.Linear;

class OutlineTest {

    @Test
    void shows_the_linear_model_as_it_is_computed() {
        Outline outline = Program.record(new Linear(), new SquaredError(), 10, 3).outline();
        assertThat(outline.boxes())
                .containsExactly(
                        new Box(0, Role.INPUT, "x", 10, 0, List.of(), false),
                        new Box(1, Role.TARGET, "y", 3, 0, List.of(), false),
                        new Box(2, Role.PARAMETER, "W", 3, 10, List.of(), true),
                        new Box(3, Role.OPERATION, "×", 3, 0, List.of(2, 0), true),
                        new Box(4, Role.PARAMETER, "b", 3, 1, List.of(), true),
                        new Box(5, Role.OPERATION, "+", 3, 0, List.of(3, 4), true),
                        new Box(6, Role.OPERATION, "−", 3, 0, List.of(5, 1), true),
                        new Box(7, Role.OPERATION, "‖·‖²", 1, 0, List.of(6), true));
        assertThat(outline.predictions()).isEqualTo(5);
        assertThat(outline.losses()).isEqualTo(7);
    }

    @Test
    void a_box_has_what_it_takes_before_it() {
        for (Linear model : List.of(new Linear(), new Linear(false, 1))) {
            List<Integer> seen = new ArrayList<>();
            for (Box box : Program.record(model, new SquaredError(), 2, 2).outline().boxes()) {
                assertThat(seen).containsAll(box.from());
                seen.add(box.number());
            }
        }
    }
}

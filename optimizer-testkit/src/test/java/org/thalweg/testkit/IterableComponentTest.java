package org.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Scope;
import org.thalweg.Step;

/** What a component is besides does not matter. */
class IterableComponentTest {

    /** Halves the update, and is a sequence of itself. */
    public record Endless(@Param(value = "the factor", range = "(0, 1]") double factor)
            implements Optimizer, Iterable<Endless> {

        public Endless() {
            this(0.5);
        }

        @Override
        public Scope scope() {
            return Scope.ELEMENT;
        }

        @Override
        public Kernel kernel(Step step) {
            return tile -> tile.scale(factor);
        }

        @Override
        public boolean tellsGain() {
            return true;
        }

        @Override
        public Iterator<Endless> iterator() {
            return List.of(this).iterator();
        }
    }

    @Test
    void a_component_that_is_iterable_prints_itself_as_what_it_is() {
        for (Obligation obligation : Contract.of(new Endless())) {
            if (obligation.name().contains("print") || obligation.name().contains("rebuilt")) {
                assertEquals(Compliance.MET, obligation.compliance(), obligation.name());
            }
        }
    }
}

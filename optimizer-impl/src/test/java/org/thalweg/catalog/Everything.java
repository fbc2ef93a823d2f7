package org.thalweg.catalog;

import java.util.List;
import org.thalweg.Constant;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Schedule;
import org.thalweg.Step;
import org.thalweg.optimizers.Momentum;

/** An optimizer with a hyper-parameter of every type. */
public record Everything(
        @Param(value = "a number", range = "[0, ∞]") double number,
        @Param("a free number") double free,
        @Param(value = "a count", range = "[1, ∞)") int count,
        @Param("a long count") long longCount,
        @Param("a switch") boolean flag,
        @Param("a choice") Choice choice,
        @Param("words") String text,
        @Param(value = "numbers", range = "[0, ∞)") List<Double> numbers,
        @Param("texts") List<String> texts,
        @Param("nested lists") List<List<Integer>> nested,
        @Param("a rate") Schedule rate,
        @Param("rates") List<Schedule> rates,
        @Param("an optimizer inside") Optimizer inner)
        implements Optimizer {

    /** What can be chosen. */
    public enum Choice {
        THIS,
        THAT_ONE
    }

    public Everything() {
        this(
                1,
                0,
                10,
                0,
                false,
                Choice.THIS,
                "plain",
                List.of(),
                List.of(),
                List.of(),
                new Constant(0.1),
                List.of(),
                new Momentum());
    }

    public Everything {
        Range.check(
                Everything.class,
                number,
                free,
                count,
                longCount,
                flag,
                choice,
                text,
                numbers,
                texts,
                nested,
                rate,
                rates,
                inner);
        if (free < -1000) {
            throw new IllegalArgumentException("free is far too low");
        }
        if (free < -100) {
            throw new IllegalArgumentException("everything.free is too low.");
        }
        if (free < -10) {
            throw new IllegalStateException("free broke it.");
        }
    }

    @Override
    public Kernel kernel(Step step) {
        return tile -> {};
    }
}

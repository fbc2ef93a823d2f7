package org.thalweg.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Component;
import org.thalweg.Constant;
import org.thalweg.Named;
import org.thalweg.Per;
import org.thalweg.clipping.ClipByNorm;
import org.thalweg.clipping.Norm;
import org.thalweg.engine.Chain;
import org.thalweg.losses.SquaredError;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.RmsProp;
import org.thalweg.optimizers.Sgd;
import org.thalweg.schedules.Warmup;

class NotationTest {

    record Labelled(String label, List<Double> weights, long count) implements Component {}

    @Test
    void the_first_parameter_is_printed_bare_and_others_where_they_differ_from_the_defaults() {
        assertEquals("rmsprop(0.9)", Notation.print(new RmsProp()));
        assertEquals("rmsprop(0.9, centered=true)", Notation.print(new RmsProp(0.9, 1e-8, true)));
        assertEquals(
                "clip-by-norm(1, norm=largest-element)",
                Notation.print(new ClipByNorm(1, 0, Norm.LARGEST_ELEMENT)));
        assertEquals("squared-error", Notation.print(new SquaredError()));
    }

    @Test
    void a_constant_schedule_is_its_number_and_another_is_written_out() {
        assertEquals("sgd(0.05)", Notation.print(new Sgd(new Constant(0.05))));
        assertEquals(
                "sgd(warmup(0.2, length=5, per=epoch))",
                Notation.print(new Sgd(new Warmup(new Constant(0.2), 5, 0, Per.EPOCH))));
    }

    @Test
    void beside_another_only_what_differs_is_printed() {
        Component other = new Momentum(0.5);
        assertEquals("rmsprop", Notation.printBeside(new RmsProp(), other));
        assertEquals("rmsprop(0.5)", Notation.printBeside(new RmsProp(0.5), other));
        assertEquals(
                "rmsprop(centered=true)",
                Notation.printBeside(new RmsProp(0.9, 1e-8, true), other));
        assertEquals("momentum(0.9)", Notation.printBeside(new Momentum(), other));
        assertEquals(
                "momentum(0.9)",
                Notation.printBeside(new Momentum(), new Named("fast", new Momentum(0.5))));
        assertEquals(
                "rmsprop(centered=false)",
                Notation.printBeside(new RmsProp(), new RmsProp(0.9, 1e-8, true)));
        assertEquals(
                "fast=momentum(0.9)",
                Notation.printBeside(new Named("fast", new Momentum()), new Momentum()));
    }

    @Test
    void links_are_piped() {
        assertEquals(
                "rmsprop(0.5) | sgd(1e-5)",
                Notation.print(Chain.of(new RmsProp(0.5), new Sgd(1e-5))));
    }

    @Test
    void the_whole_form_names_every_parameter() {
        assertEquals(
                "adam(decay=0.9, square-decay=0.999, epsilon=1e-8, amsgrad=false)",
                Notation.printWhole(new Adam()));
    }

    @Test
    void texts_are_quoted_unless_they_are_words() {
        assertEquals(
                "labelled(plain, weights=[1, 0.5], count=3)",
                Notation.print(new Labelled("plain", List.of(1.0, 0.5), 3)));
        assertEquals(
                "labelled(\"two words, \\\"quoted\\\"\", weights=[], count=0)",
                Notation.print(new Labelled("two words, \"quoted\"", List.of(), 0)));
    }
}

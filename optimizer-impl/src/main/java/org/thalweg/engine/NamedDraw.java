package org.thalweg.engine;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.thalweg.Problem;

/** A draw of a problem: what it throws is a {@link ComponentException}, which says of which problem. */
public final class NamedDraw implements Problem.Draw {

    private final Problem problem;
    private final Problem.Draw draw;

    private NamedDraw(Problem problem, Problem.Draw draw) {
        this.problem = problem;
        this.draw = draw;
    }

    /** Draws. */
    public static NamedDraw of(Problem problem, RandomGenerator random) {
        return new NamedDraw(problem, answer(problem, "draw(random)", () -> problem.draw(random)));
    }

    @Override
    public double[] start() {
        return answer(problem, "start()", draw::start);
    }

    @Override
    public double value(double[] parameters) {
        return answer(problem, "value(…)", () -> draw.value(parameters));
    }

    @Override
    public double evaluate(double[] parameters, double[] gradient, RandomGenerator noise) {
        return answer(problem, "evaluate(…)", () -> draw.evaluate(parameters, gradient, noise));
    }

    @Override
    public OptionalDouble minimum() {
        return answer(problem, "minimum()", draw::minimum);
    }

    @Override
    public Optional<double[]> minimiser() {
        return answer(problem, "minimiser()", draw::minimiser);
    }

    private static <T> T answer(Problem problem, String method, Supplier<T> question) {
        return ComponentException.answer(problem.name(), problem, method, question);
    }
}

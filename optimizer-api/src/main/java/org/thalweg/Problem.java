package org.thalweg;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Something to minimise that is no model on data: a valley, a test function, a simulator. A problem says what its parameters
 * are; a draw of it has a start, a function to minimise and, where they are known, its minimum and minimiser.
 *
 * <p>What differs from one draw to the next, such as start, rotation or made-up data, comes from the stream that
 * {@link #draw} is given; the noise of an evaluation comes from the stream that {@link Draw#evaluate} is given. A problem
 * remembers nothing: runs can be repeated, and all that is compared sees the same draw and the same noise.
 */
public interface Problem extends Component {

    /** Returns the names and shapes of the parameters θ, which lie one after another in one array; at least one. */
    List<Block> blocks();

    /**
     * Returns one of the functions that this problem stands for.
     *
     * @param random the only source of what differs between draws: the same stream makes the same draw
     */
    Draw draw(RandomGenerator random);

    /** One function f of the parameters, and where to start. Safe to be used by several threads. */
    interface Draw {

        /** Returns θ at the start: an array of the caller's own, as long as all blocks. */
        double[] start();

        /**
         * Returns f(θ), without noise.
         *
         * @param parameters θ; only read
         */
        double value(double[] parameters);

        /**
         * Computes value and gradient at θ, with noise if there is any. Both are of one function, that of the noise that was
         * drawn: value rises along the gradient. On average over the noise that function is f.
         *
         * @param parameters θ; only read
         * @param gradient another array, overwritten with the gradient
         * @param noise a stream at its beginning, the only source of noise: the same stream, the same function
         * @return the value; f(θ) where there is no noise
         */
        double evaluate(double[] parameters, double[] gradient, RandomGenerator noise);

        /** Returns the least value of f; empty where it is not known. */
        default OptionalDouble minimum() {
            return OptionalDouble.empty();
        }

        /** Returns a place where f has its least value, in an array of the caller's own; empty where none is known. */
        default Optional<double[]> minimiser() {
            return Optional.empty();
        }
    }
}

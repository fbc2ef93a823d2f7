package org.thalweg;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An optimizer with optimizers inside. In a step it works {@linkplain #before before} each of its parts and, with its {@link
 * #kernel}, after the last; the parts work one after another on the same update. It may leave them out of a step, show them
 * another clock, and limit them to some of the parameters.
 *
 * <p>The tree is compiled once: parts run as flat stages, each with state, random stream and scope of its own.
 */
public interface Wrapper extends Optimizer, Composite {

    @Override
    List<Optimizer> parts();

    /**
     * Returns what stands for each part in paths: nothing by default where there is one part, {@code 1}, {@code 2} … where
     * there are more.
     */
    default List<String> labels() {
        int count = parts().size();
        return count == 1
                ? List.of("")
                : IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }

    /** Returns the work before a part, of the same scope as the kernel's; nothing by default. */
    default Kernel before(int part, Step step) {
        return (Lasting) tile -> {};
    }

    /** Returns the work after the last part; nothing by default. */
    @Override
    default Kernel kernel(Step step) {
        return (Lasting) tile -> {};
    }

    /** Returns whether a part works on a parameter; by default, on all. */
    default boolean covers(int part, Block block) {
        return true;
    }

    /**
     * Returns whether a part's minibatch is the one that its gradient is of, so that {@link Step#evaluate} makes sense; false
     * where the gradients of several are put together.
     */
    default boolean keepsMinibatch() {
        return true;
    }

    /**
     * Returns whether this wrapper keeps gradients that are not finite away from the parameters; a minibatch whose loss is not
     * finite then does not end the run.
     */
    default boolean survivesNonFinite() {
        return false;
    }

    /** Returns whether an ablation may leave this wrapper out and keep its part. By default, if there is one part. */
    default boolean isOptional() {
        return parts().size() == 1;
    }
}

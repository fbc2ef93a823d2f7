package org.thalweg;

import org.thalweg.graph.Graph;
import org.thalweg.graph.Node;

/** What predictions cost. The engine minimises the mean over the instances of a minibatch. */
public interface Loss extends Component {

    /**
     * Records the loss of each instance.
     *
     * @param predictions ŷ, C × N
     * @param targets y, C × N
     * @return one loss an instance, 1 × N
     */
    Node evaluate(Graph graph, Node predictions, Node targets);

    /**
     * Turns one instance's scores ŷ, in place, into what targets are compared with: probabilities, for a loss on classes. Known
     * as the inverse link function; the identity by default.
     *
     * @param scores holds the scores from {@code from} to {@code to}, exclusive
     */
    default void inverseLink(double[] scores, int from, int to) {}

    /**
     * Checks that this loss means something for one instance's targets y. Asked for every instance before training; any are
     * good by default.
     *
     * @param targets holds y, the only thing in it; not to be written
     * @throws IllegalArgumentException if it does not; the message says what is needed, and what is there
     */
    default void checkTargets(double[] targets) {}
}

package org.thalweg.experiments.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.thalweg.Regularizer;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.spec.Parts;

/**
 * One of the things compared: a chain and regularizers under a name. Arms with the same chain and regularizers are the same
 * cell, trained once.
 *
 * @param name as tables and figures show it: {@code base}, {@code -momentum}
 */
public record Arm(String name, Chain chain, List<Regularizer> regularizers) {

    public Arm {
        regularizers = ImmutableList.copyOf(regularizers);
    }

    /** Returns what it is made of. */
    public Parts parts() {
        return new Parts(chain, regularizers);
    }

    /** Returns the text that identifies the cell: every hyper-parameter by name. */
    public String cell() {
        return parts().text();
    }
}

package org.thalweg.training;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.thalweg.Regularizer;
import org.thalweg.engine.Chain;

/**
 * What may differ between runs that train in lockstep.
 *
 * @param name for listeners and messages
 * @param chain how it descends
 * @param regularizers what is minimised besides the loss
 */
public record Variant(String name, Chain chain, List<Regularizer> regularizers) {

    public Variant {
        regularizers = ImmutableList.copyOf(regularizers);
    }
}

package org.thalweg.experiments.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * All combinations of some components on or off.
 *
 * @param factors keys of the k components
 * @param cells the 2ᵏ arms: in cell c factor j is on if bit j of c, counted from the lowest, is set; the last is the base
 */
public record Factorial(List<String> factors, List<Arm> cells) {

    public Factorial {
        factors = ImmutableList.copyOf(factors);
        cells = ImmutableList.copyOf(cells);
    }
}

package org.thalweg.experiments.findings;

import com.google.common.primitives.Ints;
import java.util.List;

/** How the runs of a comparison ended, in a row. */
final class Counts {

    private Counts() {}

    static List<Integer> of(Pairs pairs) {
        return Ints.asList(
                pairs.asked(),
                pairs.count(),
                pairs.better(),
                pairs.worse(),
                pairs.identical(),
                pairs.diverged(),
                pairs.baseDiverged(),
                pairs.capped(),
                pairs.baseCapped());
    }
}

package org.thalweg.experiments.findings;

import java.util.Optional;
import org.thalweg.experiments.statistics.Verdict;

/**
 * What is concluded of a comparison.
 *
 * @param verdict on the component, or on the change if no single component was removed or added
 * @param gate why there is no verdict, or why it is inconclusive though the interval would decide; else empty
 * @param better whether the arm is better than the base; of meaning where the verdict says that they differ
 * @param perhapsLess whether the difference may be less than the practical margin
 */
public record Judgement(Verdict verdict, Optional<Gate> gate, boolean better, boolean perhapsLess) {

    static Judgement of(Verdict verdict) {
        return new Judgement(verdict, Optional.empty(), false, false);
    }

    static Judgement undecided(Gate gate) {
        return new Judgement(Verdict.INCONCLUSIVE, Optional.of(gate), false, false);
    }

    static Judgement none(Gate gate) {
        return new Judgement(Verdict.NO_VERDICT, Optional.of(gate), false, false);
    }
}

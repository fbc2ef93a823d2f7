package org.thalweg.experiments.words;

import java.util.List;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.Change;

/** What sentences call the component that a comparison is about. */
final class Labels {

    private final List<Comparison> comparisons;

    Labels(Study study) {
        this.comparisons = study.arms().comparisons();
    }

    /** Returns the name of the component, with what was compared if several comparisons are about it. */
    String of(Comparison comparison) {
        boolean once =
                comparisons.stream().filter(c -> c.subject().equals(comparison.subject())).count()
                        <= 1;
        return once ? plain(comparison) : precise(comparison);
    }

    /** Returns "momentum", or "the change momentum → nesterov(0.8)". */
    static String plain(Comparison comparison) {
        return comparison.change() == Change.SUBSTITUTION
                ? "the change " + comparison.subject()
                : comparison.subject();
    }

    /** Returns "momentum (left out)", "momentum (alone with sgd)". */
    static String precise(Comparison comparison) {
        return switch (comparison.change()) {
            case REMOVAL -> comparison.subject() + " (left out)";
            case ADDITION ->
                    comparison.subject()
                            + " (alone with "
                            + comparison.base().name().replaceFirst(" alone$", "")
                            + ")";
            case SUBSTITUTION -> plain(comparison);
        };
    }
}

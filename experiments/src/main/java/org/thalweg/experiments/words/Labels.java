package org.thalweg.experiments.words;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.experiments.findings.Study;
import org.thalweg.experiments.plan.Comparison;
import org.thalweg.experiments.statistics.Change;

/** What sentences call the component that a comparison is about. */
final class Labels {

    private static final String THE_CHANGE = "the change ";

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

    /** Returns "l2 and the changes momentum → adam and momentum → nesterov". */
    static String and(List<String> labels) {
        List<String> changes = labels.stream().filter(l -> l.startsWith(THE_CHANGE)).toList();
        if (changes.size() < 2) {
            return Words.and(labels);
        }
        List<String> items = new ArrayList<>(labels);
        items.removeAll(changes);
        items.add(
                "the changes "
                        + Words.and(
                                changes.stream()
                                        .map(change -> change.substring(THE_CHANGE.length()))
                                        .toList()));
        return Words.and(items);
    }

    /** Returns "momentum", or "the change momentum → nesterov(0.8)". */
    static String plain(Comparison comparison) {
        return comparison.change() == Change.SUBSTITUTION
                ? THE_CHANGE + comparison.subject()
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

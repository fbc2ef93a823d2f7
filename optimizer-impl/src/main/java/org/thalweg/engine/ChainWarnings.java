package org.thalweg.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.thalweg.Block;
import org.thalweg.Identity;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Regularizer.Form;
import org.thalweg.Scope;
import org.thalweg.Slot;

/** What looks like a mistake in a chain: legal, but seldom meant. */
final class ChainWarnings {

    /** The parameters of a linear model, as an example of weights and of biases. */
    static final List<Block> EXAMPLE =
            List.of(
                    new Block("W", 1, 2, Block.Role.WEIGHTS),
                    new Block("b", 1, 1, Block.Role.BIAS));

    private static final int MOST_LISTED = 5;

    private ChainWarnings() {}

    static List<String> of(Chain chain) {
        Set<String> warnings = new LinkedHashSet<>();
        Map<String, Optimizer> all = chain.tree();
        List<Map<String, Optimizer>> byBlock =
                EXAMPLE.stream().map(block -> Tree.covering(chain, block)).toList();
        boolean sure =
                all.keySet().stream()
                        .allMatch(path -> byBlock.stream().anyMatch(on -> on.containsKey(path)));
        // A group of parameters that the example lacks: what is said of the others would be a
        // guess.
        for (int i = 0; sure && i < EXAMPLE.size(); i++) {
            warnings.addAll(ofRates(EXAMPLE.get(i), byBlock.get(i), all));
        }
        warnings.addAll(ofGroups(chain, all, byBlock));
        return List.copyOf(warnings);
    }

    private static List<String> ofRates(
            Block block, Map<String, Optimizer> links, Map<String, Optimizer> all) {
        Set<String> rates = new LinkedHashSet<>();
        links.forEach(
                (path, link) -> {
                    if (Rates.has(link)) {
                        rates.add(path);
                    }
                });
        List<String> warnings = new ArrayList<>();
        if (rates.isEmpty()) {
            // Where other parameters have a rate, these having none is an error that says more.
            boolean elsewhere = all.values().stream().anyMatch(Rates::has);
            boolean frozen = links.values().stream().anyMatch(l -> l.freezes(block));
            return frozen || elsewhere
                    ? List.of()
                    : List.of(
                            "No link has a learning rate: what the last link leaves is subtracted as it is. End the chain with sgd.");
        }
        List<String> inRow = Tree.inRow(links, List.copyOf(rates));
        if (inRow.size() > 1) {
            warnings.add("The learning rates of " + listed(inRow) + " multiply. Keep one of them.");
        }
        String first = rates.iterator().next();
        boolean searches = Objects.requireNonNull(links.get(first)).needsGradient();
        List<String> paths = List.copyOf(links.keySet());
        paths.subList(paths.indexOf(first), paths.size())
                .forEach(
                        path -> {
                            Optimizer link = Objects.requireNonNull(links.get(path));
                            if (!rates.contains(path)
                                    && !Tree.areSideBySide(links, first, path)
                                    && expectsGradient(link)) {
                                warnings.add(
                                        path
                                                + " comes after "
                                                + first
                                                + (searches
                                                        ? ", which has searched for its step: it would change that. Leave one of them out."
                                                        : ": it works on a step that the learning rate has already scaled. Put it before."));
                            }
                        });
        return warnings;
    }

    private static String listed(List<String> paths) {
        return paths.size() <= MOST_LISTED
                ? String.join(" and ", paths)
                : String.join(", ", paths.subList(0, MOST_LISTED))
                        + String.format(" and %d more", paths.size() - MOST_LISTED);
    }

    /** A link that freezes does not care what it is given, and one that keeps parameters is to see the step. */
    private static boolean expectsGradient(Optimizer link) {
        try {
            return !(link instanceof Identity)
                    && EXAMPLE.stream().noneMatch(link::freezes)
                    && link.slots(EXAMPLE).stream().noneMatch(Slot::startsAtParameters);
        } catch (IllegalArgumentException e) {
            // It is not for a model like the example.
            return false;
        }
    }

    /** A link beside groups of parameters that takes them all together. */
    private static List<String> ofGroups(
            Chain chain, Map<String, Optimizer> all, List<Map<String, Optimizer>> byBlock) {
        List<String> warnings = new ArrayList<>();
        Set<String> partial = new HashSet<>();
        all.forEach(
                (path, link) -> {
                    boolean some = byBlock.stream().anyMatch(on -> !on.containsKey(path));
                    if (path.indexOf('/') > 0 && some && Rates.has(link)) {
                        partial.add(keyOf(path));
                    }
                });
        // Links that have a learning rate inside which is not for all parameters.
        List<String> groups = chain.keys().stream().filter(partial::contains).toList();
        if (groups.isEmpty()) {
            return warnings;
        }
        all.forEach(
                (path, link) -> {
                    boolean outside = !partial.contains(keyOf(path));
                    if (outside && link.scope() == Scope.VECTOR) {
                        warnings.add(
                                String.format(
                                        "%s works on all parameters together, across the groups %s. Put it into each of them where that is not meant.",
                                        path, String.join(", ", groups)));
                    }
                });
        return warnings;
    }

    /** Returns the key of the link of the chain that is or holds what is at a path. */
    private static String keyOf(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** Returns which penalties will not be minimised as they are stated after this chain, and why. */
    static List<String> of(Chain chain, List<Regularizer> regularizers) {
        Map<String, Optimizer> all = chain.tree();
        List<String> silent =
                all.entrySet().stream()
                        .filter(each -> !each.getValue().tellsGain())
                        .filter(each -> !each.getValue().takesProximalSteps())
                        .map(Map.Entry::getKey)
                        .toList();
        List<String> warnings = new ArrayList<>();
        List<String> keys = UniqueNames.of(regularizers);
        for (int i = 0; i < keys.size(); i++) {
            Form form = regularizers.get(i).form();
            // A constraint in the metric of the steps is refused, which says more.
            boolean needsSteps = form == Form.THRESHOLD || form == Form.SHRINK || form == Form.NORM;
            if (needsSteps && !silent.isEmpty()) {
                warnings.add(
                        String.format(
                                "%s takes proximal steps of the sizes that the chain gives the gradient, which %s does not tell: another strength than the one stated is minimised. Take a form of it that joins the gradient, where it has one: l1 has method=subgradient.",
                                keys.get(i), String.join(" and ", silent)));
            }
        }
        return warnings;
    }
}

package org.thalweg.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.Block;
import org.thalweg.Identity;
import org.thalweg.Optimizer;
import org.thalweg.Regularizer;
import org.thalweg.Regularizer.Form;
import org.thalweg.Scope;
import org.thalweg.UsageException;
import org.thalweg.Wrapper;

/** Whether a chain goes with the parameters and the penalties: what would be silently wrong is an error. */
final class Fitness {

    private final List<Part> parts;
    private final List<Block> blocks;
    private final List<Block> free;
    private final Map<String, Optimizer> tree;

    private Fitness(List<Part> parts, List<Block> blocks, List<Block> frozen) {
        this.parts = parts;
        this.tree = parts.stream().collect(Collectors.toMap(Part::path, Part::link));
        this.blocks = blocks;
        this.free = blocks.stream().filter(block -> !frozen.contains(block)).toList();
    }

    static void check(
            List<Part> parts, List<Block> blocks, List<Block> frozen, Penalties penalties) {
        Fitness fitness = new Fitness(parts, blocks, frozen);
        fitness.checkFrozen();
        fitness.checkRates();
        fitness.checkGradients(penalties);
        fitness.checkProximal(penalties);
        fitness.checkEvaluated();
        fitness.checkConstraints(penalties);
    }

    private void checkFrozen() {
        require(
                blocks.isEmpty() || !free.isEmpty(),
                "All parameters are frozen: %s. Leave some free.",
                names(blocks));
    }

    /** Where one group of parameters has a learning rate of its own, each parameter must have exactly one. */
    private void checkRates() {
        List<Part> rated = parts.stream().filter(part -> Rates.has(part.link())).toList();
        boolean groups = rated.stream().anyMatch(part -> !part.blocks().equals(free));
        for (Block block : groups ? free : List.<Block>of()) {
            List<String> all = rated.stream().filter(p -> p.isOn(block)).map(Part::path).toList();
            List<String> own = Tree.inRow(tree, all);
            require(
                    !own.isEmpty(),
                    "The parameter %s has no learning rate: %s. Put it into a group, such as on(%s, sgd(0.1)), or freeze it with freeze(%s).",
                    block.name(),
                    rated.stream()
                            .map(p -> p.path() + " is for " + names(p.blocks()) + " alone")
                            .collect(Collectors.joining(", ")),
                    block.name(),
                    block.name());
            require(
                    own.size() <= 1,
                    "The parameter %s has %d learning rates, which multiply: those of %s. Keep one of them.",
                    block.name(),
                    own.size(),
                    String.join(" and ", own));
        }
    }

    /** A line search along the gradient has to be given that; so has who takes proximal steps of sizes of his own. */
    private void checkGradients(Penalties penalties) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Optimizer link = part.link();
            boolean needsGradient =
                    link.needsGradient() || (link.takesProximalSteps() && !link.tellsGain());
            boolean takesSteps = link.takesProximalSteps() && !penalties.proximal().isEmpty();
            if (!needsGradient && !takesSteps) {
                continue;
            }
            for (int j = 0; j < parts.size(); j++) {
                Part other = parts.get(j);
                boolean beside = Tree.areSideBySide(tree, part.path(), other.path());
                boolean before = j < i && !beside && meet(part, other) && changes(other);
                require(
                        !before || !needsGradient,
                        "%s needs the gradient itself, which %s before it may change. Put %s first.",
                        part.path(),
                        other.path(),
                        link.name());
                require(
                        !beside || !takesSteps || !meet(part, other),
                        "%s takes the proximal steps itself, which does not go together with %s beside it. Take a penalty that joins the gradient, or leave one out.",
                        part.path(),
                        other.path());
            }
        }
    }

    /** Returns whether two parts work on one parameter, neither inside the other. */
    private static boolean meet(Part one, Part other) {
        return !one.path().equals(other.path())
                && !one.path().startsWith(other.path() + "/")
                && !other.path().startsWith(one.path() + "/")
                && other.blocks().stream()
                        .anyMatch(b -> one.isOn(b) && reaches(one, b) && reaches(other, b));
    }

    private boolean changes(Part part) {
        return !(part.link() instanceof Identity)
                && blocks.stream().noneMatch(part.link()::freezes);
    }

    /** Who takes the proximal steps of some parameters cannot take those of a penalty on all together. */
    private void checkProximal(Penalties penalties) {
        for (Part part : parts) {
            boolean some = part.link().takesProximalSteps() && !part.blocks().equals(free);
            for (Regularizer regularizer : penalties.proximal()) {
                require(
                        !some || regularizer.scope() != Scope.VECTOR,
                        "%s takes the proximal steps of %s alone, but %s is on all parameters together. Let it work on all, or take another link.",
                        part.path(),
                        names(part.blocks()),
                        penalties.key(regularizer));
            }
        }
    }

    /** A wrapper that is for some parameters leaves the others alone. */
    private static boolean reaches(Part part, Block block) {
        return !(part.link() instanceof Wrapper wrapper)
                || IntStream.range(0, wrapper.parts().size())
                        .anyMatch(i -> wrapper.covers(i, block));
    }

    private void checkEvaluated() {
        for (Block block : blocks) {
            List<String> owners =
                    parts.stream()
                            .filter(part -> part.isOn(block) && isEvaluated(part))
                            .map(Part::path)
                            .toList();
            require(
                    owners.size() <= 1,
                    "The model can be evaluated at one place, but %s name theirs. Keep one of them.",
                    String.join(" and ", owners));
        }
    }

    private static boolean isEvaluated(Part part) {
        return part.state().evaluated() != null;
    }

    private void checkConstraints(Penalties penalties) {
        for (Regularizer regularizer : penalties.proximal()) {
            for (Part part : parts) {
                require(
                        regularizer.form() != Form.CONSTRAINT
                                || part.link().takesProximalSteps()
                                || part.link().tellsGain(),
                        "%s is a constraint in the metric of the step sizes, which %s does not tell. Take another link, or a projection that needs none, such as max-norm(…, metric=euclidean).",
                        penalties.key(regularizer),
                        part.path());
            }
        }
    }

    private static String names(List<Block> some) {
        return some.stream().map(Block::name).collect(Collectors.joining(", "));
    }

    private static void require(boolean condition, String message, Object... values) {
        if (!condition) {
            throw new UsageException(String.format(message, values));
        }
    }
}

package org.thalweg.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.thalweg.Block;
import org.thalweg.Optimizer;
import org.thalweg.Optimizer.Kernel;
import org.thalweg.Optimizer.Lasting;
import org.thalweg.Regularizer;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;
import org.thalweg.UsageException;
import org.thalweg.Wrapper;
import org.thalweg.engine.Stage.Changes;
import org.thalweg.engine.Stage.Subject;
import org.thalweg.parameters.Layout;

/**
 * A tree of optimizers, made once into what is done in every step, one stage after another: the gradients of the penalties,
 * the links in order (what a wrapper does before its parts, the parts, what it does after), the subtraction, the proximal
 * steps, and what links do after the step.
 */
final class Compilation {

    private static final Kernel NOTHING = tile -> {};

    private final Layout layout;
    private final Surroundings surroundings;
    private final boolean asksGain;
    private final Frame frame = new Frame();
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Step> views = new LinkedHashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Stage> after = new ArrayList<>();
    private final Subtraction subtraction = new Subtraction();

    /** Parameters that stay as they are. */
    private final List<Block> frozen;

    Compilation(Chain chain, Penalties penalties, Layout layout, Surroundings surroundings) {
        this.layout = layout;
        this.surroundings = surroundings;
        asksGain = !penalties.proximal().isEmpty();
        for (Regularizer regularizer : penalties.all()) {
            String key = penalties.key(regularizer);
            Scope scope =
                    ComponentException.answer(key, regularizer, "scope()", regularizer::scope);
            stages.add(penalty(key, regularizer, scope, Changes.UPDATE, regularizer::addGradient));
        }
        frozen =
                layout.blocks().stream()
                        .filter(
                                block ->
                                        Tree.covering(chain, block).values().stream()
                                                .anyMatch(link -> link.freezes(block)))
                        .toList();
        if (!frozen.isEmpty()) {
            stages.add(own(Scope.ELEMENT, frozen, Changes.UPDATE, Compilation::still));
        }
        add("", chain, layout.blocks(), frame);
        addSubtraction();
        addProximal(penalties);
        stages.addAll(after);
    }

    /** What is frozen stays, and there is no step size for parameters whose proximal steps a link takes. */
    private void addSubtraction() {
        List<Block> free = new ArrayList<>(layout.blocks());
        free.removeAll(frozen);
        stages.add(own(Scope.ELEMENT, free, Changes.PARAMETERS, subtraction));
        List<Block> resting = new ArrayList<>(frozen);
        for (Part part : parts) {
            resting.addAll(part.link().takesProximalSteps() ? part.blocks() : List.of());
        }
        if (!frozen.isEmpty()) {
            stages.add(own(Scope.ELEMENT, frozen, Changes.PARAMETERS, Compilation::still));
        }
        if (asksGain && !resting.isEmpty()) {
            List<Block> blocks = layout.blocks().stream().filter(resting::contains).toList();
            stages.add(own(Scope.ELEMENT, blocks, Changes.PARAMETERS, Compilation::rest));
        }
    }

    /** A single map works on tiles; several are taken together, as that of their sum. */
    private void addProximal(Penalties penalties) {
        List<Regularizer> proximal = penalties.proximal();
        if (proximal.size() == 1) {
            Regularizer only = proximal.get(0);
            Lasting kernel = tile -> Penalties.step(only, (Stretch) tile);
            stages.add(
                    penalty(penalties.key(only), only, only.scope(), Changes.PARAMETERS, kernel));
        } else if (proximal.size() > 1) {
            Kernel kernel = tile -> surroundings.proximal(tile.parameters(), tile.gain());
            stages.add(own(Scope.VECTOR, layout.blocks(), Changes.PARAMETERS, kernel));
        }
    }

    private Stage penalty(
            String key, Regularizer regularizer, Scope scope, Changes changes, Lasting kernel) {
        return new Stage(
                new Subject(key, scope, layout.blocks(), frame, State.NONE, changes),
                new Actor(key, regularizer, () -> kernel, null, null));
    }

    private Stage own(Scope scope, List<Block> blocks, Changes changes, Kernel kernel) {
        return new Stage(new Subject("", scope, blocks, frame, State.NONE, changes), kernel);
    }

    /** What is frozen has no gradient, and so no part in norms. */
    private static void still(Tile tile) {
        Arrays.fill(tile.update(), tile.from(), tile.to(), 0);
    }

    private static void rest(Tile tile) {
        Arrays.fill(tile.gain(), tile.from(), tile.to(), 0);
    }

    private void add(String path, Optimizer part, List<Block> blocks, Frame outside) {
        for (Map.Entry<String, Optimizer> link : Tree.links(path, part).entrySet()) {
            Optimizer bare = Tree.bare(link.getValue());
            if (bare instanceof Chain) {
                add(link.getKey(), bare, blocks, outside);
            } else {
                addLink(link.getKey(), bare, blocks, outside);
            }
        }
    }

    private void addLink(String path, Optimizer link, List<Block> blocks, Frame outside) {
        if (blocks.isEmpty() && !layout.blocks().isEmpty()) {
            throw new UsageException(
                    String.format(
                            "%s has nothing to work on: the parameters are %s. Name some of them.",
                            path,
                            layout.blocks().stream()
                                    .map(Block::name)
                                    .collect(Collectors.joining(", "))));
        }
        List<Slot> slots = slots(path, link, blocks);
        // What is frozen is a constant: no other link sees it.
        List<Block> free = blocks.stream().filter(block -> !frozen.contains(block)).toList();
        if (free.isEmpty()) {
            return;
        }
        boolean sized = !slots.isEmpty() && free.size() < blocks.size();
        List<Slot> own = sized ? slots(path, link, free) : slots;
        Layout reached = Layout.of(free);
        Scope scope = ComponentException.answer(path, link, "scope()", link::scope);
        Layout indexed = scope == Scope.VECTOR ? reached : layout;
        State state = new State(path, own, indexed, asksGain);
        Part part = new Part(path, link, reached, outside, state);
        parts.add(part);
        Optional<Frame> inside = Optional.empty();
        if (link instanceof Wrapper wrapper) {
            inside = Optional.of(part.frame().inside(part.path(), wrapper.keepsMinibatch()));
        }
        Step view = new StepView(part, inside, surroundings);
        views.put(part.path(), view);
        if (link instanceof Wrapper wrapper) {
            addParts(wrapper, part, blocks, view, inside.orElseThrow());
        }
        stages.add(stage(part, Changes.UPDATE, () -> link.kernel(view), view, null));
        if (actsAfterStep(link)) {
            Supplier<Kernel> work = () -> link.afterStep(view).orElse(NOTHING);
            after.add(stage(part, Changes.SLOTS, work, view, null));
        }
    }

    private static List<Slot> slots(String path, Optimizer link, List<Block> blocks) {
        return ComponentException.answer(path, link, "slots(blocks)", () -> link.slots(blocks));
    }

    private void addParts(Wrapper wrapper, Part part, List<Block> blocks, Step view, Frame inside) {
        List<Optimizer> within = wrapper.parts();
        List<String> labels = wrapper.labels();
        if (labels.size() != within.size() || Set.copyOf(labels).size() != labels.size()) {
            throw new UsageException(
                    String.format(
                            "%s has %d parts and the labels %s. Each part needs a label of its own.",
                            part.path(), within.size(), labels));
        }
        for (int i = 0; i < within.size(); i++) {
            int number = i;
            Supplier<Kernel> work = () -> wrapper.before(number, view);
            stages.add(stage(part, Changes.UPDATE, work, view, i == 0 ? inside : null));
            List<Block> covered =
                    blocks.stream().filter(block -> wrapper.covers(number, block)).toList();
            add(Tree.join(part.path(), labels.get(i)), within.get(i), covered, inside);
        }
    }

    private static Stage stage(
            Part part, Changes changes, Supplier<Kernel> work, Step view, @Nullable Frame opens) {
        return new Stage(
                new Subject(
                        part.path(),
                        part.link().scope(),
                        part.blocks(),
                        part.frame(),
                        part.state(),
                        changes),
                new Actor(part.path(), part.link(), work, view, opens));
    }

    /** Most links do nothing after a step, and are not to be asked in every one. */
    private static boolean actsAfterStep(Optimizer link) {
        try {
            return link.getClass().getMethod("afterStep", Step.class).getDeclaringClass()
                    != Optimizer.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(link.getClass() + " is an Optimizer.", e);
        }
    }

    /** Returns the parameters that stay as they are. */
    List<Block> frozen() {
        return frozen;
    }

    Frame frame() {
        return frame;
    }

    Subtraction subtraction() {
        return subtraction;
    }

    /** Returns whether nothing changes the parameters after the subtraction. */
    boolean endsWithSubtraction() {
        return !asksGain && after.isEmpty();
    }

    boolean asksGain() {
        return asksGain;
    }

    List<Part> parts() {
        return parts;
    }

    /** Returns a step as a part sees it. */
    Step view(Part part) {
        return Objects.requireNonNull(views.get(part.path()));
    }

    List<Stage> stages() {
        return stages;
    }
}

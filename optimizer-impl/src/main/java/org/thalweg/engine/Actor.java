package org.thalweg.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thalweg.Component;
import org.thalweg.Optimizer.Kernel;
import org.thalweg.Optimizer.Lasting;
import org.thalweg.Step;

/** A component that works in a stage, by the path that names it. */
final class Actor {

    private final String path;
    private final Component component;
    private final Supplier<Kernel> kernels;
    private final @Nullable Step step;
    private final @Nullable Frame opens;
    private @Nullable Lasting lasting;

    /**
     * @param kernels asks it for its kernel: in every step, unless that lasts
     * @param step as the component sees it; none for a regularizer
     * @param opens the frame of a wrapper's parts, if their step begins with this work
     */
    Actor(
            String path,
            Component component,
            Supplier<Kernel> kernels,
            @Nullable Step step,
            @Nullable Frame opens) {
        this.path = path;
        this.component = component;
        this.kernels = kernels;
        this.step = step;
        this.opens = opens;
    }

    /** Returns its kernel for the step that begins. */
    Kernel begin() {
        if (opens != null) {
            opens.begin();
        }
        if (lasting == null) {
            Kernel kernel =
                    ComponentException.answer(
                            path, component, "the method for its kernel", kernels);
            if (!(kernel instanceof Lasting serving)) {
                return kernel;
            }
            lasting = serving;
        }
        try {
            if (step != null) {
                lasting.begin(step);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw failure(e);
        }
        return lasting;
    }

    /** Returns what is to be thrown where the component threw. */
    RuntimeException failure(Throwable thrown) {
        return ComponentException.of(path, component, thrown);
    }
}

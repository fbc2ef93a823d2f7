package {{package}};

import java.util.List;
import org.thalweg.Describe;
import org.thalweg.Identity;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Step;
import org.thalweg.Wrapper;

/** A first wrapper, which works. Yours does something else: change it, what is said of it below, and this sentence. */
@Describe(
        value = "Goes a share of the way that its chain would go.",
        formula = {"u ← chain(u)", "u ← αu"})
public record {{type}}(
        @Param(value = "α, the share of the way", range = "(0, 1]") double share,
        @Param("what takes the steps") Optimizer chain)
        implements Wrapper {

    /** The defaults: around nothing. */
    public {{type}}() {
        this(0.5, new Identity());
    }

    public {{type}} {
        Range.check({{type}}.class, share, chain);
    }

    /** What is inside: the engine runs it, and keeps its state. */
    @Override
    public List<Optimizer> parts() {
        return List.of(chain);
    }

    /** A promise that every element is treated by itself; without it the wrapper would see all parameters at once. */
    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    /** A promise that tile.gain() is kept up, as tile.scale does; without it, proximal penalties are warned of. */
    @Override
    public boolean tellsGain() {
        return true;
    }

    /** The work after the last part. What is to be done before a part is before(part, step); state is slots(blocks). */
    @Override
    public Kernel kernel(Step step) {
        return tile -> tile.scale(share);
    }
}

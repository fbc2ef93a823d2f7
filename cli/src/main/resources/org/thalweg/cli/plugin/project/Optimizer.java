package {{package}};

import java.util.List;
import org.thalweg.Block;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;
import org.thalweg.Tile;

/** A first rule, which works. Yours does something else: change it, what is said of it below, and this sentence. */
@Describe(
        value = "Replaces the update by its running mean.",
        formula = {"m ← βm + (1−β)u", "u ← m"})
public record {{type}}(@Param(value = "β, memory of the mean", range = "[0, 1)") double decay)
        implements Optimizer {

    /** The defaults. */
    public {{type}}() {
        this(0.9);
    }

    public {{type}} {
        Range.check({{type}}.class, decay);
    }

    /** State: one number for each parameter, 0 at first; a memory, as the rule is linear in it. */
    @Override
    public List<Slot> slots(List<Block> blocks) {
        return List.of(Slot.memory("mean"));
    }

    /** A promise that every element is treated by itself; without it the rule would see all parameters at once. */
    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    /** A promise that tile.gain() is kept up, as tile.linear does; without it, proximal penalties are warned of. */
    @Override
    public boolean tellsGain() {
        return true;
    }

    @Override
    public Kernel kernel(Step step) {
        Tile.Memory rule = this::rule; // made once a step, as what the tile's kernel makes would be garbage for each tile
        return tile -> tile.linear("mean", rule);
    }

    /** The rule: u is the gradient, or what earlier links made of it; what it is afterwards goes to the next link. */
    private void rule(Tile tile, double[] u, double[] m) {
        for (int i = tile.from(), to = tile.to(); i < to; i++) {
            m[i] = decay * m[i] + (1 - decay) * u[i];
            u[i] = m[i];
        }
    }
}

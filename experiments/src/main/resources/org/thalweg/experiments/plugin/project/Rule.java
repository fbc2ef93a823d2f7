package {{package}};

import java.util.List;
import org.thalweg.Describe;
import org.thalweg.Optimizer;
import org.thalweg.Param;
import org.thalweg.Range;
import org.thalweg.Scope;
import org.thalweg.Slot;
import org.thalweg.Step;

/**
 * Replaces the update by its running mean. (Yours does something else: change the rule, the formula and this sentence.)
 *
 * <pre>
 * m ← βm + (1−β)u
 * u = m
 * </pre>
 *
 * @param decay β, memory of the mean, in [0, 1)
 */
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

    /** State: one number for each parameter, 0 at first. */
    @Override
    public List<Slot> slots() {
        return List.of(Slot.zeros("mean"));
    }

    /** A promise that every element is treated by itself; without it the rule would see all parameters at once. */
    @Override
    public Scope scope() {
        return Scope.ELEMENT;
    }

    /** The rule: u is the gradient, or what earlier links made of it; what it is afterwards goes to the next link. */
    @Override
    public Kernel kernel(Step step) {
        return tile -> {
            double[] u = tile.update();
            double[] m = tile.slot("mean");
            for (int i = tile.from(), to = tile.to(); i < to; i++) {
                m[i] = decay * m[i] + (1 - decay) * u[i];
                u[i] = m[i];
            }
        };
    }
}

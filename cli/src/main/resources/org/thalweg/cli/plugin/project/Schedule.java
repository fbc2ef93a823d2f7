package {{package}};

import org.thalweg.Clock;
import org.thalweg.Describe;
import org.thalweg.Param;
import org.thalweg.Per;
import org.thalweg.Range;
import org.thalweg.Schedule;

/** A first schedule, which works. Yours is another: change it, what is said of it below, and this sentence. */
@Describe(
        value = "Halves a value again and again, without steps between.",
        formula = "η(k) = initial · 2^(−k / half),  k: steps or epochs before this one")
public record {{type}}(
        @Param(value = "the value at first", range = "[0, ∞)") double initial,
        @Param(value = "in how many steps or epochs it is halved", range = "(0, ∞)") double half,
        @Param("whether steps or epochs are counted") Per per)
        implements Schedule {

    /** The defaults. */
    public {{type}}() {
        this(0.1, 10, Per.EPOCH);
    }

    public {{type}} {
        Range.check({{type}}.class, initial, half, per);
    }

    /** Depends on the clock alone, and is defined without end: also where the run was to be over. */
    @Override
    public double at(Clock clock) {
        return initial * Math.pow(2, -clock.before(per) / half);
    }
}

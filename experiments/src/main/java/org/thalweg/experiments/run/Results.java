package org.thalweg.experiments.run;

import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.plan.Trial;

/** Where outcomes are kept. What was put is found again, in this process or a later one. */
public interface Results {

    /** Returns the outcome of a trial that was run before; empty if it was not, or has to be run again. */
    Optional<Outcome> find(Trial trial);

    /** Keeps outcomes; when this returns they are safe. */
    void put(List<Outcome> outcomes);
}

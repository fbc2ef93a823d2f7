package org.thalweg.experiments;

import java.util.List;
import java.util.Optional;
import org.thalweg.experiments.spec.Key;
import org.thalweg.experiments.spec.Keys;
import org.thalweg.experiments.spec.Tuned;
import org.thalweg.experiments.spec.Tuning;
import org.thalweg.experiments.spec.Values;

/** Values for experiments in tests. */
public final class Told {

    private Told() {}

    /** Returns the same with a tuning, or none. */
    public static Values tuned(Values values, Optional<Tuning> tuning) {
        return tuning.map(
                        how ->
                                values.with(
                                                Keys.TUNE,
                                                how.dimensions().stream().map(Tuned::in).toList())
                                        .with(Keys.TRIALS, how.trials()))
                .orElseGet(() -> values.with(Keys.TUNE, List.of()));
    }

    /** Returns the same with a value, if there is one. */
    public static <T> Values with(Values values, Key<T> key, Optional<T> value) {
        return value.map(one -> values.with(key, one)).orElse(values);
    }
}

package org.thalweg.experiments.spec;

import java.util.Optional;
import org.thalweg.UsageException;
import org.thalweg.text.Shown;

/** Says what is wrong with an experiment's description, and what is possible; of a file, with file, line and column. */
public final class SpecException extends UsageException {

    private final transient Optional<Key<?>> key;

    SpecException(String message) {
        super(Shown.message(message));
        this.key = Optional.empty();
    }

    private SpecException(Key<?> key, String message) {
        super(Shown.message(message));
        this.key = Optional.of(key);
    }

    /** Returns an error that is about what one key of a spec, or one method of a builder, says. */
    static SpecException about(Key<?> key, String format, Object... arguments) {
        return new SpecException(key, String.format(format, arguments));
    }

    /** Returns the key that the error is about, if it does not carry its place in the message. */
    Optional<Key<?>> key() {
        return key;
    }
}

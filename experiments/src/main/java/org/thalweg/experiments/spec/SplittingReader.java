package org.thalweg.experiments.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what replicates vary and test on. */
final class SplittingReader {

    private static final List<Key<?>> KINDS = List.of(Keys.GROUP, Keys.ORDER, Keys.FIXED);

    private final Reading reading;
    private final Fields fields;
    private final Optional<Path> test;

    /**
     * @param fields of {@code split}
     * @param test a file to test on
     */
    SplittingReader(Reading reading, Fields fields, Optional<Path> test) {
        this.reading = reading;
        this.fields = fields;
        this.test = test;
    }

    Splitting read() {
        List<Key<?>> kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.size() > 1) {
            throw fields.positionOf(kinds.get(1))
                    .error(
                            "split: '%s' does not go with '%s'. Keep one.",
                            kinds.get(1), kinds.get(0));
        }
        double validation = value(Keys.VALIDATION);
        if (test.isPresent()) {
            refuse("a given test set", Keys.GROUP, Keys.ORDER, Keys.FIXED, Keys.FOLDS, Keys.ROUNDS);
            return new Splitting.Given(test.get(), value(Keys.REPLICATES), validation);
        }
        if (fields.has(Keys.FIXED)) {
            refuse("one fixed test part", Keys.FOLDS, Keys.ROUNDS);
            return new Splitting.Fixed(value(Keys.FIXED), value(Keys.REPLICATES), validation);
        }
        refuse("folds, which have 'rounds'", Keys.REPLICATES);
        int folds = value(Keys.FOLDS);
        if (fields.has(Keys.ORDER)) {
            refuse("an order, of which there is one", Keys.ROUNDS);
            return new Splitting.Order(value(Keys.ORDER), folds, validation);
        }
        int rounds = value(Keys.ROUNDS);
        return fields.has(Keys.GROUP)
                ? new Splitting.Groups(value(Keys.GROUP), folds, rounds, validation)
                : new Splitting.Folds(folds, rounds, validation);
    }

    /** Returns what is said of a key, or else its default. */
    private <T> T value(Key<T> key) {
        return fields.find(key).map(node -> key.read(reading, node)).orElseGet(key::usual);
    }

    private void refuse(String with, Key<?>... keys) {
        Stream.of(keys)
                .filter(fields::has)
                .findFirst()
                .ifPresent(
                        key -> {
                            throw fields.positionOf(key)
                                    .error(
                                            "split: '%s' does not go with %s. Leave it out.",
                                            key, with);
                        });
    }
}

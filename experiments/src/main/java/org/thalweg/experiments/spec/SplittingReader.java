package org.thalweg.experiments.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what replicates vary and test on. */
final class SplittingReader {

    private static final List<Key> KINDS = List.of(Key.GROUP, Key.ORDER, Key.FIXED);

    private final Fields fields;
    private final Optional<Path> test;

    /**
     * @param fields of {@code split}
     * @param test a file to test on
     */
    SplittingReader(Fields fields, Optional<Path> test) {
        this.fields = fields;
        this.test = test;
    }

    Splitting read() {
        List<Key> kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.size() > 1) {
            throw fields.positionOf(kinds.get(1))
                    .error(
                            "split: '%s' does not go with '%s'. Keep one.",
                            kinds.get(1), kinds.get(0));
        }
        double validation =
                fields.find(Key.VALIDATION)
                        .map(node -> Scalars.share(Key.VALIDATION, node))
                        .orElse(Splitting.VALIDATION);
        if (test.isPresent()) {
            refuse("a given test set", Key.GROUP, Key.ORDER, Key.FIXED, Key.FOLDS, Key.ROUNDS);
            return new Splitting.Given(test.get(), replicates(), validation);
        }
        if (fields.has(Key.FIXED)) {
            refuse("one fixed test part", Key.FOLDS, Key.ROUNDS);
            double share =
                    fields.find(Key.FIXED).map(n -> Scalars.share(Key.FIXED, n)).orElseThrow();
            return new Splitting.Fixed(share, replicates(), validation);
        }
        refuse("folds, which have 'rounds'", Key.REPLICATES);
        int folds = whole(Key.FOLDS).orElse(Splitting.DEFAULT);
        if (fields.has(Key.ORDER)) {
            refuse("an order, of which there is one", Key.ROUNDS);
            return new Splitting.Order(column(Key.ORDER), folds, validation);
        }
        int rounds = whole(Key.ROUNDS).orElse(1);
        return fields.has(Key.GROUP)
                ? new Splitting.Groups(column(Key.GROUP), folds, rounds, validation)
                : new Splitting.Folds(folds, rounds, validation);
    }

    private int replicates() {
        return whole(Key.REPLICATES).orElse(Splitting.DEFAULT);
    }

    private Optional<Integer> whole(Key key) {
        return fields.find(key).map(node -> Scalars.whole(key, node));
    }

    private String column(Key key) {
        return fields.find(key).map(node -> Scalars.text(key, node)).orElseThrow();
    }

    private void refuse(String with, Key... keys) {
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

package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.thalweg.experiments.spec.YamlNode.Entry;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.experiments.spec.YamlNode.Scalar;
import org.thalweg.text.DidYouMean;
import org.thalweg.text.Shown;

/** A map of a spec, every name in it known. */
final class Fields {

    /** What keys of earlier versions are called now, or what to do instead. */
    private static final ImmutableTable<Key.Level, String, String> FORMER =
            ImmutableTable.<Key.Level, String, String>builder()
                    .put(
                            Key.Level.EXPERIMENT,
                            "seeds",
                            "'seeds' is 'replicates' now: each draws rows, minibatches and tuning anew.")
                    .put(
                            Key.Level.TUNE,
                            "seeds",
                            "'seeds' is gone from 'tune': each replicate tunes by itself. Leave it out.")
                    .put(
                            Key.Level.SPLIT,
                            "test",
                            "'test' is 'fixed' now, and all verdicts are then about that one test part. Leave it out for ten folds.")
                    .put(
                            Key.Level.FILE,
                            "redraw",
                            "'redraw' is gone: replicates are folds, which is what it was for. Leave it out.")
                    .put(
                            Key.Level.SPLIT,
                            "redraw",
                            "'redraw' is gone: replicates are folds, which is what it was for. Leave it out.")
                    .buildOrThrow();

    /** No fields, where there could be some. */
    static final Fields NONE =
            new Fields(new Mapping(List.of(), Position.ofArgument("the defaults")));

    private final Mapping mapping;

    private Fields(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Returns the fields of a map whose keys are all known. */
    static Fields of(Mapping mapping, Key.Level level) {
        return of(mapping, level, name -> false, "");
    }

    /**
     * Returns the fields of a map whose keys are known, or of another kind that is possible.
     *
     * @param advice what the other kind is, for the end of the list of keys
     */
    static Fields of(
            Mapping mapping, Key.Level level, Predicate<String> alsoPossible, String advice) {
        List<String> known = Keys.labels(level);
        for (Entry entry : mapping.entries()) {
            if (!known.contains(entry.name()) && !alsoPossible.test(entry.name())) {
                String former = FORMER.get(level, entry.name());
                if (former != null) {
                    throw entry.key().position().error("%s", former);
                }
                requireOutside(entry.key(), level);
                throw unknown("key", entry.key(), known, advice);
            }
        }
        return new Fields(mapping);
    }

    /** Options have no levels, and who knows these may write a key one level too high. */
    private static void requireOutside(Scalar name, Key.Level level) {
        for (Key<?> outer : List.of(Keys.SPLIT, Keys.TUNE)) {
            Key.Level inside = outer == Keys.SPLIT ? Key.Level.SPLIT : Key.Level.TUNE;
            if (level == Key.Level.EXPERIMENT && Keys.labels(inside).contains(name.text())) {
                throw name.position()
                        .error(
                                "'%s' stands inside '%s': write '%2$s: {%1$s: …}'.",
                                name.text(), outer);
            }
        }
    }

    static SpecException unknown(
            String what, Scalar given, Collection<String> known, String advice) {
        return given.position()
                .error(
                        "Unknown %s '%s'.%s Available: %s%s.",
                        what,
                        Shown.of(given.text()),
                        DidYouMean.suggest(given.text(), known),
                        String.join(", ", new ArrayList<>(known).stream().sorted().toList()),
                        advice);
    }

    Position position() {
        return mapping.position();
    }

    /** Returns where a key stands, or else where the map begins. */
    Position positionOf(Key<?> key) {
        return entry(key).map(entry -> entry.key().position()).orElse(position());
    }

    boolean has(Key<?> key) {
        return entry(key).isPresent();
    }

    /** Returns the value of a key, if it is there. */
    Optional<YamlNode> find(Key<?> key) {
        return entry(key).map(Fields::valueOf);
    }

    /** Returns what a key has for a value; nothing is an error. */
    static YamlNode valueOf(Entry entry) {
        if (entry.value() instanceof Scalar scalar && scalar.isEmpty()) {
            throw entry.key()
                    .position()
                    .error("%s has no value. Give one, or leave the key out.", entry.name());
        }
        return entry.value();
    }

    private Optional<Entry> entry(Key<?> key) {
        return mapping.entries().stream()
                .filter(entry -> entry.name().equals(key.label()))
                .findFirst();
    }
}

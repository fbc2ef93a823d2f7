package org.thalweg.experiments.spec;

import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.YamlNode.Entry;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.experiments.spec.YamlNode.Scalar;
import org.thalweg.experiments.spec.YamlNode.Sequence;

/** Puts options of the command line in the place of what a spec says. */
final class Overriding {

    private static final Set<String> TARGETS =
            Set.of(Keys.TARGET.label(), Keys.CLASS.label(), Keys.CLASSES.label());

    /** Ways to draw test rows of which a split has one. */
    private static final Set<String> WAYS =
            Set.of(Keys.FOLDS.label(), Keys.ROUNDS.label(), Keys.ORDER.label(), Keys.FIXED.label());

    private static final Set<String> NOT_WITH_GROUPS =
            Set.of(Keys.ORDER.label(), Keys.FIXED.label());

    private static final Set<String> OF_DRAWN_ROWS =
            ImmutableSet.<String>builder().addAll(WAYS).add(Keys.GROUP.label()).build();

    private final Mapping spec;

    private Overriding(Mapping spec) {
        this.spec = spec;
    }

    /**
     * Returns a spec in which options stand for what it said.
     *
     * @throws SpecException if an option describes data, and the spec says so of each of several files
     */
    static Mapping of(Mapping spec, List<Entry> options) {
        Overriding overridden = new Overriding(spec).withoutOtherWay(options);
        for (Entry option : options) {
            overridden = overridden.with(option);
        }
        return overridden.spec;
    }

    /** A given test set takes the place of ways to draw one, and these of it, unless options say both, which is an error. */
    private Overriding withoutOtherWay(List<Entry> options) {
        Optional<Entry> test = entry(options, Keys.TEST);
        Optional<Entry> way = entry(options, Keys.SPLIT).filter(Overriding::isWay);
        if (test.isPresent() && way.isEmpty()) {
            return withoutSplit();
        }
        return way.isPresent() && test.isEmpty()
                ? withoutOwn(Keys.TEST.label()::equals, way.get())
                        .without(Keys.TEST.label()::equals)
                : this;
    }

    private Overriding withoutSplit() {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : spec.entries()) {
            boolean split = entry.name().equals(Keys.SPLIT.label());
            entries.add(
                    split && entry.value() instanceof Mapping parts
                            ? new Entry(entry.key(), without(parts, OF_DRAWN_ROWS))
                            : entry);
        }
        return new Overriding(new Mapping(entries, spec.position()));
    }

    private static Mapping without(Mapping parts, Set<String> names) {
        return new Mapping(
                parts.entries().stream().filter(part -> !names.contains(part.name())).toList(),
                parts.position());
    }

    private static Optional<Entry> entry(List<Entry> entries, Key<?> key) {
        return entries.stream().filter(entry -> entry.name().equals(key.label())).findFirst();
    }

    private static boolean isWay(Entry split) {
        return split.value() instanceof Mapping parts
                && parts.entries().stream().anyMatch(part -> OF_DRAWN_ROWS.contains(part.name()));
    }

    private Overriding with(Entry option) {
        String name = option.name();
        if (name.equals(Keys.DATA.label())) {
            if (files(data()) > 1) {
                throw severalFiles(option);
            }
            return withoutOwn(TARGETS::contains, option).put(name, option, here(option.value()));
        }
        if (name.equals(Keys.TEST.label())) {
            return withoutOwn(name::equals, option).put(name, option, here(option.value()));
        }
        if (TARGETS.contains(name)) {
            return withoutOwn(TARGETS::contains, option)
                    .without(TARGETS::contains)
                    .put(name, option, option.value());
        }
        Overriding one = isOfFiles(name) ? withoutOwn(name::equals, option) : this;
        return one.put(name, option, merged(option));
    }

    private static boolean isOfFiles(String name) {
        return Keys.of(Level.FILE).stream().anyMatch(key -> key.label().equals(name))
                && !name.equals(Keys.NAME.label());
    }

    private Overriding without(Predicate<String> names) {
        return new Overriding(
                new Mapping(
                        spec.entries().stream().filter(e -> !names.test(e.name())).toList(),
                        spec.position()));
    }

    private Overriding put(String name, Entry option, YamlNode value) {
        List<Entry> entries = new ArrayList<>(without(name::equals).spec.entries());
        entries.add(new Entry(option.key(), value));
        return new Overriding(new Mapping(entries, spec.position()));
    }

    private Optional<YamlNode> find(String name) {
        return spec.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .map(Entry::value)
                .findFirst();
    }

    private Optional<YamlNode> data() {
        return find(Keys.DATA.label());
    }

    /** An option of a part of 'split' or 'tune' leaves the other parts as they were. */
    private YamlNode merged(Entry option) {
        if (!(option.value() instanceof Mapping parts)
                || !(own(option.name()).or(() -> find(option.name())).orElse(parts)
                        instanceof Mapping before)) {
            return option.value();
        }
        Set<String> named =
                parts.entries().stream().map(Entry::name).collect(Collectors.toUnmodifiableSet());
        boolean othersGo =
                option.name().equals(Keys.TUNE.label())
                        && named.stream().anyMatch(Overriding::isTuned);
        boolean otherWay = named.stream().anyMatch(WAYS::contains);
        List<Entry> entries = new ArrayList<>(parts.entries());
        before.entries().stream()
                .filter(entry -> !named.contains(entry.name()))
                .filter(entry -> !(othersGo && isTuned(entry.name())))
                .filter(entry -> !(otherWay && WAYS.contains(entry.name())))
                .filter(entry -> !isOtherThanGroup(entry.name(), named))
                .forEach(entries::add);
        return new Mapping(entries, parts.position());
    }

    /** Groups are folds of a kind: they do not go with an order or one fixed part. */
    private static boolean isOtherThanGroup(String name, Set<String> named) {
        String group = Keys.GROUP.label();
        return named.contains(group)
                ? NOT_WITH_GROUPS.contains(name)
                : name.equals(group) && named.stream().anyMatch(NOT_WITH_GROUPS::contains);
    }

    /** Returns whether a name within 'tune' is that of a hyper-parameter. */
    private static boolean isTuned(String name) {
        return Keys.of(Level.TUNE).stream().noneMatch(key -> key.label().equals(name));
    }

    private static int files(Optional<? extends YamlNode> data) {
        return data.map(
                        node ->
                                node instanceof Sequence sequence
                                        ? sequence.items().stream()
                                                .mapToInt(item -> files(Optional.of(item)))
                                                .sum()
                                        : node instanceof Mapping mapping
                                                ? mapping.entries().size()
                                                : 1)
                .orElse(0);
    }

    /** Takes from the only file what it says itself by these names. */
    private Overriding withoutOwn(Predicate<String> names, Entry option) {
        Optional<YamlNode> data = data();
        if (data.isEmpty()) {
            return this;
        }
        YamlNode rest = without(data.get(), names);
        if (rest.equals(data.get())) {
            return this;
        }
        if (files(data) > 1) {
            throw severalFiles(option);
        }
        Entry key = new Entry(new Scalar(Keys.DATA.label(), true, false, rest.position()), rest);
        return put(Keys.DATA.label(), key, rest);
    }

    private SpecException severalFiles(Entry option) {
        return option.key()
                .position()
                .error(
                        "%s names %d files and says this of each. Change it there.",
                        spec.position().source(), files(data()));
    }

    /** Returns what the only file says itself by a name. */
    private Optional<YamlNode> own(String name) {
        return data().stream()
                .flatMap(Overriding::ofFiles)
                .flatMap(file -> file.entries().stream())
                .filter(entry -> entry.name().equals(name))
                .map(Entry::value)
                .findFirst();
    }

    private static Stream<Mapping> ofFiles(YamlNode node) {
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().flatMap(Overriding::ofFiles);
        }
        return node instanceof Mapping mapping
                ? mapping.entries().stream()
                        .map(Entry::value)
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                : Stream.of();
    }

    private static YamlNode without(YamlNode node, Predicate<String> names) {
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream().map(item -> without(item, names)).toList(),
                    sequence.position());
        }
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        List<Entry> files = new ArrayList<>();
        for (Entry file : mapping.entries()) {
            YamlNode own = file.value();
            files.add(
                    own instanceof Mapping options
                            ? new Entry(
                                    file.key(),
                                    new Mapping(
                                            options.entries().stream()
                                                    .filter(e -> !names.test(e.name()))
                                                    .toList(),
                                            options.position()))
                            : file);
        }
        return new Mapping(files, mapping.position());
    }

    /** Files are looked for where the command is typed, not beside the spec. */
    private static YamlNode here(YamlNode file) {
        return file instanceof Scalar name
                ? new Scalar(
                        Path.of("").toAbsolutePath().resolve(name.text()).toString(),
                        true,
                        false,
                        name.position())
                : file;
    }
}

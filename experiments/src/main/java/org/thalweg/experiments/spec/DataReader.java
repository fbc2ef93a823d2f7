package org.thalweg.experiments.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.thalweg.datasets.Wording;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.YamlNode.Entry;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.experiments.spec.YamlNode.Scalar;
import org.thalweg.experiments.spec.YamlNode.Sequence;
import org.thalweg.text.DidYouMean;
import org.thalweg.text.Shown;

/** Reads what a spec says of its data. Options beside {@code data} are those of all files that do not say otherwise. */
final class DataReader {

    private static final Set<Key<?>> OF_TARGET_OR_SPLIT =
            Set.of(Keys.TARGET, Keys.CLASS, Keys.CLASSES, Keys.SPLIT, Keys.TEST);

    private final Reading reading;
    private final Path folder;
    private final Fields common;

    DataReader(Reading reading) {
        this.reading = reading;
        this.folder = reading.folder();
        this.common = reading.fields();
    }

    List<DataSource> read(YamlNode node) {
        List<DataSource> sources = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> sources.addAll(read(item)));
        } else if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> sources.add(file(entry)));
        } else {
            Scalar name = Scalars.scalar(Keys.DATA, "a file", node);
            sources.add(file(name, Optional.empty()));
        }
        return sources;
    }

    private DataSource file(Entry entry) {
        if (!(Fields.valueOf(entry) instanceof Mapping options)) {
            throw entry.value()
                    .position()
                    .error(
                            "The options of %s must be a map, such as {target: quality}, got %s.",
                            entry.name(), entry.value().described());
        }
        return file(entry.key(), Optional.of(Fields.of(options, Level.FILE)));
    }

    private DataSource file(Scalar name, Optional<Fields> own) {
        try {
            return new OneFile(own).source(existing(name));
        } catch (SpecException e) {
            Key<?> key = e.key().orElseThrow(() -> e);
            Position position =
                    own.filter(fields -> fields.has(key))
                            .or(() -> Optional.of(common).filter(fields -> fields.has(key)))
                            .filter(fields -> key != Keys.DATA)
                            .map(fields -> fields.positionOf(key))
                            .orElse(name.position());
            throw position.error(e);
        }
    }

    Path existing(Scalar name) {
        try {
            Path file = folder.resolve(name.text()).toAbsolutePath().normalize();
            if (!reading.withData() || Files.isRegularFile(file)) {
                return file;
            }
            if (Files.exists(file)) {
                throw name.position()
                        .error(
                                Files.isDirectory(file)
                                        ? "'%s' is a folder. Name a file in it."
                                        : "'%s' is no regular file, and an experiment reads its data again whenever it goes on. Write them to a file first.",
                                Shown.of(name.text()));
            }
            throw name.position()
                    .error(
                            "There is no file '%s'.%s%s",
                            Shown.of(name.text()),
                            DidYouMean.suggest(String.valueOf(file.getFileName()), beside(file)),
                            Path.of(name.text()).isAbsolute()
                                    ? ""
                                    : " It was looked for in " + folder + ".");
        } catch (InvalidPathException e) {
            throw name.position()
                    .error("'%s' cannot be the name of a file.", Shown.of(name.text()));
        }
    }

    private static List<String> beside(Path file) {
        try (Stream<Path> files = Files.list(file.resolveSibling("."))) {
            return files.map(path -> String.valueOf(path.getFileName())).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A file with its own options. */
    private final class OneFile {

        private final Optional<Fields> own;

        OneFile(Optional<Fields> own) {
            this.own = own;
        }

        DataSource source(Path file) {
            Values values = Values.NONE.with(Keys.TARGET, targets()).with(Keys.CLASSES, classes());
            for (Key<?> key : Keys.of(Level.FILE)) {
                if (key == Keys.SPLIT) {
                    values = values.with(Keys.SPLIT, splitting());
                } else if (!OF_TARGET_OR_SPLIT.contains(key)) {
                    values = read(key, values);
                }
            }
            return new DataSource(file, values, wording());
        }

        private Values read(Key<?> key, Values values) {
            Optional<YamlNode> node = key == Keys.NAME ? own.flatMap(f -> f.find(key)) : find(key);
            return node.map(value -> values.read(key, reading, value)).orElse(values);
        }

        private Wording wording() {
            return common.position().isOfArgument()
                    ? KeyWording.OPTIONS
                    : KeyWording.keys(this::place);
        }

        private Optional<Position> place(Key<?> key) {
            if (!key.isIn(Level.FILE)) {
                return find(Keys.SPLIT)
                        .map(node -> Structures.fields(Keys.SPLIT, node).positionOf(key));
            }
            return own.filter(fields -> fields.has(key))
                    .or(() -> Optional.of(common).filter(fields -> fields.has(key)))
                    .map(fields -> fields.positionOf(key));
        }

        private Splitting splitting() {
            Fields fields =
                    find(Keys.SPLIT)
                            .map(node -> Structures.fields(Keys.SPLIT, node))
                            .orElse(Fields.NONE);
            Optional<Path> test = find(Keys.TEST).map(node -> Keys.TEST.read(reading, node));
            return new SplittingReader(reading, fields, test).read();
        }

        /** Where the target is named: here if it is, else beside the data. */
        private Fields ofTarget() {
            return own.filter(fields -> fields.has(Keys.TARGET) || fields.has(Keys.CLASS))
                    .orElse(common);
        }

        private List<String> targets() {
            Fields fields = ofTarget();
            own.ifPresent(here -> checkTarget(here, Keys.TARGET, Keys.CLASS));
            own.ifPresent(here -> checkTarget(here, Keys.CLASS, Keys.TARGET));
            if (fields.has(Keys.TARGET) && fields.has(Keys.CLASS)) {
                throw fields.positionOf(Keys.CLASS)
                        .error("There is a target already. Write 'target' or 'class', not both.");
            }
            return fields.find(Keys.CLASS)
                    .map(node -> List.of(Keys.CLASS.read(reading, node)))
                    .or(() -> fields.find(Keys.TARGET).map(node -> Keys.TARGET.read(reading, node)))
                    .orElse(List.of());
        }

        /** Whoever names a class for all files may not have seen that it does not hold for this one. */
        private void checkTarget(Fields here, Key<?> one, Key<?> other) {
            if (here.has(one) && !here.has(other) && common.has(other)) {
                throw here.positionOf(one)
                        .error(
                                "Here it is '%s', and beside the data '%s' (%s). Write both as '%s', or each file's own in the file's map.",
                                one, other, common.positionOf(other), one);
            }
        }

        private boolean classes() {
            boolean named = ofTarget().has(Keys.CLASS);
            boolean classes =
                    find(Keys.CLASSES).map(node -> Keys.CLASSES.read(reading, node)).orElse(named);
            Checks.that(
                    classes || !named,
                    Keys.CLASSES,
                    "'class' names a class, and 'classes: false' says there is none. Write 'target' instead of 'class'.");
            return classes;
        }

        private Optional<YamlNode> find(Key<?> key) {
            return own.flatMap(fields -> fields.find(key)).or(() -> common.find(key));
        }
    }
}

package org.thalweg.experiments.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.Node.Entry;
import org.thalweg.experiments.spec.Node.Mapping;
import org.thalweg.experiments.spec.Node.Scalar;
import org.thalweg.experiments.spec.Node.Sequence;
import org.thalweg.text.DidYouMean;

/** Reads what a spec says of its data. Options beside {@code data} are those of all files that do not say otherwise. */
final class DataReader {

    private final Path folder;
    private final Fields common;

    DataReader(Path folder, Fields common) {
        this.folder = folder;
        this.common = common;
    }

    List<DataSource> read(Node node) {
        List<DataSource> sources = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> sources.addAll(read(item)));
        } else if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> sources.add(file(entry)));
        } else {
            Scalar name = Scalars.scalar(Key.DATA, "a file", node);
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
            Key key = e.key().orElseThrow(() -> e);
            Position position =
                    own.filter(fields -> fields.has(key))
                            .or(() -> Optional.of(common).filter(fields -> fields.has(key)))
                            .filter(fields -> key != Key.DATA)
                            .map(fields -> fields.positionOf(key))
                            .orElse(name.position());
            throw position.error(e);
        }
    }

    private Path existing(Scalar name) {
        try {
            Path file = folder.resolve(name.text()).toAbsolutePath().normalize();
            if (Files.isRegularFile(file)) {
                return file;
            }
            throw name.position()
                    .error(
                            "There is no file '%s'.%s It was looked for in %s.",
                            name.text(),
                            DidYouMean.suggest(String.valueOf(file.getFileName()), beside(file)),
                            folder);
        } catch (InvalidPathException e) {
            throw name.position().error("'%s' cannot be the name of a file.", name.text());
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
            DataSource defaults = DataSource.of(file, "?");
            return new DataSource(
                    own.flatMap(fields -> fields.find(Key.NAME))
                            .map(node -> Scalars.text(Key.NAME, node))
                            .orElse(defaults.name()),
                    file,
                    targets(),
                    classes(),
                    value(Key.DELIMITER, Scalars::character),
                    value(Key.HEADER, Scalars::flag),
                    value(Key.SKIP_LINES, Scalars::whole).orElse(defaults.skipLines()),
                    value(Key.CATEGORICAL, Scalars::texts).orElse(defaults.categorical()),
                    value(Key.DROP, Scalars::texts).orElse(defaults.drop()),
                    value(Key.MISSING, Scalars::missing).orElse(defaults.missing()),
                    splitting(),
                    value(Key.STANDARDIZE, Scalars::flag).orElse(defaults.standardize()));
        }

        private Splitting splitting() {
            Optional<Scalar> test =
                    find(Key.TEST).map(node -> Scalars.scalar(Key.TEST, "a file", node));
            Fields fields =
                    find(Key.SPLIT)
                            .map(OneFile::map)
                            .map(mapping -> Fields.of(mapping, Level.SPLIT))
                            .orElse(Fields.NONE);
            return new SplittingReader(fields, test.map(DataReader.this::existing)).read();
        }

        private static Mapping map(Node node) {
            if (node instanceof Mapping mapping) {
                return mapping;
            }
            throw Scalars.mustBe(
                    Key.SPLIT, "a map such as {folds: 10}, {group: patient} or {fixed: 25%}", node);
        }

        /** Where the target is named: here if it is, else beside the data. */
        private Fields ofTarget() {
            return own.filter(fields -> fields.has(Key.TARGET) || fields.has(Key.CLASS))
                    .orElse(common);
        }

        private List<String> targets() {
            Fields fields = ofTarget();
            if (fields.has(Key.TARGET) && fields.has(Key.CLASS)) {
                throw fields.positionOf(Key.CLASS)
                        .error("There is a target already. Write 'target' or 'class', not both.");
            }
            return fields.find(Key.CLASS)
                    .map(node -> List.of(Scalars.text(Key.CLASS, node)))
                    .or(() -> fields.find(Key.TARGET).map(node -> Scalars.texts(Key.TARGET, node)))
                    .orElse(List.of());
        }

        private boolean classes() {
            boolean named = ofTarget().has(Key.CLASS);
            boolean classes = value(Key.CLASSES, Scalars::flag).orElse(named);
            Checks.that(
                    classes || !named,
                    Key.CLASSES,
                    "'class' names a class, and 'classes: false' says there is none. Write 'target' instead of 'class'.");
            return classes;
        }

        private <T> Optional<T> value(Key key, BiFunction<Key, Node, T> read) {
            return find(key).map(node -> read.apply(key, node));
        }

        private Optional<Node> find(Key key) {
            return own.flatMap(fields -> fields.find(key)).or(() -> common.find(key));
        }
    }
}

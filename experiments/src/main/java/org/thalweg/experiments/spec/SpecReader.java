package org.thalweg.experiments.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.catalog.Catalog;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.YamlNode.Entry;
import org.thalweg.experiments.spec.YamlNode.Mapping;
import org.thalweg.experiments.spec.YamlNode.Scalar;

/**
 * Reads experiments, strictly: what is not understood is an error that says where it stands and what is possible instead.
 *
 * <p>Data files are looked for relative to the spec's folder.
 */
public final class SpecReader {

    private static final long LARGEST = 1_000_000;

    /** Of problems, in the name of an experiment. */
    private static final int LONGEST_NAME = 60;

    private final ComponentReader components;
    private final boolean withData;

    /**
     * @param catalog of the components that specs may name
     */
    public SpecReader(Catalog catalog) {
        this(new ComponentReader(catalog), true);
    }

    private SpecReader(ComponentReader components, boolean withData) {
        this.components = components;
        this.withData = withData;
    }

    /** Returns a reader of specs that results folders keep: their data may have gone since. */
    public SpecReader ofResults() {
        return new SpecReader(components, false);
    }

    /**
     * Reads a file; unless it says otherwise, the experiment has the file's name.
     *
     * @throws SpecException if the file cannot be read or is no valid spec
     */
    public Experiment read(Path file) {
        return read(file, Map.of());
    }

    /**
     * Reads a file, of which the command line replaces some values. Files that it names are relative to the folder in which
     * the program runs.
     *
     * @param options values by key as a spec would have them
     * @throws SpecException if the file cannot be read or is no valid spec, or if it has several files and an option is about one
     */
    public Experiment read(Path file, Map<String, String> options) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        String source = file.toString();
        return read(
                source,
                Overriding.of(mapping(source, text(file)), OptionNodes.of(options)),
                folder == null ? Path.of("/") : folder);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new SpecException(
                        file + ": This is too large for a spec. Is it a data file?");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new SpecException(file + ": There is no such file.");
        } catch (CharacterCodingException e) {
            throw new SpecException(file + ": This is no text in UTF-8.");
        } catch (IOException e) {
            throw new SpecException(file + ": This cannot be read: " + e.getMessage() + ".");
        }
    }

    /**
     * Reads a text.
     *
     * @param source what messages call it; its last part is the experiment's name by default
     * @param folder where relative names of data files start
     * @throws SpecException if the text is no valid spec
     */
    public Experiment read(String source, String text, Path folder) {
        return read(source, mapping(source, text), folder);
    }

    private Experiment read(String source, Mapping mapping, Path folder) {
        return read(chain -> DataSource.nameOf(Path.of(source)), mapping, folder);
    }

    private static Mapping mapping(String source, String text) {
        YamlNode root =
                YamlText.parse(source, text)
                        .orElseThrow(
                                () ->
                                        new SpecException(
                                                source
                                                        + ": There is nothing here. A spec needs 'chain' and 'data'."));
        if (!(root instanceof Mapping mapping)) {
            throw root.position()
                    .error("A spec is a map of keys and values, got %s.", root.described());
        }
        return mapping;
    }

    /**
     * Reads an experiment from the command line. Names of files are relative to the folder in which the program runs.
     *
     * @param pipe the chain in pipe form
     * @param data a data file
     * @param options values by key as a spec would have them, {@code target} or {@code class} among them; messages put
     *     {@code --} before the key
     * @throws SpecException if one of these is not valid
     */
    public Experiment fromPipe(String pipe, Path data, Map<String, String> options) {
        List<Entry> entries = new ArrayList<>();
        entries.add(argument(Keys.CHAIN, "chain", pipe));
        entries.add(argument(Keys.DATA, "--data", data.toString()));
        entries.addAll(OptionNodes.of(options));
        return fromArguments(DataSource.nameOf(data), entries);
    }

    /**
     * Reads an experiment on problems from the command line.
     *
     * @param pipe the chain in pipe form
     * @param options values by key as a spec would have them, {@code problem} among them; messages put {@code --} before the key
     * @throws SpecException if one of these is not valid
     */
    public Experiment fromPipe(String pipe, Map<String, String> options) {
        List<Entry> entries = new ArrayList<>();
        entries.add(argument(Keys.CHAIN, "chain", pipe));
        entries.addAll(OptionNodes.of(options));
        return fromArguments(plain(options.getOrDefault(Keys.PROBLEM.label(), "problem")), entries);
    }

    /** Returns {@code valley-1000} of {@code "valley(1000)"}: a file may be named after it. */
    private static String plain(String problems) {
        String plain = problems.replaceAll("[^\\p{L}\\p{N}.]+", "-").replaceAll("^-|-$", "");
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }

    private Experiment fromArguments(String data, List<Entry> entries) {
        Mapping mapping = new Mapping(entries, Position.ofArgument("ablate"));
        return read(chain -> nameOf(data, chain), mapping, Path.of("").toAbsolutePath());
    }

    /** Returns the data's name and the links' names: experiments on the same data do not share a folder by accident. */
    private static String nameOf(String data, Chain chain) {
        return chain.links().stream()
                .map(Component::name)
                .collect(Collectors.joining("-", data + "-", ""));
    }

    private static Entry argument(Key<?> key, String source, String value) {
        Position position = Position.ofArgument(source);
        return new Entry(
                new Scalar(key.label(), true, false, position),
                new Scalar(value, true, false, position));
    }

    private Experiment read(Function<Chain, String> name, Mapping mapping, Path folder) {
        Fields fields = Fields.of(mapping, Level.EXPERIMENT);
        try {
            return Experiment.resolved(values(fields, folder, name));
        } catch (SpecException e) {
            throw fields.positionOf(e.key().orElseThrow(() -> e)).error(e);
        }
    }

    /** Of a split that options describe, the first of them. */
    private static Optional<Key<?>> splitOption(Key<?> key, Fields fields) {
        return fields.find(key)
                .filter(value -> key == Keys.SPLIT && value.position().isOfArgument())
                .flatMap(
                        value ->
                                Keys.of(Level.SPLIT).stream()
                                        .filter(part -> part.option().isPresent())
                                        .filter(
                                                part ->
                                                        value instanceof Mapping parts
                                                                && parts.entries().stream()
                                                                        .anyMatch(
                                                                                entry ->
                                                                                        entry.name()
                                                                                                .equals(
                                                                                                        part
                                                                                                                .label())))
                                        .findFirst());
    }

    private Values values(Fields fields, Path folder, Function<Chain, String> name) {
        YamlNode chain = required(fields, Keys.CHAIN, "momentum(0.9) | sgd(0.05)");
        boolean problems = fields.has(Keys.PROBLEM);
        for (Key<?> key : Keys.of(Level.EXPERIMENT)) {
            if (fields.has(key) && !Keys.isOf(problems, key)) {
                throw splitOption(key, fields)
                        .map(
                                part ->
                                        Position.ofArgument(part.option().orElseThrow().name())
                                                .error(Resolution.misplaced(problems, part)))
                        .orElseGet(() -> Resolution.misplaced(problems, key));
            }
        }
        if (!problems) {
            required(fields, Keys.DATA, "wine.csv");
        }
        Values base =
                Values.NONE.with(
                        Keys.CHAIN,
                        Keys.CHAIN.read(
                                new Reading(components, folder, withData, fields, Values.NONE),
                                chain));
        Values values = base.with(Keys.NAME, name.apply(base.get(Keys.CHAIN)));
        for (Key<?> key : inOrder()) {
            values = read(key, fields, new Reading(components, folder, withData, fields, values));
        }
        return values;
    }

    /** Designs and tuning are read when the base is known, and by what the data may be wrong is told first. */
    private static Iterable<Key<?>> inOrder() {
        Set<Key<?>> keys = new LinkedHashSet<>(List.of(Keys.REGULARIZERS, Keys.DATA));
        keys.addAll(Keys.ofExperiment());
        keys.remove(Keys.CHAIN);
        return keys;
    }

    private static Values read(Key<?> key, Fields fields, Reading reading) {
        Optional<YamlNode> node = fields.find(key);
        Values read =
                node.map(value -> reading.before().read(key, reading, value))
                        .orElse(reading.before());
        if (key == Keys.TUNE && node.isPresent() && node.get() instanceof Mapping mapping) {
            Fields inner = TuningReader.fields(mapping);
            for (Key<?> beside : Keys.of(Level.TUNE)) {
                Values before = read;
                read =
                        inner.find(beside)
                                .map(value -> before.read(beside, reading, value))
                                .orElse(before);
            }
        }
        return read;
    }

    private static YamlNode required(Fields fields, Key<?> key, String example) {
        return fields.find(key)
                .orElseThrow(
                        () ->
                                fields.position()
                                        .error(
                                                "A spec needs '%s', such as '%s: %s'.",
                                                key, key, example));
    }
}

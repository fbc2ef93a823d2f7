package org.thalweg.experiments.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.thalweg.Component;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.Regularizer;
import org.thalweg.catalog.Catalog;
import org.thalweg.engine.Chain;
import org.thalweg.experiments.spec.Key.Level;
import org.thalweg.experiments.spec.Node.Entry;
import org.thalweg.experiments.spec.Node.Mapping;
import org.thalweg.experiments.spec.Node.Scalar;

/**
 * Reads experiments, strictly: what is not understood is an error that says where it stands and what is possible instead.
 *
 * <p>Data files are looked for relative to the spec's folder.
 */
public final class SpecReader {

    private static final long LARGEST = 1_000_000;

    private final ComponentReader components;

    /**
     * @param catalog of the components that specs may name
     */
    public SpecReader(Catalog catalog) {
        this.components = new ComponentReader(catalog);
    }

    /**
     * Reads a file; unless it says otherwise, the experiment has the file's name.
     *
     * @throws SpecException if the file cannot be read or is no valid spec
     */
    public Experiment read(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return read(file.toString(), text(file), folder == null ? Path.of("/") : folder);
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
        Node root =
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
        return read(chain -> DataSource.nameOf(Path.of(source)), mapping, folder);
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
        entries.add(argument(Key.CHAIN, "chain", pipe));
        entries.add(argument(Key.DATA, "--data", data.toString()));
        options.forEach(
                (key, value) -> {
                    Position position = Position.ofArgument("--" + key);
                    YamlText.parse(position.source(), value)
                            .ifPresent(
                                    node ->
                                            entries.add(
                                                    new Entry(
                                                            new Scalar(key, true, false, position),
                                                            node)));
                });
        Position position = Position.ofArgument("ablate");
        Path folder = Path.of("").toAbsolutePath();
        return read(chain -> nameOf(data, chain), new Mapping(entries, position), folder);
    }

    /** Returns the data's name and the links' names: experiments on the same data do not share a folder by accident. */
    private static String nameOf(Path data, Chain chain) {
        return chain.links().stream()
                .map(Component::name)
                .collect(Collectors.joining("-", DataSource.nameOf(data) + "-", ""));
    }

    private static Entry argument(Key key, String source, String value) {
        Position position = Position.ofArgument(source);
        return new Entry(
                new Scalar(key.label(), true, false, position),
                new Scalar(value, true, false, position));
    }

    private Experiment read(Function<Chain, String> name, Mapping mapping, Path folder) {
        Fields fields = Fields.of(mapping, Level.EXPERIMENT);
        try {
            return described(fields, folder, name).experiment();
        } catch (SpecException e) {
            throw fields.positionOf(e.key().orElseThrow(() -> e)).error(e);
        }
    }

    private Ablation described(Fields fields, Path folder, Function<Chain, String> name) {
        Node chain = required(fields, Key.CHAIN, "momentum(0.9) | sgd(0.05)");
        Node data = required(fields, Key.DATA, "wine.csv");
        Parts base =
                new Parts(
                        components.readChain(chain),
                        fields.find(Key.REGULARIZERS)
                                .map(node -> components.readList(Regularizer.class, node))
                                .orElse(List.of()));
        Ablation ablation =
                Ablation.of(base.chain())
                        .regularize(base.regularizers().toArray(new Regularizer[0]))
                        .name(name.apply(base.chain()))
                        .data(new DataReader(folder, fields).read(data).toArray(new DataSource[0]));
        ablation = with(ablation, fields, Key.NAME, (a, n) -> a.name(Scalars.text(Key.NAME, n)));
        ablation =
                with(
                        ablation,
                        fields,
                        Key.MODEL,
                        (a, n) -> a.model(components.read(Model.class, n)));
        ablation =
                with(ablation, fields, Key.LOSS, (a, n) -> a.loss(components.read(Loss.class, n)));
        DesignReader designs = new DesignReader(components, base);
        ablation =
                with(
                        ablation,
                        fields,
                        Key.DESIGN,
                        (a, n) -> a.design(designs.read(n).toArray(new Design[0])));
        ablation = with(ablation, fields, Key.TUNE, TuningReader::read);
        return SettingsReader.read(ablation, fields);
    }

    private static Ablation with(
            Ablation ablation, Fields fields, Key key, SettingsReader.Setting setting) {
        return fields.find(key).map(node -> setting.on(ablation, node)).orElse(ablation);
    }

    private static Node required(Fields fields, Key key, String example) {
        return fields.find(key)
                .orElseThrow(
                        () ->
                                fields.position()
                                        .error(
                                                "A spec needs '%s', such as '%s: %s'.",
                                                key, key, example));
    }
}

package org.thalweg.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.Component;
import org.thalweg.Optimizer;
import org.thalweg.UsageException;
import org.thalweg.catalog.Written.Fields;
import org.thalweg.catalog.Written.Named;
import org.thalweg.engine.Chain;
import org.thalweg.records.Kind;

/**
 * Components by name: those on the class path, and those in the plug-ins that were named. Nothing is found anywhere else.
 *
 * <p>A component is asked for in code, by a map, in pipe form or by a tree as YAML gives it, and is always a copy of its
 * prototype, the one with the defaults, with some hyper-parameters changed:
 *
 * <pre>{@code
 * catalog.create(Optimizer.class, "momentum", Map.of("decay", 0.95));
 * catalog.parse(Optimizer.class, "momentum(0.95)");
 * catalog.read(Optimizer.class, Map.of("momentum", Map.of("decay", 0.95)));
 * }</pre>
 *
 * <p>Names of components and hyper-parameters are compared without case, {@code -} and {@code _}. Values by position are in the
 * record's order. Where a schedule is asked for, a number is a constant one. All errors are {@link CatalogException}s. A broken
 * plug-in does not hinder any other component; it is told of by {@link #complaints()}, and when its component is asked for.
 *
 * <p>A catalog may be used by several threads. Closing it closes the plug-ins' class loaders: components already made keep
 * their classes, but may miss those not loaded by then.
 */
public final class Catalog implements AutoCloseable {

    private final Shelves shelves;
    private final Maker maker;
    private final List<Origin> plugins;
    private final List<URLClassLoader> loaders;
    private volatile boolean closed;

    Catalog(Shelves shelves, List<Origin> plugins, List<URLClassLoader> loaders) {
        this.shelves = shelves;
        this.maker = new Maker(shelves);
        this.plugins = List.copyOf(plugins);
        this.loaders = List.copyOf(loaders);
    }

    /** Returns the catalog of the class path. */
    public static Catalog standard() {
        return builder().build();
    }

    /** Returns the catalog of the class path and of {@linkplain CatalogBuilder#plugins plug-ins}. */
    public static Catalog with(Path... jarsOrDirectories) {
        return builder().plugins(jarsOrDirectories).build();
    }

    /** Returns the catalog of these components alone. */
    public static Catalog of(Component... prototypes) {
        return builder().withoutClassPath().components(prototypes).build();
    }

    /** Returns a catalog to be: of the class path, until more is said. */
    public static CatalogBuilder builder() {
        return new CatalogBuilder();
    }

    /**
     * Returns a component of a kind by name, with the given hyper-parameters and the defaults of the others.
     *
     * @throws CatalogException if there is no such component or hyper-parameter, or a value is not possible
     */
    public Component create(Kind kind, String name, Map<String, ?> parameters) {
        checkOpen();
        Fields fields = TreeReader.fields(parameters);
        Named named = new Named(name, fields, Place.ROOT);
        return maker.make(kind, new Fields(List.of(named), Place.ROOT));
    }

    /** Returns a component by name; {@link #create(Kind, String, Map)} with the interface instead of the kind. */
    public <T extends Component> T create(Class<T> type, String name, Map<String, ?> parameters) {
        return type.cast(create(kindOf(type), name, parameters));
    }

    /**
     * Returns the component that a text in pipe form stands for: {@code momentum(0.9)}, {@code sgd(warmup(0.1, length=50))}; if
     * an optimizer is asked for, {@code a | b} is a chain.
     *
     * @throws CatalogException if the text is no component
     */
    public <T extends Component> T parse(Class<T> type, String text) {
        Written written = PipeParser.parse(Place.ROOT, text);
        return make(type, written);
    }

    /** Returns the chain that a text in pipe form stands for, of one link or more; {@code ()} is the empty one. */
    public Chain parseChain(String text) {
        return chain(parse(Optimizer.class, text));
    }

    /**
     * Returns the component that a tree stands for, as YAML gives it: {@code "momentum"}, {@code "momentum(0.9)"},
     * {@code {momentum: 0.9}}, {@code {momentum: [0.9, 0.1]}} or {@code {momentum: {decay: 0.9}}}, and a number for a schedule;
     * if an optimizer is asked for, a list of these is a chain.
     *
     * @param tree of maps, lists, strings, numbers, booleans, and components
     * @throws CatalogException if the tree is no component
     */
    public <T extends Component> T read(Class<T> type, Object tree) {
        return make(type, TreeReader.read(tree));
    }

    /** Returns the chain that a tree stands for, of one link or more. */
    public Chain readChain(Object tree) {
        return chain(read(Optimizer.class, tree));
    }

    private static Chain chain(Optimizer optimizer) {
        return optimizer instanceof Chain chain ? chain : Chain.of(optimizer);
    }

    private <T extends Component> T make(Class<T> type, Written written) {
        checkOpen();
        Component made = maker.make(kindOf(type), written);
        if (!type.isInstance(made)) {
            throw Place.ROOT.error("Expected %s, got %s.", type.getSimpleName(), Maker.shown(made));
        }
        return type.cast(made);
    }

    private static Kind kindOf(Class<?> type) {
        return Kind.of(type)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        type.getName()
                                                + " is no kind of component. Ask for an "
                                                + Kind.oneOf(kind -> kind.type().getSimpleName())
                                                + "."));
    }

    /** Returns every component of a kind that can be used, sorted by name. */
    public List<Entry> entries(Kind kind) {
        checkOpen();
        return shelves.of(kind)
                .flatMap(
                        provider ->
                                provider.prototype().stream()
                                        .map(made -> new Entry(kind, made, provider.origin())))
                .toList();
    }

    /**
     * Returns the component with this name.
     *
     * @throws CatalogException if there is none, or it cannot be used
     */
    public Entry entry(Kind kind, String name) {
        checkOpen();
        Provider provider = shelves.find(kind, name, Place.ROOT);
        return new Entry(kind, shelves.prototype(provider, Place.ROOT), provider.origin());
    }

    /** Returns the plug-ins in use. */
    public List<Origin> plugins() {
        return plugins;
    }

    /** Returns what is wrong with plug-ins and components, after making every component once; usually nothing. */
    public List<Complaint> complaints() {
        checkOpen();
        List<Complaint> all = new ArrayList<>(shelves.complaints());
        all.addAll(shelves.collisions());
        shelves.providers().stream()
                .map(Provider::complaint)
                .flatMap(Optional::stream)
                .forEach(all::add);
        return all;
    }

    /** Returns the plug-ins that could not be loaded, or not all of them, without making any component. */
    public List<Complaint> refusedPlugins() {
        return shelves.complaints().stream().filter(Complaint::isOfPlugin).toList();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("This catalog is closed. Make another.");
        }
    }

    /** Closes the plug-ins' class loaders. */
    @Override
    public void close() {
        closed = true;
        for (URLClassLoader loader : loaders) {
            try {
                loader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(
                        loader.getName() + " cannot be closed: " + e.getMessage() + ".", e);
            }
        }
    }
}

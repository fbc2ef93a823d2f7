package org.thalweg.catalog;

import com.google.common.io.CharStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.thalweg.Component;
import org.thalweg.records.Kind;
import org.thalweg.records.Parameter;

/**
 * Finds components through {@link ServiceLoader}, and reads the lists in META-INF/services beside it: what ServiceLoader says
 * of a broken line names neither the JAR nor, reliably, the class, which is just when it matters; and it leaves out the lines
 * after that, too.
 */
final class Services {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final List<Provider> providers;
    private final List<Complaint> complaints;
    private final Duration patience;
    private final Map<String, Origin> origins = new HashMap<>();

    /** Names of classes on the class path, of which a plug-in may have copies. */
    private final Set<String> own = new HashSet<>();

    /**
     * A reader that adds what it finds to two lists.
     *
     * @param patience how long a component may take to be constructed
     */
    Services(List<Provider> providers, List<Complaint> complaints, Duration patience) {
        this.providers = providers;
        this.complaints = complaints;
        this.patience = patience;
    }

    /**
     * Reads the components that a class loader and its parents list, and those that the modules of the loader, of its parents and
     * of their layers provide.
     */
    void readClassPath(ClassLoader loader) {
        read(loader, this::origin);
        for (Kind kind : Kind.values()) {
            Map<String, ServiceLoader.Provider<? extends Component>> found = found(kind, loader);
            found.forEach(
                    (className, provider) -> {
                        Class<?> type = provider.type();
                        if (type.getModule().isNamed()) {
                            add(kind, className, type.getClassLoader(), found, origin(type));
                        }
                    });
        }
        providers.forEach(provider -> own.add(provider.type().getName()));
    }

    /** Reads the components of a plug-in, but for those of the program that it brings, too; returns whether it lists any. */
    boolean readPlugin(URLClassLoader loader, Origin origin) {
        boolean any = read(loader, url -> origin);
        for (ModuleDescriptor module : modules(loader, origin)) {
            for (Kind kind : Kind.values()) {
                for (String className : ModuleInfo.provided(module, kind)) {
                    if (!isCopy(className)) {
                        any = true;
                        add(kind, className, loader, Map.of(), origin);
                    }
                }
            }
        }
        return any;
    }

    /** A plug-in's JARs lie on a class path, where what modules say is not heard. */
    private List<ModuleDescriptor> modules(URLClassLoader loader, Origin origin) {
        List<ModuleDescriptor> modules = new ArrayList<>();
        try {
            for (URL file : Collections.list(loader.findResources(ModuleInfo.FILE))) {
                try (InputStream in = uncached(file).getInputStream()) {
                    modules.add(ModuleDescriptor.read(in));
                } catch (IOException | InvalidModuleDescriptorException e) {
                    complaints.add(
                            Complaint.harmless(
                                    origin,
                                    String.format(
                                            "its %s cannot be read (%s). Build or copy it again.",
                                            ModuleInfo.FILE, Flaw.brief(e))));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The plug-in cannot be read: " + e.getMessage() + ".", e);
        }
        return modules;
    }

    private boolean read(ClassLoader loader, Function<URL, Origin> origins) {
        boolean any = false;
        for (Kind kind : Kind.values()) {
            Map<String, ServiceLoader.Provider<? extends Component>> found = found(kind, loader);
            try {
                for (URL file : Collections.list(loader.getResources(kind.services()))) {
                    Origin origin = origins.apply(file);
                    List<String> lines =
                            lines(kind, file, origin).stream()
                                    .filter(line -> !isCopy(line))
                                    .toList();
                    any |= !lines.isEmpty();
                    lines.forEach(line -> add(kind, line, loader, found, origin));
                }
            } catch (IOException e) {
                throw new IllegalStateException(
                        "The class path cannot be read: " + e.getMessage() + ".", e);
            }
        }
        return any;
    }

    private boolean isCopy(String className) {
        return ApiOnlyLoader.isInside(className) && own.contains(className);
    }

    private List<String> lines(Kind kind, URL file, Origin origin) {
        try (Reader in =
                new InputStreamReader(uncached(file).getInputStream(), StandardCharsets.UTF_8)) {
            String text = CharStreams.toString(in);
            if (text.startsWith(BYTE_ORDER_MARK)) {
                complaints.add(
                        Complaint.harmless(
                                origin,
                                kind.services()
                                        + " begins with a byte order mark, which others take for a part of the first name. Save it as UTF-8 without one."));
            }
            return text.replaceFirst("^" + BYTE_ORDER_MARK, "")
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            complaints.add(
                    Complaint.ofPlugin(
                            origin,
                            String.format(
                                    "its list of components, %s, cannot be read (%s). Build or copy it again.",
                                    kind.services(), Flaw.brief(e))));
            return List.of();
        }
    }

    /** Returns what ServiceLoader finds, by class name. Nothing is constructed yet. */
    private static Map<String, ServiceLoader.Provider<? extends Component>> found(
            Kind kind, ClassLoader loader) {
        Map<String, ServiceLoader.Provider<? extends Component>> found = new TreeMap<>();
        Iterator<? extends ServiceLoader.Provider<? extends Component>> all =
                ServiceLoader.load(kind.type(), loader).stream().iterator();
        while (true) {
            try {
                if (!all.hasNext()) {
                    return found;
                }
                ServiceLoader.Provider<? extends Component> next = all.next();
                found.put(next.type().getName(), next);
            } catch (ServiceConfigurationError | LinkageError e) {
                // A broken class, of which more is said when its line is examined; or a broken
                // line, and
                // none of those after it is found.
            }
        }
    }

    private void add(
            Kind kind,
            String className,
            ClassLoader loader,
            Map<String, ServiceLoader.Provider<? extends Component>> found,
            Origin origin) {
        try {
            Class<? extends Record> type = ComponentType.load(kind, className, loader);
            ServiceLoader.Provider<? extends Component> loaded = found.get(className);
            Supplier<? extends Component> maker = loaded == null ? () -> construct(type) : loaded;
            if (providers.stream().noneMatch(p -> p.kind() == kind && p.type() == type)) {
                providers.add(new Provider(kind, type, maker, origin, patience));
            }
        } catch (Flaw flaw) {
            List<String> names = ServicesLine.classes(className, loader);
            if (names.isEmpty() && !ServicesLine.isName(className)) {
                complaints.add(Complaint.ofPlugin(origin, ServicesLine.isNone(kind, className)));
            } else if (names.isEmpty() || names.contains(className)) {
                complain(origin, kind, className, loader, flaw.sentences());
            } else {
                String reason = ServicesLine.hides(kind, className);
                names.forEach(name -> complain(origin, kind, name, loader, reason));
            }
        }
    }

    private void complain(
            Origin origin, Kind kind, String className, ClassLoader loader, String sentences) {
        String name = name(className, loader);
        complaints.add(Complaint.ofComponent(origin, kind, name, className, sentences));
    }

    private static Component construct(Class<? extends Record> type) {
        try {
            return (Component) type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new ServiceConfigurationError(type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new ServiceConfigurationError(type.getName(), e);
        }
    }

    /** Returns the name that a broken component would have, as far as one can tell. */
    private static String name(String className, ClassLoader loader) {
        try {
            return Component.nameOf(Class.forName(className, false, loader));
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            return Parameter.kebab(className.replaceFirst(".*[.$]", ""));
        }
    }

    private Origin origin(URL file) {
        String root = file.toString().replaceFirst("!?/META-INF/services/.*", "");
        return origins.computeIfAbsent(root, Services::classPathEntry);
    }

    /** Returns where the module of a class lies. */
    private Origin origin(Class<?> type) {
        Module module = type.getModule();
        String root =
                Optional.ofNullable(module.getLayer())
                        .flatMap(layer -> layer.configuration().findModule(module.getName()))
                        .flatMap(resolved -> resolved.reference().location())
                        .map(URI::toString)
                        .orElse("module " + module.getName());
        return origins.computeIfAbsent(root, Services::classPathEntry);
    }

    private static Origin classPathEntry(String root) {
        try {
            Path path = Path.of(new URI(root.replaceFirst("^jar:", "")));
            String version = Files.isDirectory(path) ? "" : version(path);
            return new Origin(path.toString(), version, () -> FileFingerprint.of(path));
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return new Origin(root, "", () -> "");
        }
    }

    private static String version(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return version(jar.getManifest());
        }
    }

    static String version(@Nullable Manifest manifest) {
        return Optional.ofNullable(manifest)
                .map(m -> m.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                .orElse("");
    }

    /** A JAR kept open by the JDK's cache would outlive its loader, and hide that the file was replaced. */
    private static URLConnection uncached(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection;
    }
}

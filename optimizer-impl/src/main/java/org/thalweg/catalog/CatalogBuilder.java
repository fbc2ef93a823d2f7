package org.thalweg.catalog;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.Component;
import org.thalweg.UsageException;
import org.thalweg.records.Kind;

/** Says where a catalog looks for components: on the class path, unless told not to, and wherever else is named. */
public final class CatalogBuilder {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ClassLoader classPath = CatalogBuilder.class.getClassLoader();
    private boolean standard = true;
    private Duration patience = PATIENCE;
    private final List<Path> plugins = new ArrayList<>();
    private final Trust trust = new Trust();
    private final List<Component> components = new ArrayList<>();

    CatalogBuilder() {}

    /**
     * Adds plug-ins: JARs, directories in which each JAR and each sub-directory is a plug-in, or the directory of a single
     * plug-in with its libraries. What cannot be loaded is told by {@link Catalog#complaints()}, and when its name is asked
     * for.
     */
    public CatalogBuilder plugins(Path... jarsOrDirectories) {
        plugins.addAll(Arrays.asList(jarsOrDirectories));
        return this;
    }

    /** Loads plug-ins from these paths, and from below, even if everyone may write there; it does not add them. */
    public CatalogBuilder trusting(Path... paths) {
        Arrays.stream(paths).forEach(trust::add);
        return this;
    }

    /**
     * Adds components, each with its values as the defaults; in place of those of the same class, if the class path has it.
     *
     * @throws UsageException if one is not a public record of one of the five kinds
     */
    public CatalogBuilder components(Component... prototypes) {
        components.addAll(Arrays.asList(prototypes));
        return this;
    }

    /** Looks on the class path of another class loader than the one that loaded this library. */
    public CatalogBuilder classLoader(ClassLoader loader) {
        classPath = loader;
        return this;
    }

    /** Leaves out the class path: only what is named is found. */
    public CatalogBuilder withoutClassPath() {
        standard = false;
        return this;
    }

    CatalogBuilder patience(Duration longest) {
        patience = longest;
        return this;
    }

    /** Returns the catalog of everything found. */
    public Catalog build() {
        List<Provider> providers = new ArrayList<>();
        List<Complaint> complaints = new ArrayList<>();
        Services services = new Services(providers, complaints, patience);
        if (standard) {
            services.readClassPath(classPath);
        }
        components.forEach(component -> register(component, providers));
        Plugins opened = new Plugins(trust, services, complaints);
        plugins.forEach(opened::open);
        return new Catalog(new Shelves(providers, complaints), opened.origins(), opened.loaders());
    }

    private static void register(Component component, List<Provider> providers) {
        Class<?> type = component.getClass();
        try {
            List<Kind> kinds = Kind.allOf(type);
            for (Kind kind : kinds.isEmpty() ? List.of(Kind.OPTIMIZER) : kinds) {
                ComponentType.check(kind, type);
                providers.removeIf(p -> p.kind() == kind && p.type() == type);
                providers.add(Provider.of(kind, component));
            }
        } catch (Flaw flaw) {
            throw new UsageException(type.getName() + " " + flaw.sentences());
        }
    }
}

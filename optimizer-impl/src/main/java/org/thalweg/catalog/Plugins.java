package org.thalweg.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.thalweg.records.Kind;

/** Opens the plug-ins that a user named, each in a loader of its own. What is wrong with one does not concern the others. */
final class Plugins {

    private static final String WHAT_TO_LIST =
            Arrays.stream(Kind.values())
                    .skip(1)
                    .map(kind -> kind.type().getSimpleName())
                    .collect(
                            Collectors.joining(
                                    ", ",
                                    "List each component's class in "
                                            + Kind.OPTIMIZER.services()
                                            + " (or ",
                                    ")."));

    private final Trust trust;
    private final Services services;
    private final List<Complaint> complaints;
    private final Set<Path> opened = new HashSet<>();
    private final List<Origin> origins = new ArrayList<>();
    private final List<URLClassLoader> loaders = new ArrayList<>();

    Plugins(Trust trust, Services services, List<Complaint> complaints) {
        this.trust = trust;
        this.services = services;
        this.complaints = complaints;
    }

    List<Origin> origins() {
        return origins;
    }

    List<URLClassLoader> loaders() {
        return loaders;
    }

    /** Opens a JAR, a directory of plug-ins, or the directory of one. */
    void open(Path named) {
        try {
            checkThere(named);
            if (!Files.isDirectory(named)) {
                openFile(named);
                return;
            }
            trust.checkDirectory(named);
            Bundle whole = Bundle.ofDirectory(named);
            if (isOnePlugin(whole)) {
                tellLibraries(whole);
                open(whole);
            } else {
                openEach(named);
            }
        } catch (Flaw flaw) {
            complaints.add(Complaint.ofPlugin(named, flaw.sentences()));
        }
    }

    private void openEach(Path directory) throws Flaw {
        List<Path> plugins =
                Bundle.list(directory).stream()
                        .filter(path -> Files.isDirectory(path) || Bundle.isJar(path))
                        .toList();
        if (plugins.isEmpty()) {
            throw new Flaw(
                    "there is no plug-in in this directory. Put JARs there, or directories with a plug-in and its libraries.");
        }
        for (Path plugin : plugins) {
            try {
                checkThere(plugin);
                if (Files.isDirectory(plugin)) {
                    trust.checkDirectory(plugin);
                    open(Bundle.ofDirectory(plugin));
                } else {
                    openFile(plugin);
                }
            } catch (Flaw flaw) {
                complaints.add(Complaint.ofPlugin(plugin, flaw.sentences()));
            }
        }
    }

    private static void checkThere(Path path) throws Flaw {
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw new Flaw("this symbolic link leads nowhere. Correct or remove it.");
        }
        if (!Files.exists(path)) {
            throw new Flaw("there is no such file or directory. Correct the path.");
        }
        if (!Files.isReadable(path)) {
            throw new Flaw("this cannot be read. Run 'chmod u+r %s'.", path);
        }
    }

    private void openFile(Path file) throws Flaw {
        open(Bundle.ofJar(file));
    }

    /** A directory that has classes itself, or JARs of which one has components and others none, is one plug-in. */
    private static boolean isOnePlugin(Bundle bundle) throws Flaw {
        Path directory = bundle.location();
        if (bundle.classPath().contains(directory)) {
            return true;
        }
        boolean hasOthers =
                Bundle.list(directory).stream()
                        .anyMatch(path -> Files.isDirectory(path) && !path.endsWith("lib"));
        return !hasOthers
                && bundle.classPath().size() > 1
                && bundle.classPath().stream().filter(Plugins::listsComponents).count() == 1;
    }

    /** A JAR without components may be a library, or a plug-in whose author forgot something. */
    private void tellLibraries(Bundle bundle) {
        bundle.classPath().stream()
                .filter(jar -> bundle.location().equals(jar.getParent()) && !listsComponents(jar))
                .map(
                        jar ->
                                Complaint.harmless(
                                        jar,
                                        "this lists no components, so it is a library of the plug-in beside it. If it is one itself: "
                                                + WHAT_TO_LIST))
                .forEach(complaints::add);
    }

    private static boolean listsComponents(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Arrays.stream(Kind.values())
                            .anyMatch(kind -> file.getEntry(kind.services()) != null)
                    || ModuleInfo.providesComponents(file);
        } catch (IOException e) {
            return true;
        }
    }

    private void open(Bundle bundle) throws Flaw {
        if (!opened.add(realPath(bundle.location()))) {
            return;
        }
        for (Path path : bundle.classPath()) {
            if (!Files.isDirectory(path)) {
                checkThere(path);
                trust.checkFile(path);
            }
        }
        String version = bundle.inspect(complaints);
        String sha256 = fingerprint(bundle.location());
        Origin origin = new Origin(bundle.location().toString(), version, () -> sha256);
        URLClassLoader loader = bundle.open();
        loaders.add(loader);
        int before = complaints.size();
        boolean any = services.readPlugin(loader, origin);
        if (!any && complaints.size() == before) {
            throw new Flaw("%s", "this lists no components. " + WHAT_TO_LIST);
        }
        origins.add(origin);
    }

    private static Path realPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    private static String fingerprint(Path path) throws Flaw {
        try {
            return FileFingerprint.of(path);
        } catch (UncheckedIOException e) {
            throw new Flaw("this cannot be read (%s). Allow it.", Flaw.brief(e.getCause()));
        }
    }
}
